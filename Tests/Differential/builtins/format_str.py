def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for v in ["", "a", "abc", "héllo", "日本", "😀"]:
    for spec in ["", "s", "5", "<5", ">5", "^5", "^6", ".2", ".2s", "5.1", "*<7", "*>7s", "é^9", "05", "010", "<05", "😀>5"]:
        t(lambda: format(v, spec))
for spec in ["d", "f", "x", "=5", "+", " ", "-", "#", "z", ",", "_", "+s", "5d", ".", "abc", "=", "0=5", "q", "5.2.1"]:
    t(lambda: format("abc", spec))
for v in [None, [1], (1,), {}, {1}, b"x", range(3), object, len, Ellipsis, slice(1)]:
    t(lambda: format(v, "5"))
    t(lambda: f"{v!s:>30}" if v is not len else 0)
t(lambda: format(None))
t(lambda: format([1, 2], ""))
t(lambda: format(True, "5"))
t(lambda: format(True, ""))
t(lambda: f"{True:d} {True} {True:>6} {False:.1f}")


class Custom:
    def __format__(self, spec):
        return "<" + spec + ">"

    def __str__(self):
        return "str!"


class Plain:
    def __str__(self):
        return "plain"


class Bad:
    def __format__(self, spec):
        return 5


t(lambda: format(Custom(), "abc"))
t(lambda: f"{Custom():x^5}")
t(lambda: f"{Custom()!s:>8}")
t(lambda: f"{Custom()}")
t(lambda: "{:y}".format(Custom()))
t(lambda: format(Plain()))
t(lambda: format(Plain(), ""))
t(lambda: format(Plain(), "5"))
t(lambda: f"{Plain()!s:>8}|")
t(lambda: format(Bad()))
t(lambda: format("a", "b", "c"))
t(lambda: format())
