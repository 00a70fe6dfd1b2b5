import Arrays

/// Statistics of groups over plain values, as pandas' `groupby.pyx` computes them.
///
/// Each takes the values, the group of each row (-1: none) and the number of groups.
struct GroupKernels {
  let codes: UnsafeBufferPointer<Int32>
  let count: Int

  /// Sums with Kahan's compensation, and how many values each has.
  func sums<Number: BinaryFloatingPoint & BitwiseCopyable>(
    _ values: UnsafeBufferPointer<Number>, resetsInfinite: Bool
  ) -> (sums: [Number], counts: [Int64]) {
    var sums = [Number](repeating: 0, count: count)
    var compensations = [Number](repeating: 0, count: count)
    var counts = [Int64](repeating: 0, count: count)
    sums.withUnsafeMutableBufferPointer { sums in
      compensations.withUnsafeMutableBufferPointer { compensations in
        counts.withUnsafeMutableBufferPointer { counts in
          for row in codes.indices {
            let group = Int(codes[row])
            let value = values[row]
            if group < 0 || value != value { continue }
            counts[group] += 1
            let y = value - compensations[group]
            let t = sums[group] + y
            var compensation = t - sums[group] - y
            let isLost = resetsInfinite ? !compensation.isFinite : compensation != compensation
            if isLost { compensation = 0 }
            compensations[group] = compensation
            sums[group] = t
          }
        }
      }
    }
    return (sums, counts)
  }

  func wholeSums(_ values: UnsafeBufferPointer<Int64>) -> [Int64] {
    var sums = [Int64](repeating: 0, count: count)
    for row in codes.indices where codes[row] >= 0 { sums[Int(codes[row])] &+= values[row] }
    return sums
  }

  func products(_ values: UnsafeBufferPointer<Double>) -> [Double] {
    var products = [Double](repeating: 1, count: count)
    for row in codes.indices where codes[row] >= 0 && !values[row].isNaN {
      products[Int(codes[row])] *= values[row]
    }
    return products
  }

  /// Sums of squared distances from the mean by Welford's method, and counts.
  func squaredDistances<Number: BinaryFloatingPoint & BitwiseCopyable>(
    _ values: UnsafeBufferPointer<Number>
  ) -> (sums: [Number], counts: [Int64]) {
    var sums = [Number](repeating: 0, count: count)
    var means = [Number](repeating: 0, count: count)
    var counts = [Int64](repeating: 0, count: count)
    sums.withUnsafeMutableBufferPointer { sums in
      means.withUnsafeMutableBufferPointer { means in
        counts.withUnsafeMutableBufferPointer { counts in
          for row in codes.indices {
            let group = Int(codes[row])
            let value = values[row]
            if group < 0 || value != value { continue }
            counts[group] += 1
            let old = means[group]
            means[group] += (value - old) / Number(counts[group])
            sums[group] += (value - means[group]) * (value - old)
          }
        }
      }
    }
    return (sums, counts)
  }

  /// The row of the smallest (or largest) key of each group; -1 without values.
  func extremes(_ keys: [UInt64], _ missing: [Bool], isMinimum: Bool) -> [Int] {
    var best = [Int](repeating: -1, count: count)
    best.withUnsafeMutableBufferPointer { best in
      for row in codes.indices {
        let group = Int(codes[row])
        if group < 0 || missing[row] { continue }
        let current = best[group]
        if current < 0 || (isMinimum ? keys[row] < keys[current] : keys[row] > keys[current]) {
          best[group] = row
        }
      }
    }
    return best
  }

  /// The smallest (or largest) float of each group; NaN without values.
  func extremes(_ values: UnsafeBufferPointer<Double>, isMinimum: Bool) -> [Double] {
    var best = [Double](repeating: .nan, count: count)
    best.withUnsafeMutableBufferPointer { best in
      for row in codes.indices {
        let group = Int(codes[row])
        let value = values[row]
        if group < 0 || value.isNaN { continue }
        let current = best[group]
        if current.isNaN || (isMinimum ? value < current : value > current) {
          best[group] = value
        }
      }
    }
    return best
  }

  /// The first or last row of each group that has a value; -1 without values.
  func edges(_ missing: [Bool], isFirst: Bool) -> [Int] {
    var edges = [Int](repeating: -1, count: count)
    for row in codes.indices {
      let group = Int(codes[row])
      if group < 0 || missing[row] || (isFirst && edges[group] >= 0) { continue }
      edges[group] = row
    }
    return edges
  }

  func counts(_ missing: [Bool]) -> [Int64] {
    var counts = [Int64](repeating: 0, count: count)
    for row in codes.indices where codes[row] >= 0 && !missing[row] {
      counts[Int(codes[row])] += 1
    }
    return counts
  }
}
