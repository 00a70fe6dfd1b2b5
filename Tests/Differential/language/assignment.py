a = b = c = [1]
b.append(2)
print(a, c, a is c)
x = 5
x += 1; x -= 2; x *= 3; x //= 2; x **= 2; x %= 7; x <<= 3; x >>= 1; x |= 3; x &= 14; x ^= 5
print(x)
f = 7
f /= 2
print(f)
s = "a"
t = s
s += "b"
print(s, t)
l = [1]
m = l
l += (2, 3)
print(l, m, l is m)
l *= 2
print(m)
d = {"k": [1]}
d["k"] += [2]
d["n"] = d.get("n", 0) + 1
print(d)
d |= {"z": 1}
print(d, {"a": 1} | {"b": 2})
st = {1, 2}
st |= {3}; st &= {2, 3, 4}; st ^= {9}; st -= {2}
print(sorted(st))
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)
def order(n, v):
    print(n, end=" ")
    return v
box = {}
order("object", box)[order("key", "k")] = order("value", 1)
box[order("k2", "k")] += order("v2", 5)
print(box)
class P: pass
p = P()
p.a = p.b = 1
p.a += 10
p.l = [0]
p.l[0] -= 3
print(p.a, p.b, p.l)
i: int = 3
j: "list[int]" = [i]
k: float
print(i, j)
try:
    k
except NameError as e:
    print(e)
x, y = y, x = 1, 2
print(x, y)
(a) = 4
[b] = [5]
(c,) = (6,)
print(a, b, c)
n = 1,
print(n)
u = *"ab", *[1]
print(u)
v = 1 if False else 2
w = lambda: v
print(w())
z = not 1 == 2 and 3 or 4
print(z, -2 ** 2, 2 ** -1, 2 ** 3 ** 2, -3 // 2, 1 if 0 else 2 if 0 else 3, 5 - 3 - 1, 1 - -1, ~5 + 1, not not 0)
print(10 - 2 * 3 % 4, 1 << 2 + 1, 5 & 3 == 3, 1 | 2 ^ 3 & 4, 0x10 + 0b11 + 0o7)
try:
    undefined += 1
except NameError as e:
    print(e)
def local():
    try:
        q += 1
    except UnboundLocalError as e:
        print(e)
    q = 1
local()
for bad in (lambda: [1] + 1, lambda: {} + {}, lambda: {1} + {2}, lambda: 1 @ 2, lambda: "a" - "b", lambda: None + 1, lambda: [1] - [1], lambda: 1 & 1.0, lambda: "a" % 1, lambda: {} | [], lambda: (1,) + [1], lambda: b"a" + "a"):
    try:
        bad()
    except TypeError as e:
        print(e)
