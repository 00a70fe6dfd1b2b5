/// Sums up to each bin of a feature, laid out for the search: room for one thread's work.
final class ScanScratch {
  /// Candidates are tested in blocks of this many.
  static let block = 16

  /// Sums up to and with a bin.
  let sums: UnsafeMutablePointer<SIMD2<Double>>
  /// The same in single precision, gradients and hessians apart.
  let gradients: UnsafeMutablePointer<Float>
  let hessians: UnsafeMutablePointer<Float>
  /// The bins.
  let bins: UnsafeMutablePointer<Int32>
  private(set) var count = 0

  init(capacity: Int) {
    let size = capacity + Self.block
    sums = .allocate(capacity: size)
    gradients = .allocate(capacity: size)
    hessians = .allocate(capacity: size)
    bins = .allocate(capacity: size)
  }

  deinit {
    sums.deallocate()
    gradients.deallocate()
    hessians.deallocate()
    bins.deallocate()
  }

  /// Takes all bins.
  func gather(_ histogram: UnsafePointer<SIMD2<Double>>, bins count: Int) {
    var side = SIMD2<Double>.zero
    for bin in 0..<count {
      side += histogram[bin]
      put(side, bin, at: bin)
    }
    pad(count, side)
  }

  /// Takes the marked bins; all others are empty.
  func gather(
    _ histogram: UnsafePointer<SIMD2<Double>>, marks: UnsafePointer<UInt64>, words: Int
  ) {
    var side = SIMD2<Double>.zero
    var place = 0
    for word in 0..<words {
      var bits = marks[word]
      while bits != 0 {
        let bin = word &* 64 &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        side += histogram[bin]
        put(side, bin, at: place)
        place &+= 1
      }
    }
    pad(place, side)
  }

  @inline(__always)
  private func put(_ side: SIMD2<Double>, _ bin: Int, at place: Int) {
    sums[place] = side
    gradients[place] = Float(side.x)
    hessians[place] = Float(side.y)
    bins[place] = Int32(truncatingIfNeeded: bin)
  }

  /// Fills the last block up.
  private func pad(_ count: Int, _ side: SIMD2<Double>) {
    self.count = count
    for place in count..<count + Self.block {
      gradients[place] = Float(side.x)
      hessians[place] = Float(side.y)
    }
  }
}
