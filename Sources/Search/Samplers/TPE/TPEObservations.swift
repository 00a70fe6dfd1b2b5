/// Observed values of a space: those trials that have all of its parameters.
struct TPEObservations {
  /// Trial numbers, ascending; -1 for running trials, whose values may still change.
  private(set) var numbers: [Int] = []
  /// A column a parameter.
  private(set) var columns: [[Double]]
  /// For every parameter the places by ascending value.
  private(set) var ascending: [[Int32]] = []

  /// - Parameters:
  ///   - trials: trial numbers, ascending.
  ///   - running: parameters of running trials among them.
  init(
    _ trials: [Int], caches: [DimensionCache], history: StudyHistory, part: TPEPart,
    running: [Int: [String: Double]] = [:]
  ) {
    let sources = caches.map { history.columns[$0.dimension.name] }
    columns = [[Double]](repeating: [], count: caches.count)
    for i in columns.indices { columns[i].reserveCapacity(trials.count) }
    var row = [Double](repeating: 0, count: caches.count)
    for number in trials {
      let known = running[number]
      var isWhole = true
      for i in caches.indices {
        row[i] =
          known == nil
          ? sources[i]?[number] ?? .nan : known![caches[i].dimension.name] ?? .nan
        if row[i].isNaN {
          isWhole = false
          break
        }
      }
      if !isWhole { continue }
      for i in row.indices { columns[i].append(row[i]) }
      numbers.append(known == nil ? number : -1)
    }
    sort(caches, part)
  }

  private mutating func sort(_ caches: [DimensionCache], _ part: TPEPart) {
    if numbers.contains(-1) {
      ascending = columns.map { column in
        column.indices.sorted { (column[$0], $0) < (column[$1], $1) }.map { Int32($0) }
      }
      return
    }
    for (place, number) in numbers.enumerated() { part.places[number] = Int32(place) }
    ascending = caches.map { cache in
      if case .categorical = cache.dimension.kind { return [] }
      var order: [Int32] = []
      order.reserveCapacity(numbers.count)
      for number in cache.ascending {
        let place = part.places[Int(number)]
        if place >= 0 { order.append(place) }
      }
      return order
    }
    for number in numbers { part.places[number] = -1 }
  }
}
