import Arrays
import Frames
import Interpreter

/// `sample`: rows at random, from NumPy's own streams.
enum PandasSampling {
  static func sample(_ call: Call) throws -> Value {
    let series = call["self"].series
    let isAcross = call.has("axis") ? try call.axis() == 1 : false
    let total = try series?.count ?? (isAcross ? call.frame.columnCount : call.frame.rowCount)
    let rows = try rows(call, of: total)
    let ignores = try call.bool("ignore_index")
    if var result = series?.take(rows) {
      if ignores { result.index = Index(count: result.count) }
      return try call.vm.makeSeries(result)
    }
    let frame = try call.frame
    if isAcross { return try call.vm.makeFrame(frame.selecting(rows)) }
    let result = frame.take(rows)
    return try call.vm.makeFrame(ignores ? result.withIndex(Index(count: rows.count)) : result)
  }

  /// The places that are drawn of so many.
  static func rows(_ call: Call, of total: Int) throws -> [Int] {
    let vm = call.vm
    let replaces = try call.bool("replace")
    let weights = try self.weights(call, total)
    var count = 1
    if call.has("frac") {
      if call.has("n") {
        throw vm.valueError("Please enter a value for `frac` OR `n`, not both")
      }
      let fraction = try call.double("frac")
      if fraction < 0 {
        throw vm.valueError("A negative number of rows requested. Please provide `frac` >= 0.")
      }
      if fraction > 1, !replaces {
        throw vm.valueError(
          "Replace has to be set to `True` when upsampling the population `frac` > 1.")
      }
      count = Int((fraction * Double(total)).rounded(.toNearestOrEven))
    } else if let n = try call.optionalInt("n") {
      if n < 0 {
        throw vm.valueError("A negative number of rows requested. Please provide `n` >= 0.")
      }
      count = n
    }
    if total == 0, count > 0 {
      throw vm.valueError("a must be greater than 0 unless no samples are taken")
    }
    if !replaces, count > total {
      throw vm.valueError("Cannot take a larger sample than population when 'replace=False'")
    }
    let source = call["random_state"]
    if let generator = source.host(as: GeneratorObject.self)?.generator {
      return try generator.choice(
        total, count: count, replace: replaces, probabilities: weights, shuffle: false)
    }
    return try vm.randomState(source).choice(
      total, count: count, replace: replaces, probabilities: weights)
  }

  private static func weights(_ call: Call, _ total: Int) throws -> [Double]? {
    let vm = call.vm
    guard call.has("weights") else { return nil }
    let given = call["weights"]
    var values: [Double]
    if given.isString, let frame = call["self"].frame {
      values = try frame.column(try vm.label(given)).array().values(as: Double.self)
    } else if let series = given.series,
      let index = call["self"].frame?.index ?? call["self"].series?.index
    {
      values = try PandasElementwise.aligned(series, to: index).array().values(as: Double.self)
    } else {
      values = try vm.doubles(given, "weights")
    }
    guard values.count == total else {
      throw vm.valueError("Weights and axis to be sampled must be of the same length")
    }
    values = values.map { $0.isNaN ? 0 : $0 }
    if values.contains(where: { $0 < 0 }) {
      throw vm.valueError("weight vector many not include negative values")
    }
    let sum = values.reduce(0, +)
    if sum == 0 { throw vm.valueError("Invalid weights: weights sum to zero") }
    return values.map { $0 / sum }
  }
}

extension Interpreter {
  /// The stream that `random_state=` names: a seed, a RandomState, or the global one.
  func randomState(_ value: Value) throws -> RandomState {
    if let object = value.host(as: RandomStateObject.self) { return object.state }
    if value.isNone || value.isUnbound {
      return hostState(of: NumpyState.self) { NumpyState() }.random
    }
    guard let seed = UInt32(exactly: try int(value, "random_state")) else {
      throw valueError("Seed must be between 0 and 2**32 - 1")
    }
    return RandomState(seed: seed)
  }
}
