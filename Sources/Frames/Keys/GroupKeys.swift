import Arrays

/// Rows numbered by the values of several columns together.
struct GroupKeys {
  /// Numbers in order of first occurrence; -1 for rows with a missing key that are left out.
  let factor: Factor

  /// - Parameter dropsMissing: rows with any missing key get -1; else missing is one more value.
  init(_ columns: [Column], dropsMissing: Bool) {
    var combined = columns[0].factor(missingIsValue: !dropsMissing)
    for column in columns.dropFirst() {
      combined = Self.combine(combined, column.factor(missingIsValue: !dropsMissing))
    }
    factor = combined
  }

  /// Numbers the pairs of codes.
  private static func combine(_ a: Factor, _ b: Factor) -> Factor {
    let width = UInt64(max(b.count, 1))
    let count = a.codes.count
    let size = a.count * b.count
    let isSmall = size <= max(1 << 16, 4 * count)
    var direct = [Int32](repeating: -1, count: isSmall ? size : 0)
    var table = KeyTable(capacity: isSmall ? 1 : min(count, 1 << 12))
    var firstRows: [Int] = []
    let codes = [Int32](unsafeUninitializedCapacity: count) { out, filled in
      for i in 0..<count {
        let (x, y) = (a.codes[i], b.codes[i])
        if x < 0 || y < 0 {
          out[i] = -1
          continue
        }
        let key = UInt64(x) * width + UInt64(y)
        var number: Int32
        if isSmall {
          number = direct[Int(key)]
          if number < 0 {
            number = Int32(firstRows.count)
            direct[Int(key)] = number
          }
        } else {
          number = table.number(of: key)
        }
        if Int(number) == firstRows.count { firstRows.append(i) }
        out[i] = number
      }
      filled = count
    }
    return Factor(codes: codes, firstRows: firstRows)
  }
}
