def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for a in [0, 1, -1, 2, -2, 3, 10, -7]:
    for b in [0, 1, 2, 3, 10, 31, 62, 63, 64, 65, 100]:
        print(a, b, a ** b, pow(a, b))
for a in [1, -1, 2, -2, 5]:
    for b in [-1, -2, -3]:
        print(a, b, a ** b)
t(lambda: 0 ** -1)
t(lambda: 0.0 ** -1)
for b in [3, 7, -3, 10, 2**61 - 1, 2**64, -5]:
    for a in [0, 1, 2, 10, -4, 3**40]:
        for e in [0, 1, 2, 5, 100, 2**40]:
            print(pow(a, e, b), end=" ")
    print()
t(lambda: pow(3, -1, 7))
t(lambda: pow(2, -1, 4))
t(lambda: pow(10, -3, 97))
t(lambda: pow(2, 3, 0))
t(lambda: pow(2.0, 3, 5))
t(lambda: pow(2, 3, 5.0))
t(lambda: pow("a", 3))
t(lambda: pow("a", 3, 4))
t(lambda: pow(base=2, exp=5))
t(lambda: pow(2, exp=5, mod=7))
t(lambda: 2 ** 0.5)
t(lambda: 2.0 ** 3)
t(lambda: 10 ** 400 * 1.0)
t(lambda: 10.0 ** 400)
t(lambda: (-8.0) ** 2)
t(lambda: 1 ** 10**30)
t(lambda: (-1) ** (10**30 + 1))
