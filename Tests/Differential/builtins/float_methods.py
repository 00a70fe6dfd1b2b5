def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


values = [0.0, -0.0, 1.0, -1.5, 0.1, 3.14, 1e300, 5e-324, 2.0**-1074, 1e16, 123456.789, float("inf"), float("-inf"), float("nan")]
for v in values:
    t(lambda: v.is_integer())
    t(lambda: v.hex())
    t(lambda: v.as_integer_ratio())
    t(lambda: v.conjugate())
    t(lambda: v.real)
    t(lambda: v.imag)
    t(lambda: int(v))
    t(lambda: round(v))
    t(lambda: round(v, 2))
    t(lambda: abs(v))
    t(lambda: bool(v))
    t(lambda: hash(v) if v == v else 0)
for text in ["0x1p0", "0x1.8p1", "-0x1.8p-3", "1.8", "0x.8", "0x8.", "inf", "nan", "-INF", "0x1.fffffffffffffp1023", "0x1p1024", "0x1p-1074", "0x1p-1080", "", "0x", "xyz", " 0x1p3 ", "1p2", "0x1.8p", "0x1..8"]:
    t(lambda: float.fromhex(text))
t(lambda: (2.5).__floor__())
t(lambda: (2.5).__ceil__())
t(lambda: (-2.5).__trunc__())
t(lambda: (2.5).__round__(0))
t(lambda: (2.5).__add__(1))
t(lambda: (2.5).__add__("x"))
t(lambda: (2.5).__radd__(1))
t(lambda: (2.5).__eq__(2.5))
t(lambda: (2.5).__lt__("x"))
t(lambda: (2.5).foo)
t(lambda: float.fromhex(3))
