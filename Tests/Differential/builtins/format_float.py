def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


values = [0.0, -0.0, 1.0, -1.0, 1.5, 3.14159265, -2.5, 1234567.891, 1e10, 1e16, 1e20, 1e-5, 1.23e-10, 1e100, 0.1, 0.5, 2.5, 99.995, 1e300, 123456789.0, float("inf"), float("-inf"), float("nan")]
specs = ["", "e", "E", "f", "F", "g", "G", "n", "%", ".0e", ".3e", ".0f", ".1f", ".2f", ".3f", ".10f", ".20f", ".0g", ".1g", ".3g", ".10g", ".17g", ".20g", ".0%", ".1%", ".0", ".1", ".3", ".10", ".17", "10", "<10", "^10", ">10", "=10", "010", "+", " ", "-", "+.2f", " .2f", "010.2f", "+010.2f", ",", "_", ",.2f", "_.2f", "015,.2f", "*^15.3f", "#", "#.0f", "#.3g", "#g", "#.0e", "z", "z.1f", "z.0f", "+z.2f", "x<12.4e", "=+12.3f", "20,.3%", ".0E", ".5G", "#.5G"]
for v in values:
    for spec in specs:
        t(lambda: format(v, spec))
for spec in ["d", "x", "s", "c", "b", "5.", ".", "abc", ",s", ",n", "_d", "10000000000000000000000", ".99999999999f", "q", "\x01"]:
    t(lambda: format(1.5, spec))
t(lambda: len(format(1e300, ".400f")))
t(lambda: format(1e300, ".0f"))
t(lambda: format(5e-324, ".1074f")[-20:])
t(lambda: format(5e-324, ".30e"))
t(lambda: format(0.1, ".55f"))
t(lambda: format(2.0**60, ",.3f"))
t(lambda: format(1e22, ".3f"))
t(lambda: format(1e19, ".1f"))
t(lambda: format(123456789012345680.0, ".2f"))
x = 0.001
for i in range(120):
    print(f"{x:.2f} {x:.3e} {x:.4g} {x:g} {x:.6f} {x:10.1f}|{-x:<12.5g}|{x:,.1f} {x:.0f}")
    x *= 1.37
for i in range(64):
    v = i + 0.5
    print(f"{v:.0f} {i / 8:.2f} {i / 16:.3f} {i / 64:.1f} {i / 64:.2g}", end=" ")
print()
