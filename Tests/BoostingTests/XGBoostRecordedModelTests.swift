import Testing

@testable import Boosting

/// Models, predictions and evaluations that the real XGBoost made of random parameters and data.
@Suite struct XGBoostRecordedModelTests {
  @Test func `each recorded model of XGBoost is made again bit for bit`() throws {
    let cases = try XGBoostRecordedCase.load("recorded_xgboost.jsonl")
    #expect(cases.count >= 100)
    for recorded in cases {
      do {
        let differences = try recorded.differences()
        #expect(differences.isEmpty, "\(recorded.name): \(differences)")
      } catch {
        Issue.record("\(recorded.name): \(error)")
      }
    }
  }
}
