/// Histograms of one leaf for the features of the current tree, with the flags of those that can
/// still be split.
final class HistogramBuffer {
  let sums: UnsafeMutablePointer<SIMD2<Double>>
  let splittable: UnsafeMutablePointer<Bool>
  private let binCapacity: Int
  private let featureCapacity: Int

  init(bins: Int, features: Int) {
    binCapacity = bins
    featureCapacity = features
    sums = .allocate(capacity: max(1, bins))
    splittable = .allocate(capacity: max(1, features))
  }

  deinit {
    sums.deallocate()
    splittable.deallocate()
  }

  func fits(bins: Int, features: Int) -> Bool {
    bins <= binCapacity && features <= featureCapacity
  }
}

/// Buffers not in use at the moment.
struct HistogramPool {
  private var free: [HistogramBuffer] = []

  mutating func take(bins: Int, features: Int) -> HistogramBuffer {
    while let buffer = free.popLast() {
      if buffer.fits(bins: bins, features: features) { return buffer }
    }
    return HistogramBuffer(bins: bins, features: features)
  }

  mutating func giveBack(_ buffer: HistogramBuffer) { free.append(buffer) }
}

/// Adds up gradients by bin.
enum HistogramKernel {
  typealias Sums = UnsafeMutablePointer<SIMD2<Double>>

  /// - Parameters:
  ///   - rows: rows to add, or nil for the first `count` ones.
  ///   - gradients: gradient and hessian of the rows to add, in their order.
  @inline(__always)
  static func build<T: FixedWidthInteger>(
    _ bins: UnsafePointer<T>, rows: UnsafePointer<Int32>?, count: Int,
    _ gradients: UnsafePointer<SIMD2<Float>>, into sums: Sums
  ) {
    if let rows {
      for i in 0..<count {
        let bin = Int(truncatingIfNeeded: bins[Int(rows[i])])
        sums[bin] += SIMD2<Double>(gradients[i])
      }
    } else {
      for i in 0..<count {
        let bin = Int(truncatingIfNeeded: bins[i])
        sums[bin] += SIMD2<Double>(gradients[i])
      }
    }
  }

  /// Adds up four features at once: the additions of one do not wait for those of another.
  @inline(__always)
  static func buildFour(
    _ plan: UnsafePointer<PlannedFeature>, _ places: UnsafePointer<Int>,
    rows: UnsafePointer<Int32>?, count: Int, _ gradients: UnsafePointer<SIMD2<Float>>,
    into base: Sums
  ) {
    func bins(_ k: Int) -> UnsafePointer<UInt8> {
      plan[places[k]].bins.assumingMemoryBound(to: UInt8.self)
    }
    func sums(_ k: Int) -> Sums { base + plan[places[k]].offset }
    let (a, b, c, d) = (bins(0), bins(1), bins(2), bins(3))
    let (p, q, r, s) = (sums(0), sums(1), sums(2), sums(3))
    @inline(__always)
    func add(_ row: Int, _ i: Int) {
      let pair = SIMD2<Double>(gradients[i])
      p[Int(a[row])] += pair
      q[Int(b[row])] += pair
      r[Int(c[row])] += pair
      s[Int(d[row])] += pair
    }
    if let rows {
      for i in 0..<count { add(Int(rows[i]), i) }
    } else {
      for i in 0..<count { add(i, i) }
    }
  }

  /// The same for two features.
  @inline(__always)
  static func buildTwo(
    _ plan: UnsafePointer<PlannedFeature>, _ places: UnsafePointer<Int>,
    rows: UnsafePointer<Int32>?, count: Int, _ gradients: UnsafePointer<SIMD2<Float>>,
    into base: Sums
  ) {
    let a = plan[places[0]].bins.assumingMemoryBound(to: UInt8.self)
    let b = plan[places[1]].bins.assumingMemoryBound(to: UInt8.self)
    let (p, q) = (base + plan[places[0]].offset, base + plan[places[1]].offset)
    for i in 0..<count {
      let row = rows.map { Int($0[i]) } ?? i
      let pair = SIMD2<Double>(gradients[i])
      p[Int(a[row])] += pair
      q[Int(b[row])] += pair
    }
  }

  /// Sets the entry of the most frequent bin to what the others leave of the leaf's sums.
  ///
  /// - Parameters:
  ///   - sums: the leaf's, which carry the searches' ε along.
  ///   - excess: what they have beyond the rows' own sums, where all sums are exact: the entry is
  ///     then as much above its rows' sum. Otherwise bins are taken off one by one.
  @inline(__always)
  static func infer(
    _ info: FeatureInfo, _ total: SIMD2<Double>, excess: SIMD2<Double>?, in sums: Sums
  ) {
    let frequent = info.mostFrequentBin
    guard frequent > 0 else { return }
    if let excess {
      sums[frequent] += excess
      return
    }
    var rest = total
    for bin in 0..<frequent { rest -= sums[bin] }
    for bin in frequent + 1..<max(frequent + 1, info.binCount) { rest -= sums[bin] }
    sums[frequent] = rest
  }

  /// Takes the smaller leaf's histogram from the parent's.
  @inline(__always)
  static func subtract(
    _ smaller: UnsafePointer<SIMD2<Double>>, from parent: Sums, count: Int
  ) {
    for bin in 0..<count { parent[bin] -= smaller[bin] }
  }
}
