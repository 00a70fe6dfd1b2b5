import Testing

/// The built-in functions of validation and ensembles against the loops that they stand for.
@Suite struct EnsembleTests {
  private static let setting = """
    import numpy as np
    from sklearn.metrics import f1_score
    train, other = load_survey(objects=500, seed=3)
    X, y = train.drop(columns=["object_id", "target"]), train["target"].values
    test = other[X.columns]
    folds = stratified_kfold(3, shuffle=True, seed=1)
    first = lightgbm(n_estimators=15, num_leaves=7, learning_rate=0.2, scale_pos_weight=balance(y))
    second = xgboost(n_estimators=15, max_depth=3, learning_rate=0.3)
    a = cross_validate(first, X, y, folds=folds, test=test)
    b = cross_validate(second, X, y, folds=folds, test=test)
    grid = np.linspace(0.05, 0.95, 19)

    def best(p, truth, weights=None):
        found = (-1, 0)
        for t in grid:
            score = f1_score(truth, (p > t).astype(int))
            if score > found[0]:
                found = (score, t)
        return found

    def chosen(members, truth, candidates):
        found = (-1, 0, None)
        for weights in candidates:
            p = weights[0] * members[0]
            for w, m in zip(weights[1:], members[1:]):
                p = p + w * m
            score, t = best(p, truth)
            if score > found[0]:
                found = (score, t, weights)
        return found

    pairs = [[i / 100, (100 - i) / 100] for i in range(0, 101)]

    """

  private func check(_ program: String, prints expected: String) {
    #expect(TestHost.run(Self.setting + program) == expected)
  }

  @Test func `a blend of two runs is the loop over weights and thresholds`() {
    check(
      """
      blended = blend([a, b], thresholds=grid)
      score, t, weights = chosen([a.oof, b.oof], y, pairs)
      print(blended.score == score, blended.threshold == t)
      print(list(blended.weights.values()) == weights)
      print((blended.oof == weights[0] * a.oof + weights[1] * b.oof).all())
      print((blended.test == weights[0] * a.test + weights[1] * b.test).all())
      decided = np.zeros(len(y), dtype=int)
      for k, (rows, held) in enumerate(a.folds):
          score, t, weights = chosen([a.oof[rows], b.oof[rows]], y[rows], pairs)
          print(blended.fold_weights[k] == weights, blended.fold_thresholds[k] == t)
          decided[held] = (weights[0] * a.oof[held] + weights[1] * b.oof[held] > t).astype(int)
      print(blended.nested_score == f1_score(y, decided))
      """,
      prints: "True True\nTrue\nTrue\nTrue\n" + String(repeating: "True True\n", count: 3)
        + "True\n")
  }

  @Test func `a blend of three runs tries all weights in steps of a twentieth`() {
    check(
      """
      c = cross_validate(first.with_params(num_leaves=3), X, y, folds=folds)
      runs = {"a": a, "b": b, "c": c}
      try:
          blend(runs)
      except ValueError as error:
          print(error)
      plain = [cross_validate(m, X, y, folds=folds) for m in (first, second)] + [c]
      candidates = [[i / 20, j / 20, (20 - i - j) / 20] for i in range(21) for j in range(21 - i)]
      score, t, weights = chosen([r.oof for r in plain], y, candidates)
      blended = blend(dict(zip("abc", plain)), thresholds=grid, nested=False)
      print(blended.score == score, blended.threshold == t, blended.nested_score)
      print(blended.weights == dict(zip("abc", weights)))
      """,
      prints: """
        blend: the test predictions of c are not of the same rows as those of a
        True True None
        True

        """)
  }

  @Test func `hill climbing adds the member that helps most`() {
    check(
      """
      members, counts, found = [a.oof, b.oof], [0, 0], (-1, 0, None)
      for total in range(1, 51):
          tried = []
          for j in range(2):
              n = list(counts)
              n[j] += 1
              tried.append(chosen(members, y, [[x / total for x in n]]) + (j,))
          step = tried[0] if tried[0][0] >= tried[1][0] else tried[1]
          counts[step[3]] += 1
          if step[0] > found[0]:
              found = step[:3]
      blended = blend([a, b], weights="hill", thresholds=grid, nested=False)
      print((blended.score, blended.threshold) == found[:2])
      print(list(blended.weights.values()) == found[2])
      """,
      prints: "True\nTrue\n")
  }

  @Test func `equal and given weights are used as they are`() {
    check(
      """
      print(blend([a, b], weights="equal").weights)
      given = blend({"l": a, "x": b}, weights={"l": 0.25, "x": 0.75}, thresholds=grid)
      print(given.weights, (given.oof == 0.25 * a.oof + 0.75 * b.oof).all())
      print((given.score, given.threshold) == best(given.oof, y))
      print((blend([a, b], weights=[0.25, 0.75]).oof == given.oof).all())
      for wrong in ("best", [1], {"y": 1}):
          try:
              blend({"l": a, "x": b}, weights=wrong)
          except (ValueError, KeyError) as error:
              print(error)
      """,
      prints: """
        {'run 0': 0.5, 'run 1': 0.5}
        {'l': 0.25, 'x': 0.75} True
        True
        True
        blend: weights must be 'grid', 'hill', 'equal' or numbers, not 'best'
        blend: 1 weights for 2 runs
        "blend: no run 'y'"

        """)
  }

  @Test func `a rank average is the mean of the ranks`() {
    check(
      """
      def ranks(p):
          return np.array([((p < v).sum() + ((p == v).sum() + 1) / 2) / len(p) for v in p])

      averaged = rank_average([a, b], thresholds=grid)
      print((averaged.oof == (ranks(a.oof) + ranks(b.oof)) / 2).all())
      print((averaged.test == (ranks(a.test) + ranks(b.test)) / 2).all())
      print((averaged.score, averaged.threshold) == best(averaged.oof, y))
      """,
      prints: "True\nTrue\nTrue\n")
  }

  @Test func `a stack is the meta model's cross-validation on the runs' predictions`() {
    check(
      """
      columns = np.array(list(zip(a.oof, b.oof)))
      new = np.array(list(zip(a.test, b.test)))
      oof, mean = np.zeros(len(y)), np.zeros(len(a.test))
      for rows, held in a.folds:
          meta = logistic(C=0.5).fit(columns[rows], y[rows])
          oof[held] = meta.predict(columns[held])
          mean += meta.predict(new)
      stacked = stack([a, b], meta=logistic(C=0.5))
      print((stacked.oof == oof).all(), abs(stacked.test - mean / 3).max() < 1e-15)
      print(stacked.fingerprint == a.fingerprint, stack([a, b]).score > 0)
      """,
      prints: "True True\nTrue True\n")
  }

  @Test func `agreement counts the rows that two runs decide differently`() {
    check(
      """
      found = agreement(a, b)
      one = (a.oof > a.threshold).astype(int)
      two = (b.oof > b.threshold).astype(int)
      differ = one != two
      print(found.agreement == (one == two).mean(), found.disagreements == differ.sum())
      print(found.a_right == (one[differ] == y[differ]).sum())
      print(found.b_right == (two[differ] == y[differ]).sum())
      print(found.rows.tolist() == [i for i in range(len(y)) if differ[i]])
      """,
      prints: "True True\nTrue\nTrue\nTrue\n")
  }

  @Test func `runs of other folds or labels are refused`() {
    check(
      """
      c = cross_validate(first, X, y, folds=stratified_kfold(3, shuffle=True, seed=2), test=test)
      for function in (blend, rank_average, stack):
          try:
              function([a, c])
          except ValueError as error:
              print(str(error).split(" (")[0])
      try:
          agreement(a, c)
      except ValueError as error:
          print(str(error).split(" (")[0])
      try:
          blend([a, 1])
      except TypeError as error:
          print(error)
      """,
      prints: """
        blend: the folds of run 1 differ from those of run 0
        rank_average: the folds of run 1 differ from those of run 0
        stack: the folds of run 1 differ from those of run 0
        agreement: the folds of run 1 differ from those of run 0
        blend: run 1 must be made by cross_validate(...), not int

        """)
  }

  @Test func `a blend says what chose its weights`() {
    check(
      """
      shown = repr(blend([a, b], nested=False))
      print("weights and the threshold were chosen on the predictions" in shown)
      print("nested=True says" in shown)
      shown = repr(blend([a, b], weights="equal"))
      print("note: the threshold was chosen on the predictions" in shown)
      print("nested F1" in shown, shown.count("weight 0.500"))
      """,
      prints: "True\nTrue\nTrue\nTrue 2\n")
  }

  @Test func `cross-validation is the loop over folds with the library's functions`() {
    check(
      """
      import lightgbm as lgb
      import xgboost as xgb
      params = dict(objective="binary", num_leaves=7, learning_rate=0.2, verbosity=-1,
                    scale_pos_weight=balance(y))
      oof, mean = np.zeros(len(y)), np.zeros(len(test))
      for rows, held in a.folds:
          data = lgb.Dataset(X.iloc[rows], y[rows])
          booster = lgb.train(params, data, num_boost_round=15)
          oof[held] = booster.predict(X.iloc[held])
          mean += booster.predict(test)
      print((oof == a.oof).all(), abs(mean / 3 - a.test).max() < 1e-15)
      params = dict(objective="binary:logistic", max_depth=3, learning_rate=0.3)
      oof = np.zeros(len(y))
      for rows, held in b.folds:
          data = xgb.DMatrix(X.iloc[rows], y[rows])
          booster = xgb.train(params, data, num_boost_round=15)
          oof[held] = booster.predict(xgb.DMatrix(X.iloc[held]))
      print((oof == b.oof).all())
      print((a.threshold, a.score) == best_threshold(y, a.oof, grid=np.linspace(0.005, 0.995, 199)))
      print((first.fit(X, y).predict(test) == lgb.train(
          dict(objective="binary", num_leaves=7, learning_rate=0.2, verbosity=-1,
               scale_pos_weight=balance(y)), lgb.Dataset(X, y), num_boost_round=15).predict(test)).all())
      """,
      prints: "True True\nTrue\nTrue\nTrue\n")
  }

  @Test func `folds are scikit-learn's`() {
    check(
      """
      from sklearn.model_selection import GroupKFold, RepeatedStratifiedKFold
      groups = [i // 4 for i in range(len(y))]

      def rows(splits):
          return [(t.tolist(), h.tolist()) for t, h in splits]

      grouped = cross_validate(first, X, y, folds=group_kfold(groups, 3))
      print(rows(grouped.folds) == rows(GroupKFold(3).split(X, y, groups)))
      again = cross_validate(first, X, y, folds=repeated(3, 2, seed=5))
      expected = RepeatedStratifiedKFold(n_splits=3, n_repeats=2, random_state=5)
      print(rows(again.folds) == rows(expected.split(X, y)))
      halves = [cross_validate(first, X, y, folds=again.folds[i:i + 3]).oof for i in (0, 3)]
      print(abs((halves[0] + halves[1]) / 2 - again.oof).max() < 1e-15)
      print(confusion(y, a.oof, 0.5).values.tolist() == [
          [((y == i) & ((a.oof > 0.5) == bool(j))).sum() for j in (0, 1)] for i in (0, 1)])
      """,
      prints: "True\nTrue\nTrue\nTrue\n")
  }
}
