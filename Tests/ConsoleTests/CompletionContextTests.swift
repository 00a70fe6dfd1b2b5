import Testing

@testable import Console

@Suite struct CompletionContextTests {
  private func context(_ line: String, block: String = "") -> CompletionContext {
    CompletionContext(block: block, line: line)
  }

  @Test(arguments: [
    ("pri", CompletionContext.name("pri", callee: nil)), ("x = le", .name("le", callee: nil)),
    ("", .name("", callee: nil)), ("f(", .name("", callee: "f")),
    ("lgb.train(params, num", .name("num", callee: "lgb.train")),
    ("f(a=b", .name("b", callee: nil)), ("f(a, (b", .name("b", callee: "")),
    ("f(g(1), x", .name("x", callee: "f")), ("[a for a in b", .name("b", callee: nil)),
    ("12", .nothing), ("x = 1 # comm", .nothing),
  ])
  func `names and keyword arguments`(line: String, expected: CompletionContext) {
    let got = context(line)
    if case .name(let prefix, "") = expected {
      #expect(got == .name(prefix, callee: nil))
    } else {
      #expect(got == expected)
    }
  }

  @Test(arguments: [
    ("df.", CompletionContext.attribute(of: "df", "")),
    ("df.me", .attribute(of: "df", "me")),
    ("a.b.c", .attribute(of: "a.b", "c")), ("x = df['a'].me", .attribute(of: "df['a']", "me")),
    ("f(df.me", .attribute(of: "df", "me")), ("rows[0].x", .attribute(of: "rows[0]", "x")),
    ("'abc'.up", .attribute(of: "'abc'", "up")), ("f().x", .nothing), ("(a + b).x", .nothing),
  ])
  func attributes(line: String, expected: CompletionContext) {
    #expect(context(line) == expected)
  }

  @Test(arguments: [
    ("df[\"fl", CompletionContext.key(of: "df", "fl", closing: "\"]")),
    ("df['", .key(of: "df", "", closing: "']")),
    ("df[[\"a\", \"b", .key(of: "df", "b", closing: "\"")),
    ("f(df[\"x", .key(of: "df", "x", closing: "\"]")),
    ("a.b['x", .key(of: "a.b", "x", closing: "']")), ("open('da", .path("da")),
    ("['a', 'b", .path("b")),
    ("x = r'/tm", .path("/tm")), ("df['a' + 'b", .path("b")),
    ("d['a']['b", .key(of: "d['a']", "b", closing: "']")),
    ("df[f\"x", .key(of: "df", "x", closing: "\"]")),
  ])
  func `keys of tables, and paths in other strings`(line: String, expected: CompletionContext) {
    #expect(context(line) == expected)
  }

  @Test(arguments: [
    ("import nu", CompletionContext.module("nu")), ("import os, ma", .module("ma")),
    ("import os.pa", .module("os.pa")), ("from skl", .module("skl")),
    ("from sklearn.met", .module("sklearn.met")),
    ("from math import sq", .importedName(from: "math", "sq")),
    ("from math import sin, c", .importedName(from: "math", "c")),
    ("x = 1; import nu", .module("nu")), ("important", .name("important", callee: nil)),
  ])
  func modules(line: String, expected: CompletionContext) {
    #expect(context(line) == expected)
  }

  @Test func `commands and their arguments`() {
    #expect(context(".ru") == .command(".ru"))
    #expect(context(".run no") == .argument(of: "run", "no"))
    #expect(context("%time f(1)") == .argument(of: "time", "f(1)"))
  }

  @Test func `earlier lines of the block are known`() {
    #expect(context("    num", block: "f(a,\n") == .name("num", callee: "f"))
    #expect(context("text '", block: "s = '''\n") == .path("\ntext '"))
    #expect(context("df.x", block: "for i in y:\n") == .attribute(of: "df", "x"))
  }
}
