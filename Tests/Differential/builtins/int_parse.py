def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for text in ["0", "1", "-1", "+5", " 12 ", "\t7\n", "1_000", "1__0", "_1", "1_", "", " ", "-", "+", "- 1", "0x10", "1.5", "1e3", "abc", "00012", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "123456789012345678901234567890", "\u0661\u0662", "\uff11", "1\u00a0", "\x001", "1\x00", "0b1", "é"]:
    t(lambda: int(text))
for text, base in [("1f", 16), ("0x1f", 16), ("0X1F", 16), ("0x1f", 0), ("0b101", 2), ("0b101", 0), ("0o17", 8), ("0o17", 0), ("17", 8), ("zz", 36), ("ZZ", 36), ("z", 35), ("0", 0), ("00", 0), ("01", 0), ("0_1", 0), ("0x_1f", 16), ("0x", 16), ("0b2", 2), ("12", 2), ("-0x1f", 16), ("-0x1f", 0), ("+0b1", 0), ("1", 1), ("1", 37), ("1", -1), ("0b1", 16), ("0xg", 16), ("1_000", 10), ("ffffffffffffffffffff", 16), ("1" * 70, 2), ("1" * 30, 7)]:
    t(lambda: int(text, base))
    t(lambda: int(text, base=base))
t(lambda: int())
t(lambda: int(3.99))
t(lambda: int(-3.99))
t(lambda: int(1e20))
t(lambda: int(1e300) == 10**300)
t(lambda: int(float("nan")))
t(lambda: int(float("inf")))
t(lambda: int(True))
t(lambda: int(None))
t(lambda: int([]))
t(lambda: int({}))
t(lambda: int(b"12"))
t(lambda: int(b"zz", 36))
t(lambda: int(b"1z"))
t(lambda: int(5, 10))
t(lambda: int("5", 2.0))
t(lambda: int(base=10))
t(lambda: int("x" * 300))
t(lambda: int("1" * 5000))
t(lambda: len(str(10**4299)))
t(lambda: str(10**4300))
t(lambda: int("1" * 4300) % 97)
t(lambda: len(hex(10**5000)))
t(lambda: int("f" * 5000, 16) % 1000007)


class WithInt:
    def __int__(self):
        return 42


class WithIndex:
    def __index__(self):
        return 7


class BadInt:
    def __int__(self):
        return "no"


t(lambda: int(WithInt()))
t(lambda: int(WithIndex()))
t(lambda: int(BadInt()))
t(lambda: float(WithIndex()))
t(lambda: [10, 20, 30, 40, 50, 60, 70, 80][WithIndex()])
t(lambda: hex(WithIndex()))
t(lambda: "%d" % WithInt())
t(lambda: "%x" % WithIndex())
t(lambda: "%x" % WithInt())
t(lambda: int(object) if False else int("12", WithIndex()))
