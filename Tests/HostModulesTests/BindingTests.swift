import Testing

/// Arguments of natives are bound as CPython binds them, with its words for what is wrong.
@Suite struct BindingTests {
  @Test(arguments: [
    ("import math\nmath.sqrt()", "TypeError: math.sqrt() takes exactly one argument (0 given)"),
    ("import math\nmath.sqrt(1, 2)", "TypeError: math.sqrt() takes exactly one argument (2 given)"),
    ("import math\nmath.pow(1)", "TypeError: pow expected 2 arguments, got 1"),
    ("import math\nmath.sqrt('x')", "TypeError: must be real number, not str"),
    (
      "import json\njson.dumps(1, 2)",
      "TypeError: dumps() takes 1 positional argument but 2 were given"
    ),
    (
      "import re\nre.sub('a', 'b')",
      "TypeError: sub() missing 1 required positional argument: 'string'"
    ),
    (
      "import random\nrandom.randint(1)",
      "TypeError: Random.randint() missing 1 required positional argument: 'b'"
    ),
    (
      "import textwrap\ntextwrap.indent()",
      "TypeError: indent() missing 2 required positional arguments: 'text' and 'prefix'"
    ),
    ("import time\ntime.sleep('1')", "TypeError: 'str' object cannot be interpreted as an integer"),
    (
      "from collections import namedtuple\nnamedtuple('P', 'x y')(1)",
      "TypeError: P.__new__() missing 1 required positional argument: 'y'"
    ),
    (
      "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\nA()",
      "TypeError: A.__init__() missing 1 required positional argument: 'x'"
    ),
  ])
  func `wrong arguments are worded as CPython words them`(_ program: String, _ expected: String) {
    #expect(TestHost.run(program) == expected)
  }

  @Test func `keywords, defaults and order`() {
    #expect(
      TestHost.run(
        """
        import math, json, re, itertools
        print(math.isclose(1, 1.1, rel_tol=0.2), json.dumps([1], indent=None))
        print(re.sub(string="aXb", pattern="x", repl="-", flags=re.I))
        print(list(itertools.accumulate([1, 2], initial=5)), math.prod([2, 3], start=4))
        """) == "True [1]\na-b\n[5, 6, 8] 24\n")
  }

  @Test func `an argument that is not supported is named`() {
    #expect(
      TestHost.run("import glob\nglob.glob('*', dir_fd=3)")
        == "NotImplementedError: glob: argument 'dir_fd' is not supported by mnb")
  }
}
