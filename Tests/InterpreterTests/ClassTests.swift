import Testing

@testable import Interpreter

/// Remembered look-ups must notice what changes a class.
@Suite struct ClassTests {
  @Test func `a method replaced after its call site ran is found`() throws {
    let code = """
      class A:
          def f(self): return "old"
      class B(A): pass
      b = B()
      out = []
      for i in range(4):
          out.append(b.f())
          if i == 1:
              A.f = lambda self: "new"
          if i == 2:
              B.f = lambda self: "derived"
      print(out)
      """
    #expect(try Snippet.output(code) == "['old', 'old', 'new', 'derived']\n")
  }

  @Test func `an instance attribute hides a method at a site that ran before`() throws {
    let code = """
      class A:
          def f(self): return "method"
      a = A()
      for i in range(3):
          print(a.f())
          a.f = lambda: "own"
      del a.f
      print(a.f())
      """
    #expect(try Snippet.output(code) == "method\nown\nown\nmethod\n")
  }

  @Test func `one site serves many classes`() throws {
    let code = """
      def make(i):
          class C:
              value = i
              def __init__(self): self.own = i * 10
          return C()
      print(sum(o.value + o.own for o in [make(i) for i in range(50)]))
      """
    #expect(try Snippet.output(code) == "13475\n")
  }

  @Test func `a global defined later hides a built-in at a site that ran before`() throws {
    let code = """
      def f(): return len([1, 2])
      print(f())
      len = lambda v: "mine"
      print(f())
      del len
      print(f())
      """
    #expect(try Snippet.output(code) == "2\nmine\n2\n")
  }

  @Test func `a class attribute becomes a property`() throws {
    let code = """
      class A:
          x = 1
      a = A()
      def read(): return a.x
      print(read(), read())
      A.x = property(lambda self: "property")
      print(read())
      del A.x
      try:
          read()
      except AttributeError as e:
          print(e)
      """
    #expect(
      try Snippet.output(code) == "1 1\nproperty\n'A' object has no attribute 'x'\n")
  }
}
