total = 0

def add(n):
    global total
    total += n
    return total

add(3); add(4)
print(total)

def make():
    value = []
    def push(v):
        nonlocal value
        value = value + [v]
        return value
    return push
p = make()
p(1)
print(p(2))

def nested_global():
    total = "local"
    def inner():
        global total
        total = total + 100
        return total
    return total, inner()
print(nested_global(), total)

def loop_target():
    global g
    for g in range(5):
        pass
loop_target()
print(g)

def with_except():
    global err
    try:
        1 / 0
    except ZeroDivisionError as err:
        print("caught", err)
    try:
        err
    except NameError as e:
        print(e)
with_except()

def imports():
    global m
    import sys as m
imports()
print(m.byteorder if False else m.__name__)

def define():
    global helper, Klass
    def helper():
        return "helper"
    class Klass:
        pass
define()
print(helper(), Klass.__name__)

def del_nonlocal():
    v = 1
    def f():
        nonlocal v
        del v
    f()
    try:
        print(v)
    except UnboundLocalError as e:
        print(e)
del_nonlocal()
def del_global():
    global total
    del total
del_global()
try:
    total
except NameError as e:
    print(e)
