/// The grammar that finds the right message for a program that does not parse.
///
/// Python's error messages are part of its grammar: CPython 3.11 parses a faulty program a second
/// time with extra alternatives that match common mistakes, and which message wins depends on the
/// order of rules and on what each of them has read. So the same order of rules is written down
/// here, in a notation of our own, as far as the dialect goes. It follows the grammar of the Python
/// Language Reference and the error rules of CPython 3.11 (Grammar/python.gram, PSF licence).
///
/// Notation: `'x'` keyword or operator, `"x"` soft keyword, `NAME` class of tokens, `x?`, `x*`,
/// `x+`, `(a | b)`, `s.x+` separated by `s`, `&x` and `!x` look ahead, `~` commits, `&&'x'` must
/// follow. `a=x` captures. `*` after a rule's name: results are remembered. `-> kind` gives the
/// kind of expression, `-> fold kind` that of a chain if it has more than one part, `-> =a` passes a
/// capture on. `=>` reports an error: where (`@a`, `@a..b`, `@a..` up to the last token read,
/// `@last`), then the message in backquotes, with `%a` for the name of a kind, `$a` for source text
/// and `#a` for a line number. Rules named `invalid_…` count only in the second pass.
enum ErrorGrammar {
  static let text = statements + compound + functions + expressions + displays + targets
}
