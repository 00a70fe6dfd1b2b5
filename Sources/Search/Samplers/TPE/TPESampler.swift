import Foundation

/// The tree-structured Parzen estimator of Bergstra et al. (2011), trial for trial as Optuna's.
///
/// Good trials and the others are each made into a mixture of kernels; of some candidates drawn
/// from the good mixture the one with the highest ratio of densities is proposed.
public final class TPESampler: Sampler {
  /// The versions of Optuna whose proposals differ.
  public enum Dialect: String, Sendable {
    /// 4.0 to 4.8.
    case v4_8 = "4.8"
    case v4_9 = "4.9"
    case v5_0 = "5.0"
  }

  public struct Options {
    public var startupTrials = 10
    public var candidates = 24
    /// Whether parameters are drawn together; nil for the dialect's default.
    public var multivariate: Bool?
    /// Whether the space is cut into groups of parameters that occur together.
    public var group = false
    /// Whether running trials count as bad ones; nil for the dialect's default.
    public var constantLiar: Bool?
    public var dialect = Dialect.v5_0
    public var ties = TieOrder.simd
    public var priorWeight = 1.0
    public var considerMagicClip = true
    public var considerEndpoints = false
    /// How many of n trials are good; nil for a tenth, at most 25.
    public var gamma: ((Int) -> Int)?
    /// Weights of n observations, old to new; nil for Optuna's ramp.
    public var weights: ((Int) -> [Double])?

    public init() {}
  }

  let options: Options
  private(set) var stream: SamplerStream
  private let random: RandomSampler
  private var parts: [Int: TPEPart] = [:]
  /// The last used weights by number of observations.
  private var ramps: [(count: Int, weights: KernelWeights)] = []

  /// - Parameter seed: nil for other proposals on every run.
  /// - Throws: `SearchError` in Optuna's words for options that exclude each other.
  public init(seed: UInt32? = nil, options: Options = Options()) throws(SearchError) {
    if options.group && options.multivariate == false {
      throw SearchError(
        "``group`` option can only be enabled when ``multivariate`` is enabled.")
    }
    if options.group && options.multivariate == nil && options.dialect != .v5_0 {
      throw SearchError(
        "``group`` option can only be enabled when ``multivariate`` is enabled.")
    }
    guard options.candidates > 0 else {
      throw SearchError("The size of `samples` must be positive, but got \(options.candidates).")
    }
    guard options.priorWeight >= 0 else {
      throw SearchError(
        "A non-negative value must be specified for prior_weight, but got "
          + "\(options.priorWeight).")
    }
    self.options = options
    stream = SamplerStream("tpe", seed: seed)
    random = RandomSampler(seed: seed ?? stream.seed)
  }

  func isMultivariate(_ view: StudyView) -> Bool {
    if let multivariate = options.multivariate { return multivariate }
    if options.dialect != .v5_0 { return false }
    return options.group || !view.isMultiObjective
  }

  private var isLiar: Bool { options.constantLiar ?? (options.dialect == .v5_0) }

  private func part(_ view: StudyView) -> TPEPart {
    var part = parts[view.part] ?? TPEPart(view.directions[0], options.ties.arithmetic)
    if let cutoff = view.cutoff, part.last > cutoff {
      // An older trial asks again; what was learnt since is not for it.
      part = TPEPart(view.directions[0], options.ties.arithmetic)
    } else {
      parts[view.part] = part
    }
    part.refresh(view, needsGroups: options.group)
    return part
  }

  public func relativeSpace(
    _ view: StudyView, _ trial: TrialRecord
  ) -> [(name: String, distribution: Distribution)] {
    guard isMultivariate(view) else { return [] }
    let part = part(view)
    return options.group ? part.groups.parameters.flatMap { $0 } : part.intersection.parameters
  }

  public func sampleRelative(
    _ view: StudyView, _ trial: inout TrialRecord,
    _ space: [(name: String, distribution: Distribution)]
  ) throws -> [String: Double] {
    let part = part(view)
    guard !space.isEmpty, part.finished.count >= options.startupTrials else { return [:] }
    let spaces = options.group ? part.groups.parameters.filter { !$0.isEmpty } : [space]
    var drawn: [(key: String, value: Double, distribution: Distribution)] = []
    for space in spaces {
      let values = try draw(view, part, trial, space)
      for (parameter, value) in zip(space, values) {
        drawn.append((parameter.name, value, parameter.distribution))
      }
    }
    if isLiar { try share(drawn, view, &trial) }
    return Dictionary(drawn.map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last })
  }

  /// Lets other workers see the drawn parameters, in Optuna's attributes.
  private func share(
    _ drawn: [(key: String, value: Double, distribution: Distribution)], _ view: StudyView,
    _ trial: inout TrialRecord
  ) throws {
    let text = Attribute.object(
      drawn.map { ($0.key, $0.distribution.external($0.value).attribute) }
    ).json
    // JSON of Python's kind is ASCII, so bytes are characters.
    var rest = text.utf8[...]
    var pairs: [(key: String, value: Attribute)] = []
    while !rest.isEmpty {
      let chunk = String(decoding: rest.prefix(2045), as: UTF8.self)
      pairs.append(("tpe:relative_params:\(pairs.count)", .string(chunk)))
      rest = rest.dropFirst(2045)
    }
    try view.setAttributes(pairs, trial: &trial)
  }

  public func sampleIndependent(
    _ view: StudyView, _ trial: TrialRecord, name: String, _ distribution: Distribution
  ) throws -> Double {
    let part = part(view)
    guard part.finished.count >= options.startupTrials else { return random.draw(distribution) }
    return try draw(view, part, trial, [(name, distribution)])[0]
  }

  /// One draw of a space, values in its order.
  private func draw(
    _ view: StudyView, _ part: TPEPart, _ trial: TrialRecord,
    _ space: [(name: String, distribution: Distribution)]
  ) throws -> [Double] {
    let history = view.history
    let running = isLiar ? runningParameters(view, trial) : [:]
    let (good, others) = split(view, part)
    let rest = running.isEmpty ? others : (others + running.keys).sorted()
    let caches = space.map { part.cache($0.name, $0.distribution, history) }
    let estimators = EstimatorOptions(
      dialect: options.dialect, ties: options.ties, isMultivariate: isMultivariate(view),
      priorWeight: options.priorWeight, usesMagicClip: options.considerMagicClip,
      usesEndpoints: options.considerEndpoints)
    let above = try estimator(
      TPEObservations(rest, caches: caches, history: history, part: part, running: running),
      caches, estimators, equalWeights: false)
    let below = try estimator(
      TPEObservations(good, caches: caches, history: history, part: part), caches, estimators,
      equalWeights: view.isMultiObjective)
    let columns = below.sample(stream, count: options.candidates)
    let best = Self.best(columns, below, above)
    return zip(space, columns).map { parameter, column in
      if case .int = parameter.distribution { return column[best].rounded(.towardZero) }
      return column[best]
    }
  }

  private func estimator(
    _ seen: TPEObservations, _ caches: [DimensionCache], _ estimators: EstimatorOptions,
    equalWeights: Bool
  ) throws(SearchError) -> ParzenEstimator {
    let count = seen.numbers.count
    let weights: KernelWeights
    if equalWeights {
      weights = KernelWeights([Double](repeating: 1, count: count), prior: options.priorWeight)
    } else if let given = options.weights?(count) {
      try Self.check(given, count)
      weights = KernelWeights(given, prior: options.priorWeight)
    } else if let known = ramps.first(where: { $0.count == count })?.weights {
      weights = known
    } else {
      weights = KernelWeights(KernelWeights.ramp(count), prior: options.priorWeight)
      ramps = ramps.suffix(3) + [(count, weights)]
    }
    return ParzenEstimator(caches, seen, weights: weights, options: estimators)
  }

  private static func check(_ weights: [Double], _ count: Int) throws(SearchError) {
    let place = "The argument of the `weights` function is \(count)."
    guard weights.count == count else {
      throw SearchError("The `weights` function must return \(count) values. \(place)")
    }
    if weights.contains(where: { $0 < 0 }) {
      throw SearchError(
        "The `weights` function is not allowed to return negative values \(weights). \(place)")
    }
    if !weights.isEmpty && weights.reduce(0, +) <= 0 {
      throw SearchError(
        "The `weight` function is not allowed to return all-zero values \(weights). \(place)")
    }
    if !weights.allSatisfy(\.isFinite) {
      throw SearchError(
        "The `weights`function is not allowed to return infinite or NaN values \(weights). \(place)"
      )
    }
  }

  private func split(_ view: StudyView, _ part: TPEPart) -> (good: [Int], rest: [Int]) {
    let count = part.finished.count
    let tenth = Int((0.1 * Double(count)).rounded(.up))
    let wanted = options.gamma?(count) ?? (view.isMultiObjective ? tenth : min(tenth, 25))
    return part.split(wanted) {
      view.isMultiObjective
        ? ParetoSplit(view, part.finished).best(wanted) : part.ranking.best(wanted)
    }
  }

  /// The first candidate with the highest ratio of densities.
  private static func best(
    _ columns: [[Double]], _ below: ParzenEstimator, _ above: ParzenEstimator
  ) -> Int {
    let ratios = ratios(columns, below, above)
    let best = first(ratios)
    // Different candidates this close may be in another order by Optuna's rounding.
    let margin = 1e-9 * max(1, abs(ratios[best]))
    var rivals: [Int] = []
    for i in ratios.indices where abs(ratios[i] - ratios[best]) <= margin {
      if !rivals.contains(where: { r in columns.allSatisfy { $0[r] == $0[i] } }) {
        rivals.append(i)
      }
    }
    if rivals.count <= 1 { return best }
    let exact = rivals.map { i in
      let candidate = columns.map { $0[i] }
      return ExactScore(below).logDensity(candidate) - ExactScore(above).logDensity(candidate)
    }
    return rivals[first(exact)]
  }

  /// ln of the densities' ratio, for one parameter computed once a distinct value.
  private static func ratios(
    _ columns: [[Double]], _ below: ParzenEstimator, _ above: ParzenEstimator
  ) -> [Double] {
    let distinct = columns.count == 1 ? MixtureScore.distinct(columns[0]) : nil
    let scored = distinct.map { [$0.values] } ?? columns
    let ratios = zip(
      MixtureScore(below, scored).logDensities(), MixtureScore(above, scored).logDensities()
    ).map { $0 - $1 }
    return distinct.map { $0.row.map { ratios[$0] } } ?? ratios
  }

  /// The first largest number, or the first NaN, as numpy's argmax.
  private static func first(_ values: [Double]) -> Int {
    if let nan = values.firstIndex(where: \.isNaN) { return nan }
    var best = 0
    for i in values.indices where values[i] > values[best] { best = i }
    return best
  }

  /// What other running trials have drawn so far.
  private func runningParameters(
    _ view: StudyView, _ trial: TrialRecord
  ) -> [Int: [String: Double]] {
    var found: [Int: [String: Double]] = [:]
    for number in view.history.running where number != trial.number {
      if let includes = view.includes, !includes(number) { continue }
      let other = view.history.trials[number]
      var values = isMultivariate(view) ? sharedParameters(other, view.history) : [:]
      for parameter in other.parameters { values[parameter.name] = parameter.value }
      found[number] = values
    }
    return found
  }

  private func sharedParameters(
    _ trial: TrialRecord, _ history: StudyHistory
  ) -> [String: Double] {
    var text = ""
    var i = 0
    while case .string(let chunk)? = trial.systemAttributes["tpe:relative_params:\(i)"] {
      text += chunk
      i += 1
    }
    guard i > 0, case .object(let pairs)? = try? Attribute(json: text) else { return [:] }
    var values: [String: Double] = [:]
    for (name, value) in pairs {
      if let number = value.number, history.choices(of: name) == nil {
        values[name] = number
      } else if let choices = history.choices(of: name) {
        values[name] = choices.firstIndex { $0.attribute == value }.map(Double.init)
      }
    }
    return values
  }

  public var streams: [SamplerStream] {
    get { [stream] + random.streams }
    set {
      stream = newValue[0]
      random.streams = Array(newValue[1...])
    }
  }
}
