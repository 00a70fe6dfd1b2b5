def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


def digest(test):
    h = 0
    n = 0
    for code in list(range(0x20000)) + list(range(0xE0000, 0xE0200)):
        if 0xD800 <= code < 0xE000:
            continue
        if test(chr(code)):
            n += 1
            h = (h * 31 + code) % 1000000007
    return n, h


print("alpha", digest(str.isalpha))
print("digit", digest(str.isdigit))
print("decimal", digest(str.isdecimal))
print("numeric", digest(str.isnumeric))
print("alnum", digest(str.isalnum))
print("space", digest(str.isspace))
print("printable", digest(str.isprintable))
print("identifier", digest(str.isidentifier))
print("lower", digest(str.islower))
print("upper", digest(str.isupper))
print("title", digest(str.istitle))
print("continues", digest(lambda c: ("a" + c).isidentifier()))
print("lines", digest(lambda c: len(("a" + c + "b").splitlines()) == 2))


def mapping(f):
    h = 0
    n = 0
    for code in list(range(0x20000)) + list(range(0xE0000, 0xE0200)):
        if 0xD800 <= code < 0xE000:
            continue
        c = chr(code)
        m = f(c)
        if m != c:
            n += 1
            for x in m:
                h = (h * 31 + ord(x) + code) % 1000000007
    return n, h


print("upper", mapping(str.upper))
print("lower", mapping(str.lower))
print("title", mapping(str.title))
print("casefold", mapping(str.casefold))
print("swapcase", mapping(str.swapcase))
print("capitalize", mapping(str.capitalize))
