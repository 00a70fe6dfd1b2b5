pass
pass; pass
pass; pass;
a; b = c; del d
if a: pass
if a: pass; pass
if a: b
else: c
if a:
    b
elif c:
    d
elif e: f
else:
    g
if a:
    if b:
        c
    else:
        d
else:
    if e:
        f
while a: b
while a:
    break
    continue
else:
    c
for a in b: c
for a in b, c: d
for a, b in c:
    pass
for a, in b: pass
for (a, b), [c, *d] in e:
    break
else:
    pass
for a.b in c: pass
for a[0], b.c in d: pass
for *a, b in c: pass
for a in *b, c: pass
for a in lambda: b: c
for (a) in (b): pass
assert a
assert a, b
assert (a, b)
raise
raise a
raise a from b
raise A(b) from None
del a
del a, b
del a,
del (a)
del (a, b)
del [a, b], c
del a.b, c[d], (e, [f])
del ()
def f():
    global a
    global b, c
    def g():
        nonlocal_ = 1
try: a
except: b
try:
    a
except A:
    b
try:
    a
except A as e:
    b
except (B, C) as e:
    c
except D.E:
    d
except:
    e
else:
    f
finally:
    g
try:
    a
finally:
    b
try:
    try: a
    except A: b
    else: c
finally: d
with a: b
with a as b: c
with a as b, c as d: e
with a, b: c
with (a): b
with (a, b): c
with (a as b): c
with (a as b, c as d): e
with (a as b, c,): d
with (a,): b
with (a) as b: c
with (a, b) as c: d
with (a), (b): c
with (a).b as c: d
with (a)(b), c: d
with (a if b else c): d
with a() as (b, c), d as [e, *f], g as h.i, j as k[0]: l
with (yield_): a
with (a := b): c
with (a for a in b) as c: d
with (
    open(a) as b,
    open(c) as d
):
    e
with a as (b): c
with (a as (b, c)): d
