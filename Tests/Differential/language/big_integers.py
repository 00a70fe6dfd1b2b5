a = 2 ** 100
b = 10 ** 30 + 7
print(a, b, a + b, a - b, a * b, a // b, a % b, -a // b, -a % b, divmod(a, -b))
print(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2, -(-9223372036854775808))
print(2 ** 62, 2 ** 63, 2 ** 64, 4611686018427387904 * 2, 3037000500 ** 2, 1 << 63, 1 << 100, (1 << 100) >> 90)
print(a & b, a | b, a ^ b, ~a, -a >> 3, a >> 200, -a >> 200, -1 >> 1)
print(a == 2.0 ** 100, a < b, a > 1e30, a != b, hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(2 ** 100))
print(a / b, a / 3, 1 / a, 10 ** 25 / 10 ** 24, float(a), int(1e30), int(-2.9), round(2.5), round(3.5), round(-2.5), round(12345, -2), round(15, -1), round(25, -1))
print(pow(3, 200, 1000007), pow(a, 3, b), pow(2, -1), pow(3, -1, 7), 2 ** -2, (-2) ** 3, (-8) ** (1 / 3) if False else 0, 0 ** 0)
print(len(str(3 ** 1000)), str(7 ** 77), int("123456789012345678901234567890"), int("-0xff", 16), int("zz", 36), int("1_000"))
print(hex(a), oct(2 ** 65), bin(2 ** 65 + 1), f"{a:,}", f"{a:x}", f"{a:e}", f"{a:.3f}", f"{2**70:+d}", f"{a:>40}", "%d" % a)
print((2 ** 100).bit_length(), (255).bit_length(), (0).bit_length(), (5).bit_count(), abs(-a), -a, +a, bool(a), int(True))
n = 1
for i in range(1, 51):
    n *= i
print(n)
x = 0
for i in range(100):
    x = x * 31 + i
print(x)
print(sum([2 ** 62] * 4), max(a, b), min(a, -a), sorted([a, b, 1, -a])[0])
for f in (lambda: a / 0, lambda: a // 0, lambda: a % 0, lambda: divmod(1, 0), lambda: 0 ** -1, lambda: 1 << -1, lambda: float(10 ** 400), lambda: int("12a"), lambda: int(""), lambda: int(float("nan")), lambda: int(float("inf")), lambda: 10 ** 400 / 3, lambda: 10 ** 400 * 1.0, lambda: 2 ** 5000 / 2 ** 4999, lambda: pow(2, -1, 4), lambda: int("5", 1), lambda: [1] * a, lambda: "x"[a], lambda: a + "s", lambda: 1 << 2.0, lambda: ~1.0):
    try:
        print(f())
    except (ZeroDivisionError, ValueError, OverflowError, TypeError, IndexError, MemoryError) as e:
        print(type(e).__name__, e)
print({2 ** 64: "big", 2.0 ** 64: "same"}, 2 ** 64 in {18446744073709551616}, a is a)
i = 2 ** 63 - 2
for _ in range(4):
    i += 1
    print(i)
for _ in range(4):
    i -= 1
print(i, type(i), int.from_bytes(b"\x01" * 10, "big"), (10 ** 20).to_bytes(10, "little"))
print(-7 // 2, -7 % 2, 7 // -2, 7 % -2, -7 % -2, divmod(-7, 2), divmod(7.5, -2), -7.5 // 2, 0x1F, 0o17, 0b101, 1_000_000)
