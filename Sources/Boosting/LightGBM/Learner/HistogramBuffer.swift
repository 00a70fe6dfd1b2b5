/// Histograms of one leaf for the features of the current tree, with the flags of those that can
/// still be split.
final class HistogramBuffer {
  private(set) var sums: UnsafeMutablePointer<SIMD2<Double>>
  private(set) var splittable: UnsafeMutablePointer<Bool>
  private var binCapacity: Int
  private var featureCapacity: Int

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
  /// - Parameters:
  ///   - rows: rows to add, or nil for the first `count` ones.
  ///   - gradients: gradient and hessian of the rows to add, in their order.
  @inline(__always)
  static func build<T: FixedWidthInteger>(
    _ bins: UnsafePointer<T>, rows: UnsafePointer<Int32>?, count: Int,
    _ gradients: UnsafePointer<SIMD2<Float>>, into sums: UnsafeMutablePointer<SIMD2<Double>>
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

  /// Sets the entry of the most frequent bin to what the others leave of the leaf's sums.
  @inline(__always)
  static func infer(
    _ info: FeatureInfo, gradient: Double, hessian: Double,
    in sums: UnsafeMutablePointer<SIMD2<Double>>
  ) {
    let frequent = info.mostFrequentBin
    guard frequent > 0 else { return }
    var rest = SIMD2(gradient, hessian)
    for bin in 0..<frequent { rest -= sums[bin] }
    for bin in frequent + 1..<max(frequent + 1, info.binCount) { rest -= sums[bin] }
    sums[frequent] = rest
  }
}
