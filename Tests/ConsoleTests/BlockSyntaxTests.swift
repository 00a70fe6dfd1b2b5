import Testing

@testable import Console

@Suite struct BlockSyntaxTests {
  @Test(arguments: [
    ("x = 1\n", true), ("x = (1,\n", false), ("x = (1,\n2)\n", true), ("if x:\n", false),
    ("if x:\n    y\n", false), ("if x:\n    y\n\n", true), ("def f():\n    '''a\n", false),
    ("@d\n", false), ("s = '''a\n", false), ("s = '''a\nb'''\n", true), ("x = 1 \\\n", false),
    ("for i in y: print(i)\n", false), ("for i in y: print(i)\n\n", true), ("x = )\n", true),
    ("", true), ("# a comment\n", true), ("try:\n    f()\n\n", false),
  ])
  func `a block ends when more lines cannot complete it`(block: String, isComplete: Bool) {
    #expect(BlockSyntax.isComplete(block) == isComplete)
  }

  @Test func `a pasted block needs no empty line`() {
    #expect(BlockSyntax.isComplete("if x:\n    y\n", isWhole: true))
    #expect(!BlockSyntax.isComplete("if x:\n", isWhole: true))
  }

  @Test(arguments: [
    ("if x:\n", "    "), ("if x:\n    y\n", "    "), ("if x:\n    while y:\n", "        "),
    ("def f():\n    return 1\n", ""), ("def f():\n    if x:\n        return 1\n", "    "),
    ("if x:  # why: because\n", "    "), ("x = {'a':\n", ""), ("s = 'a:'\n", ""),
    ("for i in x:\n    f(i,\n", "    "), ("while x:\n    break\n", ""), ("\n", ""),
  ])
  func `the next line begins where Python's editors begin it`(block: String, indent: String) {
    #expect(BlockSyntax.indentation(after: block) == indent)
  }
}

@Suite struct ReplLineTests {
  @Test(arguments: [
    (".help", ReplLine.command("help", "")), ("%time f(1)  ", .command("time", "f(1)")),
    (".run  a b.mnb", .command("run", "a b.mnb")), ("f?", .help("f", withSource: false)),
    ("df.mean??", .help("df.mean", withSource: true)), ("?len", .help("len", withSource: false)),
    ("d['a']?", .help("d['a']", withSource: false)), (".5 + 1", .code), ("x = 1", .code),
    ("print('why?')", .code), ("'?'", .code), ("", .code), ("a ?? b", .code),
  ])
  func `commands and questions are told from code`(line: String, kind: ReplLine) {
    #expect(ReplLine(line) == kind)
  }
}

@Suite struct PastedTextTests {
  @Test(arguments: [
    ("a\r\nb\r", "a\nb"), ("if x:\n\ty\n\n", "if x:\n    y"),
    (">>> if x:\n...     y\n... \n>>> z\n", "if x:\n    y\n\nz"), ("x", "x"), ("\n", ""),
    ("日本\n", "日本"),
  ])
  func `pasted text is made fit for the line`(raw: String, text: String) {
    #expect(PastedText(raw).text == text)
  }
}
