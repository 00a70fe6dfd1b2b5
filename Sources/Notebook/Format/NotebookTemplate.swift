/// What `mnb new` writes.
public enum NotebookTemplate: String, CaseIterable, Sendable {
  case experiment, search, ensemble, eda

  /// The text of a notebook.
  public func text(title: String) -> String {
    let quoted = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "---\ntitle: \"\(quoted)\"\nparams:\n  data: simulated\n  seed: 42\n---\n# \(title)\n\n"
      + body
  }

  private static func cell(_ id: String, _ code: String) -> String {
    "```mnb {#\(id)}\n\(code)\n```\n"
  }

  private static let data = cell(
    "data",
    """
    train, test = load_survey(data)
    X, y = train.drop(columns=["object_id", "target"]), train["target"]
    train.shape, test.shape, int(y.sum())
    """)

  private static let folds = "folds=stratified_kfold(5, shuffle=True, seed=seed)"

  private static func model(_ leaves: Int) -> String {
    """
    lightgbm(num_leaves=\(leaves), learning_rate=0.03, n_estimators=300, feature_fraction=0.5,
             min_child_samples=20, scale_pos_weight=balance(y))
    """
  }

  private var body: String {
    switch self {
    case .experiment:
      """
      What this experiment changes, and what it should show.

      ## Data

      \(Self.data)
      ## Fit

      \(Self.cell("fit", "run = cross_validate(\n    \(Self.model(15)),\n    X, y, \(Self.folds), test=test[X.columns])\nrun"))
      ## Result

      \(Self.cell("result", "record(oof_f1=run.score)\nsubmission(test[\"object_id\"], (run.test > run.threshold).astype(int)).head()"))
      """
    case .search:
      """
      Which settings are worth their cost.

      ## Data

      \(Self.data)
      ## Search

      \(Self.cell("search", "results = []\nfor leaves in [7, 15, 31]:\n    run = cross_validate(\n        lightgbm(num_leaves=leaves, learning_rate=0.03, n_estimators=200,\n                 scale_pos_weight=balance(y)),\n        X, y, \(Self.folds))\n    results.append((run.score, leaves))\n    print(leaves, round(run.score, 4))\nbest_score, best_leaves = max(results)"))
      ## Result

      The best of several scores on the same folds is optimistic.

      \(Self.cell("result", "record(oof_f1=best_score)\nbest_leaves"))
      """
    case .ensemble:
      """
      Models that err differently, averaged.

      ## Data

      \(Self.data)
      ## Members

      \(Self.cell("small", "small = cross_validate(\n    \(Self.model(7)),\n    X, y, \(Self.folds), test=test[X.columns])\nsmall"))

      \(Self.cell("large", "large = cross_validate(\n    \(Self.model(31)),\n    X, y, \(Self.folds), test=test[X.columns])\nlarge"))
      ## Blend

      \(Self.cell("blend", "oof = (small.oof + large.oof) / 2\nthreshold, score = best_threshold(y, oof)\nprint(round(small.score, 4), round(large.score, 4), round(score, 4))"))
      ## Result

      \(Self.cell("result", "record(oof_f1=score)\nprediction = ((small.test + large.test) / 2 > threshold).astype(int)\nsubmission(test[\"object_id\"], prediction).head()"))
      """
    case .eda:
      """
      What is in the data.

      ## Data

      \(Self.data)
      ## Columns

      Types, missing values and ranges; the features that tell the classes apart best come first.

      \(Self.cell("columns", "overview = profile(X, target=y, other=test)\noverview.head(15)"))
      ## Missing values

      \(Self.cell("missing", "plot.barh(X.isna().mean().sort_values(ascending=False).head(15), title=\"Share of missing values\")"))
      ## Classes

      \(Self.cell("classes", "train.groupby(\"target\").mean(numeric_only=True).T"))
      ## Distributions

      \(Self.cell("distributions", """
        name = overview.index[0]
        plot.hist({"other": X.loc[y == 0, name], "event": X.loc[y == 1, name]}, title=name)
        """))
      """
    }
  }
}
