import Boosting

/// The training of one fold, a few rounds at a time.
///
/// Used by one thread at a time; `FoldTurns` sees to that.
final class FoldTraining: @unchecked Sendable {
  private let job: CrossValidation
  private let split: Split
  private let table: MatrixView
  private let labels: [Double]
  private let weights: [Double]?
  private let names: [String]
  private let test: MatrixView?
  private let threads: Int
  private var session: LightGBMSession?

  /// Rounds of one turn: long against the hand-over, short against a fold.
  private static let turn = 16

  init(
    _ job: CrossValidation, _ split: Split, _ table: MatrixView, _ labels: [Double],
    _ weights: [Double]?, _ names: [String], _ test: MatrixView?, threads: Int
  ) throws {
    self.job = job
    self.split = split
    self.table = table
    self.labels = labels
    self.weights = weights
    self.names = names
    self.test = test
    self.threads = threads
  }

  /// Rounds done so far.
  var roundsDone: Int { session?.roundsDone ?? 0 }

  /// - Returns: the fold's results when it is done.
  func advance(_ index: Int) throws -> CrossValidation.Fold? {
    let session = try self.session ?? start(index)
    self.session = session
    guard try session.advance(rounds: Self.turn) else { return nil }
    let booster = session.finish().booster
    self.session = nil
    return try results(booster)
  }

  private func start(_ index: Int) throws -> LightGBMSession {
    var parameters = job.parameters
    for name in LightGBMParameters.names(of: "num_threads") { parameters[name] = nil }
    parameters["num_threads"] = String(threads)
    let train = try LightGBMDataset(
      table, rows: split.train.map { Int32($0) }, labels: split.train.map { labels[$0] },
      weights: weights.map { all in split.train.map { all[$0] } }, featureNames: names,
      parameters: parameters, cancellation: job.cancellation)
    var training = LightGBMTraining(parameters, train)
    training.rounds = job.rounds
    training.cancellation = job.cancellation
    if let progress = job.progress {
      training.progress = { progress(index, $0.round, $0.rounds) }
    }
    if let earlyStopping = job.earlyStopping {
      let valid = try LightGBMDataset(
        table, rows: split.test.map { Int32($0) }, labels: split.test.map { labels[$0] },
        featureNames: names, parameters: parameters, reference: train,
        cancellation: job.cancellation)
      training.validation = [("valid_0", valid)]
      training.earlyStopping = EarlyStopping(rounds: earlyStopping, verbose: false)
    }
    return try LightGBMSession(training)
  }

  private func results(_ booster: LightGBMBooster) throws -> CrossValidation.Fold {
    let used = booster.bestIteration > 0 ? booster.bestIteration : booster.currentIteration
    let held = RowTable(table, rows: split.test)
    let outOfFold = try held.withView { view in
      try booster.predict(view, rounds: used, threads: threads, cancellation: job.cancellation)
    }
    let predicted = try test.map {
      try booster.predict($0, rounds: used, threads: threads, cancellation: job.cancellation)
    }
    return CrossValidation.Fold(
      booster: booster, rounds: used, outOfFold: outOfFold, test: predicted ?? [],
      importance: booster.featureImportance(.gain, rounds: used))
  }
}
