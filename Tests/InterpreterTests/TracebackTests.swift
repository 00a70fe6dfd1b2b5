import Testing

@testable import Interpreter

@Suite struct TracebackTests {
  private func last(_ code: String) -> String {
    let text = Snippet().traceback(code)
    return text.split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test(arguments: [
    ("{}['k']", "KeyError: 'k'"),
    ("[][1]", "IndexError: list index out of range"),
    ("1 / 0", "ZeroDivisionError: division by zero"),
    ("int('x')", "ValueError: invalid literal for int() with base 10: 'x'"),
    ("'a' + 1", "TypeError: can only concatenate str (not \"int\") to str"),
    ("'a'['b']", "TypeError: string indices must be integers, not 'str'"),
    ("'a' * 1.5", "TypeError: can't multiply sequence by non-int of type 'float'"),
    ("class A: pass\nA().x", "AttributeError: 'A' object has no attribute 'x'"),
    (
      "def f(*, a): pass\nf(1, a=1)",
      "TypeError: f() takes 0 positional arguments but 1 positional argument "
        + "(and 1 keyword-only argument) were given"
    ),
    ("import no_such", "ModuleNotFoundError: No module named 'no_such'"),
  ])
  func `messages are Python's`(code: String, expected: String) {
    #expect(last(code) == expected)
  }

  @Test func `a traceback names the frames and marks the failing expression`() {
    let code = """
      def inner(d):
          return d["a"] + d["b"]["c"]
      def outer():
          return inner({"a": 1, "b": {}})
      outer()
      """
    let expected = """
      Traceback (most recent call last):
        File "snippet.py", line 5, in <module>
          outer()
        File "snippet.py", line 4, in outer
          return inner({"a": 1, "b": {}})
                 ^^^^^^^^^^^^^^^^^^^^^^^^
        File "snippet.py", line 2, in inner
          return d["a"] + d["b"]["c"]
                          ~~~~~~^^^^^
      KeyError: 'c'

      """
    #expect(Snippet().traceback(code) == expected)
  }

  @Test func `a chained exception prints its cause`() {
    let code = """
      try:
          1 / 0
      except ZeroDivisionError as e:
          raise ValueError("bad") from e
      """
    let text = Snippet().traceback(code)
    #expect(
      text.contains(
        "The above exception was the direct cause of the following exception:"))
    #expect(text.contains("ZeroDivisionError: division by zero"))
    #expect(text.hasSuffix("ValueError: bad\n"))
  }

  @Test func `a near name is suggested`() {
    #expect(last("values = [1]\nvalue").hasSuffix("Did you mean: 'values'?"))
    #expect(last("[].apend(1)").hasSuffix("Did you mean: 'append'?"))
  }

  @Test func `a syntax error shows its line and place`() {
    let text = Snippet().traceback("x = (1,\nprint(x\n")
    #expect(text.contains("SyntaxError: '(' was never closed"))
    #expect(text.contains("^"))
  }
}
