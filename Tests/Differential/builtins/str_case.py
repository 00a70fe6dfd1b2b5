def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


texts = ["", "hello", "Hello World", "HELLO", "hELLO wORLD", "they're bill's", "ß", "straße", "ŉ", "ǆ", "ǅ", "Ǆ", "ΑΣ", "ΑΣΑ", "Σ", "σς", "İ", "ı", "ﬁ", "ﬀ", "Ⅷ", "ⓐ", "ЖЗИ", "жзи", "日本", "a1b2", "1a", "A b_C", "x\u0301y", "ᾳ", "ὒ", "Ω", "K", "ՙև", "ꭰ", "Ꭰ", "𐐀", "ª", "ʰ"]
for text in texts:
    print([text, text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(), text.casefold()])
    print([text.isalpha(), text.isdigit(), text.isdecimal(), text.isnumeric(), text.isalnum(), text.isspace(), text.isprintable(), text.isascii(), text.isidentifier(), text.islower(), text.isupper(), text.istitle()])
for c in ["1", "²", "½", "Ⅷ", "٣", "৩", "一", "①", "⒈", " ", "\t", "\n", "\x1c", "\x85", "\xa0", "\u2003", "\u200b", "\u3000", "\ufeff", "_", "a", "é", "\x00", "\x7f", "\xad", "€", "\ud7ff", "\ue000", "😀", "\U000e0001", "\U0010ffff", "\u0378", "·", "℘", "゛"]:
    print([c, c.isalpha(), c.isdigit(), c.isdecimal(), c.isnumeric(), c.isalnum(), c.isspace(), c.isprintable(), c.isidentifier(), c.islower(), c.isupper(), c.istitle()])
for s in ["Hello World", "Hello world", "HELLO", "A1B", "A1b", "1A", "Aa Bb", "ǅabc", "a'B", "", "1", "A"]:
    print(s.istitle(), s.islower(), s.isupper())
t(lambda: str.upper("abc"))
t(lambda: str.upper(1))
t(lambda: list(map(str.upper, ["a", "b"])))
t(lambda: "a".upper(1))
t(lambda: "abc".isidentifier() and "1abc".isidentifier())
t(lambda: "def".isidentifier())
