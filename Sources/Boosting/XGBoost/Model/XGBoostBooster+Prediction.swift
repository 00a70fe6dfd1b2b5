/// Predictions of models.
extension XGBoostBooster {
  /// The rounds that a prediction uses; an empty range at 0 stands for all.
  ///
  /// - Throws: `XGBoostError` for rounds that are not there.
  func trees(of rounds: Range<Int>?) throws -> Range<Int> {
    guard let rounds, rounds != 0..<0 else { return 0..<trees.count }
    let end = rounds.upperBound == 0 ? roundCount : rounds.upperBound
    guard end <= roundCount, rounds.lowerBound <= end else {
      throw BoostingError.xgboost("Out of range for tree layers.")
    }
    return roundEnds[rounds.lowerBound]..<roundEnds[end]
  }

  /// Scores of rows, row-major with one number an output.
  public func scores(_ data: XGBoostDataset, rounds: Range<Int>? = nil) throws -> [Float] {
    try checkColumns(data, isTraining: false)
    let range = try trees(of: rounds)
    var scores = try startScores(data)
    ScoreForest(self, range).add(to: &scores, data, threads: threadCount)
    return scores
  }

  /// Predictions of rows, row-major; of `multi:softmax` the class.
  public func predict(_ data: XGBoostDataset, rounds: Range<Int>? = nil) throws -> [Float] {
    objective.predictions(try scores(data, rounds: rounds))
  }

  /// The leaf of each row in each tree, row-major.
  public func leaves(_ data: XGBoostDataset, rounds: Range<Int>? = nil) throws -> [Float] {
    try checkColumns(data, isTraining: false)
    let range = try trees(of: rounds)
    var out: [Float] = []
    out.reserveCapacity(data.rowCount * range.count)
    for row in 0..<data.rowCount {
      for tree in range {
        out.append(Float(trees[tree].leaf(data.values + row * data.columnCount)))
      }
    }
    return out
  }
}

extension XGBoostBooster {
  /// What the metrics look at: of raw scores of classes their probabilities.
  public func probabilities(_ scores: [Float]) -> [Float] { objective.evaluated(scores) }
}
