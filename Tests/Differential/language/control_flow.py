def grade(n):
    if n >= 90:
        return "A"
    elif n >= 80:
        return "B"
    elif n >= 70: return "C"
    else:
        return "F"
print([grade(n) for n in (95, 85, 75, 5)])
def nested(a, b):
    if a:
        if b:
            return "both"
        else:
            return "a"
    if b:
        return "b"
print(nested(1, 1), nested(1, 0), nested(0, 1), nested(0, 0))
for v in (0, 1, "", "a", [], [0], {}, {1: 1}, None, 0.0, 0.1, set(), (), (0,), range(0), range(1), b"", b"a", float("nan"), 10 ** 30):
    print("T" if v else "F", end="")
print()
def t(v):
    print(v, end=" ")
    return v
print(t(0) or t(1) and t(2) or t(3))
print(t(1) and t(0) and t(2))
print(not t(0) or t(9))
print((t(1) if t(0) else t(2)), t(3) < t(5) < t(4))
if t(0): pass
elif t(5): print("five")
x = 10
while x > 0:
    x -= 1
    if x % 2: continue
    if x == 4: break
    print(x, end=" ")
else:
    print("unreachable")
print(x)
def early(items):
    for item in items:
        for c in item:
            if c == "x":
                return item
    else:
        return "not found"
print(early(["ab", "cx", "x"]), early(["ab"]))
def many(n):
    r = []
    while True:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        r.append(n)
        if n == 1:
            return r
print(many(7))
pass
...
"just a string"
if True: a = 1; b = 2
print(a, b)
def empty(): ...
print(empty(), (lambda: None)())
primes = []
for n in range(2, 60):
    for p in primes:
        if n % p == 0:
            break
    else:
        primes.append(n)
print(primes)
m = [[i * j for j in range(4)] for i in range(4)]
print([row[-1] for row in m], sum(sum(r) for r in m), [m[i][i] for i in range(4)])
def big_if(n):
    if n == 0: return "zero"
    if n < 0: return "neg"
    return "pos" if n < 100 else "big"
print(*map(big_if, (0, -1, 5, 500)), sep=",")
