import Testing
@testable import Syntax

@Test func `a position counts lines from one and columns from zero`() {
  let file = SourceFile(name: "a.py", text: "x = 1\ny = 2\n", firstLine: 10)
  #expect(file.position(6) == (11, 0))
  #expect(file.lineText(8) == "y = 2")
}
