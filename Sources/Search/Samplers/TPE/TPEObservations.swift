/// Observed values of a space: those trials that have all of its parameters.
struct TPEObservations {
  /// Trial numbers, ascending; -1 for running trials, whose values may still change.
  private(set) var numbers: [Int]
  /// A column a parameter.
  private(set) var columns: [[Double]]
  /// For every parameter the places by ascending value; none for categorical ones.
  private(set) var ascending: [[Int32]]

  /// - Parameters:
  ///   - trials: trial numbers, ascending.
  ///   - running: parameters of running trials among them.
  init(
    _ trials: [Int], caches: [DimensionCache], history: StudyHistory, part: TPEPart,
    running: [Int: [String: Double]] = [:]
  ) {
    let values = caches.map { cache in
      Self.column(cache.dimension.name, trials, history, running)
    }
    var isWhole = [Bool](repeating: true, count: trials.count)
    for column in values {
      for i in column.indices where column[i].isNaN { isWhole[i] = false }
    }
    if isWhole.contains(false) {
      columns = values.map { column in zip(column, isWhole).filter(\.1).map(\.0) }
      numbers = zip(trials, isWhole).filter(\.1).map(\.0)
    } else {
      columns = values
      numbers = trials
    }
    guard running.isEmpty else {
      numbers = numbers.map { running[$0] == nil ? $0 : -1 }
      ascending = columns.map { column in
        column.indices.sorted { (column[$0], $0) < (column[$1], $1) }.map { Int32($0) }
      }
      return
    }
    ascending = Self.sorted(numbers, caches, part.places)
  }

  private static func column(
    _ name: String, _ trials: [Int], _ history: StudyHistory, _ running: [Int: [String: Double]]
  ) -> [Double] {
    let known = history.columns[name]?.values ?? []
    var column = [Double](repeating: .nan, count: trials.count)
    known.withUnsafeBufferPointer { known in
      for (i, number) in trials.enumerated() where number < known.count {
        column[i] = known[number]
      }
    }
    if running.isEmpty { return column }
    for (i, number) in trials.enumerated() {
      if let parameters = running[number] { column[i] = parameters[name] ?? .nan }
    }
    return column
  }

  /// Picks the observations out of every parameter's order of all trials.
  private static func sorted(
    _ numbers: [Int], _ caches: [DimensionCache], _ places: UnsafeMutablePointer<Int32>
  ) -> [[Int32]] {
    for (place, number) in numbers.enumerated() { places[number] = Int32(place) }
    defer { for number in numbers { places[number] = -1 } }
    return caches.map { cache in
      if case .categorical = cache.dimension.kind { return [] }
      let all = cache.ascending
      return [Int32](unsafeUninitializedCapacity: numbers.count) { order, count in
        all.withUnsafeBufferPointer { all in
          for number in all where places[Int(number)] >= 0 {
            order[count] = places[Int(number)]
            count += 1
          }
        }
      }
    }
  }
}
