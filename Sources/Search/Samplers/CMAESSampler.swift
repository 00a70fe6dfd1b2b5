import Arrays
import Foundation

/// CMA-ES over the numeric parameters that all trials share, as Optuna's `CmaEsSampler`; the others
/// are drawn at random.
///
/// The optimizer's state is stored with the trials as JSON, not as a Python pickle, so that searches
/// go on where they stood; Optuna starts anew from them.
public final class CMAESSampler: Sampler {
  private let startupTrials: Int
  private let sigma: Double?
  private let populationSize: Int?
  private let takesPruned: Bool
  private var independent: any Sampler
  private var stream: SamplerStream
  private var spaces: [Int: (learnt: Int, space: IntersectionSpace)] = [:]

  /// - Parameters:
  ///   - startupTrials: complete trials drawn independently first.
  ///   - sigma: the first step size, of a range of 1; nil for a sixth.
  ///   - populationSize: trials a generation; nil for 4 + 3 ln(parameters).
  ///   - takesPruned: whether the last reports of pruned trials count as values.
  ///   - independent: draws the other parameters; at random by default.
  /// - Throws: `SearchError` for a step size or population that is not positive.
  public init(
    seed: UInt32? = nil, startupTrials: Int = 1, sigma: Double? = nil, populationSize: Int? = nil,
    takesPruned: Bool = false, independent: (any Sampler)? = nil
  ) throws(SearchError) {
    if let sigma, !(sigma > 0) {
      throw SearchError(
        "sigma must be non-zero positive value", pythonClass: "AssertionError")
    }
    if let populationSize, populationSize < 2 {
      throw SearchError("popsize must be at least 2", pythonClass: "AssertionError")
    }
    self.startupTrials = startupTrials
    self.sigma = sigma
    self.populationSize = populationSize
    self.takesPruned = takesPruned
    self.independent = independent ?? RandomSampler(seed: seed)
    stream = SamplerStream("cma", seed: seed)
  }

  public func relativeSpace(
    _ view: StudyView, _ trial: TrialRecord
  ) -> [(name: String, distribution: Distribution)] {
    var (learnt, space) = spaces[view.part] ?? (0, IntersectionSpace())
    if view.cutoff != nil { (learnt, space) = (0, IntersectionSpace()) }
    let order = view.history.finished
    for number in order[learnt...] where view.includes?(number) ?? true {
      let trial = view.history.trials[number]
      if trial.state == .complete { space.take(trial) }
    }
    spaces[view.part] = (order.count, space)
    return space.parameters.filter { NumericTransform($0.distribution) != nil }
  }

  private static let generationKey = "cma:generation"
  private static let optimizerKey = "mallorn:cma"

  public func sampleRelative(
    _ view: StudyView, _ trial: inout TrialRecord,
    _ space: [(name: String, distribution: Distribution)]
  ) throws -> [String: Double] {
    guard !view.isMultiObjective else {
      throw SearchError(
        "If the study is being used for multi-objective optimization, CmaEsSampler cannot be used.")
    }
    let trials = solutions(view)
    guard !space.isEmpty, trials.count >= startupTrials else { return [:] }
    var optimizer = try restore(trials) ?? start(space.count)
    guard optimizer.dimension == space.count else { return [:] }
    var attributes: [(key: String, value: Attribute)] = []
    let transforms = space.compactMap { NumericTransform($0.distribution) }
    let generation = trials.filter {
      $0.trial.systemAttributes[Self.generationKey] == .int(optimizer.generation)
    }
    if generation.count >= optimizer.populationSize {
      try optimizer.tell(
        generation.prefix(optimizer.populationSize).map { entry in
          let point = zip(space, transforms).map { parameter, transform in
            transform.unitPlace(entry.trial.parameter(parameter.name)?.value ?? .nan)
          }
          return (point, entry.value * view.directions[0].sign)
        })
      let state = String(decoding: try JSONEncoder().encode(optimizer), as: UTF8.self)
      attributes.append((Self.optimizerKey, .string(state)))
    }
    let seed = try stream.state.integer(low: 1, high: 65_535) + Int64(trial.number)
    let point = try optimizer.ask(RandomState(seed: UInt32(truncatingIfNeeded: seed)))
    attributes.append((Self.generationKey, .int(optimizer.generation)))
    try view.setAttributes(attributes, trial: &trial)
    return Dictionary(
      zip(space, zip(transforms, point)).map { ($0.name, $1.0.value(atUnit: $1.1)) },
      uniquingKeysWith: { a, _ in a })
  }

  private func solutions(_ view: StudyView) -> [(trial: TrialRecord, value: Double)] {
    view.trials.compactMap { trial in
      switch trial.state {
      case .complete: trial.values.map { (trial, $0[0]) }
      case .pruned: takesPruned ? trial.lastReport.map { (trial, $0.value) } : nil
      default: nil
      }
    }
  }

  private func start(_ dimension: Int) throws -> CMAESOptimizer {
    // Optuna draws a seed here that the next draw replaces.
    _ = try stream.state.integer(low: 1, high: 2_147_483_645)
    return CMAESOptimizer(
      dimension: dimension, sigma: max(sigma ?? 1.0 / 6, 1e-10), populationSize: populationSize)
  }

  private func restore(_ trials: [(trial: TrialRecord, value: Double)]) throws -> CMAESOptimizer? {
    for (trial, _) in trials.reversed() {
      guard case .string(let text)? = trial.systemAttributes[Self.optimizerKey] else { continue }
      return try JSONDecoder().decode(CMAESOptimizer.self, from: Data(text.utf8))
    }
    return nil
  }

  public func sampleIndependent(
    _ view: StudyView, _ trial: TrialRecord, name: String, _ distribution: Distribution
  ) throws -> Double {
    try independent.sampleIndependent(view, trial, name: name, distribution)
  }

  public var streams: [SamplerStream] {
    get { [stream] + independent.streams }
    set {
      stream = newValue[0]
      independent.streams = Array(newValue[1...])
    }
  }
}
