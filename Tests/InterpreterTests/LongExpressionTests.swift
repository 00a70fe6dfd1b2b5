import Testing

@testable import Interpreter

/// Expressions of very many terms, as programs write them that write programs.
@Suite struct LongExpressionTests {
  private func joined(_ term: String, _ separator: String, _ count: Int) -> String {
    Array(repeating: term, count: count).joined(separator: separator)
  }

  @Test func `a sum of a million terms is computed`() throws {
    #expect(try Snippet.output("print(\(joined("1", "+", 1_000_000)))") == "1000000\n")
  }

  @Test func `a chain of a hundred thousand comparisons is computed`() throws {
    let chain = (0..<100_000).map(String.init).joined(separator: " < ")
    #expect(try Snippet.output("print(\(chain))") == "True\n")
    #expect(try Snippet.output("print(\(chain) < 7)") == "False\n")
  }

  @Test func `comparisons of a chain are evaluated from left to right`() throws {
    let code = """
      def f(x):
          print(x, end=" ")
          return x
      a = 2
      print(f(1) < a < f(3) < f(4) > f(9) > f(0), 1 < a < 3 < 4)
      """
    #expect(try Snippet.output(code) == "1 3 4 9 False True\n")
  }

  @Test(arguments: ["(": ")", "[": "]", "{": "}", "f(": ")"])
  func `a hundred thousand nested parentheses are refused`(open: String, close: String) {
    let code = joined(open, "", 100_000) + "1" + joined(close, "", 100_000)
    #expect(Snippet().traceback(code).contains("SyntaxError: too many nested parentheses"))
  }

  @Test(arguments: ["not ", "-", "2**", "lambda: ", "1 if 1 else "])
  func `a hundred thousand nested operators are refused`(prefix: String) {
    let traceback = Snippet().traceback(joined(prefix, "", 100_000) + "1")
    #expect(traceback.contains("SyntaxError: too many nested"))
  }

  @Test(arguments: [".real", "[0]", "()"])
  func `a chain of a hundred thousand trailers ends without a crash`(trailer: String) {
    #expect(!Snippet().traceback("0" + "  " + joined(trailer, "", 100_000)).isEmpty)
  }
}
