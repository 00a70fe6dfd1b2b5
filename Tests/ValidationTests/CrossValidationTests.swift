import Arrays
import Boosting
import Testing

@testable import Validation

/// A table of a few informative columns and labels of two classes, one in five positive.
private struct Task {
  static let columns = 6
  static let names = (0..<columns).map { "x\($0)" }
  let rows: Int
  let values: [Double]
  let labels: [Double]

  init(rows: Int, seed: UInt32) throws {
    let stream = RandomState(seed: seed)
    values = try stream.draws(.standardUniform, count: rows * Task.columns)
    let noise = try stream.draws(.standardUniform, count: rows)
    self.rows = rows
    let table = values
    labels = (0..<rows).map { row in
      let (a, b) = (table[row * Task.columns], table[row * Task.columns + 3])
      return a + b * b + 0.4 * noise[row] > 1.35 ? 1 : 0
    }
  }

  func withView<Result>(_ body: (MatrixView) throws -> Result) rethrows -> Result {
    try values.withUnsafeBufferPointer {
      try body(MatrixView($0.baseAddress!, rows: rows, columns: Task.columns))
    }
  }

  /// Some rows, copied together.
  func rows(_ wanted: [Int]) -> [Double] {
    wanted.flatMap { values[$0 * Task.columns..<($0 + 1) * Task.columns] }
  }
}

private let parameters: LightGBMParameters = [
  "objective": "binary", "metric": "binary_logloss", "num_leaves": "7", "learning_rate": "0.1",
  "feature_fraction": "0.6", "bagging_fraction": "0.7", "bagging_freq": "2", "seed": "42",
  "verbosity": "-1", "num_threads": "1",
]

/// The loop over folds that a script writes by hand: fit on copies of the rows, predict the others.
private func handWritten(_ task: Task, _ folds: FoldSet, rounds: Int, earlyStopping: Int?) throws
  -> [(rounds: Int, outOfFold: [Double])]
{
  try folds.splits.map { split in
    let (train, test) = (task.rows(split.train), task.rows(split.test))
    return try train.withUnsafeBufferPointer { train in
      try test.withUnsafeBufferPointer { test in
        let columns = Task.columns
        let trainView = MatrixView(
          train.baseAddress!, rows: train.count / columns, columns: columns)
        let testView = MatrixView(test.baseAddress!, rows: test.count / columns, columns: columns)
        let trainSet = try LightGBMDataset(
          trainView, labels: split.train.map { task.labels[$0] }, featureNames: Task.names,
          parameters: parameters)
        var training = LightGBMTraining(parameters, trainSet)
        training.rounds = rounds
        if let earlyStopping {
          let valid = try LightGBMDataset(
            testView, labels: split.test.map { task.labels[$0] }, featureNames: Task.names,
            parameters: parameters, reference: trainSet)
          training.validation = [("valid_0", valid)]
          training.earlyStopping = EarlyStopping(rounds: earlyStopping, verbose: false)
        }
        let booster = try training.run().booster
        let used = booster.bestIteration > 0 ? booster.bestIteration : booster.currentIteration
        return (used, try booster.predict(testView, rounds: used))
      }
    }
  }
}

@Test(arguments: [nil, 5])
func `cross-validation equals the loop over folds written by hand`(earlyStopping: Int?) throws {
  let task = try Task(rows: 600, seed: 3)
  let folds = try StratifiedKFold(5, shuffle: true, random: .seed(42))
    .split(rows: task.rows, labels: Labels(.floats(task.labels)))
  let expected = try handWritten(task, folds, rounds: 60, earlyStopping: earlyStopping)
  for threads in [1, 2] {
    var run = CrossValidation(parameters: parameters, rounds: 60, earlyStopping: earlyStopping)
    run.threads = threads
    let results = try task.withView {
      try run.run($0, labels: task.labels, folds: folds, featureNames: Task.names, test: $0)
    }
    #expect(results.map(\.rounds) == expected.map(\.rounds))
    #expect(results.map(\.outOfFold) == expected.map(\.outOfFold))
    for (result, split) in zip(results, folds.splits) {
      // The test table here is the whole table: its held-out rows are predicted the same.
      #expect(split.test.map { result.test[$0] } == result.outOfFold)
      #expect(result.importance.count == Task.columns)
      #expect(result.importance[0] > result.importance[1])
    }
  }
  if earlyStopping != nil { #expect(expected.contains { $0.rounds < 60 }) }
}

@Test func `labels of another length are refused`() throws {
  let task = try Task(rows: 50, seed: 1)
  let folds = try StratifiedKFold(2)
    .split(rows: task.rows, labels: Labels(.floats(task.labels)))
  #expect(throws: ValidationError.self) {
    try task.withView {
      try CrossValidation(parameters: parameters, rounds: 5)
        .run($0, labels: [0, 1], folds: folds, featureNames: Task.names)
    }
  }
}

@Test func `a cancelled cross-validation throws instead of returning half of it`() throws {
  let task = try Task(rows: 200, seed: 2)
  let folds = try StratifiedKFold(3)
    .split(rows: task.rows, labels: Labels(.floats(task.labels)))
  var run = CrossValidation(parameters: parameters, rounds: 1000)
  run.cancellation = Cancellation { true }
  #expect(throws: BoostingError.self) {
    try task.withView {
      try run.run($0, labels: task.labels, folds: folds, featureNames: Task.names)
    }
  }
}
