import Interpreter
import Syntax
import Testing

@testable import HostModules

/// An interpreter is freed with what its modules hold: what a native function captures must not
/// refer to it.
@Suite struct LifetimeTests {
  private static let names: [String] = {
    let host = Host()
    HostModules.install(in: host)
    let importable = Set(host.modules.keys).union(host.embeddedModules.keys)
    // `_mnb` is for the standard library alone.
    return importable.filter { !$0.hasPrefix("_mnb") }.sorted()
  }()

  private func isFreed(after program: String) -> Bool {
    weak var vm: Interpreter?
    TestHost.onScriptThread {
      let host = TestHost()
      vm = host.vm
      do throws(ScriptError) {
        try host.vm.run(SourceFile(name: "test.py", text: program), in: host.vm.mainModule())
      } catch {
        Issue.record("\(program): \(error.message)")
      }
      host.vm.flushOutput()
    }
    return vm == nil
  }

  @Test func `an interpreter that imported a module is freed`() {
    for name in Self.names {
      #expect(isFreed(after: "import \(name)"), "\(name)")
    }
  }

  @Test func `an interpreter that used its modules is freed`() {
    let program = """
      import numpy as np, pandas as pd, lightgbm as lgb, optuna
      from sklearn.linear_model import LogisticRegression
      x = np.random.default_rng(1).normal(size=(80, 3))
      frame = pd.DataFrame(x, columns=list("abc"))
      frame["d"] = frame["a"].apply(lambda v: v + 1)
      groups = frame.groupby(frame["a"] > 0).agg({"b": "mean", "c": lambda v: v.max()})
      model = lgb.LGBMClassifier(n_estimators=3, verbose=-1).fit(frame, frame["a"] > 0)
      logistic = LogisticRegression().fit(frame, frame["a"] > 0)
      optuna.logging.set_verbosity(optuna.logging.WARNING)
      study = optuna.create_study()
      study.optimize(lambda trial: trial.suggest_float("x", 0, 1), n_trials=2)
      """
    #expect(isFreed(after: program))
  }
}
