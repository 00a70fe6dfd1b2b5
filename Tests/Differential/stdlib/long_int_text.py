import sys
print(sys.get_int_max_str_digits())
sys.set_int_max_str_digits(5000)
print(len(str(10**4500)))
try: str(10**5000)
except ValueError as e: print(e)
print(len(str(10**5000-1)))
try: int("1"*5001)
except ValueError as e: print(e)
try: sys.set_int_max_str_digits(5)
except ValueError as e: print(e)
sys.set_int_max_str_digits(0)
for b, e in ((7, 30000), (10, 4096), (10, 8192), (10, 8191), (10, 40000), (3, 100), (2, 70000), (10, 16384), (10, 4095)):
    for d in (-1, 0, 1):
        n = b ** e + d
        t = str(n); assert int(t) == n, (b, e, d); assert t == "%d" % n == f"{n}"; assert int("-" + t) == -n
        for base, p in ((2, "b"), (8, "o"), (16, "x")):
            h = format(n, p); assert int(h, base) == n; assert h[0] != "0"
        print(t[:20], t[-20:], len(t), hex(n)[:20], oct(n)[-20:], bin(n)[-10:])
for base in (3, 5, 7, 11, 36):
    print(int("12"*3000, base) % 10**30)
print(int("9"*30000) % 1000007, hex(3**500)[-20:], oct(-3**500)[:20], bin(3**200)[-30:], int("z"*300, 36) % 10**20, f"{3**5000:,}"[:30], f"{-3**200:X}")
