import Foundation

/// Importances from a random forest of the objective over one-hot encoded parameters.
struct ForestImportance {
  private let names: [String]
  /// Names of single-valued parameters, whose importance is 0.
  private let singles: [String]
  private let rows: [[Double]]
  private let targets: [Double]
  private let bounds: [(low: Double, high: Double)]
  /// The columns of every name.
  private let columns: [Range<Int>]
  private let trees: Int
  private let depth: Int
  private let seed: UInt32?

  init(
    _ complete: [TrialRecord], _ parameters: [String]?, _ target: ((TrialRecord) -> Double)?,
    _ trees: Int, _ depth: Int, _ seed: UInt32?
  ) throws(SearchError) {
    let space = try Self.space(complete, parameters)
    let measured = space.filter { !$0.distribution.isSingle }
    names = measured.map(\.name)
    singles = space.filter(\.distribution.isSingle).map(\.name)
    let trials = complete.filter { trial in
      space.allSatisfy { trial.parameter($0.name) != nil }
        && (target?(trial) ?? trial.values![0]).isFinite
    }
    targets = trials.map { target?($0) ?? $0.values![0] }
    var columns: [Range<Int>] = []
    var bounds: [(low: Double, high: Double)] = []
    for (_, distribution) in measured {
      let start = bounds.count
      if case .categorical(let d) = distribution {
        bounds += d.choices.map { _ in (0, 1) }
      } else if let t = NumericTransform(distribution, takesLog: false, takesSteps: false) {
        bounds.append((t.low, t.high))
      }
      columns.append(start..<bounds.count)
    }
    self.columns = columns
    self.bounds = bounds
    rows = trials.map { trial in
      measured.flatMap { parameter -> [Double] in
        let value = trial.parameter(parameter.name)!.value
        guard case .categorical(let d) = parameter.distribution else { return [value] }
        return d.choices.indices.map { Double($0) == value ? 1 : 0 }
      }
    }
    self.trees = trees
    self.depth = depth
    self.seed = seed
  }

  private static func space(
    _ complete: [TrialRecord], _ parameters: [String]?
  ) throws(SearchError) -> [(name: String, distribution: Distribution)] {
    guard let parameters else {
      var space: [String: Distribution]?
      for trial in complete {
        let own = Dictionary(
          trial.parameters.map { ($0.name, $0.distribution) }, uniquingKeysWith: { a, _ in a })
        space = space.map { $0.filter { own[$0.key] == $0.value } } ?? own
      }
      return sorted(space ?? [:])
    }
    let whole = complete.filter { trial in
      parameters.allSatisfy { trial.parameter($0) != nil }
    }
    guard let first = whole.first else {
      throw SearchError(
        "Study must contain completed trials with all specified parameters. Specified parameters: "
          + "[\(parameters.map { "'\($0)'" }.joined(separator: ", "))].")
    }
    var space: [String: Distribution] = [:]
    for name in parameters { space[name] = first.parameter(name)!.distribution }
    for trial in whole
    where space.contains(where: { trial.parameter($0.key)!.distribution != $0.value }) {
      throw SearchError(
        "Parameters importances cannot be assessed with dynamic search spaces if parameters are "
          + "specified. Specified parameters: "
          + "[\(parameters.map { "'\($0)'" }.joined(separator: ", "))].")
    }
    return sorted(space)
  }

  private static func sorted(
    _ space: [String: Distribution]
  ) -> [(name: String, distribution: Distribution)] {
    space.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
      .map { ($0.key, $0.value) }
  }

  private func forest() -> RegressionForest {
    RegressionForest(
      rows, targets, trees: trees, depth: depth,
      seed: seed ?? UInt32.random(in: .min ... .max))
  }

  /// The variance of the forest that each parameter explains alone.
  ///
  /// - Throws: `SearchError` (`RuntimeError`) where all trees are constant.
  func fanova() throws(SearchError) -> [(name: String, value: Double)] {
    let zeros = singles.map { (name: $0, value: 0.0) }
    if names.isEmpty { return zeros }
    if rows.count <= 1 { return names.map { ($0, 0) } + zeros }
    let trees = forest().trees.map { MarginalTree($0, bounds) }
    let varying = trees.filter { $0.variance > 0 }
    guard !varying.isEmpty else {
      throw SearchError(
        "Encountered zero total variance in all trees.", pythonClass: "RuntimeError")
    }
    return zip(names, columns).map { name, columns in
      let shares = varying.map { max(0, $0.marginalVariance(columns)) / $0.variance }
      return (name, shares.reduce(0, +) / Double(shares.count))
    } + zeros
  }

  /// The impurity that each parameter's splits take away.
  func impurity() -> [(name: String, value: Double)] {
    let zeros = singles.map { (name: $0, value: 0.0) }
    if rows.count <= 1 || names.isEmpty { return names.map { ($0, 0) } + zeros }
    let importances = forest().importances()
    return zip(names, columns).map { name, columns in
      (name, columns.reduce(0) { $0 + importances[$1] })
    } + zeros
  }
}
