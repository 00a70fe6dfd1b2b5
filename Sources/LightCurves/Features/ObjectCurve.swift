import Foundation

/// One measurement of one object.
struct Measurement {
  var time: Double
  var flux: Double
  var error: Double
  var band: UInt8
}

/// The measurements of one object: all of them by time, and each band's by time.
///
/// The memory is reused from object to object.
struct ObjectCurve: ~Copyable {
  /// All bands.
  private(set) var all: UnsafeMutableBufferPointer<Measurement>
  private(set) var byBand: UnsafeMutableBufferPointer<Measurement>
  /// Sorted copies of fluxes.
  let scratch: UnsafeMutableBufferPointer<Double>
  private(set) var count = 0
  /// Band b is `byBand[starts[b] ..< starts[b + 1]]`.
  private var starts: (Int, Int, Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0, 0, 0)

  init(capacity: Int) {
    all = .allocate(capacity: max(capacity, 1))
    byBand = .allocate(capacity: max(capacity, 1))
    scratch = .allocate(capacity: max(capacity, 1))
  }

  deinit {
    all.deallocate()
    byBand.deallocate()
    scratch.deallocate()
  }

  /// Takes the rows of one object, in any order; rows without flux or time are left out.
  ///
  /// - Parameter factors: what fluxes and errors are multiplied with, a band.
  mutating func fill(
    _ rows: Range<Int>, _ table: LightCurvePointers, factors: UnsafePointer<Double>
  ) {
    count = 0
    for i in rows {
      let (time, flux, band) = (table.time[i], table.flux[i], table.band[i])
      guard time.isFinite, flux.isFinite, band < 6 else { continue }
      let factor = factors[Int(band)]
      var error = table.error[i] * factor
      if !(error > 0) || !error.isFinite { error = .nan }
      all[count] = Measurement(time: time, flux: flux * factor, error: error, band: band)
      count += 1
    }
    var filled = UnsafeMutableBufferPointer(rebasing: all[0..<count])
    filled.sort { (a: Measurement, b: Measurement) -> Bool in
      if a.time != b.time { return a.time < b.time }
      return a.band < b.band
    }
    splitBands()
  }

  private mutating func splitBands() {
    var counts = (0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &counts) { raw in
      let next = raw.bindMemory(to: Int.self)
      for i in 0..<count { next[Int(all[i].band) + 1] += 1 }
      for b in 1..<7 { next[b] += next[b - 1] }
    }
    starts = counts
    withUnsafeMutableBytes(of: &counts) { raw in
      let next = raw.bindMemory(to: Int.self)
      for i in 0..<count {
        let band = Int(all[i].band)
        byBand[next[band]] = all[i]
        next[band] += 1
      }
    }
  }

  /// The measurements of a band, by time.
  func band(_ b: Int) -> UnsafeBufferPointer<Measurement> {
    let (from, to) = withUnsafeBytes(of: starts) { raw in
      let starts = raw.bindMemory(to: Int.self)
      return (starts[b], starts[b + 1])
    }
    return UnsafeBufferPointer(rebasing: byBand[from..<to])
  }

  /// All measurements, by time.
  var whole: UnsafeBufferPointer<Measurement> { UnsafeBufferPointer(rebasing: all[0..<count]) }
}

/// The columns of a table of measurements.
struct LightCurvePointers {
  let time: UnsafePointer<Double>
  let flux: UnsafePointer<Double>
  let error: UnsafePointer<Double>
  let band: UnsafePointer<UInt8>
}

/// Where the features of one object go: one value each `stride`, in the order of the names.
struct FeatureWriter {
  let base: UnsafeMutablePointer<Double>
  let stride: Int
  private var next = 0

  init(_ base: UnsafeMutablePointer<Double>, stride: Int) {
    (self.base, self.stride) = (base, stride)
  }

  mutating func put(_ value: Double) {
    base[next * stride] = value.isFinite ? value : .nan
    next += 1
  }

  mutating func skip(_ count: Int) { for _ in 0..<count { put(.nan) } }
}
