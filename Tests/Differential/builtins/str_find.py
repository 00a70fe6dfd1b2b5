def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


texts = ["", "a", "abc", "abcabc", "aaaa", "héllo wörld", "日本語日本", "a😀b😀c"]
needles = ["", "a", "b", "c", "abc", "aa", "lo", "ö", "日本", "😀", "zz", "abcabcabc"]
for text in texts:
    for n in needles:
        print(text, n, text.find(n), text.rfind(n), text.count(n), n in text, text.startswith(n), text.endswith(n), text.partition(n) if n else "", text.rpartition(n) if n else "", text.removeprefix(n), text.removesuffix(n), text.split(n) if n else "", text.rsplit(n, 1) if n else "", text.replace(n, "<>"), text.replace(n, "", 1))
        t(lambda: text.index(n))
        t(lambda: text.rindex(n))
text = "abcabcäabc"
for start in [None, 0, 1, 3, -1, -3, -100, 9, 10, 11, 100]:
    for end in [None, 0, 1, 3, -1, -3, -100, 9, 10, 100]:
        print(start, end, text.find("abc", start, end), text.rfind("abc", start, end), text.count("b", start, end), text.find("", start, end), text.count("", start, end), text.startswith("abc", start, end), text.endswith("c", start, end), text.endswith("", start, end))
t(lambda: "a".find(1))
t(lambda: "a".find("a", "b"))
t(lambda: "a".find("a", 1.0))
t(lambda: "a".count(1))
t(lambda: "a".index("b"))
t(lambda: "a".rindex("b"))
t(lambda: "a".startswith(1))
t(lambda: "a".startswith((1,)))
t(lambda: "abc".startswith(("x", "ab")))
t(lambda: "abc".startswith(()))
t(lambda: "abc".endswith(("x", "bc")))
t(lambda: "a".endswith(["a"]))
t(lambda: "abc".startswith(("b", "c"), 1))
t(lambda: "a".removeprefix(1))
t(lambda: "a".removesuffix(None))
t(lambda: 1 in "abc")
t(lambda: None in "abc")
t(lambda: "a".partition(1))
t(lambda: "a".partition(""))
t(lambda: "a".rpartition(""))
t(lambda: "a".replace(1, "b"))
t(lambda: "a".replace("a", 1))
t(lambda: "a".replace("a", "b", "c"))
t(lambda: "aaa".replace("a", "b", 2))
t(lambda: "aaa".replace("", "-"))
t(lambda: "aaa".replace("", "-", 2))
t(lambda: "héé".replace("", "-"))
t(lambda: "".replace("", "x"))
t(lambda: "".replace("", "x", 0))
t(lambda: "aaa".replace("a", "b", -1))
t(lambda: "aaa".replace("a", "b", 0))
