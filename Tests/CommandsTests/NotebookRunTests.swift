import Foundation
import Testing

/// Notebooks through the command line: cache, resume, freezing, status.
@Suite struct NotebookRunTests {
  /// Lines of standard error that say what happened to cells, without times.
  private func progress(_ outcome: Program.Outcome) -> [String] {
    outcome.errors.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("["), let space = line.firstIndex(of: " ") else { return nil }
      let text = line[line.index(after: space)...]
      return String(text.prefix { $0 != "," })
    }
  }

  private func cell(_ attributes: String, _ code: String) -> String {
    "```mnb {\(attributes)}\n\(code)\n```\n\n"
  }

  private func write(_ space: Workspace, _ cells: [(String, String)], front: String = "") throws {
    let matter = front.isEmpty ? "" : "---\n\(front)\n---\n"
    try space.write("a.mnb", matter + cells.map { cell($0.0, $0.1) }.joined())
  }

  /// Every kind of value that is stored, made in one cell and looked at in another.
  private let values = """
    import numpy as np
    import pandas as pd
    from collections import OrderedDict, Counter, defaultdict
    class Point:
        def __init__(self, x): self.x = x
    plain = [1, 2.5, -0.0, True, None, "text é", b"bytes", 10**30, (1, (2, 3)), range(3)]
    nested = {"a": [1, 2], "b": {"c": {1, 2, 3}}, ("t", 1): frozenset([4])}
    shared = [nested, nested]
    array = np.array([[1.5, 2.5], [3.5, np.nan]])
    turned = array.T
    ints = np.arange(5, dtype="int32")
    words = np.array(["a", "bcd"])
    scalar = array[0, 0]
    frame = pd.DataFrame({"n": [1, 2, 3], "s": ["x", None, "z"], "f": [0.5, np.nan, 2.0]})
    column = frame["s"]
    point = Point([1, 2])
    double = lambda v: 2 * v
    def scaled(v, by=3): return v * by
    big = np.arange(100000.0)
    """

  private let looks = """
    print(plain, nested, shared[0] is shared[1])
    print(array, turned, turned.shape, ints.dtype, words, scalar)
    print(frame, column, frame["n"].dtype)
    print(point.x, double(4), scaled(2), big.sum(), type(point).__name__)
    """

  @Test func `values come back from the cache as they were`() throws {
    let space = try Workspace()
    try write(space, [("#make", values), ("#look", looks)])
    let first = try space.run("run", "a.mnb")
    #expect(first.code == 0, "\(first.errors)")
    #expect(progress(first) == ["make: done", "look: done"])
    let again = try space.run("run", "a.mnb")
    #expect(progress(again) == ["make: cached", "look: cached"])
    #expect(again.output == first.output)
    try write(space, [("#make", values), ("#look", looks + "\nprint('end')")])
    let third = try space.run("run", "a.mnb")
    #expect(progress(third) == ["make: cached", "look: done"], "\(third.errors)")
    #expect(third.output == first.output + "end\n")
  }

  @Test func `only the edited cell and its dependents run`() throws {
    let space = try Workspace()
    func chain(_ edited: Int) -> [(String, String)] {
      var cells = [("#other", "y = 5")]
      for i in 0..<10 {
        let code = i == 0 ? "x0 = 1" : "x\(i) = x\(i - 1) + 1"
        cells.append(("#c\(i)", i == edited ? code + " + 10" : code))
      }
      return cells
    }
    try write(space, chain(-1))
    #expect(try space.run("run", "a.mnb").code == 0)
    try write(space, chain(6))
    let status = try space.run("status", "a.mnb")
    #expect(status.output.contains("c5     fresh"))
    #expect(status.output.contains("code changed"))
    #expect(status.output.contains("input x6 of cell 'c6'"))
    #expect(status.output.contains("4 of 11 cells would run; a run would take about "))
    let run = try space.run("run", "a.mnb")
    let ran = progress(run).filter { $0.hasSuffix("done") }
    #expect(ran == ["c6: done", "c7: done", "c8: done", "c9: done"])
    #expect(try space.run("status", "a.mnb").output.hasSuffix("nothing to run\n"))
  }

  @Test func `changed data, modules and parameters are noticed`() throws {
    let space = try Workspace()
    try space.write("t.csv", "a\n1\n2\n")
    try space.write("helper.py", "def twice(x): return 2 * x\n")
    try write(
      space,
      [
        ("#load", "import pandas as pd\nt = pd.read_csv('t.csv')\nint(t['a'].sum())"),
        ("#help", "import helper\nhelper.twice(4)"), ("#param", "print(n)"),
        ("#still", "print('x')"),
        ("#again", "import helper\nprint(helper.twice(1))"),
      ], front: "params: {n: 1}")
    #expect(try space.run("run", "a.mnb").code == 0)
    try space.write("t.csv", "a\n1\n3\n")
    try space.write("helper.py", "def twice(x): return 20 * x\n")
    let status = try space.run("status", "a.mnb", "-p", "n=2").output
    #expect(status.contains("file t.csv changed"))
    #expect(status.contains("module helper.py changed"))
    #expect(status.contains("parameter n: 1 → 2"))
    let run = try space.run("run", "a.mnb", "-p", "n=2")
    #expect(
      progress(run) == [
        "load: done", "help: done", "param: done", "still: cached", "again: done",
      ])
    #expect(run.output == "4\n80\n2\nx\n20\n")
  }

  @Test func `a failed cell is where the next run goes on`() throws {
    let space = try Workspace()
    try write(space, [("#a", "x = [1, 2]"), ("#b", "y = x[5]"), ("#c", "print(x)")])
    let first = try space.run("run", "a.mnb")
    #expect(first.code == 1)
    #expect(progress(first) == ["a: done", "b: failed"])
    let report = try String(
      contentsOf: space.project.appendingPathComponent("outputs/a/report.md"), encoding: .utf8)
    #expect(report.contains("**Error in cell `b`, line 6**"))
    #expect(report.contains("IndexError: list index out of range"))
    #expect(report.contains("not run: `c`"))
    try write(space, [("#a", "x = [1, 2]"), ("#b", "y = x[1]"), ("#c", "print(x)")])
    let second = try space.run("run", "a.mnb")
    #expect(progress(second) == ["a: cached", "b: done", "c: done"])
    #expect(second.output == "[1, 2]\n")
  }

  @Test(arguments: [
    ("x = [1, 2]", "x.append(3)", "list"), ("x = {'a': 1}", "x['b'] = 2", "dict"),
    ("x = {1, 2}", "x.add(3)", "set"), ("x = [[1]]", "x[0][0] = 2", "list"),
    ("import numpy as np\nx = np.zeros(3)", "x[0] = 1", "array"),
    ("import pandas as pd\nx = pd.DataFrame({'a': [1]})", "x['b'] = 2", "DataFrame"),
    ("class P: pass\nx = P()\nx.a = 1", "x.a = 2", "P"),
    ("def x(v, seen=[]):\n    seen.append(v)\n    return seen", "x(1)", "list"),
  ])
  func `what a cell made cannot be changed by a later one`(
    make: String, change: String, type: String
  ) throws {
    let space = try Workspace()
    try write(space, [("#made-here", make), ("#change", change)])
    let run = try space.run("run", "a.mnb")
    #expect(run.code == 1)
    #expect(run.errors.contains("'made-here'"), "\(run.errors)")
    #expect(run.errors.contains("copy"), "\(run.errors)")
    // The same where the value comes from the cache.
    #expect(try space.run("run", "a.mnb").errors.contains("'made-here'"))
    try write(space, [("#made-here", make), ("#change", change)], front: "freeze: false")
    #expect(try space.run("run", "a.mnb").code == 0)
  }

  @Test func `rebinding a name is allowed`() throws {
    let space = try Workspace()
    try write(
      space, [("#a", "x = [1]"), ("#b", "x = x + [2]"), ("#c", "x = list(x)\nx.append(3)\nx")])
    #expect(try space.run("run", "a.mnb").output == "[1, 2, 3]\n")
    #expect(try space.run("run", "a.mnb").output == "[1, 2, 3]\n")
  }

  @Test func `settings of modules are made again`() throws {
    let space = try Workspace()
    try FileManager.default.createDirectory(
      at: space.project.appendingPathComponent("lib"), withIntermediateDirectories: true)
    try space.write("lib/inner.py", "value = 7\n")
    func cells(_ last: String) -> [(String, String)] {
      [
        (
          "#set",
          "import sys\nfolder = 'lib'\nsys.path.insert(0, folder)\nimport numpy as np\nnp.random.seed(1)"
        ),
        ("#use", last),
      ]
    }
    try write(space, cells("from inner import value\nprint(value, np.random.random())"))
    let first = try space.run("run", "a.mnb")
    #expect(first.code == 0, "\(first.errors)")
    try write(space, cells("from inner import value\nprint(value, np.random.random(),)"))
    let second = try space.run("run", "a.mnb")
    #expect(progress(second) == ["set: cached", "use: done"])
    #expect(second.output == first.output)
  }

  @Test func `random numbers go on where a restored cell left them`() throws {
    let space = try Workspace()
    func cells(_ last: String) -> [(String, String)] {
      [
        ("#seed", "import numpy as np\nnp.random.seed(3)\na = np.random.random()"),
        ("#rng", "rng = np.random.RandomState(5)\nb = rng.random_sample()"),
        ("#draw", "print(a, b, np.random.random(), rng.random_sample())" + last),
        ("#more", "print(np.random.random(), rng.random_sample())"),
      ]
    }
    try write(space, cells(""))
    let first = try space.run("run", "a.mnb", "--no-cache")
    #expect(first.code == 0, "\(first.errors)")
    try write(space, cells(" "))
    let second = try space.run("run", "a.mnb")
    #expect(progress(second).first == "seed: cached")
    #expect(second.output == first.output)
  }

  @Test func `options choose cells`() throws {
    let space = try Workspace()
    try write(space, [("#a", "print('a')"), ("#b", "print('b')"), ("#c", "print('c')")])
    #expect(try space.run("run", "a.mnb", "--to", "b").output == "a\nb\n")
    let only = try space.run("run", "a.mnb", "--only", "c")
    #expect(only.output == "c\n")
    #expect(progress(only) == ["c: done"])
    let from = try space.run("run", "a.mnb", "--from", "b")
    #expect(progress(from) == ["a: cached", "b: done", "c: done"])
    #expect(try space.run("run", "a.mnb", "--only", "x").code == 2)
    #expect(
      progress(try space.run("run", "a.mnb", "--no-cache")).allSatisfy { $0.hasSuffix("done") })
  }

  @Test func `a cell that takes too long is stopped`() throws {
    let space = try Workspace()
    try write(space, [("#a", "x = 1"), ("#slow timeout=0.2", "while True: x += 1"), ("#c", "x")])
    let run = try space.run("run", "a.mnb")
    #expect(run.code == 1)
    #expect(run.errors.contains("TimeoutError: cell 'slow' took longer than its timeout of 0.2 s"))
    let whole = try space.run("run", "a.mnb", "--timeout", "0.1")
    #expect(whole.errors.contains("the run took longer than its timeout of 0.1 s, in cell 'slow'"))
  }

  @Test func `parameters come from files and sweeps`() throws {
    let space = try Workspace()
    try write(space, [("#a", "print(n, name)\nrecord(score=n)")], front: "params: {n: 1, name: x}")
    try space.write("p.yaml", "n: 5\nname: file\n")
    #expect(try space.run("run", "a.mnb", "--params", "p.yaml").output == "5 file\n")
    #expect(
      try space.run("run", "a.mnb", "--params", "p.yaml", "-p", "n=6").output == "6 file\n")
    #expect(try space.run("run", "a.mnb", "--each", "n=2..4").output == "2 x\n3 x\n4 x\n")
    #expect(try space.run("run", "a.mnb", "--each", "name=u,v").output == "1 u\n1 v\n")
    let runs = try space.run("runs").output.split(separator: "\n")
    #expect(runs.count == 7)
    try space.write("p.yaml", "m: 5\n")
    let wrong = try space.run("run", "a.mnb", "--params", "p.yaml")
    #expect(wrong.code == 2)
    #expect(wrong.errors.contains("p.yaml:1: unknown parameter 'm' (did you mean 'n'?)"))
  }

  @Test func `a killed run goes on and ends as an undisturbed one`() throws {
    let space = try Workspace()
    let cells = (0..<6).map { i -> (String, String) in
      let before = i == 0 ? "" : " + x\(i - 1)"
      let lines = [
        "x\(i) = sum(k * k % 7 for k in range(20000)) + \(i)\(before)", "print(x\(i))",
        "record(s\(i)=x\(i))",
      ]
      return ("#c\(i)", lines.joined(separator: "\n"))
    }
    try write(space, cells)
    let undisturbed = try space.run("run", "a.mnb")
    let report = try stripped(space)
    var generator = SystemRandomNumberGenerator()
    var killed = 0
    for round in 0..<30 {
      if round % 10 == 0 {
        try FileManager.default.removeItem(
          at: space.project.appendingPathComponent(".mnb/cache"))
      }
      killed += try kill(space, after: Double.random(in: 0.005...0.12, using: &generator)) ? 1 : 0
    }
    let last = try space.run("run", "a.mnb")
    #expect(last.code == 0)
    #expect(last.output == undisturbed.output)
    #expect(try stripped(space) == report)
    #expect(killed > 0)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: space.project.appendingPathComponent(".mnb/cache").path)
    #expect(names.filter { $0.hasSuffix(".cell") }.count >= 6)
  }

  /// Starts a run and kills it; whether it was still running.
  private func kill(_ space: Workspace, after seconds: Double) throws -> Bool {
    let process = Process()
    process.executableURL = Program.binary
    process.arguments = ["run", "a.mnb"]
    process.currentDirectoryURL = space.project
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(seconds * 1e6))
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  /// The report without the lines that hold times.
  private func stripped(_ space: Workspace) throws -> [Substring] {
    let path = space.project.appendingPathComponent("outputs/a/report.md")
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("> **Run**") }
  }

  @Test func `results that cannot be written are an error, and the last report stays`() throws {
    let space = try Workspace()
    try write(space, [("#a", "print(1)")])
    #expect(try space.run("run", "a.mnb").code == 0)
    let outputs = space.project.appendingPathComponent("outputs/a")
    let report = try Data(contentsOf: outputs.appendingPathComponent("report.md"))
    // A file where the folder of the history should be.
    try FileManager.default.removeItem(at: outputs.appendingPathComponent("runs"))
    try Data().write(to: outputs.appendingPathComponent("runs"))
    let run = try space.run("run", "a.mnb", "--no-cache")
    #expect(run.code == 1)
    #expect(run.errors.contains("mnb: cannot write the report: "))
    #expect(try Data(contentsOf: outputs.appendingPathComponent("report.md")) == report)
  }

  @Test func `reports, templates, formatting, ledger and comparison`() throws {
    let space = try Workspace()
    try write(
      space, [("#a", "print('one')\nrecord(oof_f1=0.5)")], front: "title: T\nparams: {n: 1}")
    #expect(try space.run("run", "a.mnb").code == 0)
    let path = space.project.appendingPathComponent("outputs/a/report.md")
    let report = try Data(contentsOf: path)
    try FileManager.default.removeItem(at: path)
    #expect(try space.run("report", "a.mnb").code == 0)
    #expect(try Data(contentsOf: path) == report)
    try write(
      space, [("#a", "print('two')\nrecord(oof_f1=0.75)")], front: "title: T\nparams: {n: 1}")
    #expect(try space.run("run", "a.mnb", "-p", "n=2").code == 0)
    let lines = try space.run("runs").output.split(separator: "\n")
    #expect(lines.count == 2)
    // Runs of one second have no order, so they are told apart by their scores.
    let runs = ["0.7500", "0.5000"].map { score in
      String(lines.first { $0.contains(score) }?.prefix { $0 != " " } ?? "")
    }
    let diff = try space.run("diff", runs[1], runs[0]).output
    #expect(diff.contains("- print('one')"))
    #expect(diff.contains("+ print('two')"))
    #expect(diff.contains("n: 1 → 2"))
    #expect(diff.contains("oof_f1: 0.5000 → 0.7500  (+0.2500)"))
    let score = try space.run("ledger", "score", runs[0], "--public", "0.7")
    #expect(score.code == 0, "\(score.errors)")
    let ledger = try space.run("ledger", "--sort", "oof_f1").output
    #expect(ledger.contains("| 0.7000 |"))
    #expect(try space.run("ledger", "--csv").output.hasPrefix("run,started,notebook"))
    #expect(try space.run("ledger", "--sort", "nonsense").code == 2)
    for template in ["experiment", "search", "ensemble", "eda"] {
      #expect(try space.run("new", template, "--template", template).code == 0)
      #expect(try space.run("check", template + ".mnb").code == 0)
    }
    #expect(try space.run("new", "eda", "--template", "eda").code == 2)
    try space.write("b.mnb", "~~~mnb   { #x  .hide }\n1\n~~~\n")
    #expect(try space.run("fmt", "--check", "b.mnb").code == 1)
    #expect(try space.run("fmt", "b.mnb").code == 0)
    let text = try String(
      contentsOf: space.project.appendingPathComponent("b.mnb"), encoding: .utf8)
    #expect(text == "```mnb {#x .hide}\n1\n```\n")
  }

  @Test func `the prompt takes cells from the cache, and may change what they made`() throws {
    let space = try Workspace()
    try write(
      space,
      [
        ("#a", "x = [1, 2]\ndef twice(v): return 2 * v"), ("#b", "y = twice(x)\nprint('ran', y)"),
        ("#c", "z = 5\nprint('last')"),
      ])
    #expect(try space.run("run", "a.mnb", "--to", "b").code == 0)
    try space.write("typed", "x.append(3)\nprint(x, y, twice(z))\n")
    let prompt = try Program.run(
      ["repl", "a.mnb"], in: space.project, input: space.project.appendingPathComponent("typed"))
    #expect(prompt.output.contains("a (from the cache)"), "\(prompt.output)\(prompt.errors)")
    #expect(prompt.output.contains("b (from the cache)"))
    #expect(!prompt.output.contains("c (from the cache)"))
    #expect(prompt.output.contains("ran [1, 2, 1, 2]"))
    #expect(prompt.output.contains("[1, 2, 3] [1, 2, 1, 2] 10"))
  }

  @Test func `a search is stored with its trials, sampler and models`() throws {
    let space = try Workspace()
    func cells(_ last: String) -> [(String, String)] {
      [
        (
          "#study",
          """
          import optuna
          optuna.logging.set_verbosity(optuna.logging.WARNING)
          study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=3))
          def objective(trial):
              x = trial.suggest_float('x', -5, 5)
              kind = trial.suggest_categorical('kind', ['a', 'b'])
              return x * x + (kind == 'a')
          study.optimize(objective, n_trials=15)
          best = study.best_trial
          space = {'n': integers(1, 9), 'k': when(choice(['u', 'v']), n=[1, 2])}
          """
        ),
        (
          "#more",
          "study.optimize(objective, n_trials=5)\nprint(study.best_value, best.params)" + last
        ),
        ("#show", "print(len(study.trials), study.best_params, space)"),
      ]
    }
    try write(space, cells(""))
    let first = try space.run("run", "a.mnb")
    #expect(first.code == 0, "\(first.errors)")
    #expect(progress(try space.run("run", "a.mnb")).allSatisfy { $0.hasSuffix("cached") })
    try write(space, cells(" "))
    let second = try space.run("run", "a.mnb")
    #expect(progress(second).first == "study: cached", "\(second.errors)")
    #expect(progress(second).last?.hasSuffix("done") == true)
    #expect(second.output == first.output)
  }

  @Test func `fitted estimators, and functions of modules, are stored`() throws {
    let space = try Workspace()
    try space.write("helper.py", "def double(x):\n    return 2 * x\n")
    func cells(_ last: String) -> [(String, String)] {
      [
        (
          "#fit",
          """
          import numpy as np
          from helper import double
          from sklearn.linear_model import LogisticRegression
          from sklearn.pipeline import make_pipeline
          from sklearn.preprocessing import StandardScaler
          X = np.arange(40.0).reshape(20, 2)
          y = (np.arange(20) > 11).astype(int)
          model = make_pipeline(StandardScaler(), LogisticRegression(C=0.5)).fit(X, y)
          functions = [double, model]
          """
        ),
        (
          "#use",
          """
          print(model.predict_proba(X)[10:13], model[0].mean_, functions[0](21))
          print(type(model[1]).__name__, functions[1] is model, model)
          """ + last
        ),
      ]
    }
    try write(space, cells(""))
    let first = try space.run("run", "a.mnb")
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.output.contains("LogisticRegression True"))
    try write(space, cells("\nprint(len(functions))"))
    let again = try space.run("run", "a.mnb")
    #expect(progress(again) == ["fit: cached", "use: done"])
    #expect(again.output == first.output + "2\n")
  }

  @Test func `two runs at once are kept apart`() throws {
    let space = try Workspace()
    try write(space, [("#a", "x = 0\nwhile x < 3000000: x += 1\nprint(x)")])
    let process = Process()
    process.executableURL = Program.binary
    process.arguments = ["run", "a.mnb"]
    process.currentDirectoryURL = space.project
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let lock = space.project.appendingPathComponent("outputs/a/.lock").path
    while FileManager.default.contents(atPath: lock)?.isEmpty ?? true { usleep(1000) }
    if process.isRunning {
      let second = try space.run("run", "a.mnb")
      if process.isRunning {
        #expect(second.code == 2)
        #expect(
          second.errors.contains("'a.mnb' is being run by process \(process.processIdentifier)"))
      }
    }
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
