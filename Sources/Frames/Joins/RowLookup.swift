import Arrays

/// Finds the row of a table whose key is unique for each row of another table.
enum RowLookup {
  /// The row of `table` that has the key, for each of `keys`; -1 where there is none.
  ///
  /// Missing keys equal each other. Nil where keys of `table` repeat, and for types that are not
  /// looked up this way.
  /// - Complexity: O(rows of both) expected.
  static func rows(of keys: Column, in table: Column) -> [Int]? {
    guard keys.type == table.type else { return nil }
    switch keys.type {
    case .string: return textRows(of: keys, in: table)
    case .int64, .datetime, .timedelta: return wholeRows(of: keys, in: table)
    default: return nil
    }
  }

  private static func textRows(of keys: Column, in table: Column) -> [Int]? {
    let pool = table.pool!
    var interner = StringInterner()
    var missing = -1
    var rowOfText: [Int] = []
    let isUnique = table.withCodes { codes in
      for row in codes.indices {
        let code = Int(codes[row])
        if code < 0 {
          if missing >= 0 { return false }
          missing = row
        } else {
          if interner.intern(pool[code]) < rowOfText.count { return false }
          rowOfText.append(row)
        }
      }
      return true
    }
    guard isUnique else { return nil }
    let encoding = keys.pool!.encoding()
    let rowOfDistinct = (0..<encoding.pool.count).map { code in
      let place = Int(interner.intern(encoding.pool[code]))
      return place < rowOfText.count ? rowOfText[place] : -1
    }
    return keys.withCodes { codes in
      rowOfDistinct.withUnsafeBufferPointer { rows in
        encoding.codes.withUnsafeBufferPointer { distinct in
          filled(codes.count) { row in
            codes[row] < 0 ? missing : rows[Int(distinct[Int(codes[row])])]
          }
        }
      }
    }
  }

  private static func wholeRows(of keys: Column, in table: Column) -> [Int]? {
    table.withElements(Int64.self) { table in
      keys.withElements(Int64.self) { keys in
        guard let low = table.min(), let high = table.max() else {
          return [Int](repeating: -1, count: keys.count)
        }
        let (span, overflow) = high.subtractingReportingOverflow(low)
        if !overflow, span < max(4096, 4 * table.count) {
          return directRows(keys, table, low: low, span: Int(span))
        }
        return hashedRows(keys, table)
      }
    }
  }

  /// By a list with a place for each number between the smallest and the largest.
  private static func directRows(
    _ keys: UnsafeBufferPointer<Int64>, _ table: UnsafeBufferPointer<Int64>, low: Int64, span: Int
  ) -> [Int]? {
    var places = [Int](repeating: -1, count: span + 1)
    for row in table.indices {
      let place = Int(table[row] - low)
      if places[place] >= 0 { return nil }
      places[place] = row
    }
    return places.withUnsafeBufferPointer { places in
      filled(keys.count) { row in
        let place = UInt64(bitPattern: keys[row] &- low)
        return place <= UInt64(span) ? places[Int(place)] : -1
      }
    }
  }

  private static func hashedRows(
    _ keys: UnsafeBufferPointer<Int64>, _ table: UnsafeBufferPointer<Int64>
  ) -> [Int]? {
    var numbers = KeyTable(capacity: table.count)
    for row in table.indices
    where Int(numbers.number(of: UInt64(bitPattern: table[row]))) != row { return nil }
    return [Int](unsafeUninitializedCapacity: keys.count) { out, filled in
      for row in keys.indices { out[row] = Int(numbers.find(UInt64(bitPattern: keys[row]))) }
      filled = keys.count
    }
  }

  @inline(__always)
  private static func filled(_ count: Int, _ row: (Int) -> Int) -> [Int] {
    [Int](unsafeUninitializedCapacity: count) { out, filled in
      Parallel.halves(count, atLeast: 200_000) { rows in
        for i in rows { out[i] = row(i) }
      }
      filled = count
    }
  }
}
