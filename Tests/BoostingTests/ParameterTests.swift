import Testing

@testable import Boosting

@Suite struct ParameterTests {
  private func config(_ parameters: LightGBMParameters) throws -> (LightGBMConfig, [LogEvent]) {
    var events: [LogEvent] = []
    let config = try LightGBMConfig(parameters, events: &events)
    return (config, events)
  }

  @Test func `aliases stand for the canonical names`() throws {
    let (config, events) = try config([
      "n_estimators": "7", "reg_alpha": "5.0", "min_child_samples": "30", "n_jobs": "1",
      "objective": "xentropy", "metric": "mse,auc,l2",
    ])
    #expect(config.numIterations == 7)
    #expect(config.lambdaL1 == 5)
    #expect(config.minDataInLeaf == 30)
    #expect(config.objective == "cross_entropy")
    #expect(config.metric == ["l2", "auc"])
    #expect(events.isEmpty)
  }

  @Test func `unknown and conflicting names are warned of in the library's words`() throws {
    let (config, events) = try config(["foo": "1", "eta": "0.2", "learning_rate": "0.1"])
    #expect(config.learningRate == 0.1)
    #expect(
      events.map(\.lightGBMLine) == [
        "[LightGBM] [Warning] Unknown parameter: foo",
        "[LightGBM] [Warning] learning_rate is set=0.1, eta=0.2 will be ignored. "
          + "Current value: learning_rate=0.1",
      ])
  }

  @Test func `a seed sets the other seeds unless they are named`() throws {
    let (config, _) = try config(["random_state": "42", "drop_seed": "9"])
    #expect(config.dataRandomSeed == 175)
    #expect(config.baggingSeed == 400)
    #expect(config.dropSeed == 9)
    #expect(config.featureFractionSeed == 30056)
    #expect(config.objectiveSeed == 16083)
    #expect(config.extraSeed == 12879)
  }

  @Test func `decimal numbers are read as the library reads them`() {
    #expect(NumberText.parseAsLightGBM("0.15") == 0.15)
    #expect(NumberText.parseAsLightGBM("1e-3") == 0.001)
    #expect(NumberText.parseAsLightGBM(" -2.5 ") == -2.5)
    #expect(NumberText.parseAsLightGBM("1.5x") == nil)
    #expect(NumberText.parseAsLightGBM("inf") == 1e308)
  }

  @Test(arguments: [
    ("num_leaves", "a", "Parameter num_leaves should be of type int, got \"a\""),
    ("num_leaves", "1", "Check failed: (num_leaves) > (1)"),
    ("learning_rate", "-1", "Check failed: (learning_rate) > (0.0)"),
    ("boosting", "foo", "Unknown boosting type foo"),
    (
      "is_unbalance", "5",
      "Parameter is_unbalance should be \"true\"/\"+\" or \"false\"/\"-\", got \"5\""
    ),
    ("linear_tree", "true", "linear_tree=true is not supported"),
  ])
  func `bad values are refused`(_ name: String, _ value: String, _ message: String) {
    #expect(throws: BoostingError.self) {
      do {
        _ = try config(LightGBMParameters([(name, value)]))
      } catch let error as BoostingError {
        #expect(error.message == message)
        throw error
      }
    }
  }

  @Test func `a near miss gets a suggestion`() {
    #expect(LightGBMParameters.suggestion(for: "num_leavs") == "num_leaves")
    #expect(LightGBMParameters.suggestion(for: "zzzzzzzzzz") == nil)
  }
}
