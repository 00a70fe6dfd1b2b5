import Boosting

/// Trains a LightGBM model on every fold and keeps what it says of the rows it has not seen.
///
/// Folds run side by side, one thread each; results do not depend on how many do. Equal to the loop
/// over `lightgbm.train` and `Booster.predict` written out by hand.
public struct CrossValidation: Sendable {
  public var parameters: LightGBMParameters
  public var rounds: Int
  /// Rounds without improvement of the fold's own metric after which a fold stops; nil trains all.
  public var earlyStopping: Int?
  public var threads = 2
  public var cancellation = Cancellation.never
  /// Told (fold, round, rounds) from the training threads.
  public var progress: (@Sendable (Int, Int, Int) -> Void)?

  public init(parameters: LightGBMParameters, rounds: Int, earlyStopping: Int? = nil) {
    self.parameters = parameters
    self.rounds = rounds
    self.earlyStopping = earlyStopping
  }

  /// What came of one fold.
  public struct Fold: Sendable {
    public let booster: LightGBMBooster
    /// Rounds that predictions use.
    public let rounds: Int
    /// One a row of the fold's test set, in its order.
    public let outOfFold: [Double]
    /// One a row of the test table; empty without one.
    public let test: [Double]
    /// Sum of gains a column, over the rounds that count.
    public let importance: [Double]
  }

  /// - Parameters:
  ///   - table: rows by columns, read until the call returns.
  ///   - test: another table of the same columns to predict.
  /// - Throws: `ValidationError` for lengths, `BoostingError` from training.
  public func run(
    _ table: MatrixView, labels: [Double], folds: FoldSet, featureNames: [String],
    weights: [Double]? = nil, test: MatrixView? = nil
  ) throws -> [Fold] {
    guard labels.count == table.rows else {
      throw ValidationError.lengths([table.rows, labels.count])
    }
    let results = FoldResults(folds.count)
    let width = min(threads, folds.count)
    WorkerPool.shared.run(folds.count, threads: width) { index in
      do {
        if results.hasFailed { return }
        results.set(
          index,
          try self.train(
            index, folds.splits[index], table, labels, weights, featureNames, test,
            threads: width > 1 ? 1 : threads))
      } catch { results.fail(error) }
    }
    return try results.all()
  }

  private func train(
    _ index: Int, _ split: Split, _ table: MatrixView, _ labels: [Double], _ weights: [Double]?,
    _ names: [String], _ test: MatrixView?, threads: Int
  ) throws -> Fold {
    var parameters = parameters
    for name in LightGBMParameters.names(of: "num_threads") { parameters[name] = nil }
    parameters["num_threads"] = String(threads)
    let train = try LightGBMDataset(
      table, rows: split.train.map { Int32($0) }, labels: split.train.map { labels[$0] },
      weights: weights.map { all in split.train.map { all[$0] } }, featureNames: names,
      parameters: parameters, cancellation: cancellation)
    var training = LightGBMTraining(parameters, train)
    training.rounds = rounds
    training.cancellation = cancellation
    if let progress { training.progress = { progress(index, $0.round, $0.rounds) } }
    if let earlyStopping {
      let valid = try LightGBMDataset(
        table, rows: split.test.map { Int32($0) }, labels: split.test.map { labels[$0] },
        featureNames: names, parameters: parameters, reference: train, cancellation: cancellation)
      training.validation = [("valid_0", valid)]
      training.earlyStopping = EarlyStopping(rounds: earlyStopping, verbose: false)
    }
    let booster = try training.run().booster
    let used = booster.bestIteration > 0 ? booster.bestIteration : booster.currentIteration
    let held = RowTable(table, rows: split.test)
    let outOfFold = try held.withView { view in
      try booster.predict(view, rounds: used, threads: threads, cancellation: cancellation)
    }
    let predicted = try test.map {
      try booster.predict($0, rounds: used, threads: threads, cancellation: cancellation)
    }
    return Fold(
      booster: booster, rounds: used, outOfFold: outOfFold, test: predicted ?? [],
      importance: booster.featureImportance(.gain, rounds: used))
  }
}

/// Some rows of a table, copied together.
private struct RowTable {
  private let values: [Double]
  private let rows: Int
  private let columns: Int

  init(_ table: MatrixView, rows: [Int]) {
    var values = [Double](repeating: 0, count: rows.count * table.columns)
    for (place, row) in rows.enumerated() {
      for column in 0..<table.columns {
        values[place * table.columns + column] = table[row, column]
      }
    }
    self.values = values
    self.rows = rows.count
    columns = table.columns
  }

  func withView<Result>(_ body: (MatrixView) throws -> Result) rethrows -> Result {
    try values.withUnsafeBufferPointer { buffer in
      try body(MatrixView(buffer.baseAddress!, rows: rows, columns: columns))
    }
  }
}
