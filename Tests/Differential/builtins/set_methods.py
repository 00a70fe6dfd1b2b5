def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


a = {1, 2, 3}
b = {2, 3, 4}
print(a, set(), set([1, 1, 2]), set("a"), frozenset([1, 2]), frozenset(), len(a), 1 in a, 9 in a)
print(a | b, a & b, a - b, a ^ b, a <= b, a < b, {2} < a, {1, 2, 3} <= a, a >= {1}, a > {1, 2, 3}, a == {3, 2, 1}, a != b, a == frozenset(a), hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
print(a.union(b), a.union([5], (6,), "7"), a.intersection(b), a.intersection([1, 2], {2}), a.difference(b), a.difference([1], [2]), a.symmetric_difference(b), a.symmetric_difference([1, 9]), a.issubset([1, 2, 3, 4]), a.issuperset([1]), a.isdisjoint([7]), a.isdisjoint({1}), a.union(), a.copy())
c = set(a)
c.add(10)
c.add(1)
c.discard(2)
c.discard(99)
c.remove(3)
print(c)
c.update([4, 5], {6})
c.intersection_update([1, 4, 5, 6])
c.difference_update([4])
c.symmetric_difference_update([6, 7])
print(c)
c |= {8}
c &= {1, 5, 7, 8}
c -= {1}
c ^= {5, 9}
print(c, c.pop() in {7, 8, 9}, len(c))
c.clear()
print(c, frozenset("a") | {"a"}, {"a"} | frozenset("a"), frozenset([1]).union([2]), type(frozenset([1]) | {2}), type({1} | frozenset([2])))
t(lambda: {1}.remove(2))
t(lambda: {1}.remove("x"))
t(lambda: set().pop())
t(lambda: {[]})
t(lambda: {1}.add([]))
t(lambda: [] in {1})
t(lambda: {1} in {1})
t(lambda: {frozenset([1])}.remove({2}))
t(lambda: frozenset([1]) in {frozenset([1])})
t(lambda: {1} in {frozenset([1])})
t(lambda: {1} | [2])
t(lambda: {1} & [2])
t(lambda: {1} < [2])
t(lambda: {1} + {2})
t(lambda: {1} == [1])
t(lambda: {1} | {}.keys())
t(lambda: set(5))
t(lambda: set(1, 2))
t(lambda: frozenset(5))
t(lambda: hash({1}))
t(lambda: hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1])))
t(lambda: frozenset([1]).add(2))
t(lambda: {1}.foo)
t(lambda: {1}[0])
t(lambda: {1}.union(5))
t(lambda: {1}.update(5))
t(lambda: {1}.issubset(5))
t(lambda: {1}.__or__({2}))
t(lambda: {1}.__or__([2]))
t(lambda: sorted({3, 1, 2} | {0}))
t(lambda: {x % 3 for x in range(10)})
t(lambda: sorted({"a", "b"}.union("cd")))
s = {1, 2, 3}


def grow():
    for x in s:
        s.add(x + 100)


t(grow)
print({True, 1, 1.0}, {0, False}, {1, "1"} == {"1", 1}, {None, None}, {(1, 2), (1, 2)})
print(frozenset({frozenset({1})}), {frozenset(), frozenset()})
