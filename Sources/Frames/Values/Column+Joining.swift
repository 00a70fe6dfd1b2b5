import Arrays
import Glibc

extension ColumnType {
  /// The type that holds the values of both: what pandas' `concat` gives.
  ///
  /// Source: pandas 3.0 `concat_compat`, `find_common_type`.
  func joined(with other: ColumnType) -> ColumnType {
    if self == other { return self }
    switch (self, other) {
    case (.datetime(let a), .datetime(let b)): return .datetime(a.rawValue > b.rawValue ? a : b)
    case (.timedelta(let a), .timedelta(let b)): return .timedelta(a.rawValue > b.rawValue ? a : b)
    default: break
    }
    guard isNumeric, other.isNumeric, self != .bool, other != .bool else { return .object }
    return promoted(with: other)
  }

  /// numpy's `promote_types` of two numeric types.
  func promoted(with other: ColumnType) -> ColumnType {
    if self == other { return self }
    if self == .bool { return other }
    if other == .bool { return self }
    if isFloat || other.isFloat {
      return fitsFloat32 && other.fitsFloat32 ? .float32 : .float64
    }
    let size = max(elementType.size, other.elementType.size)
    let hasUnsigned = self == .uint8 || other == .uint8
    if hasUnsigned, size == 1 { return .int16 }
    return size == 2 ? .int16 : size == 4 ? .int32 : .int64
  }

  /// float32 holds every value exactly.
  private var fitsFloat32: Bool {
    switch self {
    case .float32, .int8, .uint8, .int16: true
    default: false
    }
  }
}

extension Column {
  /// The columns one after the other, in their common type.
  ///
  /// - Parameters:
  ///   - columns: at least one.
  ///   - inFrame: bools are joined with other numbers as numbers where pandas' frames do so.
  /// - Complexity: O(rows), plus hashing the distinct strings of each column.
  static func joined(_ columns: [Column], inFrame: Bool = false) throws(FrameError) -> Column {
    let count = columns.reduce(0) { $0 + $1.count }
    var type = columns[0].type
    // pandas 3.0 `_is_uniform_join_units`: the first may be any number, the others bool or integer.
    let isUniform =
      inFrame && type.isNumeric
      && columns.allSatisfy { $0.type == type || $0.type == .bool || $0.type.isInteger }
    for column in columns.dropFirst() {
      type = isUniform ? type.promoted(with: column.type) : type.joined(with: column.type)
    }
    if type == .category, let joined = joinedCategories(columns, count) { return joined }
    if type == .category {
      type = columns[0].categories!.values.type
      for column in columns { type = type.joined(with: column.categories!.values.type) }
    }
    if type == .string {
      var texts: [Column] = []
      for column in columns { texts.append(try column.cast(to: .string)) }
      return joinedStrings(texts, count)
    }
    var parts: [Column] = []
    for column in columns { parts.append(try column.cast(to: type).contiguous()) }
    if type == .object {
      let storage = Storage(objectCount: count)
      var to = storage.base.assumingMemoryBound(to: Scalar.self)
      for part in parts {
        part.withElements(Scalar.self) { from in
          for i in 0..<from.count { to[i] = from[i] }
        }
        to += part.count
      }
      return Column(type: type, storage: storage, count: count)
    }
    let size = type.elementType.size
    let storage = Storage(byteCount: count * size)
    var at = 0
    for part in parts {
      let from = part.storage.base + part.offset * size
      memcpy(storage.base + at, from, part.count * size)
      at += part.count * size
    }
    return Column(type: type, storage: storage, count: count)
  }

  /// Codes of one pool for all columns; each distinct string is hashed once a column.
  private static func joinedStrings(_ columns: [Column], _ count: Int) -> Column {
    let pools = columns.map { $0.pool! }
    let storage = Storage(byteCount: count * 4)
    let codes = storage.base.assumingMemoryBound(to: Int32.self)
    if pools.allSatisfy({ $0 === pools[0] }) {
      var at = 0
      for column in columns {
        column.withCodes { (codes + at).update(from: $0.baseAddress!, count: $0.count) }
        at += column.count
      }
      return Column(type: .string, storage: storage, count: count, pool: pools[0])
    }
    var interner = StringInterner()
    var at = 0
    for column in columns {
      let encoding = column.pool!.encoding()
      var places = [Int32](repeating: -1, count: encoding.pool.count)
      let own = encoding.codes
      column.withCodes { from in
        for i in 0..<from.count {
          if from[i] < 0 {
            codes[at + i] = -1
            continue
          }
          let code = Int(own[Int(from[i])])
          if places[code] < 0 { places[code] = interner.intern(encoding.pool[code]) }
          codes[at + i] = places[code]
        }
      }
      at += column.count
    }
    return Column(type: .string, storage: storage, count: count, pool: interner.finish())
  }

  /// The columns as they are when they have the same categories; nil otherwise.
  private static func joinedCategories(_ columns: [Column], _ count: Int) -> Column? {
    let first = columns[0].categories!
    let areSame = columns.allSatisfy { column in
      let own = column.categories!
      return own === first
        || (own.isOrdered == first.isOrdered && own.values.type == first.values.type
          && own.values.isEqualElementwise(to: first.values))
    }
    guard areSame else { return nil }
    let codes = columns.flatMap { column in column.withCodes { Array($0) } }
    return Column(codes: codes, categories: first)
  }

  /// `count` missing values that join with columns of `type`.
  static func missing(_ type: ColumnType, count: Int) -> Column {
    switch type {
    case .float32: .make(.float32, count: count) { $0.update(repeating: Float.nan, count: count) }
    case .datetime, .timedelta:
      .make(type, count: count) { $0.update(repeating: Int64.min, count: count) }
    case .string: Column(codes: [Int32](repeating: -1, count: count), pool: .empty)
    case .object, .bool: Column(scalars: [Scalar](repeating: .float(.nan), count: count))
    default: .make(.float64, count: count) { $0.update(repeating: Double.nan, count: count) }
    }
  }
}

extension StringPool {
  static let empty = StringInterner().finish()
}
