/// What a TPE sampler knows of one part of a study, learnt trial by trial.
final class TPEPart {
  private let arithmetic: NumpyArithmetic
  private var learnt = 0
  /// The last trial learnt where trials are learnt in the order of their numbers.
  private(set) var last = -1
  /// Complete and pruned trials, ascending.
  private(set) var finished: [Int] = []
  private(set) var ranking: TPERanking
  private(set) var intersection = IntersectionSpace()
  private(set) var groups = GroupedSpace()
  private var caches: [String: (cache: DimensionCache, learnt: Int)] = [:]
  /// The part's trials in the order they finished.
  private var arrivals: [Int] = []
  /// Room for one mark a trial: -1 everywhere between two uses.
  private(set) var places: UnsafeMutablePointer<Int32>
  private var capacity = 256
  private var lastSplit: (arrivals: Int, wanted: Int, good: [Int], rest: [Int])?

  init(_ direction: Direction, _ arithmetic: NumpyArithmetic) {
    self.arithmetic = arithmetic
    ranking = TPERanking(direction)
    places = .allocate(capacity: capacity)
    places.initialize(repeating: -1, count: capacity)
  }

  deinit { places.deallocate() }

  /// Learns the trials that have finished since the last call.
  func refresh(_ view: StudyView, needsGroups: Bool) {
    if let cutoff = view.cutoff {
      // In the order of numbers, so that it does not matter which trial ends first.
      for number in stride(from: last + 1, through: cutoff, by: 1) {
        last = number
        let state = view.history.trials[number].state
        if state == .complete || state == .pruned {
          learn(view.history.trials[number], needsGroups)
        }
      }
    } else {
      let order = view.history.finished
      while learnt < order.count {
        let number = order[learnt]
        learnt += 1
        if view.includes?(number) ?? true { learn(view.history.trials[number], needsGroups) }
      }
    }
    reserve(view.history.trials.count)
  }

  private func learn(_ trial: TrialRecord, _ needsGroups: Bool) {
    arrivals.append(trial.number)
    if let last = finished.last, last > trial.number {
      finished.insert(trial.number, at: finished.firstIndex { $0 > trial.number }!)
    } else {
      finished.append(trial.number)
    }
    ranking.take(trial)
    intersection.take(trial)
    if needsGroups { groups.take(trial) }
  }

  private func reserve(_ count: Int) {
    guard count > capacity else { return }
    places.deallocate()
    capacity = 2 * count
    places = .allocate(capacity: capacity)
    places.initialize(repeating: -1, count: capacity)
  }

  /// Finished trials parted into the good ones and the rest, both ascending.
  ///
  /// - Parameter good: finds the good ones; not asked again until another trial has finished.
  func split(_ wanted: Int, good find: () -> [Int]) -> (good: [Int], rest: [Int]) {
    if let last = lastSplit, last.arrivals == arrivals.count, last.wanted == wanted {
      return (last.good, last.rest)
    }
    let good = find()
    for number in good { places[number] = 1 }
    let rest = finished.filter { places[$0] < 0 }
    for number in good { places[number] = -1 }
    lastSplit = (arrivals.count, wanted, good, rest)
    return (good, rest)
  }

  /// The cache of a parameter, up to date.
  func cache(
    _ name: String, _ distribution: Distribution, _ history: StudyHistory
  ) -> DimensionCache {
    var entry =
      caches[name] ?? (DimensionCache(ParzenDimension(name: name, distribution, arithmetic)), 0)
    if entry.cache.dimension.distribution != distribution {
      entry = (DimensionCache(ParzenDimension(name: name, distribution, arithmetic)), 0)
    }
    if let column = history.columns[name]?.values {
      for number in arrivals[entry.learnt...]
      where number < column.count && !column[number].isNaN {
        entry.cache.insert(number, column: column)
      }
      entry.learnt = arrivals.count
    }
    caches[name] = entry
    entry.cache.trim()
    return entry.cache
  }
}
