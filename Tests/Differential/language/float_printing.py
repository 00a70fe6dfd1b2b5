for v in (0.1, 0.2, 0.1 + 0.2, 1 / 3, 2 / 3, 1e15, 1e16, 123456789012345680.0, 1e22, 1e23, 1e100, 1e-4, 1e-5, 0.00012345, 1.5e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, -0.0, 0.0, 100.0, 1e5, 123.456, float("inf"), float("-inf"), float("nan"), 4.35, 2.675, 9007199254740993.0, 0.3, 1e21, 12345678.9):
    print(v, repr(v), str(v), [v], f"{v}", f"{v:.3f}", f"{v:g}", f"{v:.10g}", f"{v:e}", f"{v:.0f}", "%s" % v, "%.4f" % v, "%g" % v)
print(round(2.675, 2), round(0.5), round(1.5), round(1234.5678, -2), round(1e300, 5), round(0.15, 1), round(2.5), round(-0.4), round(1.005, 2))
print(1.0 // 3, 7.5 % 2, -7.5 % 2, 7.5 // -2, 1e308 * 10, -1e308 * 10, 0.1 * 3, 1.1 + 2.2, 2 ** 0.5, 2.0 ** 10, 10.0 ** -3, 1e400)
print((0.1).as_integer_ratio(), (2.5).is_integer(), (2.0).is_integer(), (0.1).hex(), float.fromhex("0x1.8p1"), float("1e5"), float(" 2.5 "), float("-inf"), float("1_0.5"))
print(sum([0.1] * 10), sum([0.1] * 3), max(1.5, 2), min(1, 0.5), abs(-2.5), divmod(7.5, 2), pow(2.0, 3), int(3.99), int(-3.99), bool(0.0), bool(-0.0), bool(float("nan")))
print(1.0, 10.0, 1e2, 1.0e-10, .5, 5., 1_0.0_1, 3.0 == 3, hash(1.0) == hash(1), hash(0.5), hash(float("inf")))
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0.0, lambda: 1.0 % 0, lambda: 0.0 ** -1, lambda: 10.0 ** 400, lambda: float("abc"), lambda: float(""), lambda: float([]), lambda: round(float("nan")), lambda: round(float("inf")), lambda: int("1.5"), lambda: 1.5 & 1, lambda: [1][1.0], lambda: "a" * 1.5, lambda: float("inf").as_integer_ratio(), lambda: divmod(1.0, 0)):
    try:
        print(f())
    except (ZeroDivisionError, ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
print([1.0, -0.0, 1e-7], (1e16, 1.5), {"a": 0.1}, {1.0: 2.0})
