s = "Hello, Wörld 😀"
print(len(s), s[7], s[-1], s[::-1], s.upper(), s.lower(), s.swapcase(), s.title())
print('single' "double" '''triple''' """also""", "tab\tnew\\n", r"raw\n", "\x41\u00e9\U0001F600\u2022\101\0".encode())
print("a,b,,c".split(","), " a  b ".split(), "a b c".split(" ", 1), "a.b.c".rsplit(".", 1), "l1\nl2\r\nl3".splitlines(), "abc".partition("b"), "aXbXc".rpartition("X"))
print("-".join(["a", "b"]), "abc".replace("b", "XX"), "aaa".replace("a", "b", 2), "abcabc".find("c"), "abcabc".rfind("c"), "abc".find("z"), "abcabc".count("bc"), "abc".index("c"))
print("abc".startswith("ab"), "abc".endswith(("x", "c")), "abc".startswith("b", 1), " x ".strip(), "xxaxx".strip("x"), "xa".lstrip("x"), "ax".rstrip("x"), "prefix_a".removeprefix("prefix_"), "a.py".removesuffix(".py"))
print("5".zfill(3), "-5".zfill(4), "a".center(5, "*"), "a".ljust(3) + "|", "a".rjust(3), "12".isdigit(), "a1".isalnum(), "ab".isalpha(), " ".isspace(), "A".isupper(), "a".islower(), "x_1".isidentifier())
print("ab" * 3, "a" in "abc", "abc" < "abd", "a" + "b", "abc" == 'abc', ord("é"), chr(233), chr(0x1F600), ascii("é😀") if False else repr("é\n\t'\"\\\x00\x7f"))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), str(b"bytes"), b"by\x00tes\xff", "é".encode("utf-8"), b"\xc3\xa9".decode(), "a\u0300")
print("%s|%5d|%-5d|%05.1f|%x|%%|%r" % ("s", 42, 42, 3.14159, 255, "q"), "{:>5}|{:<5}|{:^5}|{:+.2e}".format("a", "b", "c", 12345.678))
print("abc".translate({97: "X", 98: None}), "abc".maketrans("ab", "xy") if False else "", "a\tb".expandtabs(4), "Straße".casefold(), "ǆ".upper(), "ß".upper(), "İ".lower() == "i̇")
for f in (lambda: "abc".index("z"), lambda: "a" + 1, lambda: "".join([1]), lambda: "abc".split(""), lambda: ord("ab"), lambda: chr(-1), lambda: int("1 2"), lambda: "a".center("x"), lambda: "%d" % "x", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "{} {}".format(1), lambda: "{a}".format(b=1), lambda: b"\xff".decode(), lambda: "é".encode("ascii"), lambda: "a".foo(), lambda: "abc"[5], lambda: "x".encode("nope")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
text = ""
for i in range(1000):
    text += str(i % 10)
print(len(text), text[-5:], hash("a") == hash("a"), "a" is "a" if False else "")
print(max("hello"), min("hello"), sorted("hello"), list("añ"), set("aa"), tuple("ab"), "".join(reversed("abc")), "a-b_c".replace("-", "_").split("_"), all(c.isalpha() for c in "abc"))
print("""a
  b""", 'con' 'cat', f"{'x'}" "y", "\
continued")
print("abc" "def"[1], "x".join("abc"), "1,2,3".split(",")[1:], "%c%c" % ("a", 98), "a" "b" * 2, "Ünï".encode("latin-1"), "z" > "Z", "" or "empty")
