def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(900))
def forever(n):
    return forever(n + 1)
try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, str(e).startswith("maximum recursion depth exceeded"))
class R:
    def __repr__(self): return repr(self)
    def __getattr__(self, n): return getattr(self, n + "x")
    def __add__(self, o): return self + o
    def __eq__(self, o): return self == o
    def __lt__(self, o): return self < o
    def __len__(self): return len(self)
    def __call__(self): return self()
    def __iter__(self): return iter(self)
    def __bool__(self): return bool(self)
    def __hash__(self): return hash(self)
    def __getitem__(self, i): return self[i]
r = R()
for f in (lambda: repr(r), lambda: r.a, lambda: r + 1, lambda: r == 1, lambda: r < 1, lambda: len(r), lambda: r(), lambda: list(r), lambda: bool(r), lambda: hash(r), lambda: r[0], lambda: sorted([r, r]), lambda: {r: 1}, lambda: max(r, r)):
    try:
        f()
        print("no error")
    except RecursionError:
        print("RecursionError")
def mutual_a(n): return mutual_b(n) 
def mutual_b(n): return mutual_a(n)
try:
    mutual_a(1)
except RecursionError:
    print("mutual")
def gen(n):
    yield n
    yield from gen(n + 1)
try:
    for v in gen(0):
        pass
except RecursionError:
    print("generator", v > 300)
def in_handler(n):
    try:
        return in_handler(n + 1)
    except RecursionError:
        return n
print(in_handler(0) > 500)
count = 0
def finally_counts(n):
    global count
    try:
        finally_counts(n + 1)
    finally:
        count += 1
try:
    finally_counts(0)
except RecursionError:
    print(count > 500)
l = []
l.append(l)
d = {}
d["self"] = d
print(l, d)
nested = []
for _ in range(500):
    nested = [nested]
print(len(repr(nested)))
def hanoi(n, a, b, c):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
print(hanoi(10, "a", "b", "c"))
def ack(m, n):
    return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print(ack(2, 3))
print(depth(900))
import sys
sys.setrecursionlimit(5000)
print(depth(4000), sys.getrecursionlimit())
