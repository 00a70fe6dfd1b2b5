a = [x for x in y]
b = {x: z for x in y for z in x if w}
c = {x for x in y if x}
d = (x for x in y)
def function(y, n):
    e = [x for x in y]
    f = [x + n for x in y]
    g = [[x + n for x in z] for z in y]
    h = [x for x in [n for n in y]]
    i = [lambda: x for x in y]
    j = (k for k in y if k in n)
    [m := x for x in y]
    return lambda: m
[p := x for x in y]
[[q := x for x in z] for z in y]
def walrus():
    if any((found := x) for x in y):
        return found
    def inner():
        return [found := x for x in y]
    return inner
def declared():
    global r
    [r := x for x in y]
    s = 0
    def inner():
        nonlocal s
        [s := x for x in y]
lambda: [t := x for x in y]
[x for x in x]
[x for y in x for x in y]
[(x, y) for x, *y in z]
class C:
    k = 1
    l = [k for _ in range(k)]
    m = [x for x in [k for _ in y]]
