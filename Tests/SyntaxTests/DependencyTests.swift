import Testing

@testable import Syntax

private struct Case: Sendable, CustomTestStringConvertible {
  let text: String
  let reads: Set<String>
  let definitions: Set<String>
  var testDescription: String { text }

  init(_ text: String, reads: Set<String> = [], definitions: Set<String> = []) {
    self.text = text
    self.reads = reads
    self.definitions = definitions
  }
}

private let cases = [
  Case("a = 1\nb = a\n", definitions: ["a", "b"]),
  Case("a = a + 1\n", reads: ["a"], definitions: ["a"]),
  Case("a += 1\n", reads: ["a"], definitions: ["a"]),
  Case("a[0] = b\n", reads: ["a", "b"]),
  Case("a.b = 1\n", reads: ["a"]),
  Case("if a: b = 1\nb\n", reads: ["a", "b"], definitions: ["b"]),
  Case("if a: b = 1\nelse: b = 2\nb\n", reads: ["a"], definitions: ["b"]),
  Case("if a: raise b\nelse: c = 1\nc\n", reads: ["a", "b"], definitions: ["c"]),
  Case("for a in b: c = a\na, c\n", reads: ["a", "b", "c"], definitions: ["a", "c"]),
  Case("while a: b = 1\nb\n", reads: ["a", "b"], definitions: ["b"]),
  Case("with a as b: c = b\nc\n", reads: ["a", "c"], definitions: ["b", "c"]),
  Case("try: a = 1\nexcept E: a = 2\na\n", reads: ["E"], definitions: ["a"]),
  Case("try: a = f()\nexcept E: pass\na\n", reads: ["E", "a", "f"], definitions: ["a"]),
  Case(
    "try: a = 1\nexcept E as e: a = e\nfinally: b = 1\na, b\n", reads: ["E"],
    definitions: ["a", "b"]),
  Case("del a\n", reads: ["a"]),
  Case("a = 1\ndel a\na\n", reads: ["a"]),
  Case(
    "import a.b, c as d\nfrom e import f, g as h\na, d, f, h\n", definitions: ["a", "d", "f", "h"]),
  Case("def f(a, b=c): return a + d\n", reads: ["c", "d"], definitions: ["f"]),
  Case("def f(): return g()\ndef g(): return f()\nf()\n", definitions: ["f", "g"]),
  Case("def f(): return g()\nf()\ng = 1\n", reads: ["g"], definitions: ["f", "g"]),
  Case("def f(): return g()\ng = 1\nf()\n", definitions: ["f", "g"]),
  Case("def f():\n  global a\n  a = b\n", reads: ["b"], definitions: ["a", "f"]),
  Case(
    "@d\nclass A(B):\n  x = y\n  z = x\n  def f(self): return x\n", reads: ["B", "d", "x", "y"],
    definitions: ["A"]),
  Case("class A:\n  x = x\n", reads: ["x"], definitions: ["A"]),
  Case("[a for a in b if c]\n", reads: ["b", "c"]),
  Case("if (n := f()) > 1: n\nn\n", reads: ["f"], definitions: ["n"]),
  Case("a and (b := 1)\nb\n", reads: ["a", "b"], definitions: ["b"]),
  Case("[b := a for a in c]\nb\n", reads: ["b", "c"], definitions: ["b"]),
  Case("f = lambda x: x + y\ny = 1\nf(1)\n", definitions: ["f", "y"]),
  Case("a: int\nb: c = 1\n", definitions: ["b"]),
  Case(
    "a, (b, *c) = d\nprint(f'{a}{b!r:{e}}')\n", reads: ["d", "e", "print"],
    definitions: ["a", "b", "c"]),
  Case("a = b = c\nassert a, d\n", reads: ["c", "d"], definitions: ["a", "b"]),
]

@Test(arguments: cases)
private func `a cell's reads and definitions`(item: Case) throws {
  let dependencies = Dependencies.of(try parse(item.text))
  #expect(dependencies.reads == item.reads)
  #expect(dependencies.definitions == item.definitions)
  #expect(!dependencies.importsAll)
}

@Test func `a star import is told`() throws {
  #expect(Dependencies.of(try parse("from a import *\n")).importsAll)
}
