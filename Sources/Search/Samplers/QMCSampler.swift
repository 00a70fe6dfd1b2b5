import Crypto
import Foundation

/// A quasi-random search: points that fill the space evenly, as Optuna's `QMCSampler`.
///
/// The space is the first finished trial's, which is itself random.
public final class QMCSampler: Sampler {
  private let sequence: QuasiRandomSequence
  private let isScrambled: Bool
  private let seed: UInt64
  private let independent: any Sampler

  /// - Parameters:
  ///   - isScrambled: whether the points depend on the seed.
  ///   - independent: draws the parameters that the space lacks; at random by default.
  public init(
    _ sequence: QuasiRandomSequence = .sobol, isScrambled: Bool = false, seed: UInt32? = nil,
    independent: (any Sampler)? = nil
  ) {
    self.sequence = sequence
    self.isScrambled = isScrambled
    self.seed = seed.map(UInt64.init) ?? UInt64.random(in: 0...UInt64(Int64.max))
    self.independent = independent ?? RandomSampler(seed: seed)
  }

  public func relativeSpace(
    _ view: StudyView, _ trial: TrialRecord
  ) -> [(name: String, distribution: Distribution)] {
    if let first = view.finishedNumbers.first {
      return view.history.trials[first].parameters.map { ($0.name, $0.distribution) }
    }
    var space: [(name: String, distribution: Distribution)] = []
    for other in view.trials where other.state == .running {
      for parameter in other.parameters {
        if let i = space.firstIndex(where: { $0.name == parameter.name }) {
          space[i].distribution = parameter.distribution
        } else {
          space.append((parameter.name, parameter.distribution))
        }
      }
    }
    return space
  }

  public func sampleRelative(
    _ view: StudyView, _ trial: inout TrialRecord,
    _ space: [(name: String, distribution: Distribution)]
  ) throws -> [String: Double] {
    if space.isEmpty { return [:] }
    if sequence == .sobol && space.count > QuasiRandomSequence.largestSobolDimension {
      throw SearchError(
        "Maximum supported dimensionality is \(QuasiRandomSequence.largestSobolDimension).")
    }
    let point = sequence.point(
      try nextID(view, &trial, space), dimensions: space.count, seed: isScrambled ? seed : nil)
    var values: [String: Double] = [:]
    for ((name, distribution), unit) in zip(space, point) {
      if case .categorical(let d) = distribution {
        values[name] = min(
          (unit * Double(d.choices.count)).rounded(.down), Double(d.choices.count - 1))
      } else {
        values[name] = NumericTransform(distribution)?.value(atUnit: unit)
      }
    }
    return values
  }

  private static let pointKey = "mallorn:qmc"

  /// The number of the next point, counted in the study's attributes as Optuna does, and in the
  /// trials', so that a trial that was cut off gets its point again.
  private func nextID(
    _ view: StudyView, _ trial: inout TrialRecord,
    _ space: [(name: String, distribution: Distribution)]
  ) throws -> Int {
    let sorted = space.sorted {
      $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars)
    }
    var pairs: [(key: String, value: Attribute)] = [
      ("qmc_type", .string(sequence.rawValue)),
      ("search_space", .object(sorted.map { ($0.name, .string($0.distribution.text)) })),
      ("scramble", .bool(isScrambled)),
    ]
    if isScrambled { pairs.append(("seed", .int(Int(seed)))) }
    let digest = SHA256.hash(data: Data(Attribute.object(pairs).json.utf8))
    let key = "qmc:" + digest.map { String(format: "%02x", $0) }.joined()
    var next = 0
    let used = view.history.trials.compactMap { trial -> Int? in
      guard let point = trial.systemAttributes[Self.pointKey], case .int(let id)? = point[key]
      else { return nil }
      return id
    }
    if let last = used.max() {
      next = last + 1
    } else if case .int(let last)? = try view.systemAttribute(key) {
      next = last + 1
    }
    try view.setSystemAttribute(key, .int(next))
    try view.setAttributes([(Self.pointKey, .object([(key, .int(next))]))], trial: &trial)
    return next
  }

  public func sampleIndependent(
    _ view: StudyView, _ trial: TrialRecord, name: String, _ distribution: Distribution
  ) throws -> Double {
    try independent.sampleIndependent(view, trial, name: name, distribution)
  }

  public var streams: [SamplerStream] {
    get { independent.streams }
    set { independent.streams = newValue }
  }
}
