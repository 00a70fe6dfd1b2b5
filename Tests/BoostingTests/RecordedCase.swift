import Foundation

@testable import Boosting

/// One line of `Fixtures/recorded_models.jsonl`: how a model was made, and hashes of it.
struct RecordedCase {
  let json: [String: Any]

  static func load(_ file: String) throws -> [RecordedCase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let text = try String(
      contentsOf: folder.appendingPathComponent("Fixtures").appendingPathComponent(file),
      encoding: .utf8)
    return try text.split(separator: "\n").map {
      let json = try JSONSerialization.jsonObject(with: Data($0.utf8))
      return RecordedCase(json: json as? [String: Any] ?? [:])
    }
  }

  func string(_ key: String) -> String? { json[key] as? String }
  func int(_ key: String) -> Int? { (json[key] as? NSNumber)?.intValue }
  func flag(_ key: String) -> Bool { (json[key] as? NSNumber)?.boolValue ?? false }

  var name: String { string("name")! }
  var kinds: String { string("kinds")! }
  var seed: Int { int("seed")! }
  var rows: Int { int("rows")! }
  var task: String { string("task")! }
  var classes: Int { int("classes") ?? 1 }
  var rounds: Int { int("rounds")! }

  /// As LightGBM's Python package writes parameters.
  var parameters: LightGBMParameters {
    let given = json["params"] as? [String: Any] ?? [:]
    var parameters = LightGBMParameters(given.map { ($0.key, Self.text($0.value)) })
    parameters["num_threads"] = "1"
    return parameters
  }

  static func text(_ value: Any) -> String {
    switch value {
    case let list as [Any]: return list.map { text($0) }.joined(separator: ",")
    case let number as NSNumber:
      // Foundation keeps JSON's true and false apart from numbers only by this.
      if CFGetTypeIDIsBoolean(number) { return number.boolValue ? "True" : "False" }
      return "\(value)"
    default: return "\(value)"
    }
  }

  private static func CFGetTypeIDIsBoolean(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c"
  }

  private var columns: Int { kinds.count }

  private func dataset(
    start: Int, count: Int, reference: LightGBMDataset?
  ) throws -> (LightGBMDataset, [Double]) {
    let values = SyntheticData.table(kinds, seed, start: start, count: count)
    let labels = SyntheticData.labels(
      task, SyntheticData.signal(values, kinds, seed, start: start), classes: max(classes, 3))
    let isTraining = reference == nil
    let data = try values.withUnsafeBufferPointer { buffer in
      try LightGBMDataset(
        MatrixView(buffer.baseAddress!, rows: count, columns: columns), labels: labels,
        weights: isTraining && flag("weights") ? SyntheticData.rowWeights(seed, count) : nil,
        groups: task == "rank" ? SyntheticData.groups(count) : nil,
        initScores: isTraining && flag("init")
          ? SyntheticData.startScores(seed, count, classes: classes) : nil,
        categorical: categorical, parameters: parameters, reference: reference)
    }
    return (data, values)
  }

  private var categorical: Set<Int> {
    guard flag("categorical") else { return [] }
    return Set(kinds.enumerated().filter { "cCq".contains($0.element) }.map(\.offset))
  }

  struct Made {
    let outcome: LightGBMTraining.Outcome
    let model: String
    let predictions: [Double]
    let evaluations: [Double]
    let validation: [Double]
  }

  static let validationRows = 300

  func make() throws -> Made {
    let (train, _) = try dataset(start: 0, count: rows, reference: nil)
    let (valid, values) = try dataset(
      start: 1_000_000, count: Self.validationRows, reference: train)
    var training = LightGBMTraining(parameters, train)
    training.rounds = rounds
    training.trainName = "training"
    training.validation = [("valid", valid)]
    training.earlyStopping = int("stop").map { EarlyStopping(rounds: $0, verbose: false) }
    let outcome = try training.run()
    let text = outcome.booster.modelText().split(separator: "\nend of trees")[0]
    let predictions = try view(values) {
      try outcome.booster.predict($0) + outcome.booster.predict($0, raw: true)
    }
    return Made(
      outcome: outcome, model: String(text), predictions: predictions,
      evaluations: outcome.history.flatMap { $0.map(\.value) }, validation: values)
  }

  func view<R>(_ values: [Double], rows: Int? = nil, _ body: (MatrixView) throws -> R) rethrows -> R
  {
    try values.withUnsafeBufferPointer {
      try body(
        MatrixView(
          $0.baseAddress!, rows: rows ?? values.count / columns, columns: columns))
    }
  }
}

/// Hashes of the recorded kind.
enum Fingerprint {
  static func of(_ text: String) -> String { of(text.utf8) }

  static func of(_ values: [Double]) -> String { of(bytes(values)) }

  static func bytes(_ values: [Double]) -> [UInt8] {
    values.flatMap { value in (0..<8).map { UInt8(value.bitPattern >> (8 * UInt64($0)) & 255) } }
  }

  static func of(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
