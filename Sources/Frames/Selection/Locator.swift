import Arrays

/// What stands between the brackets of `loc` and `iloc`, for one axis.
public enum Locator: Sendable {
  /// `:`
  case all
  /// One label (`loc`) or position (`iloc`).
  case one(Label)
  case many([Label])
  /// From, to (with `loc` included, with `iloc` not) and step.
  case slice(Label?, Label?, Int)
  case mask([Bool])
}

/// The places on an axis that a locator found.
public enum Places: Sendable, Equatable {
  /// One place: the axis goes away.
  case one(Int)
  case range(start: Int, count: Int, step: Int)
  case many([Int])

  /// All places in order.
  public var positions: [Int] {
    switch self {
    case .one(let place): [place]
    case .range(let start, let count, let step): (0..<count).map { start + $0 * step }
    case .many(let places): places
    }
  }
}

/// What a selection gives.
public enum Selection: Sendable {
  case scalar(Scalar)
  case series(Series)
  case frame(Frame)
}

extension Locator {
  /// The places by position: `iloc`.
  ///
  /// - Throws: `IndexError` outside of the axis, `TypeError` for labels that are no integers.
  public func places(count: Int) throws(FrameError) -> Places {
    switch self {
    case .all: return .range(start: 0, count: count, step: 1)
    case .one(let label): return .one(try Self.position(label, count, isList: false))
    case .many(let labels):
      var places: [Int] = []
      for label in labels { places.append(try Self.position(label, count, isList: true)) }
      return .many(places)
    case .slice(let from, let to, let step):
      return try Self.slice(
        try Self.bound(from), try Self.bound(to), step, count: count)
    case .mask(let mask): return try Self.masked(mask, count)
    }
  }

  static func masked(_ mask: [Bool], _ count: Int) throws(FrameError) -> Places {
    guard mask.count == count else {
      throw .index("Boolean index has wrong length: \(mask.count) instead of \(count)")
    }
    return .many(Positions.of(mask))
  }

  private static func position(
    _ label: Label, _ count: Int, isList: Bool
  ) throws(FrameError) -> Int {
    guard case .int(let value) = label else {
      throw .type("Cannot index by location index with a non-integer key")
    }
    let place = value < 0 ? Int(value) + count : Int(value)
    guard (0..<count).contains(place) else {
      throw .index(
        isList
          ? "positional indexers are out-of-bounds"
          : "single positional indexer is out-of-bounds")
    }
    return place
  }

  private static func bound(_ label: Label?) throws(FrameError) -> Int? {
    switch label {
    case nil, .some(.none): return nil
    case .int(let value): return Int(value)
    case .some(let label):
      throw .type(
        "cannot do positional indexing on Index with these indexers [\(pythonText(label))] of "
          + "type \(Scalar(label).pythonTypeName)")
    }
  }

  /// Python's slice of a sequence.
  static func slice(_ from: Int?, _ to: Int?, _ step: Int, count: Int) throws(FrameError) -> Places
  {
    guard step != 0 else { throw .value("slice step cannot be zero") }
    func clamped(_ bound: Int?, _ missing: Int) -> Int {
      guard let bound else { return missing }
      let place = bound < 0 ? bound + count : bound
      return step > 0 ? min(max(place, 0), count) : min(max(place, -1), count - 1)
    }
    let start = clamped(from, step > 0 ? 0 : count - 1)
    let stop = clamped(to, step > 0 ? count : -1)
    let length = step > 0 ? (stop - start + step - 1) / step : (start - stop - step - 1) / -step
    return .range(start: start, count: max(0, length), step: step)
  }
}
