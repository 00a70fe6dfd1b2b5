a, b = 1, 2
a, b = b, a
print(a, b)
(c, [d, e]), f = (1, (2, 3)), "s"
print(c, d, e, f)
first, *rest = range(5)
*init, last = "abc"
x, *mid, y = [1, 2]
print(first, rest, init, last, x, mid, y)
[p, q] = {"k1": 1, "k2": 2}
print(p, q)
*all_, = (1, 2)
print(all_)
m = n = [0]
m.append(1)
print(n)
i, lst = 0, [0, 0, 0]
i, lst[i] = 1, 5
print(i, lst)
lst[0], lst[1:] = 9, [7, 8, 9]
print(lst)
class O: pass
o = O()
o.a, (o.b, *o.c) = 1, (2, 3, 4)
print(o.a, o.b, o.c)
def attempt(f):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
def t1():
    a, b = 1, 2, 3
def t2():
    a, b, c = 1, 2
def t3():
    a, *b, c = 1,
def t4():
    a, b = 5
def t5():
    a, b = "xyz"
def t6():
    a, b = {1}
def t7():
    a, b = iter([1, 2, 3])
def t8():
    for a, b in [(1, 2), (3,)]:
        print(a, b)
def t9():
    a, = None
def t10():
    a, b, *c = [1]
def t11():
    [*None]
def t12():
    [*5]
def t13():
    {**5}
def t14():
    a, b = [1, 2, 3]
def t15():
    a, b = {"a": 1, "b": 2, "c": 3}
for t in (t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13, t14, t15):
    attempt(t)
for k, (v, w) in {"a": (1, 2)}.items():
    print(k, v, w)
for i, (head, *tail) in enumerate(["abc", "de"]):
    print(i, head, tail)
def order(tag, v):
    print("eval", tag)
    return v
order("list", [0, 0])[order("index", 1)] = order("value", 9)
d = {}
d[order("k", "k")], d[order("k2", "k2")] = order("a", 1), order("b", 2)
print(d)
def ret():
    return 1, *[2, 3]
print(ret(), (*ret(), *ret()))
for z in 1, *[2, 3]:
    print(z, end=" ")
print()
x = y = z = 0
x += (y := 5)
print(x, y, z)
a = [1, 2, 3]
a[0], a[1], a[2] = a[2], a[0], a[1]
print(a)
