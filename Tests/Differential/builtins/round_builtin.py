def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for v in [0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 2.675, 1.005, 0.125, 0.375, 1e15 + 0.5, 123456.789, -123456.789, 5e-324, 1e300, 0.045, 4.35, 2.5e15]:
    print(v, [round(v, n) for n in [-3, -2, -1, 0, 1, 2, 3, 5, 10, 15, 17, 20, 30, 330, -330]], round(v), round(v, None))
for v in [0, 5, 15, 25, -5, -15, 12345, -12345, 55, 45, 10**20 + 5, 150, 250, 350]:
    print(v, [round(v, n) for n in [-30, -3, -2, -1, 0, 1, 2]], round(v))
t(lambda: round(True))
t(lambda: round(True, 1))
t(lambda: round(True, -1))
t(lambda: round(float("nan")))
t(lambda: round(float("inf")))
t(lambda: round(float("inf"), 2))
t(lambda: round(float("nan"), 2))
t(lambda: round("x"))
t(lambda: round(1.5, "x"))
t(lambda: round(1.5, 1.0))
t(lambda: round(None))
t(lambda: round(number=2.567, ndigits=1))
t(lambda: round(1.7976931348623157e308, -308))
t(lambda: round(1e308, -307))
t(lambda: round(-0.4))
t(lambda: round(-0.4, 0))
t(lambda: round(0.5, 0))
t(lambda: round(1234.5678, -2))
t(lambda: round(1250.0, -2))
t(lambda: round(1350.0, -2))
t(lambda: round(1250.5, -2))


class Rounds:
    def __round__(self, n=None):
        return ("rounded", n)


t(lambda: round(Rounds()))
t(lambda: round(Rounds(), 3))
x = 0.0
for i in range(200):
    x += 0.12345678901
    print(round(x, 3), round(x * 1000, -1), round(x, 8), end=" ")
print()
