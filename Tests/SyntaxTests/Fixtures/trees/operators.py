a + b - c * d / e // f % g @ h
a ** b ** -c ** d
-a ** b, +a, ~a, - - a, not a, not not a, -(-a)
a << b >> c & d ^ e | f
a < b <= c == d != e > f >= g is h is not i in j not in k
a or b or c and d and not e or f
(a or b) and (c and (d or e))
a if b else c
a if b else c if d else e
(a if b else c) if d else e
lambda: a
lambda x: lambda y: x + y
lambda x: a if b else c
(a)
((a))
(a) + (b)
(a + b) * (c)
(
    a
    + b
)
(a).b
(a)(b)
(a)[b]
(-a) ** (b)
a.b.c
a . b
a.b(c).d[e](f)[g].h
not a == b
not a in b
a and not b
-a.b
-a[0] ** 2
(a, b) + (c,)
a <b> c if (d) else (e)
(a) < (b)
(a) if (b) else (c)
(yield_ := 1)
f(a := 1, b)
[y := 1, y ** 2]
{y := 1}
{(y := 1): 2}
x[y := 1]
x[(y := 1):2]
if (n := 10) > 5: pass
while x := f(): pass
1 if 2 else 3, 4
1if 1else 2
[1for x in y]
a = b if c else d,
a@b
a@ b
(lambda: (yield))
*a, b
*a, *b
(*a, b)
*a | b, c
