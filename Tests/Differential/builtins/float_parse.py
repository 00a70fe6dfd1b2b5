def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for text in ["0", "1", "-1", "1.5", ".5", "5.", ".", "", " ", "1e5", "1E5", "1e+5", "1e-5", "1e", "e5", "1.5e3.2", "inf", "-inf", "+Infinity", "INF", "nan", "-nan", "NaN", "nan(1)", "infinit", "1_000.5", "1__0", "_1", "1_", "1_.5", "1._5", "1e1_0", "0x10", "0x1p3", " 1.5\n", "\u0661.\u0665", "1,5", "abc", "--1", "+-1", "1 2", "1e400", "-1e400", "1e-400", "123456789012345678901234567890", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623159e308", "0.1e1", "é", "1\x00"]:
    t(lambda: float(text))
t(lambda: float())
t(lambda: float(5))
t(lambda: float(True))
t(lambda: float(10**400))
t(lambda: float(2**53 + 1))
t(lambda: float(2**63 + 1025))
t(lambda: float(10**22))
t(lambda: float(10**23))
t(lambda: float(None))
t(lambda: float([]))
t(lambda: float(b"1.5"))
t(lambda: float("1", "2"))


class WithFloat:
    def __float__(self):
        return 2.5


class BadFloat:
    def __float__(self):
        return 2


t(lambda: float(WithFloat()))
t(lambda: float(BadFloat()))
t(lambda: "%.1f" % WithFloat())
t(lambda: "%f" % "x")
t(lambda: "%f" % None)
