def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


# The order of the elements is the hash table's; for ints it must be CPython's.
x = 1
for n in range(0, 60):
    items = []
    for i in range(n):
        x = (x * 1103515245 + 12345) % 2147483648
        items.append(x % 1000 - 300)
    s = set(items)
    print(s, list(s), set(s), frozenset(s), s.copy())
    a = set(items[: n // 2])
    b = set(items[n // 3 :])
    print(a | b, a & b, a - b, a ^ b, a.union(items[n // 3 :]), a.intersection(items[n // 3 :]), a.difference(items[n // 3 :]), a.symmetric_difference(items[n // 3 :]))
    c = set(a)
    c |= b
    print(c)
    c = set(a)
    c &= b
    print(c)
    c = set(a)
    c -= b
    print(c)
    c = set(a)
    c ^= b
    print(c)
    c = set(items)
    for i in items[::3]:
        c.discard(i)
    print(c, [c.pop() for i in range(min(3, len(c)))], c)
    for i in range(5):
        c.add(i * 1000)
    print(c)
    d = {k: 1 for k in items}
    print(set(d), d.keys() & b, d.keys() | {1}, d.keys() - b, d.keys() ^ b)
    print(set(range(n)), set(x * 0.5 for x in range(n)))
big = set(range(0, 100000, 7))
print(list(big)[:20], len(big))
big -= set(range(0, 100000, 14))
print(list(big)[:20], len(big))
