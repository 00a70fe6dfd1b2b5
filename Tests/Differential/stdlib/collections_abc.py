from collections.abc import *
import collections
for c in (Hashable, Iterable, Iterator, Reversible, Generator, Sized, Container, Callable, Collection, Sequence, MutableSequence, Set, MutableSet, Mapping, MutableMapping, KeysView, ValuesView, ItemsView, MappingView):
    print(c.__name__, [isinstance(v, c) for v in (1, 1.5, "a", b"a", [1], (1,), {1}, frozenset(), {1: 2}, {}.keys(), {}.values(), {}.items(), range(3), iter([]), (x for x in []), len, lambda: 0, None, int, object(), collections.deque(), collections.OrderedDict(), collections.Counter())])
from collections.abc import *
class MM(MutableMapping):
    def __init__(s): s.d = {}
    def __getitem__(s, k): return s.d[k]
    def __setitem__(s, k, v): s.d[k] = v
    def __delitem__(s, k): del s.d[k]
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
    def __repr__(s): return f"MM({s.d})"
m = MM(); m["a"] = 1; m.update(b=2, c=3); m.update({"d": 4}); m.update([("e", 5)])
print(m, m.pop("a"), m.pop("zz", 9), m.popitem(), m.setdefault("q", 7), list(m), m.keys(), m.items(), m.values(), ("q", 7) in m.items(), 7 in m.values(), m.keys() | {"x"} == {"q", "c", "d", "e", "x"}, m == {"c": 3, "d": 4, "e": 5, "q": 7}, len(m.keys()))
try: m.pop("zz")
except KeyError as e: print(repr(e))
m.clear(); print(m, bool(m))
class MSq(MutableSequence):
    def __init__(s, *a): s.l = list(a)
    def __getitem__(s, i): return s.l[i]
    def __setitem__(s, i, v): s.l[i] = v
    def __delitem__(s, i): del s.l[i]
    def __len__(s): return len(s.l)
    def insert(s, i, v): s.l.insert(i, v)
q = MSq(1, 2, 3); q.append(4); q.extend([5]); q += [6]; q.remove(2); q.reverse(); print(q.l, q.pop(), q.pop(0), q.index(4), q.count(3)); q.clear(); print(q.l)
class St(Set):
    def __init__(s, it): s.l = list(dict.fromkeys(it))
    def __contains__(s, x): return x in s.l
    def __iter__(s): return iter(s.l)
    def __len__(s): return len(s.l)
    def __repr__(s): return f"St({s.l})"
a = St("abc"); b = St("bcd")
print(a & b, a | b, a - b, a ^ b, a <= b, St("b") < a, a == St("cba"), a.isdisjoint("z"), a & {"a"}, {"a"} | a, isinstance(a, Set))
try:
    class Half(Mapping):
        def __len__(s): return 0
    Half()
except TypeError as e: print(e)
try: a < 5
except TypeError as e: print(e)
class A:
    def __pow__(s, o, m=None): return (o, m)
print(pow(A(), 2, 3), pow(A(), 2), A() ** 4)
