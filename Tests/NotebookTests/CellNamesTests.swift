import Syntax
import Testing

@testable import Notebook

/// What is read off a cell's code.
@Suite struct CellNamesTests {
  private func names(_ code: String) throws -> CellNames {
    try #require(CellNames(of: SourceFile(name: "a", text: code)))
  }

  private func texts(_ code: String) throws -> (before: String, after: String, problem: String?) {
    let source = SourceFile(name: "a", text: code)
    let outline = CellOutline.of(try Parser.parse(source))
    let texts = outline.definitionTexts(of: source)
    return (texts.before, texts.after, outline.problem)
  }

  @Test func `functions read and bind late`() throws {
    let found = try names("def f(a=b):\n    global g\n    g = c\n    return a\nx = y\n")
    #expect(found.uses.isSuperset(of: ["b", "c", "y"]))
    #expect(found.defines == ["f", "g", "x"])
    #expect(found.lateUses.contains("c"))
    #expect(!found.lateUses.contains("b"))
    #expect(found.lateDefines == ["g"])
  }

  @Test func `definitions are run again, other statements are blanked`() throws {
    let found = try texts("import m\nx = m.load()\ndef f(): return x\nprint(f()); import k\n")
    let lines = found.before.split(separator: "\n", omittingEmptySubsequences: false)
    let words = lines.map { $0.split(separator: " ").joined(separator: " ") }
    #expect(words == ["import m", "", "def f(): return x", "import k", ""])
    #expect(found.after.isEmpty)
    #expect(found.problem == nil)
  }

  @Test func `definitions that need the cell's values come after them`() throws {
    let found = try texts(
      "import sys\nroot = 'lib'\nsys.path.insert(0, root)\nfrom inner import v\n")
    #expect(found.before.hasPrefix("import sys\n"))
    #expect(!found.before.contains("insert"))
    #expect(found.after.contains("sys.path.insert(0, root)\nfrom inner import v\n"))
  }

  @Test func `a default that changes afterwards is a problem`() throws {
    #expect(try texts("n = 1\ndef f(k=n): return k\nn = 2\n").problem != nil)
    #expect(try texts("n = 1\ndef f(k=n): return k\n").problem == nil)
    #expect(try texts("def f(): return n\nn = 2\n").problem == nil)
  }
}
