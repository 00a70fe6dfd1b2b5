import abc
import base64
import platform
import time
import traceback
import types
import uuid
import warnings
from typing import (TYPE_CHECKING, Any, Callable, ClassVar, Dict, Generic, Iterable, List, Optional, Tuple, TypeVar, Union, cast)


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


# time
s = time.time()
p = time.perf_counter()
time.sleep(0.01)
print(time.time() >= s, time.perf_counter() - p >= 0.009, time.monotonic_ns() > 0, isinstance(time.time_ns(), int), time.process_time() > 0)
g = time.gmtime(1700000000)
print(g, g.tm_year, g[3], tuple(g), time.strftime("%Y-%m-%d %H:%M:%S", g), time.asctime(g), len(g), g.tm_wday, g.tm_yday)
print(time.strftime("%d %b %y", (2024, 2, 29, 0, 0, 0, 3, 60, 0)), time.gmtime(0).tm_mon, time.mktime(time.localtime(1000)) == 1000)
t(time.sleep, -1)
t(time.sleep, "x")
t(time.strftime, 5)
t(time.strftime, "%Y", 5)

# abc
class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self):
        """Area."""

    @property
    @abc.abstractmethod
    def name(self):
        ...

    def show(self):
        return f"{self.name} {self.area()}"


class Square(Shape):
    name = "square"

    def __init__(self, a):
        self.a = a

    def area(self):
        return self.a ** 2


print(Square(3).show(), isinstance(Square(1), Shape))
t(Shape)


class Half(Shape):
    def area(self):
        return 0


t(Half)

# base64
for b in (b"", b"a", b"ab", b"abc", b"\x00\xff\xfe", bytes(range(20))):
    e = base64.b64encode(b)
    print(e, base64.b64decode(e) == b, base64.urlsafe_b64encode(b), base64.b16encode(b))
t(base64.b64decode, "YQ")
t(base64.b64decode, "YQ==")
t(base64.b64encode, "x")

# types
n = types.SimpleNamespace(a=1, b="x")
n.c = [1]
print(n, n == types.SimpleNamespace(a=1, b="x", c=[1]), n.a, vars(n))
print(isinstance(len, types.BuiltinFunctionType), isinstance(t, types.FunctionType), isinstance((i for i in []), types.GeneratorType), types.NoneType is type(None))
m = types.MappingProxyType({"a": 1})
print(m, m["a"], "a" in m, len(m))
t(lambda: m.__setitem__)

# uuid
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes[:2], u == uuid.UUID(int=u.int), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"))
print(uuid.uuid4() != uuid.uuid4(), uuid.uuid4().version, len(str(uuid.uuid4())))
t(uuid.UUID, "bad")
t(uuid.UUID)

# warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("first")
    warnings.warn("second", DeprecationWarning)
    warnings.warn(FutureWarning("third"))
print([(str(x.message), x.category.__name__) for x in w])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    t(warnings.warn, "raised")
    t(warnings.warn, "raised", RuntimeWarning)
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="ign")
    warnings.filterwarnings("error", category=UserWarning, append=True)
    warnings.warn("ignored")
t(warnings.simplefilter, "nope")

# traceback
try:
    {}["missing"]
except KeyError as e:
    text = traceback.format_exc()
    print(text.splitlines()[0], text.splitlines()[-1], len(traceback.format_exception(e)) > 1, traceback.format_exception_only(e))
    print(traceback.format_exception_only(type(e), e))
print(traceback.format_exc())

# typing
T = TypeVar("T")


def f(a: Optional[int], b: Dict[str, List[int]] = None, *, c: Callable[[int], str] = str) -> Union[int, Tuple[int, ...]]:
    x: List[int] = []
    return cast(int, a)


print(f(5), TYPE_CHECKING, f.__name__)


class Box(Generic[T]):
    items: ClassVar[int] = 0

    def __init__(self, item: T):
        self.item = item


print(Box(5).item, Box[int] is not None)
print(platform.system(), platform.python_version().split(".")[:2], len(platform.platform()) > 5)
