import Testing

@testable import Syntax

@Test(arguments: try FixtureFiles.names(in: "trees", extension: "py"))
func `trees and ranges equal those of CPython`(name: String) throws {
  let module = try Parser.parseUnresolved(
    SourceFile(name: name, text: try FixtureFiles.text("trees/\(name).py")))
  let ours = TreeDump.text(of: module).split(separator: "\n")
  let theirs = try FixtureFiles.text("trees/\(name).tree").split(separator: "\n")
  #expect(ours.count == theirs.count)
  for (index, (our, their)) in zip(ours, theirs).enumerated() {
    #expect(our == their, "statement \(index)")
  }
}

@Test func `line ends of all kinds give the same tree`() throws {
  let text = "if a:\n    b = '''c\n  d'''\n\n    # e\nelse:\n    f(\n  g)\nh = 'i\\\nj' \\\n + k\n"
  let expected = TreeDump.text(of: try parse(text))
  for lineEnd in ["\r\n", "\r"] {
    let module = try parse(text.replacing("\n", with: lineEnd))
    #expect(TreeDump.text(of: module) == expected)
  }
}

@Test func `a byte order mark is no part of the program`() throws {
  #expect(
    TreeDump.text(of: try parse("\u{FEFF}a = 1\n")) == TreeDump.text(of: try parse("a = 1\n")))
}

@Test func `a program may lack its last line end`() throws {
  for text in ["a", "if a:\n  b", "a # c", "if a:\n  b\n  # c", "a = [\n1]", "", "\n", "# c", "  "]
  {
    #expect(TreeDump.text(of: try parse(text)) == TreeDump.text(of: try parse(text + "\n")))
  }
}

@Test func `private names in classes are mangled and keep their plain names`() throws {
  let module = try parse(
    "class _A:\n  def __m(self, __p):\n    self.__x = f(__k=__g)\n  import __n, __o.p\n")
  guard case .class(let node) = module.body[0].kind,
    case .function(let method) = node.body[0].kind,
    case .assign(let targets, let value) = method.body[0].kind,
    case .attribute(_, let attribute, let nameRange) = targets[0].kind,
    case .call(_, let arguments) = value.kind,
    case .keyword(let keyword) = arguments[0].kind,
    case .name(let global) = arguments[0].value.kind,
    case .import(let modules) = node.body[1].kind
  else {
    Issue.record("unexpected tree")
    return
  }
  #expect(node.name == "_A")
  #expect(method.name == "_A__m")
  #expect(method.plainName == "__m")
  #expect(method.parameters.map(\.name) == ["self", "_A__p"])
  #expect(attribute == "_A__x")
  #expect(nameRange.end - nameRange.start == 3)
  #expect(keyword == "__k")
  #expect(global == "_A__g")
  #expect(modules.map(\.module) == ["_A__n", "__o.p"])
  #expect(modules.map(\.boundName) == ["_A__n", "__o"])
}
