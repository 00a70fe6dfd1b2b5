s = list(range(10))
print(s[2:5], s[:3], s[7:], s[-3:], s[:-7], s[::2], s[::-1], s[8:2:-2], s[100:], s[-100:3], s[5:2])
t = "abcdefg"
print(t[1:4], t[::-1], t[-2:], t[::3], t[10:], (1, 2, 3)[::-1], b"abc"[1:], range(10)[2:8:3])
s[2:4] = ["a", "b", "c"]
print(s)
s[::2] = [0] * len(s[::2])
print(s)
s[1:1] = [99]
print(s)
del s[0], s[-1]
print(s)
del s[::2]
print(s)
s[:] = "xyz"
print(s)
s[len(s):] = [1]
s[:0] = [0]
print(s)
del s[1:3]
print(s, s * 2, 2 * s)
for f in (lambda: s.__setitem__(slice(None, None, 2), [1, 2, 3]), lambda: s[::0], lambda: s["a":], lambda: s[1.0], lambda: t[100], lambda: (1,)[5], lambda: s.__setitem__(100, 1), lambda: s.__delitem__(100), lambda: s.__setitem__(slice(0, 1), 5), lambda: t.__getitem__(None), lambda: range(3)[5]):
    try:
        print(f())
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
try:
    t[0] = "x"
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
try:
    (1, 2)[0] = 1
except TypeError as e:
    print(e)
sl = slice(1, 10, 2)
print(sl, sl.start, sl.stop, sl.step, sl.indices(5), slice(3), s[slice(1)])
class I:
    def __getitem__(self, k): return k
i = I()
print(i[1], i[1:2], i[:], i[::2], i[1, 2], i[1:2, ::3], i[:, 0], i[...], i[(1, 2)], i[1,])
m = [[1, 2, 3], [4, 5, 6]]
m[1][1:] = [0]
m[0][0] += 10
print(m)
x = [1, 2, 3]
x[0] += x[1] * 2
x[-1] **= 2
x[0:2] += [7]
print(x)
print([1, 2, 3][True], "abc"[False], list("abc")[-1:-3:-1])
y = x
x = x + [1]
print(y, x)
y += [5]
print(y)
n = [0] * 3
n[1] = 1
nested = [[]] * 2
nested[0].append(1)
print(n, nested)
