import Foundation
import Testing

@testable import Interpreter

@Suite struct RecursionTests {
  @Test func `endless recursion raises RecursionError`() throws {
    let code = """
      def f(n): return f(n + 1)
      try:
          f(0)
      except RecursionError as e:
          print(e)
      """
    #expect(try Snippet.output(code).hasPrefix("maximum recursion depth exceeded"))
  }

  @Test(arguments: [
    "class R:\n  def __repr__(self): return repr(self)\nrepr(R())",
    "class R:\n  def __eq__(self, o): return self == o\nR() == 1",
    "class R:\n  def __lt__(self, o): return max([self, self])\nmax([R(), R()])",
    "def f(x): return list(map(f, [x]))\nf(1)",
    "def f(x): return sorted([x, x], key=f)\nf(1)",
    "def g(): yield from g()\nlist(g())",
  ])
  func `endless recursion through natives raises RecursionError`(code: String) {
    #expect(Snippet().traceback(code).contains("RecursionError"))
  }

  @Test func `a raised limit allows deeper calls on a large stack`() throws {
    final class Result: @unchecked Sendable { var text = "" }
    let result = Result()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      let snippet = Snippet(stack: 256 << 20)
      snippet.vm.recursionDepthLimit = 50_000
      let code = """
        def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
        def through(n): return 0 if n == 0 else 1 + max(map(through, [n - 1]))
        print(depth(40_000), through(5_000))
        """
      result.text = (try? snippet.output(code)) ?? "failed"
      done.signal()
    }
    thread.stackSize = 256 << 20
    thread.start()
    done.wait()
    #expect(result.text == "40000 5000\n")
  }

  @Test func `the interrupt flag stops an endless loop`() throws {
    let snippet = Snippet()
    nonisolated(unsafe) let flag = snippet.vm.cancellationFlag
    let thread = Thread {
      usleep(50_000)
      flag.pointee |= Interpreter.cancelBit
    }
    thread.start()
    var interrupted = false
    do throws(ScriptError) {
      _ = try snippet.output("while True: pass")
    } catch { interrupted = error.isInterrupt }
    #expect(interrupted)
    #expect(try snippet.output("print('usable')") == "usable\n")
  }

  @Test func `the highest limit is reached, also through natives`() throws {
    final class Result: @unchecked Sendable { var text = "" }
    let result = Result()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      let snippet = Snippet(stack: 1 << 30)
      snippet.vm.recursionDepthLimit = 100_000
      let code = """
        def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
        def mapped(n): return 0 if n == 0 else 1 + max(map(mapped, [n - 1]))
        class R:
            def __init__(self, n): self.n = n
            def __repr__(self): return "." if self.n == 0 else repr(R(self.n - 1))
            def __eq__(self, other): return self.n == 0 or [R(self.n - 1)] == [other]
        nested = []
        for _ in range(90_000): nested = [nested]
        other = []
        for _ in range(90_000): other = [other]
        def chain(n):
            if n: yield from chain(n - 1)
            else: yield 7
        print(depth(99_000), mapped(45_000), repr(R(45_000)), R(30_000) == 1, len(repr(nested)))
        print(nested == other, list(chain(20_000)))
        """
      do throws(ScriptError) {
        result.text = try snippet.output(code)
      } catch {
        result.text = error.traceback
      }
      done.signal()
    }
    thread.stackSize = 1 << 30
    thread.start()
    done.wait()
    #expect(result.text == "99000 45000 . True 180002\nTrue [7]\n")
  }
}
