import Testing

@testable import Boosting

/// What recorded models do not show: threads, interruption, errors, damaged files.
@Suite struct XGBoostBehaviourTests {
  private func data(rows: Int = 400, kinds: String = "nmfizd") throws -> XGBoostDataset {
    let values = SyntheticData.table(kinds, 5, start: 0, count: rows)
    let labels = SyntheticData.labels(
      "binary", SyntheticData.signal(values, kinds, 5, start: 0), classes: 2)
    let data = try values.withUnsafeBufferPointer {
      try XGBoostDataset(MatrixView($0.baseAddress!, rows: rows, columns: kinds.count))
    }
    try data.setLabels(labels.map { Float($0) })
    return data
  }

  private func train(
    _ data: XGBoostDataset, _ parameters: XGBoostParameters, rounds: Int = 6
  ) throws -> XGBoostBooster {
    var training = XGBoostTraining(parameters, data)
    training.rounds = rounds
    return try training.run().booster
  }

  @Test func `two threads make the same model as one`() throws {
    let data = try data(rows: 6000, kinds: "nmfizdnmfizdnmfizd")
    for growth in ["depthwise", "lossguide"] {
      let models = try ["1", "2"].map { threads in
        try train(
          data,
          [
            "objective": "binary:logistic", "grow_policy": growth, "max_leaves": "20",
            "subsample": "0.7", "colsample_bynode": "0.6", "nthread": threads,
          ]
        ).jsonBytes()
      }
      #expect(models[0] == models[1])
    }
  }

  @Test func `sums that are not certain to be exact take the library's order`() {
    let even: [SIMD2<Float>] = [SIMD2(0.5, 1), SIMD2(-0.25, 1)]
    let wide: [SIMD2<Float>] = [SIMD2(1e20, 1), SIMD2(1e-20, 1)]
    #expect(ExactSums(even, count: 2).areCertain)
    #expect(!ExactSums(wide, count: 2).areCertain)
  }

  @Test func `training stops when asked to`() throws {
    var training = XGBoostTraining(["objective": "binary:logistic"], try data())
    training.rounds = 1_000_000
    training.cancellation = Cancellation { true }
    #expect(throws: BoostingError.cancelled) { _ = try training.run() }
  }

  @Test func `a model goes on from another`() throws {
    let data = try data()
    let parameters: XGBoostParameters = ["objective": "binary:logistic", "max_depth": "3"]
    let whole = try train(data, parameters, rounds: 6)
    var more = XGBoostTraining(parameters, data)
    more.rounds = 2
    more.initModel = try train(data, parameters, rounds: 4)
    #expect(try more.run().booster.jsonBytes() == whole.jsonBytes())
    #expect(try whole.sliced(0..<4).predict(data) == whole.predict(data, rounds: 0..<4))
  }

  @Test(arguments: [
    ("max_depth", "x", "Invalid Parameter format for max_depth expect int but value='x'"),
    ("eta", "-1", "value -1 for Parameter eta should be greater equal to 0"),
    ("subsample", "1.5", "value 1.5 for Parameter subsample exceed bound [0,1]"),
    ("updater", "shotgun", "parameter 'updater' is not supported"),
    ("lambdarank_unbiased", "1", "parameter 'lambdarank_unbiased' is not supported"),
  ])
  func `bad parameters are refused`(_ name: String, _ value: String, _ message: String) {
    #expect(throws: BoostingError.self) {
      do {
        _ = try XGBoostBooster(XGBoostParameters([(name, value)]))
      } catch let error as BoostingError {
        #expect(error.message == message)
        #expect(error.pythonClass == "XGBoostError")
        throw error
      }
    }
  }

  @Test func `unknown parameters are warned of, with a suggestion for who asks`() throws {
    let booster = try XGBoostBooster(["max_dept": "3", "eta": "0.1"])
    #expect(booster.takeEvents().map(\.message) == ["Parameters: { \"max_dept\" } are not used."])
    #expect(XGBoostParameters.suggestion(for: "max_dept") == "max_depth")
    #expect(XGBoostParameters.suggestion(for: "zzzzzzzzzzzz") == nil)
  }

  @Test func `bad labels, weights and shapes are refused`() throws {
    let data = try data()
    #expect(throws: BoostingError.self) { try data.setLabels([.nan]) }
    #expect(throws: BoostingError.self) { try data.setWeights([-1]) }
    try data.setLabels([1, 0])
    #expect(throws: BoostingError.self) { try train(data, ["objective": "binary:logistic"]) }
    try data.setLabels((0..<400).map { Float($0) })
    #expect(throws: BoostingError.self) { try train(data, ["objective": "binary:logistic"]) }
    let infinite: [Double] = [1, .infinity]
    #expect(throws: BoostingError.self) {
      try infinite.withUnsafeBufferPointer {
        try XGBoostDataset(MatrixView($0.baseAddress!, rows: 2, columns: 1))
      }
    }
  }

  @Test func `predicting a table of more columns is refused`() throws {
    let booster = try train(try data(), ["objective": "binary:logistic"])
    let wide = try data(kinds: "nmfizdn")
    #expect(throws: BoostingError.self) { try booster.predict(wide) }
  }

  @Test func `damaged model files are refused, never read half`() throws {
    let booster = try train(try data(), ["objective": "binary:logistic"], rounds: 2)
    for whole in [booster.jsonBytes(), booster.ubjBytes()] {
      _ = try XGBoostBooster(model: whole)
      for end in stride(from: 0, to: whole.count, by: 97) {
        #expect(throws: BoostingError.self) { try XGBoostBooster(model: Array(whole[..<end])) }
      }
      // A byte changed may still make a model, but never a crash.
      for place in stride(from: 3, to: whole.count, by: 13) {
        var damaged = whole
        damaged[place] ^= 0x55
        _ = try? XGBoostBooster(model: damaged)
      }
    }
  }

  @Test func `floats are written with the fewest digits that are exact`() {
    let texts: [(Float, String)] = [
      (0, "0E0"), (1, "1E0"), (0.5, "5E-1"), (-12.25, "-1.225E1"),
      (.leastNonzeroMagnitude, "1E-45"),
      (33_554_432, "3.3554432E7"), (.nan, "NaN"), (-.infinity, "-Infinity"),
    ]
    for (value, text) in texts { #expect(TextDocumentWriter.text(value) == text) }
  }

  @Test func `the standard library's random draws are its own`() {
    // The 10,000th word of the default seed, as the C++ standard gives it.
    let random = StandardTwister(seed: 5489)
    for _ in 1..<10_000 { _ = random.word() }
    #expect(random.word() == 4_123_659_995)
  }
}
