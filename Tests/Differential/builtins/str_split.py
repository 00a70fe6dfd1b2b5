def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


texts = ["", " ", "a", "a b", " a  b ", "a,b,,c", "\ta\nb\r\nc\x0bd\x1ce\u2003f\u00a0g", "aXbXc", "日 本"]
for text in texts:
    for limit in [-1, 0, 1, 2, 10]:
        print(repr(text), limit, text.split(None, limit), text.rsplit(None, limit), text.split(",", limit), text.rsplit(",", limit), text.split("X", maxsplit=limit), text.split(sep=" ", maxsplit=limit))
    print(text.split(), text.rsplit(), text.splitlines(), text.splitlines(True), text.splitlines(keepends=True))
for text in ["a\nb", "a\r\nb\r", "\n", "\n\n", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "x\r\r\ny", "end\n"]:
    print(text.splitlines(), text.splitlines(True))
t(lambda: "a".split(""))
t(lambda: "a".split(1))
t(lambda: "a".split("a", "b"))
t(lambda: "a".split("a", 1.5))
t(lambda: "a b c".split(maxsplit=1))
t(lambda: "a".rsplit(""))
t(lambda: "a".splitlines("x"))
t(lambda: "a".splitlines(2))
for sep in ["", ",", ", ", "é"]:
    for items in [[], ["a"], ["a", "b"], ["a", "é", "c"], ("x", "y"), "abc", {"k": 1}, ["", ""]]:
        print(repr(sep.join(items)))
t(lambda: ",".join(x for x in ["a", "b"]))
t(lambda: ",".join(map(str, range(5))))
t(lambda: ",".join(1))
t(lambda: ",".join([1]))
t(lambda: ",".join(["a", 1]))
t(lambda: ",".join(["a", None, "b"]))
t(lambda: ",".join(["a", b"b"]))
t(lambda: ",".join([]))
t(lambda: ",".join(None))
