()
(a,)
(a, b)
(a, b,)
a,
a, b
a, b,
[]
[a]
[a,]
[a, b]
[*a, *b, c]
{a}
{a, b,}
{*a, b}
{}
{a: b}
{a: b, c: d,}
{**a}
{**a, b: c, **d, **(e or f)}
{a: lambda: b, c if d else e: f}
{
    'a': [1, 2, (3, 4)],
    'b': {'c': {}},
}
((), [], {})
((a, b), (c, d))
(a
 ,
 b)
[[a], [b, [c]]]
a[b]
a[b, c]
a[b,]
a[:]
a[b:]
a[:b]
a[b:c]
a[::]
a[b::c]
a[::c]
a[:c:]
a[b:c:d]
a[b:c, d]
a[:, j]
a[..., :, None]
a[*b]
a[*b, c]
a[b, *c, d:e]
a[lambda: b:c]
a[b if c else d:e]
a[(b, c)]
a[(b)]
a[-1]
a[b][c][d]
a[
    b,
    c:d,
]
