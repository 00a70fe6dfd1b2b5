import Foundation
import Testing

@testable import Syntax

/// One entry of `Fixtures/errors.json`.
private struct RecordedError: Decodable {
  let source: String
  let `class`: String
  let message: String
  let line: Int
  let column: Int
  let endLine: Int
  let endColumn: Int
  /// Whether mnb deliberately points somewhere else than CPython.
  let isOwnRange: Bool
  let rendered: String
}

/// Line and column of an offset, counting characters from 1.
private func place(_ offset: Int32, in source: SourceFile) -> (line: Int, column: Int) {
  let (line, column) = source.position(offset)
  let before = source.text[(Int(offset) - column)..<Int(offset)]
  return (line, String(decoding: before, as: UTF8.self).unicodeScalars.count + 1)
}

@Test func `syntax errors have the class, words and place of CPython's`() throws {
  let recorded = try JSONDecoder().decode(
    [RecordedError].self, from: try FixtureFiles.data("errors.json"))
  #expect(recorded.count > 800)
  for entry in recorded {
    let source = SourceFile(name: "test.py", text: entry.source)
    guard let error = failure(entry.source) else {
      Issue.record("accepted: \(entry.source)")
      continue
    }
    #expect(error.message == entry.message, "\(entry.source)")
    #expect(error.pythonClass == entry.class, "\(entry.source)")
    if entry.isOwnRange { continue }
    let start = place(error.range.start, in: source)
    var end = place(error.range.end, in: source)
    if end <= start { end = (start.line, start.column + 1) }
    #expect(start == (entry.line, entry.column), "\(entry.source)")
    // CPython measures the end in the text of the first line.
    if entry.line == entry.endLine {
      #expect(end == (entry.endLine, entry.endColumn), "\(entry.source)")
      if !entry.rendered.isEmpty {
        #expect(error.rendered(in: source) == entry.rendered, "\(entry.source)")
      }
    }
  }
}

@Test(arguments: [
  ("async def f(): pass", "async def is not part of mnb's Python"),
  ("@a\nasync def f(): pass", "async def is not part of mnb's Python"),
  ("async for a in b: pass", "async for is not part of mnb's Python"),
  ("async with a: pass", "async with is not part of mnb's Python"),
  ("def f():\n  await a", "await is not part of mnb's Python"),
  ("[a async for a in b]", "asynchronous comprehensions are not part of mnb's Python"),
  ("a = 1j", "complex numbers are not part of mnb's Python"),
  ("a = 0.5J + 1", "complex numbers are not part of mnb's Python"),
  ("match a:\n  case 1: pass", "the match statement is not part of mnb's Python"),
  ("class A(metaclass=B): pass", "a metaclass is not part of mnb's Python"),
  ("try: a\nexcept* B: c", "except* is not part of mnb's Python"),
  ("def f():\n  a: (yield) = 1", "yield in an annotation is not part of mnb's Python"),
  ("a: (b := 1) = 2", "an assignment expression in an annotation is not part of mnb's Python"),
  ("from __future__ import barry_as_FLUFL", "barry_as_FLUFL is not part of mnb's Python"),
  (
    "'\\N{DIGIT ONE}'",
    "\\N{...} in a string is not part of mnb's Python; write the character or its \\u code"
  ),
  ("'\\ud800'", "lone surrogates in a string are not part of mnb's Python"),
])
func `what the dialect leaves out is refused by name`(text: String, message: String) {
  let error = failure(text)
  #expect(error?.kind == .unsupported)
  #expect(error?.message == message)
  #expect(error?.pythonClass == "SyntaxError")
}

@Test func `an error names lines of the notebook's file`() throws {
  let source = SourceFile(name: "a.mnb", text: "if a:\nb\n", firstLine: 40)
  do {
    _ = try Parser.parse(source)
    Issue.record("accepted")
  } catch {
    #expect(error.message == "expected an indented block after 'if' statement on line 40")
    #expect(
      error.rendered(in: source) == """
          File "a.mnb", line 41
            b
            ^
        IndentationError: expected an indented block after 'if' statement on line 40
        """)
  }
}

@Test func `an unfinished program asks for more`() {
  let unfinished = [
    "if a:", "if a:\n", "(", "f(a,\n", "'''a\n", "a = \\\n", "try:\n  a\n", "@a\n", "x = [1,",
    "class A:\n  def f(self):\n", "def f(a, b", "f(", "for a in b:\n  if c:\n", "'a\\\n", "\"\"\"",
  ]
  for text in unfinished { #expect(failure(text)?.incomplete == true, "\(text)") }
  let wrong = [
    "a b\n", "if a\n", "1 +\n", "'abc", "f(a b", ")", "if a:\nb\n", "f(a\nb c d", "x = = 1",
    "return",
  ]
  for text in wrong { #expect(failure(text)?.incomplete == false, "\(text)") }
}
