for i in range(3):
    print(i, end=" ")
else:
    print("for else")
for i in []:
    pass
else:
    print("empty else", i)
for i in range(5):
    if i == 2:
        break
else:
    print("no")
print(i)
n = 3
while n:
    n -= 1
else:
    print("while else", n)
while True:
    n += 1
    if n < 5:
        continue
    if n > 7:
        break
else:
    print("no")
print(n)
for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 1:
            break
        print((i, j), end="")
    else:
        print("|", end="")
print()
lst = [1, 2, 3]
for v in lst:
    if v < 10:
        lst.append(v + 8) if len(lst) < 6 else None
print(lst)
d = {"a": 1}
try:
    for k in d:
        d["b"] = 2
except RuntimeError as e:
    print(e)
d = {"a": 1, "b": 2}
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e)
s = {1, 2}
try:
    for v in s:
        s.add(v + 10)
except RuntimeError as e:
    print(e)
lst = [1, 2, 3, 4]
for v in lst:
    lst.remove(v)
print(lst)
for i in range(10, 0, -3):
    print(i, end=",")
print()
for i in range(3):
    i = 10
print(i, list(range(0)), list(range(5, 2)), range(3) == range(0, 3), len(range(0, 100, 7)), 5 in range(0, 10, 5), range(10)[-1], range(2, 5))
r = range(3)
print(list(r), list(r), r.start, r.stop, r.step, range(10**18)[10**17], sum(range(101)))
for a, b in zip([1, 2, 3], "ab"):
    print(a, b, end=";")
for i, c in enumerate("ab", start=5):
    print(i, c, end=";")
print()
it = iter([1, 2, 3, 4])
for x in it:
    print(x, next(it, None))
for c in "añ😀":
    print(c, end=" ")
for k, v in {"x": 1, "y": 2}.items():
    print(k, v, end=" ")
for b in b"ab":
    print(b, end=" ")
print()
def early():
    for i in range(10):
        for j in range(10):
            if i * j == 42:
                return i, j
print(early())
x = 0
while x < 100000:
    x += 1
print(x)
for lst[0] in range(3): pass
print(lst)
for i in (yes for yes in "ab"): print(i)
for _ in range(2): print("one line"); print("two")
if 1: print("a")
else: print("b")
try:
    range(1, 2, 0)
except ValueError as e:
    print(e)
try:
    range(1.5)
except TypeError as e:
    print(e)
