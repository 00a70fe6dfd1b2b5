import Foundation
import TestSupport
import Testing

@testable import Boosting

/// Models of the real library on its example data, byte for byte.
@Suite struct GoldenModelTests {
  static let folder = "vectors/boosting/expected/"

  /// The parameters of each golden model, as texts.
  static func index() throws -> [String: [String: Any]] {
    guard let path = Shared.path(folder + "index.json") else { return [:] }
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
    let all = (json as? [String: Any])?["params"] as? [String: [String: Any]] ?? [:]
    return all.filter { $0.key.hasPrefix("lgb_") && $0.value["data"] == nil }
  }

  static func rows(_ name: String) throws -> (values: [Double], labels: [Double], width: Int) {
    let path = Shared.path("vectors/boosting/lightgbm/" + name)!
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: "\t").map { Double($0)! } }
    return (lines.flatMap { $0.dropFirst() }, lines.map { $0[0] }, lines[0].count - 1)
  }

  @Test func `every golden model is written again byte for byte`() throws {
    for (name, settings) in try Self.index().sorted(by: { $0.key < $1.key }) {
      let kind =
        name.contains("regression")
        ? "regression/regression"
        : name.contains("multiclass")
          ? "multiclass_classification/multiclass"
          : "binary_classification/binary"
      var settings = settings
      var weights: [Double]?
      if settings.removeValue(forKey: "weight") != nil {
        let path = Shared.path(
          "vectors/boosting/lightgbm/binary_classification/binary.train.weight")!
        weights = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
          Double($0)!
        }
      }
      let rounds = kind.hasPrefix("multiclass") ? 10 : 30
      var parameters = LightGBMParameters(settings.map { ($0.key, RecordedCase.text($0.value)) })
      parameters["num_iterations"] = "\(rounds)"
      let (values, labels, width) = try Self.rows(kind + ".train")
      let data = try values.withUnsafeBufferPointer {
        try LightGBMDataset(
          MatrixView($0.baseAddress!, rows: labels.count, columns: width), labels: labels,
          weights: weights, parameters: parameters)
      }
      var training = LightGBMTraining(parameters, data)
      training.rounds = rounds
      let booster = try training.run().booster
      let expected = try String(
        contentsOfFile: Shared.path(Self.folder + name + ".txt")!, encoding: .utf8)
      #expect(booster.savedText() == expected, "\(name)")
      try checkPredictions(booster, name, kind + ".test")
      #expect(try LightGBMBooster(modelText: expected).savedText() == expected, "\(name), read")
    }
  }

  private func checkPredictions(_ booster: LightGBMBooster, _ name: String, _ file: String) throws {
    guard let path = Shared.path(Self.folder + name + ".pred"),
      let text = try? String(contentsOfFile: path, encoding: .utf8)
    else { return }
    let expected = text.split(separator: "\n").map { Double($0)! }
    let (values, labels, width) = try Self.rows(file)
    let predicted = try values.withUnsafeBufferPointer {
      try booster.predict(MatrixView($0.baseAddress!, rows: labels.count, columns: width))
    }
    #expect(predicted == expected, "\(name), predictions")
  }
}
