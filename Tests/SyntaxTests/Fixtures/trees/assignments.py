a = b
a = b = c
a = b = c = d
a, b = c
a, = b
(a, b) = c
[a, b] = c
a, (b, c), [d, e] = f
a, *b = c
*a, = b
*a, b = c
[*a, b] = c
(*a, b) = c
a, *(b, c) = d
*a.b, c = d
a.b = c
a[b] = c
a[b:c] = d
a[b, c] = d
a.b[c].d = e
f().a = b
f()[0] = b
"s".a = b
(a) = b
((a)) = b
(a.b) = c
() = a
[] = a
a = *b, c
a = b, c = d, e
a = b,
a = (yield_)
a += b
a -= b
a *= b
a /= b
a //= b
a %= b
a **= b
a @= b
a <<= b
a >>= b
a &= b
a |= b
a ^= b
a.b += c
a[b] += c
(a) += b
a += b, c
a += b if c else d
a: int
a: int = 1
a: List[int] = []
a.b: int
a.b: int = 1
a[b]: int
a[b]: int = 1
(a): int
(a): int = 1
(a.b): int = 1
a: int = b, c
a: "str" = lambda: b
a: b if c else d = e
x = \
    1
x = (
    1
)
x = [  # comment
    1,

    2,
]
a = b == c
a = b is c
