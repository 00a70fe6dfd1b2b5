import Frames
import Interpreter
import Testing

@testable import HostModules

/// Errors of the engines and of the system become exceptions of Python's classes.
@Suite struct ErrorMappingTests {
  @Test(arguments: [
    (
      "open('no/such/file')",
      "FileNotFoundError: [Errno 2] No such file or directory: 'no/such/file'"
    ),
    ("import os\nos.listdir('no')", "FileNotFoundError: [Errno 2] No such file or directory: 'no'"),
    ("import os\nos.mkdir('/')", "FileExistsError: [Errno 17] File exists: '/'"),
    (
      "import os\nos.rename('nope1', 'nope2')",
      "FileNotFoundError: [Errno 2] No such file or directory: 'nope1' -> 'nope2'"
    ),
    (
      "from pathlib import Path\nPath('/').read_text()",
      "IsADirectoryError: [Errno 21] Is a directory: '/'"
    ),
    ("import re\nre.compile('(')", "error: missing ), unterminated subpattern at position 0"),
    ("import json\njson.loads('[')", "JSONDecodeError: Expecting value: line 1 column 2 (char 1)"),
    ("import random\nrandom.choice([])", "IndexError: Cannot choose from an empty sequence"),
    ("import pandas as pd\npd.DataFrame({'a': [1]})['b']", "KeyError: 'b'"),
    ("import math\nmath.exp(1000)", "OverflowError: math range error"),
    (
      "from collections import deque\ndeque().pop()", "IndexError: pop from an empty deque"
    ),
    (
      "import statistics\nstatistics.mean([])",
      "StatisticsError: mean requires at least one data point"
    ),
  ])
  func `classes and wording`(_ program: String, _ expected: String) {
    #expect(TestHost.run(program) == expected)
  }

  @Test func `system errors are told apart by class`() {
    let classes = [2, 17, 13, 21, 20, 5].map { FileError(path: "x", code: $0).pythonClass }
    #expect(
      classes == [
        "FileNotFoundError", "FileExistsError", "PermissionError", "IsADirectoryError",
        "NotADirectoryError", "OSError",
      ])
  }

  @Test func `exceptions of modules are caught by their bases`() {
    #expect(
      TestHost.run(
        """
        import json, re, statistics, pickle
        for make, base in [
            (lambda: json.loads("x"), ValueError), (lambda: re.compile("["), Exception),
            (lambda: statistics.mode([]), ValueError),
        ]:
            try:
                make()
            except base as error:
                print(type(error).__name__)
        """) == "JSONDecodeError\nerror\nStatisticsError\n")
  }
}
