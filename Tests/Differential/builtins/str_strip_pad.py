def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for text in ["", " ", "  a ", "\t\na\u2003", "xxaxx", "xyaYx", "ééaé", "日本日", "a"]:
    print([text.strip(), text.lstrip(), text.rstrip(), text.strip("x"), text.strip("xy"), text.lstrip("xé"), text.rstrip("xé日"), text.strip(""), text.strip(None), text.strip("日本")])
t(lambda: "a".strip(1))
t(lambda: "a".lstrip(1))
t(lambda: "a".rstrip(b"a"))
for text in ["", "a", "ab", "abc", "-5", "+5", "--5", "é", "12345"]:
    for width in [-1, 0, 1, 2, 3, 4, 5, 6, 7]:
        print([text.center(width), text.center(width, "*"), text.ljust(width, "-"), text.rjust(width, "é"), text.zfill(width)])
t(lambda: "a".center("x"))
t(lambda: "a".center(5, "xx"))
t(lambda: "a".center(5, ""))
t(lambda: "a".ljust(5, 1))
t(lambda: "a".rjust(5.0))
t(lambda: "a".zfill("x"))
t(lambda: "a".zfill(1.5))
for text in ["", "\t", "a\tb", "ab\tc\td", "a\nb\tc", "é\tx", "12345678\t9", "1234567\t9", "a\r\tb"]:
    print([text.expandtabs(), text.expandtabs(4), text.expandtabs(0), text.expandtabs(1), text.expandtabs(tabsize=3), text.expandtabs(-1)])
t(lambda: "a".expandtabs("x"))
