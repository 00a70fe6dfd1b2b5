import Testing

@testable import Syntax

@Test(arguments: try FixtureFiles.names(in: "scopes", extension: "py"))
func `names live where CPython's symbol tables say`(name: String) throws {
  let module = try parse(try FixtureFiles.text("scopes/\(name).py"))
  let ours = try ScopeDump.text(of: module).split(separator: "\n")
  let theirs = try FixtureFiles.text("scopes/\(name).scopes").split(separator: "\n")
  #expect(ours.count == theirs.count)
  for (our, their) in zip(ours, theirs) { #expect(our == their) }
}

/// The function that is the statement at an index.
private func function(_ body: [Statement], _ index: Int) throws -> FunctionNode {
  guard case .function(let node) = body[index].kind else {
    throw Diagnostic(.syntaxError, "no function", SourceRange(0, 0))
  }
  return node
}

@Test func `parameters come first in their order`() throws {
  let module = try parse("def f(b, a, /, *c, d=1, **e):\n  z = y = 1\n  for x in z: a = 2\n")
  let node = try function(module.body, 0)
  #expect(node.scope.bound == ["b", "a", "c", "d", "e", "z", "y", "x"])
  #expect(module.scope.bound == ["f"])
  #expect(module.scope.binding(of: "f") == .global)
}

@Test func `super without arguments finds a cell of the class`() throws {
  let module = try parse("class A(B):\n  def f(self):\n    return super().f()\n")
  guard case .class(let node) = module.body[0].kind else { return }
  #expect(node.scope.bindings["__class__"] == .cell)
  #expect(node.scope.bound == ["f"])
  let method = try function(node.body, 0)
  #expect(method.scope.free == ["__class__"])
  #expect(method.scope.parent === node.scope)
}

@Test func `a name passes through the functions between`() throws {
  let module = try parse("def f(a):\n  def g():\n    def h():\n      return a\n")
  let outer = try function(module.body, 0)
  let middle = try function(outer.body, 0)
  let inner = try function(middle.body, 0)
  #expect(outer.scope.binding(of: "a") == .cell)
  #expect(middle.scope.binding(of: "a") == .free)
  #expect(middle.scope.free == ["a"])
  #expect(inner.scope.free == ["a"])
}

@Test func `functions that yield are generators`() throws {
  let module = try parse(
    """
    def a(): yield
    def b(): return lambda: (yield)
    def c(): x = yield from y
    def d(): return [e for e in y]
    """)
  let flags = try (0..<4).map { try function(module.body, $0).scope.isGenerator }
  #expect(flags == [true, false, true, false])
}

@Test func `a walrus in a comprehension binds outside it`() throws {
  let module = try parse("[a := b for b in c]\ndef f():\n  return [d := e for e in c], d\n")
  #expect(module.scope.bound == ["a", "f"])
  let node = try function(module.body, 1)
  #expect(node.scope.binding(of: "d") == .cell)
}

@Test func `names declared global in functions are the module's`() throws {
  let module = try parse("def f():\n  global a\n  a = 1\n")
  #expect(module.scope.bound == ["f", "a"])
  #expect(try function(module.body, 0).scope.binding(of: "a") == .global)
}
