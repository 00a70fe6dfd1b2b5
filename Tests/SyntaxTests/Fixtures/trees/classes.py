class A: pass
class A(): pass
class A(B): pass
class A(B.C[0]): pass
class A(B,): pass
class A:
    """Docstring."""
class A(Base):
    x = 1
    y: int = 2
    z: str

    def __init__(self, a, b=None):
        super().__init__()
        self.a = a
        self.b = b

    @property
    def p(self): return self._p

    @p.setter
    def p(self, value):
        self._p = value

    @staticmethod
    def s(): ...

    @classmethod
    def c(cls): return cls()

    class Inner:
        def m(self): return self

    if x:
        def conditional(self): pass
    else:
        conditional = None
    [w for w in range(3)]
@decorator
class A: pass
@a
@b(c)
class A(B):
    pass
