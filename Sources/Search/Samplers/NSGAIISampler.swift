/// The elitist genetic algorithm NSGA-II of Deb et al. (2002), trial for trial as Optuna's.
public final class NSGAIISampler: Sampler {
  private let populationSize: Int
  private let mutation: Double?
  private let crossover: Double
  private let swapping: Double
  private var stream: SamplerStream
  private let random: RandomSampler
  private var spaces: [Int: (learnt: Int, space: IntersectionSpace)] = [:]

  /// - Parameters:
  ///   - mutation: probability that a parameter is drawn anew; nil for one a trial on average.
  ///   - crossover: probability that a child has two parents.
  ///   - swapping: probability that a parameter is the second parent's.
  /// - Throws: `SearchError` in Optuna's words.
  public init(
    populationSize: Int = 50, mutation: Double? = nil, crossover: Double = 0.9,
    swapping: Double = 0.5, seed: UInt32? = nil
  ) throws(SearchError) {
    guard populationSize >= 2 else {
      throw SearchError("`population_size` must be greater than or equal to 2.")
    }
    if let mutation, !(0...1).contains(mutation) {
      throw SearchError(
        "`mutation_prob` must be None or a float value within the range [0.0, 1.0].")
    }
    for (name, share) in [("crossover_prob", crossover), ("swapping_prob", swapping)]
    where !(0...1).contains(share) {
      throw SearchError("`\(name)` must be a float value within the range [0.0, 1.0].")
    }
    self.populationSize = populationSize
    self.mutation = mutation
    self.crossover = crossover
    self.swapping = swapping
    stream = SamplerStream("nsga2", seed: seed)
    random = RandomSampler(seed: seed ?? stream.seed)
  }

  public func relativeSpace(
    _ view: StudyView, _ trial: TrialRecord
  ) -> [(name: String, distribution: Distribution)] {
    var (learnt, space) = spaces[view.part] ?? (0, IntersectionSpace())
    let order = view.history.finished
    if view.cutoff != nil { (learnt, space) = (0, IntersectionSpace()) }
    for number in order[learnt...] where view.includes?(number) ?? true {
      let trial = view.history.trials[number]
      if trial.state == .complete { space.take(trial) }
    }
    spaces[view.part] = (order.count, space)
    return space.parameters
  }

  public func sampleRelative(
    _ view: StudyView, _ trial: inout TrialRecord,
    _ space: [(name: String, distribution: Distribution)]
  ) throws -> [String: Double] {
    let generation = try generation(view, &trial)
    let parents = try parents(view, generation)
    return parents.isEmpty ? [:] : child(view, parents, space)
  }

  public func sampleIndependent(
    _ view: StudyView, _ trial: TrialRecord, name: String, _ distribution: Distribution
  ) -> Double { random.draw(distribution) }

  // MARK: Generations

  private static let generationKey = "NSGAIISampler:generation"
  private static let parentsKey = "NSGAIISampler:parent:"

  private func generation(of trial: TrialRecord) -> Int? {
    guard case .int(let generation)? = trial.systemAttributes[Self.generationKey] else {
      return nil
    }
    return generation
  }

  /// The trial's generation: the newest one, or the next where that is full.
  private func generation(_ view: StudyView, _ trial: inout TrialRecord) throws -> Int {
    if let known = generation(of: trial) { return known }
    var newest = 0
    var count = 0
    for other in view.complete.reversed() {
      let generation = generation(of: other) ?? -1
      if generation > newest {
        (newest, count) = (generation, 1)
      } else if generation == newest {
        count += 1
      }
    }
    let generation = count < populationSize ? newest : newest + 1
    try view.setAttributes([(Self.generationKey, .int(generation))], trial: &trial)
    return generation
  }

  private func parents(_ view: StudyView, _ generation: Int) throws -> [TrialRecord] {
    if generation == 0 { return [] }
    let key = Self.parentsKey + String(generation)
    if case .list(let ids)? = try view.systemAttribute(key) {
      let wanted = Set(ids.compactMap { $0.number.map { Int($0) } })
      return view.trials.filter { wanted.contains($0.id) }
    }
    let population =
      view.complete.filter { self.generation(of: $0) == generation - 1 }
      + (try parents(view, generation - 1))
    let elite = ElitePopulation(view.directions).select(population, populationSize)
    try view.setSystemAttribute(key, .list(elite.map { .int($0.id) }))
    return elite
  }

  // MARK: Children

  private func child(
    _ view: StudyView, _ population: [TrialRecord],
    _ space: [(name: String, distribution: Distribution)]
  ) -> [String: Double] {
    var genes: [(name: String, value: Double)]
    if stream.double() < crossover {
      genes = crossed(view, population, space)
    } else {
      let parent = population[pick(population.count)]
      genes = space.map { ($0.name, parent.parameter($0.name)?.value ?? .nan) }
    }
    let rate = mutation ?? 1 / max(1, Double(genes.count))
    genes = genes.filter { _ in stream.double() >= rate }
    return Dictionary(genes.map { ($0.name, $0.value) }, uniquingKeysWith: { a, _ in a })
  }

  private func pick(_ count: Int) -> Int {
    // The bounds are in order, so the stream cannot refuse them.
    Int((try? stream.state.integer(low: 0, high: Int64(count - 1))) ?? 0)
  }

  private func crossed(
    _ view: StudyView, _ population: [TrialRecord],
    _ space: [(name: String, distribution: Distribution)]
  ) -> [(name: String, value: Double)] {
    let choices = space.filter { NumericTransform($0.distribution) == nil }
    let numbers = space.filter { NumericTransform($0.distribution) != nil }
    let isConstrained = population.contains { !$0.constraints.isEmpty }
    while true {
      let first = tournament(view, population, isConstrained)
      let second = tournament(
        view, population.filter { $0.number != first.number }, isConstrained)
      let parents = [first, second]
      var genes: [(name: String, value: Double)] = []
      for group in [choices, numbers] {
        let masks = group.map { _ in stream.double() >= swapping ? 1 : 0 }
        for (parameter, mask) in zip(group, masks) {
          let value = parents[mask].parameter(parameter.name)?.value ?? .nan
          // Numbers pass through the transformed space, which may round them.
          let transform = NumericTransform(parameter.distribution)
          genes.append((parameter.name, transform.map { $0.value(at: $0.place(value)) } ?? value))
        }
      }
      let isInside = zip(choices + numbers, genes).allSatisfy { $0.distribution.contains($1.value) }
      if isInside { return genes }
    }
  }

  private func tournament(
    _ view: StudyView, _ population: [TrialRecord], _ isConstrained: Bool
  ) -> TrialRecord {
    let a = population[pick(population.count)]
    let b = population[pick(population.count)]
    return ElitePopulation(view.directions).dominates(a, b, isConstrained) ? a : b
  }

  public var streams: [SamplerStream] {
    get { [stream] + random.streams }
    set {
      stream = newValue[0]
      random.streams = Array(newValue[1...])
    }
  }
}
