import Boosting

/// Trains a LightGBM model on every fold and keeps what it says of the rows it has not seen.
///
/// Folds run side by side, one thread each, and take turns, so that they end at about the same time
/// whatever their number; results do not depend on how many threads there are. Equal to the loop over
/// `lightgbm.train` and `Booster.predict` written out by hand.
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
    let turns = FoldTurns(
      try folds.splits.map { split in
        try FoldTraining(
          self, split, table, labels, weights, featureNames, test,
          threads: width > 1 ? 1 : threads)
      })
    WorkerPool.shared.run(width, threads: width) { _ in
      while let index = turns.take() {
        do {
          if results.hasFailed { return }
          let fold = try turns.folds[index].advance(index)
          if let fold { results.set(index, fold) }
          turns.giveBack(index, isFinished: fold != nil)
        } catch {
          results.fail(error)
          return
        }
      }
    }
    return try results.all()
  }
}

/// Some rows of a table, copied together.
struct RowTable {
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
