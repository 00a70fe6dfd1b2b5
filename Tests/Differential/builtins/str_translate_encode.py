def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


table = str.maketrans("abc", "xyz")
print(table, "aabbcc d".translate(table))
print(str.maketrans("ab", "xy", "c"), "abcabc".translate(str.maketrans("ab", "xy", "c")))
print(str.maketrans({"a": "1", "b": None, 99: "long", "é": 65}), "abcé".translate(str.maketrans({"a": "1", "b": None, 99: "long", "é": 65})))
t(lambda: "abc".translate({97: 1.5}))
t(lambda: "abc".translate({97: 0x110000}))
t(lambda: "abc".translate({97: None, 98: "", 99: "日"}))
t(lambda: "abc".translate(1))
t(lambda: "\x00\x01\x02".translate("xy"))
t(lambda: str.maketrans(1))
t(lambda: str.maketrans("a", "bc"))
t(lambda: str.maketrans({"ab": 1}))
t(lambda: str.maketrans({1.5: 1}))
t(lambda: str.maketrans("a", "b", 1))
t(lambda: str.maketrans(1, 2))
t(lambda: str.maketrans("a", 2))
for text in ["", "abc", "é", "日本", "😀", "a\x00b"]:
    for encoding in ["utf-8", "utf8", "UTF-8", "ascii", "latin-1", "latin1", "iso-8859-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "utf-8-sig", "US-ASCII", "utf_8"]:
        t(lambda: text.encode(encoding))
        t(lambda: text.encode(encoding).decode(encoding) == text)
for errors in ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "nonsense"]:
    t(lambda: "aé日😀b".encode("ascii", errors))
    t(lambda: "aé日😀b".encode("latin-1", errors=errors))
t(lambda: "a".encode("xx"))
t(lambda: "a".encode(1))
t(lambda: "a".encode("utf-8", 1))
t(lambda: "é".encode(errors="ignore"))
for data in [b"", b"abc", b"\xc3\xa9", b"\xe9", b"\xff\xfe", b"\xc3", b"a\xc3(", b"\xe2\x82", b"\xe2\x82\xac", b"\xf0\x9f\x98\x80", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\x80", b"\xf5\x80\x80\x80", b"a\x80b\x80c", b"\xf4\x90\x80\x80", b"\xe0\x80\x80"]:
    for errors in ["strict", "ignore", "replace", "backslashreplace"]:
        t(lambda: data.decode("utf-8", errors))
        t(lambda: data.decode("ascii", errors))
    t(lambda: data.decode("latin-1"))
t(lambda: b"abc".decode("xx"))
t(lambda: b"abc".decode(1))
t(lambda: b"\xff\xfea\x00b\x00".decode("utf-16"))
t(lambda: b"a\x00b".decode("utf-16-le"))
t(lambda: b"\x00\xd8a\x00".decode("utf-16-le"))
t(lambda: b"\xef\xbb\xbfabc".decode("utf-8-sig"))
t(lambda: b"\xef\xbb\xbfabc".decode("utf-8"))
try:
    b"ab\xffcd".decode("utf-8")
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e.args)
try:
    "abéc".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e.args)
