import Testing

@testable import Interpreter

/// Garbage does not pile up. Limits are generous: other tests run in the same process.
@Suite(.serialized) struct MemoryTests {
  private func growth(_ code: String) throws -> Int {
    let snippet = Snippet()
    let before = Snippet.residentMegabytes
    _ = try snippet.output(code)
    return Snippet.residentMegabytes - before
  }

  @Test func `five million short-lived objects stay in bounded memory`() throws {
    let code = """
      class P:
          def __init__(self, v):
              self.v = v
      total = 0
      for i in range(1_000_000):
          total += len([P(i), (i, i), {"k": i}, str(i)])
      print(total)
      """
    #expect(try growth(code) < 200)
  }

  @Test func `cycles are collected`() throws {
    let code = """
      for i in range(300_000):
          a = []
          b = {"a": a}
          a.append(b)
      """
    #expect(try growth(code) < 200)
  }

  @Test func `large buffers are counted`() throws {
    let code = """
      for i in range(3000):
          s = "x" * 1_000_000
          l = [0] * 100_000
      """
    #expect(try growth(code) < 300)
  }

  @Test func `exceptions and generators are collected`() throws {
    let code = """
      def g(n):
          yield n
          yield n
      for i in range(200_000):
          next(g(i))
          try:
              raise ValueError(i)
          except ValueError as e:
              pass
      """
    #expect(try growth(code) < 200)
  }

  @Test func `what is alive survives many collections`() throws {
    let code = """
      keep = {i: [str(i), (i, [i])] for i in range(20_000)}
      def closure(i):
          return lambda: keep[i]
      fs = [closure(i) for i in range(0, 20_000, 100)]
      gens = [(x for x in keep[i]) for i in range(50)]
      for i in range(1_000_000):
          junk = [i, str(i)]
      print(all(f()[0] == str(i * 100) for i, f in enumerate(fs)))
      print(all(next(g) == str(i) for i, g in enumerate(gens)))
      print(sum(v[1][1][0] for v in keep.values()))
      """
    #expect(try Snippet.output(code) == "True\nTrue\n199990000\n")
  }

  @Test func `memory is bounded while a native calls back`() throws {
    let code = """
      rows = list(range(200_000))
      for _ in range(5):
          rows.sort(key=lambda v: (v % 7, str(v)))
      print(max(map(lambda v: len([v, v]), rows)))
      """
    #expect(try growth(code) < 400)
  }

  @Test func `an interpreter that is let go is freed`() throws {
    let programs = [
      "print(1)",
      """
      class A:
          def f(self):
              yield self
      g = A().f()
      next(g)
      """,
      """
      try:
          raise ValueError(1)
      except ValueError as error:
          lines = error.__traceback__.tb_lineno
          frame = error.__traceback__.tb_frame
      """,
      "def f(): return f()\nf()",
      "import sys\nsys.modules\nfile = open('/dev/null')",
      "[].append",
    ]
    for program in programs {
      weak var vm: Interpreter?
      do {
        let snippet = Snippet()
        vm = snippet.vm
        _ = snippet.traceback(program)
      }
      #expect(vm == nil, "\(program)")
    }
  }
}
