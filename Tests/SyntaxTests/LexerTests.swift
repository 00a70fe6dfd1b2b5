import Testing

@testable import Syntax

private func kinds(_ text: String) -> [TokenKind] {
  Lexer.tokens(of: SourceFile(name: "test.py", text: text)).tokens.map(\.kind)
}

@Test func `every operator and keyword is a token of its own`() {
  for (spelling, kind) in TokenKind.spellings where !"()[]{}".contains(spelling) {
    #expect(kinds(spelling) == [kind, .newline, .endOfFile], "\(spelling)")
    #expect(kinds("a \(spelling)\tb").contains(kind), "\(spelling)")
    #expect(kind.spelling == spelling)
  }
  for name in ["ifx", "de", "deff", "notin", "Nones", "true", "match", "case", "_", "x1", "é"] {
    #expect(kinds(name) == [.name, .newline, .endOfFile], "\(name)")
  }
}

@Test func `blocks open and close with the indentation`() {
  #expect(
    kinds("if a:\n  b\n\n # c\n  if d:\n  \te\nf")
      == [
        .kIf, .name, .colon, .newline, .indent, .name, .newline, .kIf, .name, .colon, .newline,
        .indent, .name, .newline, .dedent, .dedent, .name, .newline, .endOfFile,
      ])
}

@Test func `inside brackets lines do not count`() {
  #expect(
    kinds("(a,\n  # b\n\n    c\n)")
      == [.openParen, .name, .comma, .name, .closeParen, .newline, .endOfFile])
}

@Test func `the longest operator wins`() {
  #expect(
    kinds("a**=b//=c<<=d->e:=f...g..h!=i<>j")
      == [
        .name, .doubleStarAssign, .name, .doubleSlashAssign, .name, .leftShiftAssign, .name, .arrow,
        .name, .walrus, .name, .ellipsis, .name, .dot, .dot, .name, .notEqual, .name,
        .oldNotEqual, .name, .newline, .endOfFile,
      ])
}

@Test func `tokens know their bytes`() {
  let list = Lexer.tokens(of: SourceFile(name: "test.py", text: "é = rb'x' # y\n"))
  #expect(
    list.tokens.map { [$0.start, $0.end] } == [[0, 2], [3, 4], [5, 10], [11, 14], [15, 15]])
}
