import Foundation
import Syntax
import Testing

@testable import Interpreter

/// Cancellation reaches scripts and the loops of natives. How soon is not tested here.
@Suite struct InterruptTests {
  @Test(arguments: [
    "while True: pass",
    "sum(range(10**12))",
    "max(i for i in range(10**12))",
    "list(filter(None, iter(int, 1)))",
    "any(0 for _ in iter(int, 1))",
    "'a' in (i for i in range(10**12))",
    "x = [(i * 7919) % 100003 for i in range(10**5)]\nwhile True: sorted(x)",
    "x = [(i * 7919) % 100003 for i in range(10**5)]\nwhile True: sorted(x, key=lambda v: -v)",
    "x = 3 ** (10 ** 8)",
    "x = 3 ** (10 ** 5)\nwhile True: x * x",
    "x = ['abc'] * 10**6\nwhile True: ','.join(x)",
    "x = [[i] for i in range(10**5)]\nwhile True: repr(x)",
    "x = [1.5] * 10**6\nwhile True: 7 in x",
    "x = list(range(10**6)); y = list(x)\nwhile True: x == y",
    "x = 'a b ' * 10**6\nwhile True: x.split(), x.replace('a', 'cc')",
    "x = [(i * 7919) % 100003 / 7 for i in range(10**5)]\nwhile True: x.copy().sort()",
    "while True: 'abc' * 10**8",
    "while True: [1, 2] * 10**7",
    "x = tuple(range(10**6))\nwhile True: x + x",
    "x = 7 ** 2000000; y = 3 ** 1000000\nwhile True: x // y",
    "pow(3, 10 ** 3000, 10 ** 3000 + 7)",
    "s = 'a' * 10**6 + 'b'\nwhile True: 'a' * 5000 + 'c' in s",
    "s = 'ab' * 10**6\nwhile True: s.find('ba' * 1000 + 'c')",
    "s = 'ab,' * 10**6\nwhile True: s.split(',')",
    "s = b'ab,' * 10**6\nwhile True: s.replace(b',', b'..')",
    "x = dict.fromkeys(range(10**5))\nwhile True: x.copy()",
    "x = list(range(10**6))\nwhile True:\n  y = x[:]\n  del y[::2]",
    "def f(): f()\nwhile True:\n  try: f()\n  except RecursionError: pass",
  ])
  func `a long program is stopped`(code: String) async {
    let wasInterrupted = await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: InterruptTests.run(code)) }
      thread.stackSize = 64 << 20
      thread.start()
    }
    #expect(wasInterrupted)
  }

  private static func run(_ code: String) -> Bool {
    let host = Host()
    host.nativeStackSize = 60 << 20
    let vm = Interpreter(host: host)
    let watchdog = Watchdog()
    watchdog.start()
    defer { watchdog.stop() }
    watchdog.watch(vm.cancellationFlag, seconds: 0.05)
    defer { watchdog.watch(nil) }
    do throws(ScriptError) {
      try vm.run(SourceFile(name: "long.py", text: code + "\n"), in: vm.mainModule())
      return false
    } catch { return error.isInterrupt }
  }
}
