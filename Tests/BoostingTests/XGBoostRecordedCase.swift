import Foundation

@testable import Boosting

/// One line of `Fixtures/recorded_xgboost.jsonl`: how a model was made, and hashes of it.
struct XGBoostRecordedCase {
  let json: [String: Any]

  static func load(_ file: String) throws -> [XGBoostRecordedCase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let text = try String(
      contentsOf: folder.appendingPathComponent("Fixtures").appendingPathComponent(file),
      encoding: .utf8)
    return try text.split(separator: "\n").map {
      let json = try JSONSerialization.jsonObject(with: Data($0.utf8))
      return XGBoostRecordedCase(json: json as? [String: Any] ?? [:])
    }
  }

  func string(_ key: String) -> String? { json[key] as? String }
  func int(_ key: String) -> Int? { (json[key] as? NSNumber)?.intValue }
  func flag(_ key: String) -> Bool { (json[key] as? NSNumber)?.boolValue ?? false }

  var name: String { string("name")! }
  private var kinds: String { string("kinds")! }
  private var seed: Int { int("seed")! }
  private var task: String { string("task")! }
  private var classes: Int { int("classes") ?? 1 }

  /// As the Python package writes parameters: lists of metrics one by one.
  var parameters: XGBoostParameters {
    var out = XGBoostParameters()
    for (name, value) in json["params"] as? [String: Any] ?? [:] {
      if name == "eval_metric", let list = value as? [String] {
        for metric in list { out.add(name, metric) }
      } else {
        out.add(name, XGBoostText.of(value))
      }
    }
    out.add("nthread", "\(int("threads") ?? 1)")
    return out
  }

  private func table(_ start: Int, _ rows: Int) throws -> XGBoostDataset {
    let values = SyntheticData.table(kinds, seed, start: start, count: rows)
    let types = flag("categorical") ? kinds.map { "cq".contains($0) ? "c" : "float" } : []
    return try values.withUnsafeBufferPointer {
      try XGBoostDataset(
        MatrixView($0.baseAddress!, rows: rows, columns: kinds.count), featureTypes: types)
    }
  }

  private func dataset(_ start: Int, _ rows: Int, isTraining: Bool) throws -> XGBoostDataset {
    let data = try table(start, rows)
    let values = SyntheticData.table(kinds, seed, start: start, count: rows)
    let labels = SyntheticData.labels(
      task, SyntheticData.signal(values, kinds, seed, start: start), classes: max(classes, 3))
    try data.setLabels(labels.map { Float($0) })
    let groups = task == "rank" ? SyntheticData.groups(rows) : []
    if !groups.isEmpty { try data.setGroups(groups) }
    if isTraining, flag("weights") {
      let count = groups.isEmpty ? rows : groups.count
      try data.setWeights(SyntheticData.rowWeights(seed, count).map { Float($0) })
    }
    if isTraining, flag("margin") {
      try data.setBaseMargin(
        SyntheticData.startScores(seed, rows, classes: 1).map { Float($0) })
    }
    return data
  }

  /// Trains as recorded; the hashes that differ, by name.
  func differences() throws -> [String] {
    let train = try dataset(0, int("rows")!, isTraining: true)
    let valid = try dataset(1_000_000, 300, isTraining: false)
    var training = XGBoostTraining(parameters, train)
    training.rounds = int("rounds")!
    training.sets = [(train, "train"), (valid, "valid")]
    training.earlyStopping = int("stop").map { XGBoostEarlyStopping(rounds: $0) }
    let outcome = try training.run()
    let booster = outcome.booster
    let maxBin = parameters["max_bin"].flatMap { Int($0) } ?? 256
    var made = [
      "cuts": XGBoostText.hash(try train.quantileCut(maxBin: maxBin).values),
      "model": XGBoostText.hash(bytes: booster.jsonBytes()),
      "ubj": XGBoostText.hash(bytes: booster.ubjBytes()),
      "predictions": XGBoostText.hash(
        try booster.predict(valid) + booster.scores(valid)),
      "evaluations": XGBoostText.hash(
        bytes: outcome.history.flatMap { $0.map(\.value) }.flatMap { value in
          (0..<8).map { UInt8(value.bitPattern >> (8 * UInt64($0)) & 255) }
        }),
    ]
    if flag("more") {
      made["leaves"] = XGBoostText.hash(try booster.leaves(valid))
      made["contributions"] = XGBoostText.hash(
        try booster.contributions(try table(1_000_000, 40)))
      made["importance"] = XGBoostText.hash(
        ["weight", "gain", "cover", "total_gain", "total_cover"].flatMap { type in
          let scores = (try? booster.importance(type)) ?? [:]
          return (0..<kinds.count).map { scores[$0] ?? 0 }
        })
      made["part"] = XGBoostText.hash(
        try booster.predict(valid, rounds: 1..<min(3, booster.roundCount)))
    }
    var out = made.keys.sorted().filter { made[$0] != string($0) }
    if let best = int("best"), booster.bestIteration != best { out.append("best") }
    return out
  }

  /// The whole model, to be compared where a hash differs.
  func model() throws -> String {
    let train = try dataset(0, int("rows")!, isTraining: true)
    var training = XGBoostTraining(parameters, train)
    training.rounds = int("rounds")!
    return String(decoding: try training.run().booster.jsonBytes(), as: UTF8.self)
  }
}

/// Parameters as XGBoost's Python package writes them, and hashes of the recorded kind.
enum XGBoostText {
  static func of(_ value: Any) -> String {
    switch value {
    case let list as [Any]: return "(" + list.map { of($0) }.joined(separator: ",") + ")"
    case let number as NSNumber:
      // Foundation keeps JSON's true and false apart from numbers only by this.
      if String(cString: number.objCType) == "c" { return number.boolValue ? "True" : "False" }
      return "\(value)"
    default: return "\(value)"
    }
  }

  static func hash(_ values: [Float]) -> String {
    hash(
      bytes: values.flatMap { value in
        (0..<4).map { UInt8(value.bitPattern >> (8 * UInt32($0)) & 255) }
      })
  }

  static func hash(bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
