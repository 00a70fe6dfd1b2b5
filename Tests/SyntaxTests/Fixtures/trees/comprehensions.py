[x for x in y]
[x for x in y if z]
[x for x in y if z if w]
[x for x in y for z in w]
[(x, z) for x, z in y if z for w in z if w]
[x for x, in y]
[x for x, *z in y]
[x for (x, z) in y]
[x for x.a in y]
[x for x[0] in y]
[x for [x, z] in y]
{x for x in y}
{x: z for x, z in y}
{x: z for x in y for z in x if z}
(x for x in y)
f(x for x in y)
f((x for x in y))
f((x for x in y), z)
f(x for x in y)(z)
f(a, [x for x in y])
[[x for x in y] for y in z]
[x if x else y for x in z]
[lambda: x for x in y]
[x for x in lambda_]
[x for x in a or b]
[x for x in (a if b else c)]
[x for x in y if a or b]
[x for x in y if (lambda: x)]
[(yield_) for x in y]
[y := x for x in z]
[x for x in z if (y := x)]
{**x}
(x
 for x
 in y
 if z)
sum(x * x for x in range(10) if x % 2)
dict((a, b) for a, b in c)
