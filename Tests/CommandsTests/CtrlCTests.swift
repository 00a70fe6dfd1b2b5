import Foundation
import Testing

/// One Ctrl-C ends what a script is busy with, wherever that is, and leaves the program usable. How
/// soon is measured by Benchmarks/language/interrupts/run, not here.
@Suite struct CtrlCTests {
  @Test(arguments: [
    "x = 7 ** 200_000|x * x",
    "import hashlib; x = b'a' * 50_000_000|hashlib.sha256(x)",
    "x = 'äbcdefghij' * 1_000_000|x.encode('utf-16').decode('utf-16')",
    "x = b'abcdefghij' * 2_000_000|x.decode().encode()",
    "import json; x = list(range(300_000))|json.loads(json.dumps(x))",
    "import math; x = [1.0000001] * 500_000|math.prod(x), math.fsum(x)",
    "x = set(range(300_000)); y = set(range(100_000, 400_000))|x | y, x & y, x - y, x ^ y",
    "x = [(i * 7919) % 1_000_003 for i in range(300_000)]|sorted(x), sorted(x, key=str)",
    "x = 0|format(x, '10000000d')",
    "import copy; x = [[i] for i in range(50_000)]|copy.deepcopy(x)",
    "x = list(range(1_000_000))|x[::-1], x.copy(), x[::2], tuple(x), x + x",
    "import sys; sys.set_int_max_str_digits(0); x = 3 ** 200_000|int(str(x))",
    "import time|time.sleep(60)",
    "import re; x = 'a' * 40|re.match(r'(a+)+b', x)",
    "x = 0|x",
  ])
  func `a busy program raises KeyboardInterrupt and goes on`(program: String) throws {
    let parts = program.split(separator: "|", maxSplits: 1)
    let space = try Workspace()
    try space.write(
      "busy.py",
      """
      import sys
      \(parts[0])
      try:
          print("ready")
          sys.stdout.flush()
          while True:
              \(parts[1])
      except KeyboardInterrupt:
          print("interrupted", sum(range(10)))
      """)
    let output = Pipe()
    let process = Process()
    process.executableURL = Program.binary
    process.arguments = ["run", "busy.py"]
    process.currentDirectoryURL = space.project
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
    let first = output.fileHandleForReading.availableData
    #expect(String(decoding: first, as: UTF8.self) == "ready\n")
    usleep(20_000)
    process.interrupt()
    let rest = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(String(decoding: rest, as: UTF8.self) == "interrupted 45\n")
  }
}
