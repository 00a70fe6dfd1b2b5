/// What a TPE sampler knows of one part of a study, learnt trial by trial.
final class TPEPart {
  private var learnt = 0
  /// Complete and pruned trials, ascending.
  private(set) var finished: [Int] = []
  private(set) var ranking: TPERanking
  private(set) var intersection = IntersectionSpace()
  private(set) var groups = GroupedSpace()
  private var caches: [String: DimensionCache] = [:]
  /// How far each cache has learnt.
  private var cacheLearnt: [String: Int] = [:]
  /// The part's trials in the order they finished.
  private var arrivals: [Int] = []
  /// By trial number: the place among the observations at hand, -1 for none.
  var places: [Int32] = []

  init(_ direction: Direction) { ranking = TPERanking(direction) }

  /// Learns the trials that have finished since the last call.
  func refresh(_ view: StudyView, needsGroups: Bool) {
    let order = view.history.finished
    while learnt < order.count {
      let number = order[learnt]
      learnt += 1
      if let includes = view.includes, !includes(number) { continue }
      let trial = view.history.trials[number]
      arrivals.append(number)
      if let last = finished.last, last > number {
        finished.insert(number, at: finished.firstIndex { $0 > number }!)
      } else {
        finished.append(number)
      }
      ranking.take(trial)
      intersection.take(trial)
      if needsGroups { groups.take(trial) }
    }
    if places.count < view.history.trials.count {
      places.append(
        contentsOf: repeatElement(-1, count: view.history.trials.count - places.count))
    }
  }

  /// The cache of a parameter, up to date.
  func cache(_ name: String, _ distribution: Distribution, _ history: StudyHistory)
    -> DimensionCache
  {
    if caches[name]?.dimension.distribution != distribution {
      caches[name] = DimensionCache(ParzenDimension(name: name, distribution))
      cacheLearnt[name] = 0
    }
    let cache = caches[name]!
    if let column = history.columns[name] {
      for number in arrivals[cacheLearnt[name]!...] where !column[number].isNaN {
        cache.insert(number, column: column)
      }
      cacheLearnt[name] = arrivals.count
    }
    cache.trim()
    return cache
  }
}
