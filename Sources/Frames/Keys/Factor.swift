import Arrays

/// The distinct values of a column, numbered in order of first occurrence.
struct Factor {
  /// For each row, the number of its value; -1 where missing.
  var codes: [Int32]
  /// For each value, the row where it first occurs.
  var firstRows: [Int]

  var count: Int { firstRows.count }
}

extension Column {
  /// Numbers the distinct values; equal are values that are equal in Python.
  ///
  /// - Parameter missingIsValue: missing values are one more value instead of -1.
  /// - Complexity: O(count) expected.
  func factor(missingIsValue: Bool = false) -> Factor {
    var factor = factorWithoutMissing()
    guard missingIsValue, let first = factor.codes.firstIndex(of: -1) else { return factor }
    // Numbers stay in order of first occurrence.
    let number = factor.firstRows.firstIndex { $0 > first } ?? factor.count
    factor.firstRows.insert(first, at: number)
    for i in factor.codes.indices {
      let code = factor.codes[i]
      if code < 0 {
        factor.codes[i] = Int32(number)
      } else if code >= number {
        factor.codes[i] = code + 1
      }
    }
    return factor
  }

  private func factorWithoutMissing() -> Factor {
    switch type {
    case .string:
      let encoding = pool!.encoding()
      return withCodes { codes in
        encoding.codes.withUnsafeBufferPointer { map in
          Self.renumber(count, size: encoding.pool.count) {
            codes[$0] < 0 ? -1 : Int(map[Int(codes[$0])])
          }
        }
      }
    case .category:
      return withCodes { codes in
        Self.renumber(count, size: categories!.values.count) { Int(codes[$0]) }
      }
    case .bool:
      return withElements(UInt8.self) { v in Self.renumber(count, size: 2) { Int(v[$0]) } }
    case .int8:
      return withElements(Int8.self) { v in Self.renumber(count, size: 256) { Int(v[$0]) + 128 } }
    case .uint8:
      return withElements(UInt8.self) { v in Self.renumber(count, size: 256) { Int(v[$0]) } }
    case .int16:
      return withElements(Int16.self) { v in
        Self.renumber(count, size: 65536) { Int(v[$0]) + 32768 }
      }
    case .int32: return withElements(Int32.self) { v in Self.integers(count) { Int64(v[$0]) } }
    case .int64: return withElements(Int64.self) { v in Self.integers(count) { v[$0] } }
    case .datetime, .timedelta:
      return withElements(Int64.self) { v in
        Self.number(count, isMissing: { v[$0] == Int64.min }, key: { UInt64(bitPattern: v[$0]) })
      }
    case .float32:
      return withElements(Float.self) { v in
        Self.number(count, isMissing: { v[$0].isNaN }, key: { (Double(v[$0]) + 0).bitPattern })
      }
    case .float64:
      return withElements(Double.self) { v in
        // Adding 0 makes -0 and 0 the same.
        Self.number(count, isMissing: { v[$0].isNaN }, key: { (v[$0] + 0).bitPattern })
      }
    case .object: return factorObjects()
    }
  }

  /// Numbers values that are places in a table of `size`; negative is missing.
  @inline(__always)
  private static func renumber(_ count: Int, size: Int, _ place: (Int) -> Int) -> Factor {
    var numbers = [Int32](repeating: -1, count: size)
    var firstRows: [Int] = []
    let codes = [Int32](unsafeUninitializedCapacity: count) { out, filled in
      numbers.withUnsafeMutableBufferPointer { numbers in
        for i in 0..<count {
          let place = place(i)
          if place < 0 {
            out[i] = -1
            continue
          }
          if numbers[place] < 0 {
            numbers[place] = Int32(firstRows.count)
            firstRows.append(i)
          }
          out[i] = numbers[place]
        }
      }
      filled = count
    }
    return Factor(codes: codes, firstRows: firstRows)
  }

  /// By a table where the integers lie close together, by hashing otherwise.
  @inline(__always)
  private static func integers(_ count: Int, _ value: (Int) -> Int64) -> Factor {
    guard count > 0 else { return Factor(codes: [], firstRows: []) }
    var (low, high) = (value(0), value(0))
    for i in 0..<count {
      low = min(low, value(i))
      high = max(high, value(i))
    }
    let (span, overflow) = high.subtractingReportingOverflow(low)
    if !overflow, span < max(4096, 2 * count) {
      return renumber(count, size: Int(span) + 1) { Int(value($0) - low) }
    }
    return number(count, isMissing: { _ in false }, key: { UInt64(bitPattern: value($0)) })
  }

  @inline(__always)
  private static func number(
    _ count: Int, isMissing: (Int) -> Bool, key: (Int) -> UInt64
  ) -> Factor {
    var table = KeyTable(capacity: min(count, 1 << 12))
    var firstRows: [Int] = []
    let codes = [Int32](unsafeUninitializedCapacity: count) { out, filled in
      for i in 0..<count {
        if isMissing(i) {
          out[i] = -1
          continue
        }
        let number = table.number(of: key(i))
        if Int(number) == firstRows.count { firstRows.append(i) }
        out[i] = number
      }
      filled = count
    }
    return Factor(codes: codes, firstRows: firstRows)
  }

  private func factorObjects() -> Factor {
    var numbers: [Label: Int32] = [:]
    var firstRows: [Int] = []
    var codes = [Int32](repeating: -1, count: count)
    for i in 0..<count {
      let value = self[i]
      if value.isMissing { continue }
      let label = (try? Label(value)) ?? .string("\u{0}\(i)")
      if let number = numbers[label] {
        codes[i] = number
      } else {
        codes[i] = Int32(firstRows.count)
        numbers[label] = Int32(firstRows.count)
        firstRows.append(i)
      }
    }
    return Factor(codes: codes, firstRows: firstRows)
  }
}
