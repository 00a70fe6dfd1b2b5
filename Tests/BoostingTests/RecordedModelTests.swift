import Foundation
import Testing

@testable import Boosting

/// Models, predictions and evaluations that the real library made of random parameters and data.
@Suite struct RecordedModelTests {
  @Test func `each recorded model is made again bit for bit`() throws {
    let cases = try RecordedCase.load("recorded_models.jsonl")
    #expect(cases.count >= 200)
    for recorded in cases {
      let made: RecordedCase.Made
      do {
        made = try recorded.make()
      } catch {
        Issue.record("\(recorded.name): \(error)")
        continue
      }
      #expect(Fingerprint.of(made.model) == recorded.string("model"), "\(recorded.name), model")
      #expect(
        Fingerprint.of(made.predictions) == recorded.string("predictions"),
        "\(recorded.name), predictions")
      #expect(
        Fingerprint.of(made.evaluations) == recorded.string("evaluations"),
        "\(recorded.name), evaluations")
      #expect(
        made.outcome.booster.bestIteration == recorded.int("best"), "\(recorded.name), best")
      try checkReading(made, recorded)
      if recorded.flag("more") { try checkMore(made, recorded) }
    }
  }

  private func checkReading(_ made: RecordedCase.Made, _ recorded: RecordedCase) throws {
    let text = made.outcome.booster.savedText()
    let read = try LightGBMBooster(modelText: text)
    #expect(read.savedText() == text, "\(recorded.name), read")
    let predictions = try recorded.view(made.validation) {
      try read.predict($0) + read.predict($0, raw: true)
    }
    #expect(
      Fingerprint.of(predictions) == recorded.string("predictions"), "\(recorded.name), read")
  }

  private func checkMore(_ made: RecordedCase.Made, _ recorded: RecordedCase) throws {
    let booster = made.outcome.booster
    let leaves = try recorded.view(made.validation) { try booster.predictLeaves($0) }
    #expect(
      Fingerprint.of(leaves.map { Double($0) }) == recorded.string("leaves"),
      "\(recorded.name), leaves")
    let shares = try recorded.view(made.validation, rows: 60) {
      try booster.predictContributions($0)
    }
    #expect(
      Fingerprint.of(shares) == recorded.string("contributions"), "\(recorded.name), contributions")
    let importance = booster.featureImportance(.gain) + booster.featureImportance(.split)
    #expect(
      Fingerprint.of(importance) == recorded.string("importance"), "\(recorded.name), importance")
    #expect(
      Fingerprint.of(booster.dumpText()) == recorded.string("dump"), "\(recorded.name), dump")
    #expect(
      Fingerprint.of(frame: booster.nodeRows()) == recorded.string("frame"),
      "\(recorded.name), frame")
  }
}

extension Fingerprint {
  static func of(frame rows: [LightGBMBooster.NodeRow]) -> String {
    let words: [(LightGBMBooster.NodeRow) -> String?] = [
      { $0.nodeIndex }, { $0.leftChild }, { $0.rightChild }, { $0.parentIndex },
      { $0.splitFeature }, { $0.decisionType }, { $0.missingDirection }, { $0.missingType },
    ]
    let numbers: [(LightGBMBooster.NodeRow) -> Double] = [
      { Double($0.treeIndex) }, { Double($0.depth) }, { $0.splitGain ?? 0 }, { $0.value },
      { $0.weight ?? 0 }, { Double($0.count ?? 0) },
    ]
    let text = words.flatMap { word in rows.map { word($0) ?? "-" } }.joined(separator: " ")
    let values = numbers.flatMap { number in rows.map(number) }
    return of(Array(text.utf8) + bytes(values))
  }
}
