if (n := len([1, 2, 3])) > 2:
    print("long", n)
data = iter([1, 2, 0, 4])
while (v := next(data)):
    print(v)
print(v, [y := 5, y ** 2], (z := 3) + z, z)
def f(x):
    return (y := x * 2) + y
print(f(4), f(x := 2), x)
print([(w, r) for w in ["a", "bb"] if (r := len(w)) > 1], r)
print({k: (s := k * 2) for k in range(3)}, s)
total = 0
print([total := total + i for i in range(5)], total)
def scope():
    def inner():
        [t := i for i in range(3)]
        return t
    return inner()
print(scope())
print(f"{(q := 10)}", q, f"{q:=+5}")
if (a := 0) or (b := 1):
    print(a, b)
try:
    if False and (never := 1):
        pass
    print(never)
except NameError as e:
    print(e)
print((lambda: (m := 7) + m)())
x = (y := 1, 2)
print(x, y)
print(any((found := i) for i in [0, 0, 3, 4]), found)
def g():
    global gw
    [gw := i for i in range(2)]
g()
print(gw)
def nl():
    c = 0
    def inc():
        nonlocal c
        return (c := c + 1)
    inc(); inc()
    return c
print(nl())
