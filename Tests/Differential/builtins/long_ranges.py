# Ranges that 64 bits cannot hold.
B = 10**20
ranges = [
    range(B), range(-B), range(B, B + 3), range(B, B - 10, -4), range(0, 2**64, 2**62), range(-(2**63), 2**63 - 1),
    range(2**63 - 2, 2**63 + 2), range(5, B, B), range(B, B), range(-(2**63), 0), range(0, 2**63 - 1, 2**62), range(0, 10, B),
    range(-(2**62), 2**62), range(2**63 - 1, -(2**63), -(2**62)),
]
for r in ranges:
    print(r, bool(r), r.start, r.stop, r.step)
    try:
        print(len(r))
    except OverflowError as e:
        print("OverflowError", e)
    for i in (0, 1, -1, 2**62, B, -B, True):
        try:
            print(r[i])
        except IndexError as e:
            print("IndexError", e)
    print(r[:3], r[-3:], r[::2], r[::-1], r[1:B], r[B:], r[5:2:-1], r[::B])
    print([x in r for x in (0, 5, B, -B, B + 1, 2**63, -(2**63), 2**62, True)])
    for x in (0, B, -(2**63), 2**63 - 2):
        try:
            print(r.index(x), r.count(x))
        except ValueError as e:
            print("ValueError", e)
    out = []
    for x in r:
        out.append(x)
        if len(out) == 4:
            break
    print(out)
    out = []
    for x in reversed(r):
        out.append(x)
        if len(out) == 4:
            break
    print(out)
print(range(B, B + 3) == range(B, B + 3, 1), range(B) == range(B), hash(range(B)) == hash(range(B)), range(B, B) == range(0), range(0, B, B) == range(0, 5, 7))
print(list(range(B, B + 3)), sum(range(B, B + 4)), max(range(B, B + 9, 4)), list(enumerate(range(B, B + 2))), list(zip(range(B, B + 2), range(2))))
for bad in (lambda: range(B, 1.5), lambda: range(0, B, 0), lambda: range("a"), lambda: range(B)[1.5], lambda: range(B)["a":], lambda: range(B)[::0]):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
