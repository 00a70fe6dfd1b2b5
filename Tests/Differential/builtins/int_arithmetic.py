def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


values = [0, 1, -1, 2, 3, -3, 7, 10, -10, 63, 64, 2**31, -2**31, 2**62, 2**63 - 1, -2**63, 2**63, 2**64, -2**64, 10**20, -10**20, 3**50]
for a in values:
    for b in values:
        print(a, b, a + b, a - b, a * b, end=" ")
        if b:
            print(a // b, a % b, divmod(a, b), end=" ")
        print(a & b, a | b, a ^ b, a == b, a < b, a <= b, a > b, a >= b, a != b)
for a in values:
    print(a, -a, +a, ~a, abs(a), bool(a), a.bit_length(), a.bit_count(), hash(a) == hash(float(a)))
    for s in [0, 1, 5, 31, 32, 62, 63, 64, 65, 100]:
        print(a << s, a >> s, end=" ")
    print()
