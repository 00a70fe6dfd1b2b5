import Foundation
import Testing

/// `mnb check`, and the functions of `plot`.
@Suite struct CheckTests {
  private func findings(_ code: String) throws -> [String] {
    let space = try Workspace()
    try space.write("a.py", code)
    let outcome = try space.run("check", "a.py")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect((outcome.code == 1) == lines.contains { $0.contains(": error: ") })
    return lines
  }

  @Test(arguments: [
    ("import seaborn as sns\nprint(sns)", "a.py:1: warning: no module named 'seaborn'"),
    ("import json\nimport os\nprint(os.sep)", "a.py:1: warning: 'json' is imported but not used"),
    ("def f():\n    return 1\n    print(2)\nf()", "a.py:3: warning: this is never reached"),
    (
      "import numpy as np\nnp.zeros(3, dtpye=int)",
      "a.py:2: error: np.zeros() has no argument 'dtpye' (did you mean 'dtype'?)"
    ),
    (
      "m = lightgbm(num_leafs=7)",
      "a.py:1: error: unknown LightGBM parameter 'num_leafs' (did you mean 'num_leaves'?)"
    ),
    (
      "p = {'objective': 'binary', 'num_leaves': 7, 'learning_rate': 0.1, 'bagging_fracton': 1}",
      "a.py:1: error: unknown LightGBM parameter 'bagging_fracton'"
    ),
    (
      "p = {'objective': 'binary:logistic', 'eta': 0.1, 'max_depth': 4, 'colsample_by_tree': 1}",
      "a.py:1: error: unknown XGBoost parameter 'colsample_by_tree' (did you mean 'colsample_bytree'?)"
    ),
    (
      "f = stratified_kfold(5, shuffle=True)",
      "a.py:1: warning: stratified_kfold shuffles without a seed"
    ),
    (
      "import numpy as np\nfor threshold in np.linspace(0.03, 0.5, 48): pass",
      "a.py:2: warning: thresholds are searched up to 0.5 only"
    ),
    (
      "import lightgbm as lgb\n"
        + "p = {'objective': 'binary', 'metric': 'binary_logloss', 'num_leaves': 7,"
        + " 'scale_pos_weight': 19.6}\nc = lgb.early_stopping(100)",
      "a.py:2: warning: early stopping watches binary_logloss"
    ),
    (
      "best_threshold([1], [0.5], metrics='f1')",
      "has no argument 'metrics' (did you mean 'metric'?)"
    ),
    ("best_threshold([1])", "a.py:1: error: best_threshold() needs the argument 'p'"),
  ])
  func `check finds`(code: String, expected: String) throws {
    let lines = try findings(code)
    #expect(lines.contains { $0.contains(expected) }, "\(lines)")
    #expect(lines.count == 1, "\(lines)")
  }

  @Test func `good code gives nothing`() throws {
    let code = """
      import sys
      import numpy as np
      import pandas as pd
      x = np.array([1.0, 2.0], dtype=float)
      t = pd.DataFrame({"a": x})
      print(sorted([3, 1], key=lambda v: -v), max(1, 2), int("3"), round(2.5, 1), sys.argv, end="")
      print(len(x), list(range(3)), dict(a=1), str(4), sum([1, 2]), t.shape, np.mean(x))
      """
    #expect(try findings(code).isEmpty)
  }

  @Test func `check knows what is frozen, and writes JSON`() throws {
    let space = try Workspace()
    try space.write("a.mnb", "```mnb {#one}\nx = [1]\n```\n\n```mnb {#two}\nx[0] = 2\n```\n")
    let outcome = try space.run("check", "--json", "a.mnb")
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("\"kind\": \"frozen\""))
    #expect(outcome.output.contains("'x' was made by cell 'one' and is frozen"))
    #expect(outcome.output.contains("\"cell\": \"two\""))
  }

  @Test func `charts are drawn, shown and saved`() throws {
    let space = try Workspace()
    let calls = [
      "plot.line([1, 2, 3])", "plot.line([1, 2], {'a': [1, 2], 'b': [2, 1]}, title='T')",
      "plot.scatter([1, 2, 3], [3, 1, 2], color=[1, 2, 3])", "plot.bar({'a': 1, 'b': 2})",
      "plot.barh(['a', 'b'], [1, 2], xlabel='n')", "plot.hist([1, 2, 2, 3], bins=3)",
      "plot.box({'a': [1, 2, 3], 'b': [2, 3, 4]})", "plot.heatmap([[1, 2], [3, 4]])",
      "plot.roc([0, 1, 0, 1], [0.1, 0.9, 0.4, 0.3])", "plot.pr([0, 1, 0, 1], [0.1, 0.9, 0.4, 0.3])",
      "plot.calibration([0, 1, 0, 1], [0.1, 0.9, 0.4, 0.3], bins=2)",
      "plot.threshold([0, 1, 0, 1], [0.1, 0.9, 0.4, 0.3])", "plot.importance({'a': 3, 'b': 1})",
      "plot.folds({'m': [0.5, 0.6]})", "plot.history({'valid': {'auc': [0.5, 0.6, 0.7]}})",
      "plot.confusion([0, 1, 1], [0, 1, 0])",
      "plot.lightcurve([1, 2], [5, 6], [1, 1], ['g', 'r'])",
    ]
    let code = calls.enumerated().map { "f = \($1)\nf.save('c\($0).svg')\nprint(type(f).__name__)" }
    try space.write("a.py", code.joined(separator: "\n") + "\nf.save('c.txt')\n")
    let outcome = try space.run("run", "a.py")
    #expect(outcome.code == 0, "\(outcome.errors)")
    for i in calls.indices {
      let svg = try String(
        contentsOf: space.project.appendingPathComponent("c\(i).svg"), encoding: .utf8)
      #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>\n"), "\(calls[i])")
    }
    try space.write("a.mnb", "```mnb {#a}\nplot.line([1, 2, 3], title='Up')\n```\n")
    #expect(try space.run("run", "a.mnb").code == 0)
    let report = try String(
      contentsOf: space.project.appendingPathComponent("outputs/a/report.md"), encoding: .utf8)
    #expect(report.contains("![Up](figures/a-1.svg)"))
    let wrong = try space.run("-c", "plot.line([1], colour='red')")
    #expect(wrong.errors.contains("plot.line() got an unexpected keyword argument 'colour'"))
  }
}
