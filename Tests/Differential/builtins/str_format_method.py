def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


t(lambda: "{} {}".format(1, 2))
t(lambda: "{1} {0} {1}".format("a", "b"))
t(lambda: "{a} {b}".format(a=1, b=2))
t(lambda: "{} {a}".format(1, a=2))
t(lambda: "{0} {}".format(1, 2))
t(lambda: "{} {0}".format(1, 2))
t(lambda: "{} {}".format(1))
t(lambda: "{2}".format(1))
t(lambda: "{a}".format())
t(lambda: "{a}".format(b=1))
t(lambda: "{{}} {{{}}}".format(1))
t(lambda: "{".format())
t(lambda: "}".format())
t(lambda: "{0".format(1))
t(lambda: "{0!".format(1))
t(lambda: "{0!r".format(1))
t(lambda: "{0!rx}".format(1))
t(lambda: "{0!x}".format(1))
t(lambda: "{0!r:>5}|{0!s:<5}|{0!a}".format("é"))
t(lambda: "{0:{1}}".format(5, 10))
t(lambda: "{0:{1}.{2}f}".format(3.14159, 10, 2))
t(lambda: "{:{w}.{p}}".format("hello", w=8, p=3))
t(lambda: "{:{}}".format(5, 7))
t(lambda: "{:{:{}}}".format(1, 2, 3))
t(lambda: "{0.real} {0.imag}".format(5))
t(lambda: "{0[0]} {0[1]}".format([1, 2]))
t(lambda: "{0[a]} {0[b c]}".format({"a": 1, "b c": 2}))
t(lambda: "{a[0].real}".format(a=[7]))
t(lambda: "{0[-1]}".format({"-1": "x"}))
t(lambda: "{0[5]}".format([1]))
t(lambda: "{0[x]}".format([1]))
t(lambda: "{0.foo}".format(1))
t(lambda: "{0.}".format(1))
t(lambda: "{0[}".format(1))
t(lambda: "{0[]}".format(1))
t(lambda: "{0[0]x}".format([1]))
t(lambda: "{a{}}".format(1))
t(lambda: "{:{".format(1))
t(lambda: "{:}}".format(1))
t(lambda: "{!r}".format("x"))
t(lambda: "{:>10}|{:<10}|{:^10}".format("a", "b", "c"))
t(lambda: "{:,} {:_} {:.2%}".format(1234567, 1234567, 0.256))
t(lambda: "{:d}".format("x"))
t(lambda: "{:s}".format(5))
t(lambda: "{:5}".format([1]))
t(lambda: "{}".format([1, "a"]))
t(lambda: "{99999999999999999999}".format(1))
t(lambda: "{ }".format(1))
t(lambda: "{ a }".format(**{" a ": 1}))
t(lambda: "{0}{1}{0}".format("x", "é"))
t(lambda: "é{}ü{}".format("ß", 1))
t(lambda: "{a}".format_map({"a": 1}))
t(lambda: "{a} {b}".format_map({"a": 1}))
t(lambda: "{}".format_map({}))
t(lambda: "{0}".format_map([5]))


class Default(object):
    def __getitem__(self, key):
        return "<" + key + ">"


t(lambda: "{a} {b[0]}".format_map(Default()))
t(lambda: "%(x)s %(y)s" % Default())
x = 5
y = 3.14159
name = "é"
items = [1, 2]
print(f"{x} {y:.2f} {name!r} {name!a} {x + 1} {items[0]} {x=} {y = } {x=:>5} {name=!s} {{}} {x!r:>4}")
print(f"{x:{x}} {y:{x + 5}.{items[1]}f} {'nested'} {[i for i in items]} {(lambda a: a + 1)(2)}")
print(f"{x:>{'1' + '0'}}|{'a' if x else 'b'}|{x,}|{ {1: 2}[1] }")
print(f"" f"{x}" "b" f"{y:e}")
