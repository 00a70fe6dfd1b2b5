extension NDArray {
  /// Whether each element is among those of another array; NaN is not.
  public func isin(_ values: NDArray, invert: Bool = false) throws -> NDArray {
    let result = NDArray(uninitialized: shape, .bool)
    let out = result.pointer(Bool.self)
    if dtype == .object || values.dtype == .object {
      let known = ScalarSet(values.scalars())
      for (i, value) in scalars().enumerated() { out[i] = known.contains(value) != invert }
      return result
    }
    guard let common = DType.promote(dtype, values.dtype) else {
      result.fill(with: .bool(invert))
      return result
    }
    let known = try values.casted(to: common).unique()
    let wanted = try casted(to: common).contiguousOrCopy()
    let places = try known.searchsorted(wanted)
    if known.count == 0 {
      result.fill(with: .bool(invert))
      return result
    }
    let found = try known.gathered(places.clipped(nil, .int(Int64(known.count - 1))))
    return try NDArray.apply(
      invert ? .notEqual : .equal, .array(found), .array(wanted), out: result)
  }

  /// The sorted distinct elements of both arrays.
  public static func union1d(_ a: NDArray, _ b: NDArray) throws -> NDArray {
    try concatenate([a, b], axis: nil).unique()
  }

  /// The sorted distinct elements that both arrays have.
  public static func intersect1d(_ a: NDArray, _ b: NDArray, assumeUnique: Bool = false) throws
    -> NDArray
  {
    try intersection(a, b, assumeUnique: assumeUnique).values
  }

  /// As `intersect1d`, with the index of each first occurrence in either array.
  public static func intersection(_ a: NDArray, _ b: NDArray, assumeUnique: Bool = false) throws
    -> (values: NDArray, first: NDArray, second: NDArray)
  {
    let x = assumeUnique ? nil : try a.uniqueElements()
    let y = assumeUnique ? nil : try b.uniqueElements()
    let left = x?.values ?? a.raveled()
    let right = y?.values ?? b.raveled()
    let joined = try concatenate([left, right])
    let order = try joined.argsorted(0)
    let ordered = try joined.gathered(order)
    let mask = try neighbours(.equal, ordered)
    let earlier = try ordered.basicView([.slice(start: nil, stop: -1, step: nil)])
    let orderFirst = try order.basicView([.slice(start: nil, stop: -1, step: nil)])
    let orderSecond = try order.basicView([.slice(start: 1, stop: nil, step: nil)])
    let first = orderFirst.selected(mask)
    let second = try apply(
      .subtract, .array(orderSecond.selected(mask)), .int(Int64(left.count)))
    return (
      earlier.selected(mask), try x?.firstIndex.gathered(first) ?? first,
      try y?.firstIndex.gathered(second) ?? second
    )
  }

  /// A comparison of each element of a vector, from the second on, with the one before.
  private static func neighbours(_ function: BinaryUfunc, _ array: NDArray) throws -> NDArray {
    let later = try array.basicView([.slice(start: 1, stop: nil, step: nil)])
    let earlier = try array.basicView([.slice(start: nil, stop: -1, step: nil)])
    return try apply(function, .array(later), .array(earlier))
  }

  /// The sorted distinct elements of `a` that are not in `b`.
  public static func setdiff1d(_ a: NDArray, _ b: NDArray, assumeUnique: Bool = false) throws
    -> NDArray
  {
    let left = assumeUnique ? a.raveled() : try a.unique()
    return left.selected(try left.isin(assumeUnique ? b : b.unique(), invert: true))
  }

  /// The sorted distinct elements that only one of the arrays has.
  public static func setxor1d(_ a: NDArray, _ b: NDArray) throws -> NDArray {
    let ordered = try concatenate([a.unique(), b.unique()], axis: nil).sorted(0)
    if ordered.count == 0 { return ordered }
    let changes = try neighbours(.notEqual, ordered)
    let one = NDArray.from([true])
    let flags = try concatenate([one, changes, one])
    let starts = try flags.basicView([.slice(start: 1, stop: nil, step: nil)])
    let ends = try flags.basicView([.slice(start: nil, stop: -1, step: nil)])
    return ordered.selected(try apply(.logicalAnd, .array(starts), .array(ends)))
  }
}

/// Python objects by equality: 1, 1.0 and True are one, strings are compared by code points.
struct ScalarSet {
  private enum Key: Hashable {
    case none
    case int(Int64)
    case float(Double)
    case text([UInt8])
    case bytes([UInt8])
    case time(Int64)
    case span(Int64)
    case object(ObjectIdentifier)
  }

  private var keys: Set<Key> = []
  private var lists: [Scalar] = []

  init(_ values: [Scalar]) {
    for value in values {
      if let key = Self.key(value) { keys.insert(key) } else { lists.append(value) }
    }
  }

  func contains(_ value: Scalar) -> Bool {
    if case .float(let x) = value, x.isNaN { return false }
    guard let key = Self.key(value) else { return lists.contains { $0.equals(value) } }
    return keys.contains(key)
  }

  private static func key(_ value: Scalar) -> Key? {
    switch value {
    case .none: Key.none
    case .bool(let x): .int(x ? 1 : 0)
    case .int(let x): .int(x)
    case .float(let x): Int64(exactly: x).map { .int($0) } ?? .float(x)
    case .string(let x): .text(Array(x.utf8))
    case .bytes(let x): .bytes(x)
    case .datetime(let x): .time(x)
    case .timedelta(let x): .span(x)
    case .opaque(let x): .object(ObjectIdentifier(x))
    case .list: nil
    }
  }
}
