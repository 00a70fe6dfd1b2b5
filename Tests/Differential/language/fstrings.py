name, n, x = "world", 42, 3.14159
print(f"hello {name} {n + 1} {x:.2f} {x!r:>10} {name!s:*^11} {n:05d} {n:#x} {n:,}")
print(f"{{literal}} {'nested'} {f'{n}'} {n=} {n = } {x=:.1f} {name=!s} {n + 1=}")
w, p = 10, 3
print(f"{x:{w}.{p}f}|{name:>{w}}|{name:{'<'}{w}}|")
print(f"{[1, 2][0]} {dict(a=1)['a']} {(lambda v: v * 2)(4)} {'yes' if n else 'no'}")
print(f"""multi
{n}
line""")
print(f"{n!r}{n!s}{'é'!a}", rf"\n{n}", f"{'a' 'b'}", "plain " f"{n}" " tail")
print(f"{1e10:g} {1234567.891:,.1f} {0.5:%} {255:b} {255:o} {255:X} {-5:+d} {5:+d} {5: d}")
print(f"{None} {True} {[1, 'a']} {(1,)} {{1: 2}} { {1: 2} }")
print(f"{x:10.3e}|{x:<10.2f}|{x:^10.1f}|{x:=+10.2f}|{n:>8}|{n:^8}|{n:<8}|")
print(f"{'abc':.2}|{'abc':5}|{'abc':>5}|{True:d}|{True}|{True:5}|")
print(f"{n:c}|{1000000:_}|{0xff:#b}|{0.1 + 0.2}|{1/3:.17g}|{1e-7}|{1e16}|{100.0}")
for spec in ("d", ".2f", "s", "x", "zz", ",d", "10"):
    for v in (5, 2.5, "s"):
        try:
            print(spec, format(v, spec))
        except ValueError as e:
            print(spec, e)
class F:
    def __format__(self, s): return f"<{s}>"
print(f"{F()} {F():abc} {F():%Y-%m}")
try:
    f"{None:5}"
except TypeError as e:
    print(e)
try:
    f"{[]:>5}"
except TypeError as e:
    print(e)
try:
    f"{undefined}"
except NameError as e:
    print(e)
print(f"{'quote'}" f'{"other"}', f'{n:{">"}{8}}')
print(f"{n:>{n // 4}}", f"{(y := 5)} {y}")
print("%d %s %r %5.2f %-5s| %05d %x %% %c %e" % (1, "a", "b", 2.5, "l", 42, 255, "c", 12345.678))
print("%(a)s %(b)d" % {"a": 1, "b": 2}, "%s" % (1,), "%s" % [1], "%.3s" % "abcdef", "%*d" % (5, 42))
print("{} {1} {0}".format(1, 2) if False else "{0} {1} {0}".format(1, 2), "{a.real} {b[0]} {c[k]}".format(a=1, b=[2], c={"k": 3}))
print("{:>{w}}|{!r}".format("a", "b", w=4), "{:,}".format(10**12), "{{}}".format())
