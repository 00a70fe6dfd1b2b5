/// Trains a model on every fold and keeps what it says of the rows it has not seen.
///
/// Folds run side by side, one thread each; results do not depend on how many do. Equal to the loop
/// over `xgboost.train` and `Booster.predict` written out by hand.
public struct XGBoostFolds: Sendable {
  /// What came of one fold.
  public struct Fold: Sendable {
    public let booster: XGBoostBooster
    /// Rounds that predictions use.
    public let rounds: Int
    /// One a row of the fold's test set, in its order.
    public let outOfFold: [Double]
    /// One a row of the test table; empty without one.
    public let test: [Double]
    /// Sum of gains a column, over the rounds that count.
    public let importance: [Double]
  }

  public var parameters: XGBoostParameters
  public var rounds: Int
  /// Rounds without improvement of the fold's own metric after which a fold stops; nil trains all.
  public var earlyStopping: Int?
  public var threads = 2
  public var cancellation = Cancellation.never

  public init(parameters: XGBoostParameters, rounds: Int, earlyStopping: Int? = nil) {
    self.parameters = parameters
    self.rounds = rounds
    self.earlyStopping = earlyStopping
  }

  /// - Parameters:
  ///   - splits: the rows of each fold's training and test set.
  ///   - test: another table of the same columns to predict.
  /// - Throws: `BoostingError` from training.
  public func run(
    _ data: XGBoostDataset, splits: [(train: [Int], test: [Int])], test: XGBoostDataset? = nil
  ) throws -> [Fold] {
    let results = FoldBox(splits.count)
    let width = min(threads, splits.count)
    WorkerPool.shared.run(splits.count, threads: width) { index in
      do {
        if results.hasFailed { return }
        results.set(
          index, try self.train(splits[index], data, test, threads: width > 1 ? 1 : threads))
      } catch { results.fail(error) }
    }
    return try results.all()
  }

  private func train(
    _ split: (train: [Int], test: [Int]), _ data: XGBoostDataset, _ test: XGBoostDataset?,
    threads: Int
  ) throws -> Fold {
    var parameters = parameters
    parameters.add("nthread", "\(threads)")
    let held = try data.slice(split.test)
    var training = XGBoostTraining(parameters, try data.slice(split.train))
    training.rounds = rounds
    training.cancellation = cancellation
    if let earlyStopping {
      training.sets = [(held, "valid_0")]
      training.earlyStopping = XGBoostEarlyStopping(rounds: earlyStopping)
    }
    let booster = try training.run().booster
    let used = booster.bestIteration.map { $0 + 1 } ?? booster.roundCount
    let predicted = try test.map { try booster.predict($0, rounds: 0..<used) } ?? []
    let kept = try booster.sliced(0..<used)
    let scores = try kept.importance("total_gain")
    return Fold(
      booster: booster, rounds: used,
      outOfFold: try booster.predict(held, rounds: 0..<used).map { Double($0) },
      test: predicted.map { Double($0) },
      importance: (0..<data.columnCount).map { Double(scores[$0] ?? 0) })
  }
}

/// What the folds came to, filled in from several threads.
private final class FoldBox: @unchecked Sendable {
  private let lock = WorkLock()
  private var folds: [XGBoostFolds.Fold?]
  private var failure: (any Error)?

  init(_ count: Int) { folds = Array(repeating: nil, count: count) }

  var hasFailed: Bool { lock.withLock { failure != nil } }

  func set(_ index: Int, _ fold: XGBoostFolds.Fold) { lock.withLock { folds[index] = fold } }

  func fail(_ error: any Error) {
    lock.withLock { if failure == nil { failure = error } }
  }

  /// All folds in order.
  func all() throws -> [XGBoostFolds.Fold] {
    if let failure { throw failure }
    return folds.compactMap { $0 }
  }
}
