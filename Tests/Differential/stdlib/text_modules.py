import string
import textwrap


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


text = ("The quick brown fox jumped over the lazy dog, and then it went home to have some well-deserved rest. "
        "State-of-the-art e-mail --option is -- nice... ok?  Two  spaces.\nNew line\there.")
for width in (10, 20, 40, 70, 200, 1):
    t(textwrap.wrap, text, width)
t(textwrap.fill, text, 30)
t(textwrap.fill, text, 30, initial_indent="* ", subsequent_indent="  ")
t(textwrap.wrap, "averyveryverylongword indeed", 8)
t(textwrap.wrap, "averyveryverylongword indeed", 8, break_long_words=False)
t(textwrap.wrap, "a-b-c-d-e hyphen-ated words", 6)
t(textwrap.wrap, "a-b-c-d-e hyphen-ated words", 6, break_on_hyphens=False)
t(textwrap.wrap, "", 10)
t(textwrap.wrap, "   ", 10)
t(textwrap.wrap, "  leading space kept", 10)
t(textwrap.wrap, "x" * 25, 10)
t(textwrap.wrap, text, 0)
t(textwrap.wrap, text, 40, max_lines=2)
t(textwrap.wrap, text, 40, max_lines=1, placeholder="...")
t(textwrap.wrap, "one two three", 6, max_lines=1, placeholder=" [too long]")
t(textwrap.shorten, text, 40)
t(textwrap.shorten, text, 40, placeholder="…")
t(textwrap.shorten, "short", 40)
t(textwrap.shorten, "Hello  world!", width=12)
t(textwrap.shorten, "Hello  world!", width=11)
t(textwrap.dedent, "    a\n      b\n\n    c\n")
t(textwrap.dedent, "  a\n\tb")
t(textwrap.dedent, "a\n  b")
t(textwrap.dedent, "\n    x\n  \n    y")
t(textwrap.indent, "a\n\nb\n", "> ")
t(textwrap.indent, "a\n\nb", "> ", lambda line: True)
t(textwrap.fill, "tabs\tand\nnewlines", 20, expand_tabs=False, replace_whitespace=False)
t(textwrap.fill, "End.  Next sentence. Third", 40, fix_sentence_endings=True)

for name in "ascii_lowercase ascii_uppercase ascii_letters digits hexdigits octdigits punctuation printable whitespace".split():
    print(name, repr(getattr(string, name)))
t(string.capwords, "hello  wORLD foo")
t(string.capwords, "a-b-c", "-")
s = string.Template("$who likes ${what}s for $$5")
t(s.substitute, who="tim", what="kung")
t(s.substitute, {"who": "x"}, what="y")
t(s.substitute, who="tim")
t(s.safe_substitute, who="tim")
t(string.Template("$ bad").substitute)
t(string.Template("a\n$1").substitute)
t(string.Template("$ bad $x").safe_substitute, x=1)
print(s.template)
