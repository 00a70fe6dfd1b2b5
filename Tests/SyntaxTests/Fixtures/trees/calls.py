f()
f(a)
f(a,)
f(a, b)
f(*a)
f(**a)
f(a, *b, c, *d)
f(a=1)
f(a=1, b=2,)
f(a, b=1)
f(a, *b, c=1, **d)
f(a=1, *b)
f(a=1, *b, c=2, *d)
f(**a, b=1)
f(**a, **b)
f(*a or b)
f(*a if b else c)
f(**a or b)
f((a), (b))
f(a)(b)(c)
f(lambda: a)
f(lambda a, b: c, d)
f(not a)
f(a := 1)
f((a := 1))
f(a=lambda: b)
f(a=b if c else d)
f(a.b.c(d)[e])
f(
    a,
    b=c,
    *d,
)
f(a)[b].c(d)
f("a" "b")
f(print)
a.f(b).g(c).h(d)
f(a, b)(c=d)(*e)(**g)
await_(a)
f(match, case=_)
match(a)
match[a]
match.a
match = 1
case, _ = match, case
print(match)
match, a
match * a
match(a).b
match (a), b
