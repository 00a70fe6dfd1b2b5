import sys


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


sys.path.insert(0, "modules")
import helper_plain
import helper_plain as again
from helper_plain import VALUE, increase

print(helper_plain is again, VALUE, increase(), helper_plain.VALUE, VALUE, helper_plain.__name__, helper_plain.__doc__)
helper_plain.VALUE = 100
print(increase(), hasattr(helper_plain, "_private"))
from helper_all import *

print(shown, _also, "not_shown" in dir())
import circle_a

print(circle_a.from_b(), circle_a.value_a)
import pkg
import pkg.inner.deep
from pkg.inner import deep as d
from pkg import first, NAME as name

print(pkg.one(), pkg.second.two(), pkg.inner.deep.total(), d is pkg.inner.deep, first.one(), name, pkg.inner.outer_two())


def imports():
    import nope_module


def from_missing():
    from helper_plain import nothing


def sub_missing():
    import pkg.nothing


def not_package():
    import helper_plain.x


def relative():
    from . import x


for f in (imports, sub_missing, not_package, relative):
    t(f)
try:
    from_missing()
except ImportError as e:
    print(str(e).split(" (")[0], type(e).__name__)
for _ in range(2):
    try:
        import broken
    except RuntimeError as e:
        print("failed:", e)
print("helper_plain" in sys.modules, "broken" in sys.modules, "pkg.inner.deep" in sys.modules, type(sys).__name__)
try:
    import json.nothing
except ModuleNotFoundError as e:
    print(e)
import os.path
import collections.abc
from os import path
from os.path import join

print(os.path is path, join("a", "b"), collections.abc.Sized is not None)
import math as m, json as j

print(m.pi, j.dumps([]), __name__, m.__name__, repr(m).split(" ")[0])
