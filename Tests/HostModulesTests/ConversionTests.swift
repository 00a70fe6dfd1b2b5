import Arrays
import BigInt
import Frames
import Interpreter
import Testing

@testable import HostModules

/// Script values and the engines' values turn into each other without loss.
@Suite struct ConversionTests {
  @Test func `scalars go there and back`() {
    let texts = TestHost.onScriptThread {
      let vm = TestHost().vm
      return vm.withNativeScope {
        [Scalar.none, .bool(true), .int(-5), .float(2.5), .string("é"), .bytes([0, 255])].map {
          scalar -> String in
          guard let value = try? vm.plain(scalar), "\(vm.scalar(value))" == "\(scalar)" else {
            return "lost"
          }
          return (try? vm.reprText(value)) ?? "no repr"
        }
      }
    }
    #expect(texts == ["None", "True", "-5", "2.5", "'é'", "b'\\x00\\xff'"])
  }

  @Test(arguments: [
    ("[1, 2.5]", "float64 (2,)"), ("[True, 2]", "int64 (2,)"),
    ("[]", "float64 (0,)"), ("5", "int64 ()"), ("(1.5,)", "float64 (1,)"),
  ])
  func `lists become arrays of numpy's types`(_ value: String, _ expected: String) {
    #expect(
      TestHost.run("import numpy as np\na = np.array(\(value))\nprint(a.dtype, a.shape)")
        == expected + "\n")
  }

  @Test func `ragged lists are refused`() {
    #expect(TestHost.run("import numpy as np\nnp.array([[1], [1, 2]])").hasPrefix("ValueError: "))
  }

  @Test func `numpy numbers pass as Python's`() {
    #expect(
      TestHost.run(
        """
        import json, math
        import numpy as np
        x = np.array([2.25, 4.0])[0]
        print(math.sqrt(x), json.dumps({"x": x}), isinstance(x, float))
        """) == "1.5 {\"x\": 2.25} True\n")
  }

  @Test func `paths are taken as text`() {
    #expect(
      TestHost.run(
        """
        import os
        from pathlib import Path
        print(os.path.join(Path("a"), "b"), os.fspath(Path("c")), os.path.basename(Path("x/y.txt")))
        """) == "a/b c y.txt\n")
  }

  @Test func `integers of any size`() {
    #expect(
      TestHost.run(
        "import math, json\nprint(math.gcd(2**100, 2**90) == 2**90, json.loads('1' * 30) + 1)")
        == "True 111111111111111111111111111112\n")
  }
}
