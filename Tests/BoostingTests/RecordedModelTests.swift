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
}
