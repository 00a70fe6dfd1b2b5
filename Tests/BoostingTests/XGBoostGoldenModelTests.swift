import Foundation
import TestSupport
import Testing

@testable import Boosting

/// Models of the real XGBoost on example data, byte for byte.
@Suite struct XGBoostGoldenModelTests {
  static let folder = "vectors/boosting/expected/"

  static func index() throws -> [String: [String: Any]] {
    guard let path = Shared.path(folder + "index.json") else { return [:] }
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
    let all = (json as? [String: Any])?["params"] as? [String: [String: Any]] ?? [:]
    return all.filter { $0.key.hasPrefix("xgb_") }
  }

  static func dataset(_ name: String) throws -> XGBoostDataset {
    let path = Shared.path("vectors/boosting/lightgbm/binary_classification/" + name)!
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: "\t").map { Double($0)! } }
    let values = lines.flatMap { $0.dropFirst() }
    let data = try values.withUnsafeBufferPointer {
      try XGBoostDataset(
        MatrixView($0.baseAddress!, rows: lines.count, columns: lines[0].count - 1))
    }
    try data.setLabels(lines.map { Float($0[0]) })
    return data
  }

  @Test func `every golden model of XGBoost is written again byte for byte`() throws {
    let index = try Self.index()
    guard !index.isEmpty else { return }
    let (train, test) = (try Self.dataset("binary.train"), try Self.dataset("binary.test"))
    for (name, settings) in index.sorted(by: { $0.key < $1.key }) {
      let parameters = XGBoostParameters(settings.map { ($0.key, XGBoostText.of($0.value)) })
      var training = XGBoostTraining(parameters, train)
      training.rounds = 20
      let booster = try training.run().booster
      let expected = try Data(
        contentsOf: URL(fileURLWithPath: Shared.path(Self.folder + name + ".json")!))
      let made = booster.jsonBytes()
      #expect(made == Array(expected), "\(name): \(Self.difference(made, Array(expected)))")
      let predictions = try String(
        contentsOfFile: Shared.path(Self.folder + name + ".pred")!, encoding: .utf8
      ).split(separator: "\n").map { Float($0)! }
      #expect(try booster.predict(test) == predictions, "\(name), predictions")
      let read = try XGBoostBooster(model: Array(expected))
      #expect(read.jsonBytes() == Array(expected), "\(name), read and written")
      #expect(try read.predict(test) == predictions, "\(name), predictions of the file")
      let binary = try XGBoostBooster(model: booster.ubjBytes())
      #expect(binary.jsonBytes() == made, "\(name), through UBJ")
    }
  }

  static func difference(_ a: [UInt8], _ b: [UInt8]) -> String {
    guard let at = zip(a, b).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset
    else { return "lengths \(a.count) and \(b.count)" }
    func part(_ x: [UInt8]) -> String {
      String(decoding: x[max(0, at - 40)..<min(x.count, at + 60)], as: UTF8.self)
    }
    return "at \(at): \(part(a)) instead of \(part(b))"
  }

  @Test func `quantile cuts are the library's`() throws {
    guard let path = Shared.path(Self.folder + "xgb_binary_cuts.json") else { return }
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
    let cuts = json as? [String: Any]
    let made = try Self.dataset("binary.train").quantileCut()
    #expect(made.offsets == (cuts?["ptr"] as? [NSNumber])?.map(\.intValue))
    #expect(made.values == (cuts?["values"] as? [NSNumber])?.map { Float($0.doubleValue) })
  }
}
