import re


def t(f, *a, **k):
    try:
        print(a, k or "", "->", repr(f(*a, **k)))
    except re.error as e:
        print(a, k or "", "! error", e, "|", e.msg, e.pos)
    except Exception as e:
        print(a, k or "", "!", type(e).__name__, e)


def m(pattern, text, flags=0):
    for f in (re.match, re.search, re.fullmatch):
        try:
            found = f(pattern, text, flags)
        except re.error as e:
            print(repr(pattern), "error", e)
            return
        if found is None:
            print(f.__name__, repr(pattern), repr(text), None)
        else:
            print(f.__name__, repr(pattern), repr(text), found.span(), found.group(), found.groups(),
                  found.groupdict(), found.lastindex, found.lastgroup)


cases = [
    ("abc", "xabcx"), ("a.c", "abc"), ("a.c", "a\nc"), ("a*", "aaa"), ("a+?", "aaa"), ("a??b", "aab"),
    ("(a)(b)?", "a"), ("(a|ab)(c|bcd)(d*)", "abcd"), ("[abc]+", "xxabcabc"), ("[^abc]+", "abcxyz"),
    (r"\d+", "abc123"), (r"\w+\s\w+", "hello world"), (r"^\s*$", "   "), (r"(\w)\1", "hello"),
    (r"(?P<first>\w+) (?P<second>\w+)", "John Smith"), (r"(?P<a>x)(?P=a)", "xx"), (r"a{2,3}", "aaaa"),
    (r"a{2}", "aaa"), (r"a{,2}", "aaa"), (r"a{2,}", "aaaa"), (r"a{x}", "a{x}"), (r"(?:ab)+", "ababab"),
    (r"foo(?=bar)", "foobar"), (r"foo(?!bar)", "foobaz"), (r"(?<=\$)\d+", "cost $100"),
    (r"(?<!\$)\b\d+", "cost 100"), (r"\bword\b", "a word here"), (r"\Bx", "axb"), (r"\Aabc\Z", "abc"),
    (r"^b", "a\nb"), (r"a$", "a\n"), (r"a\Z", "a\n"), (r"(a+)+b", "aaab"), (r"(?i)ABC", "abc"),
    (r"(?i:a)b", "Ab"), (r"(?s).+", "a\nb"), (r"(?m)^b$", "a\nb\nc"), (r"(?x) a b # comment", "ab"),
    (r"((a)|(b))*", "abab"), (r"(a)|b", "b"), (r"(?(1)a|b)", "b"), (r"(a)?(?(1)b|c)", "ab"),
    (r"(a)?(?(1)b|c)", "c"), (r"[a-z0-9_]+", "abc_123"), (r"[]a]+", "]a]"), (r"[^]]+", "abc]"),
    (r"[a\-z]+", "a-z"), (r"[-a]+", "-a-"), (r"[\w.]+@[\w.]+", "me@example.com"), (r"\.", "a.b"),
    (r"\x41\u0042\103", "ABC"), (r"[\x41-\x43]+", "ABCD"), (r"\t\n", "\t\n"), ("é+", "ééé"),
    (r"\w+", "naïve"), (r"(?a)\w+", "naïve"), ("[à-ü]+", "éàü"), (r"\d+", "٣٤"), (r"\s", "\u2003"),
    (r"(?>a+)b", "aaab"), (r"(?>a+)ab", "aaab"), (r"a++b", "aab"), (r"a*+a", "aaa"), (r"(?:a|b)*?c", "ababc"),
    (r"(a*)*", "aaa"), (r"(a*)+", "b"), (r"(?:a?)*?b", "aab"), (r"(?=(a+))\1b", "aab"), (r"", "abc"),
    (r"x*", "abc"), (r"(?:)", ""), (r"a|b|", "c"), (r"(a)(?:b)(c)", "abc"), (r"((a)b)c", "abc"),
    (r"(.*?),(.*)", "a,b,c"), (r"(\d{1,3})(?=(\d{3})+$)", "1234567"), ("😀.", "😀x"), (r"\\", "\\"),
    (r"(?<=a)b", "ab"), (r"(?<=(a))b", "ab"), (r"(?<!a)b", "bb"), (r"(?<=ab|cd)e", "cde"),
    (r"[\d\s]+", "1 2 3"), (r"[^\W\d]+", "abc123"), (r"\bé", "é"), (r"(?i)É", "é"), (r"(?i)[a-z]+", "AbC"),
    (r"(?i)straße", "STRAßE"), (r"(?i)k", "\u212a"), (r"(ab)(?P<n>c)?", "ab"), (r"(?#comment)a", "a"),
]
for pattern, text in cases:
    m(pattern, text)
m("abc", "ABC", re.I)
m("^b$", "a\nb", re.M)
m("a.b", "a\nb", re.S)
m("a b", "ab", re.X)
m("[A-Z]+", "abc", re.IGNORECASE | re.MULTILINE)

for pattern in ["(", ")", "[", "a**", "*a", "a{3,2}", "(?P<n", "(?P<n>a)(?P<n>b)", "(?P<1>a)", r"\1", r"(a)\2",
                "(?P=x)", "[z-a]", r"\q", "\\", "(?<=a*)b", "(?z)", "(?", "(?P", "(?Px)", "a(?i)b", "(?<x)",
                r"[\q]", "(a", "a)", "+", "?", "(?:", "x{1,2}{3}", "a+*", r"\x1", r"\u12", "(?(2)a)", "(?(x)a)",
                "(?P<>a)", "(?P<a b>c)", "(?#", "^*", r"\b+", "[a", "[a-", r"\8", "(?-a:x)", "(?i", "a\n(b", "(?P=)"]:
    t(re.compile, pattern)

t(re.findall, r"\d+", "1 22 333")
t(re.findall, r"(\w)(\d)", "a1 b2")
t(re.findall, r"(a)|(b)", "ab")
t(re.findall, r"(?:x)(y)?", "xyx")
t(re.findall, r"", "abc")
t(re.findall, r"a*", "baac")
t(re.findall, r"\b", "ab cd")
t(re.findall, r"$", "a\n")
t(re.split, r",", "a,b,c")
t(re.split, r"(,)", "a,b,c")
t(re.split, r"\s+", " a  b ")
t(re.split, r"x*", "axbc")
t(re.split, r",", "a,b,c", 1)
t(re.split, r",", "a,b,c", maxsplit=-1)
t(re.split, r"(a)|b", "1a2b3")
t(re.sub, r"\d", "#", "a1b2")
t(re.sub, r"\d", "#", "a1b2", 1)
t(re.sub, r"(\w)(\d)", r"\2\1", "a1 b2")
t(re.sub, r"(?P<x>\w)(\d)", r"\g<x>-\g<2>-\g<0>", "a1 b2")
t(re.sub, r"x*", "-", "abxd")
t(re.sub, r"", "-", "ab")
t(re.sub, r"b*", "<>", "abc")
t(re.sub, r"(a)|b", r"[\1]", "ab")
t(re.sub, r"a", r"\n\t\\", "a")
t(re.sub, r"a", r"\.", "a")
t(re.sub, r"a", r"\q", "a")
t(re.sub, r"a", r"\2", "a")
t(re.sub, r"a", r"\g<x>", "a")
t(re.sub, r"a", r"\g<x", "a")
t(re.sub, r"a", "\\", "a")
print(re.sub(r"\w+", lambda m: m.group().upper(), "hello world"))
print(re.sub(r"(\d+)", lambda m: str(int(m[1]) * 2), "1 10 100"))
for text in ("a", "xa", "xaya"):
    try:
        re.sub(r"a", lambda m: 5, text)
    except TypeError as e:
        print(e)
t(re.subn, r"\d", "#", "a1b2c3", 2)
t(re.sub, "é", "e", "née é")
t(re.escape, "a.b*c[d] e-f_é\n")
t(re.escape, b"a.b")
print([(x.span(), x.group()) for x in re.finditer(r"\w+", "the quick brown")])
print([x.start() for x in re.finditer("", "abc")])

p = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})")
print(p.pattern, p.groups, dict(p.groupindex), p.flags)
x = p.search("on 2024-05 and 2023-04")
print(x, x[0], x["year"], x.group("month", 1), x.start(), x.end(1), x.span("month"), x.string, x.re is p)
print(x.expand(r"\2/\g<year>"), x.pos, x.endpos, x.groupdict())
print(p.search("on 2024-05 and 2023-04", 10), p.match("x2024-05", 1), p.match("2024-05", 0, 5))
print(p.findall("2024-05 2023-04"), p.sub("X", "a 2024-05"), p.split("a 2024-05 b"), p.fullmatch("2024-05"))
try:
    x.group(3)
except IndexError as e:
    print(e)
try:
    x["nope"]
except IndexError as e:
    print(e)
o = re.match("(a)(b)?", "a")
print(o.groups(), o.groups("-"), o.span(2), o.start(2), bool(o), o)
print(re.compile("a"), re.compile(b"a", re.I), re.compile("a", re.I | re.M | re.S | re.X | re.A))
print(re.findall(rb"\d+", b"1 22"), re.sub(b"a", b"b", b"aa"), re.match(rb"(\w)", b"x").group(1))
t(re.match, b"a", "a")
t(re.match, "a", b"a")
t(re.match, "a", 5)
t(re.compile, 5)
t(re.compile, re.compile("a"), re.I)
print(re.compile("a") == re.compile("a"), repr(re.I), repr(re.I | re.M), int(re.I | re.M), bool(re.I & re.M))
print(re.search("(?:a|b)+c", "ab" * 5000 + "c").end())
print(re.match("(?:x(?:a|b)?)*", "xaxbx" * 2000).end(), re.match("(a?)*b", "a" * 30 + "b").end())
print(re.search(r"(\w+)\s+\1", "hello the the world").group())
print(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", "camelCaseString").lower())
print(re.findall(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", "1 -2.5 3e10 +4.5E-3"))
print(re.split(r"[;,\s]\s*", "a; b,c  d"))
