import Foundation

/// A table of features, one row an object and one column a name, column by column.
public struct FeatureTable: Sendable {
  public var objectID: [String]
  public var names: [String]
  /// Value of feature f of object k at `f * objectID.count + k`; NaN where it cannot be measured.
  public var values: [Double]

  public func column(_ f: Int) -> ArraySlice<Double> {
    values[f * objectID.count..<(f + 1) * objectID.count]
  }
}

extension LightCurveTable {
  /// Measures every object: statistics and shape of each band, colours and temperatures.
  ///
  /// - Parameters:
  ///   - redshift: one an object, in the table's order; nil leaves out what needs it.
  ///   - ebv: reddening in magnitudes, one an object; fluxes are corrected for it. nil for none.
  ///   - threads: 1 or 2; the results are the same.
  ///   - isCancelled: asked every few objects.
  /// - Throws: `LightCurveError` where counts do not match, or if cancelled.
  /// - Complexity: 25 µs an object of 150 rows.
  public func features(
    redshift: [Double]? = nil, ebv: [Double]? = nil, threads: Int = 2,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(LightCurveError) -> FeatureTable {
    for (name, column) in [("Z", redshift), ("EBV", ebv)] {
      guard let column, column.count != objectCount else { continue }
      throw LightCurveError(
        "light_curve_features: \(name) has \(column.count) values for \(objectCount) objects")
    }
    let names = FeatureNames.all(hasRedshift: redshift != nil, hasReddening: ebv != nil)
    var values = [Double](repeating: .nan, count: names.count * objectCount)
    let isDone = values.withUnsafeMutableBufferPointer { out in
      let job = FeatureJob(
        table: self, redshift: redshift, ebv: ebv, out: out.baseAddress, isCancelled: isCancelled)
      return job.run(threads: threads)
    }
    guard isDone else {
      throw LightCurveError("light_curve_features: cancelled", pythonClass: "KeyboardInterrupt")
    }
    return FeatureTable(objectID: objectID, names: names, values: values)
  }
}

/// Objects in blocks, each block on one thread.
private struct FeatureJob: @unchecked Sendable {
  let table: LightCurveTable
  let redshift: [Double]?
  let ebv: [Double]?
  let out: UnsafeMutablePointer<Double>?
  let isCancelled: @Sendable () -> Bool

  func run(threads: Int) -> Bool {
    let count = table.objectCount
    guard count > 0 else { return true }
    guard threads > 1, count > 64 else { return work(0..<count) }
    // Halves by rows, since objects differ in length.
    let half = table.starts.firstIndex { $0 >= table.rowCount / 2 } ?? count / 2
    let ranges = [0..<min(half, count), min(half, count)..<count]
    let done = UnsafeMutablePointer<Bool>.allocate(capacity: 2)
    defer { done.deallocate() }
    nonisolated(unsafe) let flags = done
    DispatchQueue.concurrentPerform(iterations: 2) { flags[$0] = work(ranges[$0]) }
    return done[0] && done[1]
  }

  private func work(_ objects: Range<Int>) -> Bool {
    guard let out else { return true }
    let longest = objects.map { table.starts[$0 + 1] - table.starts[$0] }.max() ?? 0
    var curve = ObjectCurve(capacity: longest)
    return table.withPointers { pointers in
      for k in objects {
        if k.isMultiple(of: 64), isCancelled() { return false }
        let reddening = ebv.map { $0[k].isFinite ? $0[k] : 0 } ?? 0
        let factors = Band.extinction.map { Foundation.pow(10, 0.4 * $0 * reddening) }
        curve.fill(table.starts[k]..<table.starts[k + 1], pointers, factors: factors)
        let features = ObjectFeatures(
          redshift: redshift?[k] ?? .nan, ebv: ebv?[k] ?? .nan, hasRedshift: redshift != nil,
          hasReddening: ebv != nil)
        var writer = FeatureWriter(out + k, stride: table.objectCount)
        features.write(curve, &writer)
      }
      return true
    }
  }
}

extension LightCurveTable {
  fileprivate func withPointers<Result>(_ body: (LightCurvePointers) -> Result) -> Result {
    time.withUnsafeBufferPointer { time in
      flux.withUnsafeBufferPointer { flux in
        fluxError.withUnsafeBufferPointer { error in
          band.withUnsafeBufferPointer { band in
            guard let time = time.baseAddress, let flux = flux.baseAddress,
              let error = error.baseAddress, let band = band.baseAddress
            else {
              let empty = UnsafePointer<Double>(bitPattern: 8)!
              return body(
                LightCurvePointers(
                  time: empty, flux: empty, error: empty, band: UnsafePointer(bitPattern: 8)!))
            }
            return body(LightCurvePointers(time: time, flux: flux, error: error, band: band))
          }
        }
      }
    }
  }
}
