x = 1
class Plain(Base, ):
    y = x
    def method(self, a):
        return self.y + y + a
    z = [y for i in range(y)]
    w = [i + y for i in range(3)]
    v = lambda self: y
class Super(Plain):
    def __init__(self):
        super().__init__()
    def explicit(self):
        return __class__
    def nested(self):
        def inner():
            return super().nested()
        return inner
    def comprehension(self):
        return [super(Super, self) for i in ()]
    def plain(self):
        return 1
    class Inner:
        def method(self):
            return super().method()
def function():
    x = 1
    y = 2
    class Local:
        x = x
        z = y
        def method(self):
            return x, y, z
        class Nested:
            w = y
            def inner(self):
                return x
    return Local
def passes():
    a = 1
    class C:
        a = 2
        def f(self):
            return a
        def g(self):
            nonlocal a
            a = 3
    class D:
        nonlocal a
        a = 4
    class E:
        global a
        a = 5
        def f(self):
            return a
class Private:
    __x = 1
    __y__ = 2
    def __m(self, __p):
        self.__x = __p
        __local = __global
        return lambda: __local
    import a.__b as __c
    import __d
    from e import __f
class __Private:
    __x = 1
class Outer:
    def method(self):
        class Inner(self.Base):
            def method(self):
                return Inner, __class__
        return Inner
@decorator
class Decorated(metaclass): pass
