# Local, enclosing, global and built-in names.
x = "global"

def reads_global():
    return x

def shadows():
    x = "local"
    def inner():
        return x
    return inner()

def unbound():
    try:
        print(x)
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    x = 1

def free_unbound():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    return inner()

def missing():
    try:
        return no_such_name
    except NameError as e:
        print(e)

print(reads_global(), shadows())
unbound()
print(free_unbound())
missing()

def shadow_builtin():
    len = lambda v: "mine"
    return len([1])
print(shadow_builtin(), len([1]))

len = lambda v: "module"
print(len([]))
del len
print(len([]))

def sets():
    global made, x
    made = 5
    x = "changed"
sets()
print(made, x)

class C:
    x = "class"
    y = x + "!"
    def method(self):
        return x
    z = [x for _ in range(2)]
print(C.x, C.y, C().method(), C.z)

def f():
    class D:
        nonlocal_value = x
        x = "in D"
        after = x
    return D.nonlocal_value, D.after
print(f())

for i in range(3):
    pass
print(i)

def defaults(a, b=x):
    return a, b
x = "again"
print(defaults(1), defaults(1, 2))
try:
    del undefined_thing
except NameError as e:
    print(e)
def deleted():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as e:
        print(e)
deleted()
def deleted_cell():
    v = 1
    def g():
        return v
    print(g())
    del v
    try:
        g()
    except NameError as e:
        print(e)
deleted_cell()
