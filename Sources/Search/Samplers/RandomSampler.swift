/// Independent uniform draws: Optuna's `RandomSampler`.
public final class RandomSampler: Sampler {
  private(set) var stream: SamplerStream

  /// - Parameter seed: nil for other draws on every run.
  public init(seed: UInt32? = nil) { stream = SamplerStream("random", seed: seed) }

  public func sampleIndependent(
    _ view: StudyView, _ trial: TrialRecord, name: String, _ distribution: Distribution
  ) -> Double { draw(distribution) }

  func draw(_ distribution: Distribution) -> Double {
    guard let transform = NumericTransform(distribution) else {
      return Double(drawChoice(distribution))
    }
    return transform.value(at: stream.uniform(transform.low, transform.high))
  }

  /// The choice with the highest of one draw a choice.
  private func drawChoice(_ distribution: Distribution) -> Int {
    guard case .categorical(let d) = distribution else { return 0 }
    var best = 0
    var highest = -1.0
    for i in d.choices.indices {
      let u = stream.double()
      if u > highest { (best, highest) = (i, u) }
    }
    return best
  }

  public var streams: [SamplerStream] {
    get { [stream] }
    set { stream = newValue[0] }
  }
}
