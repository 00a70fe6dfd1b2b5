import pprint
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass


@dataclass
class D:
    name: str
    values: list
    child: object = None


data = [1, "a", None, {"b": 1, "a": [1, 2, 3]}, list(range(40)), {"key%d" % i: "value " * i for i in range(6)}, [[1, 2], [3, 4]] * 8,
        {"nested": {"deep": {"deeper": list(range(25))}, "x": "y" * 60}}, ("t",), tuple(range(30)), set(range(30)), frozenset([1, 2]),
        {"a": (1, 2), 3: "x", (1, 2): [3]}, "a long text " * 12, ["a long text " * 12, "line\nline two\n" * 4], OrderedDict((str(i), i * 1000) for i in range(12)),
        defaultdict(list, {str(i): list(range(i)) for i in range(9)}), Counter("the quick brown fox jumps over the lazy dog"), deque(range(30)), deque([1], 5),
        D("x", [1, 2]), D("long", list(range(30)), D("inner", ["abc" * 10] * 3)), {}, [], (), set(), b"bytes", 1.5, {"k": []}, [{"id": i, "name": "n" * i} for i in range(8)],
        {True: 1, "x": 2, None: 3}, {1: {2: {3: {4: 5}}}}, ["x" * 100], {"url": "http://example.com/" + "a" * 70, "b": 1}]
for d in data:
    pprint.pprint(d)
    pprint.pprint(d, width=40)
    print(pprint.pformat(d, indent=4, width=60))
    print(pprint.pformat(d, compact=True, width=50))
    print(pprint.pformat(d, depth=2))
pprint.pp({"b": 1, "a": 2})
pprint.pprint({"b": 1, "a": 2}, sort_dicts=False)
loop = [1]
loop.append(loop)
print("Recursion on list" in pprint.pformat(loop), pprint.isrecursive(loop), pprint.isreadable([1]), pprint.saferepr({"a": 1}))
print(pprint.pformat(123456789, underscore_numbers=True))
pprint.PrettyPrinter(width=30, indent=2).pprint({"a": list(range(15)), "b": "text"})
