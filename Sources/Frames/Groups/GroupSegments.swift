import Arrays

/// The values of a float column laid out group by group, missing ones left out, for several
/// statistics of the same column.
struct GroupSegments {
  private let values: Storage
  /// Where each group starts, then the end.
  private let starts: [Int]

  private var floats: UnsafeMutablePointer<Double> {
    values.base.assumingMemoryBound(to: Double.self)
  }

  /// - Parameter codes: the group of each row, -1 for none.
  /// - Complexity: O(rows + groups).
  init(_ column: Column, codes: [Int32], count: Int) {
    var starts = [Int](repeating: 0, count: count + 1)
    values = column.withElements(Double.self) { from in
      for row in codes.indices where codes[row] >= 0 && !from[row].isNaN {
        starts[Int(codes[row]) + 1] += 1
      }
      for group in 0..<count { starts[group + 1] += starts[group] }
      let values = Storage(byteCount: starts[count] * 8)
      let to = values.base.assumingMemoryBound(to: Double.self)
      var next = starts
      next.withUnsafeMutableBufferPointer { next in
        for row in codes.indices where codes[row] >= 0 && !from[row].isNaN {
          let group = Int(codes[row])
          to[next[group]] = from[row]
          next[group] &+= 1
        }
      }
      return values
    }
    self.starts = starts
  }

  /// Nil for statistics that are not computed this way.
  func reduced(_ statistic: Statistic) -> Column? {
    switch statistic {
    case .count: counts()
    case .mean:
      perGroup { group in
        group.isEmpty ? .nan : Self.sum(group, resetsInfinite: false) / Double(group.count)
      }
    case .sum: perGroup { Self.sum($0, resetsInfinite: true) }
    case .variance, .deviation, .standardError:
      perGroup { group in
        GroupReducer.spread(Self.squaredDistances(group), Double(group.count), statistic)
      }
    case .minimum: perGroup { Self.extreme($0, isMinimum: true) }
    case .maximum: perGroup { Self.extreme($0, isMinimum: false) }
    case .median: medians()
    default: nil
    }
  }

  private func counts() -> Column {
    Column.make(.int64, count: starts.count - 1) { (out: UnsafeMutablePointer<Int64>) in
      for group in 0..<starts.count - 1 { out[group] = Int64(starts[group + 1] - starts[group]) }
    }
  }

  @inline(__always)
  private func perGroup(_ body: (UnsafeBufferPointer<Double>) -> Double) -> Column {
    Column.make(.float64, count: starts.count - 1) { (out: UnsafeMutablePointer<Double>) in
      defer { withExtendedLifetime(values) {} }
      starts.withUnsafeBufferPointer { starts in
        Parallel.halves(starts.count - 1, atLeast: 1000) { groups in
          for group in groups {
            let start = starts[group]
            out[group] = body(
              UnsafeBufferPointer(start: floats + start, count: starts[group + 1] - start))
          }
        }
      }
    }
  }

  /// With Kahan's compensation, as `GroupKernels.sums`.
  @inline(__always)
  private static func sum(
    _ values: UnsafeBufferPointer<Double>, resetsInfinite: Bool
  ) -> Double {
    var (sum, compensation) = (0.0, 0.0)
    for value in values {
      let y = value - compensation
      let t = sum + y
      compensation = t - sum - y
      let isLost = resetsInfinite ? !compensation.isFinite : compensation != compensation
      if isLost { compensation = 0 }
      sum = t
    }
    return sum
  }

  /// By Welford's method, as `GroupKernels.squaredDistances`.
  @inline(__always)
  private static func squaredDistances(_ values: UnsafeBufferPointer<Double>) -> Double {
    var (sum, mean, count) = (0.0, 0.0, 0.0)
    for value in values {
      count += 1
      let old = mean
      mean += (value - old) / count
      sum += (value - mean) * (value - old)
    }
    return sum
  }

  @inline(__always)
  private static func extreme(
    _ values: UnsafeBufferPointer<Double>, isMinimum: Bool
  ) -> Double {
    guard var best = values.first else { return .nan }
    for value in values where isMinimum ? value < best : value > best { best = value }
    return best
  }

  private func medians() -> Column {
    // Each thread sorts copies in memory of its own.
    let longest = (0..<starts.count - 1).reduce(0) { max($0, starts[$1 + 1] - starts[$1]) }
    return Column.make(.float64, count: starts.count - 1) {
      (out: UnsafeMutablePointer<Double>) in
      defer { withExtendedLifetime(values) {} }
      Parallel.halves(starts.count - 1, atLeast: 1000) { groups in
        let copy = UnsafeMutableBufferPointer<Double>.allocate(capacity: max(longest, 1))
        defer { copy.deallocate() }
        for group in groups {
          let count = starts[group + 1] - starts[group]
          copy.baseAddress!.update(from: floats + starts[group], count: count)
          out[group] = Self.median(UnsafeMutableBufferPointer(rebasing: copy[..<count]))
        }
      }
    }
  }

  /// As `FloatStatistics.median` of the sorted values.
  private static func median(_ given: UnsafeMutableBufferPointer<Double>) -> Double {
    var values = given
    let count = values.count
    if count == 0 { return .nan }
    if count <= 64 { insertionSort(values) } else { values.sort() }
    if count % 2 == 1 { return values[count / 2] }
    return (values[count / 2 - 1] + values[count / 2]) / 2
  }

  @inline(__always)
  private static func insertionSort(_ values: UnsafeMutableBufferPointer<Double>) {
    for i in 1..<max(values.count, 1) {
      let value = values[i]
      var j = i
      while j > 0, values[j &- 1] > value {
        values[j] = values[j &- 1]
        j &-= 1
      }
      values[j] = value
    }
  }
}
