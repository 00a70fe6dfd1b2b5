import Foundation

/// Moments, percentiles and variability of one series of measurements.
///
/// Definitions: standard deviation with n − 1; skew and kurtosis as pandas' (bias-corrected);
/// percentiles by linear interpolation; chi2 a degree of freedom against the weighted mean; excess
/// variance of Nandra et al. (1997); von Neumann (1941) ratio; Stetson (1996) K.
struct FluxStatistics {
  let mean: Double
  let deviation: Double
  let weightedMean: Double

  /// Writes the features of `FeatureNames.statistics`.
  ///
  /// - Parameter sorted: room for as many fluxes; holds them in order afterwards.
  init(
    _ points: UnsafeBufferPointer<Measurement>, _ sorted: UnsafeMutableBufferPointer<Double>,
    _ out: inout FeatureWriter
  ) {
    let count = points.count
    out.put(Double(count))
    guard count > 0 else {
      (mean, deviation, weightedMean) = (.nan, .nan, .nan)
      out.skip(FeatureNames.statistics.count - 1)
      return
    }
    let n = Double(count)
    var (sum, weight, weighted) = (0.0, 0.0, 0.0)
    for i in 0..<count {
      let flux = points[i].flux
      sorted[i] = flux
      sum += flux
      if points[i].error > 0 {
        let w = 1 / (points[i].error * points[i].error)
        weight += w
        weighted += w * flux
      }
    }
    let center = sum / n
    let average = weighted / weight
    var (s2, s3, s4) = (0.0, 0.0, 0.0)
    for i in 0..<count {
      let d = sorted[i] - center
      let square = d * d
      s2 += square
      s3 += square * d
      s4 += square * square
    }
    let spread = count > 1 ? (s2 / (n - 1)).squareRoot() : .nan
    (mean, deviation, weightedMean) = (center, spread, average)
    var values = UnsafeMutableBufferPointer(rebasing: sorted[0..<count])
    values.sort()
    let median = Self.quantile(values, 0.5)
    let (low, high) = (Self.quantile(values, 0.25), Self.quantile(values, 0.75))
    out.put(center)
    out.put(spread)
    out.put(values[0])
    out.put(values[count - 1])
    out.put(median)
    out.put(Self.skew(n, s2, s3))
    out.put(Self.kurtosis(n, s2, s4))
    out.put(values[count - 1] - values[0])
    out.put(Self.medianDeviation(values, median))
    out.put(high - low)
    out.put(Self.quantile(values, 0.1))
    out.put(Self.quantile(values, 0.9))
    out.put(average)
    Self.writeVariability(points, center, spread, average, s2, &out)
  }

  private static func skew(_ n: Double, _ s2: Double, _ s3: Double) -> Double {
    guard n > 2, s2 > 0 else { return .nan }
    return n * (n - 1).squareRoot() / (n - 2) * s3 / (s2 * s2.squareRoot())
  }

  private static func kurtosis(_ n: Double, _ s2: Double, _ s4: Double) -> Double {
    guard n > 3, s2 > 0 else { return .nan }
    let ratio = n * (n + 1) * (n - 1) * s4 / ((n - 2) * (n - 3) * s2 * s2)
    return ratio - 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3))
  }

  static func quantile(_ sorted: UnsafeMutableBufferPointer<Double>, _ q: Double) -> Double {
    let place = q * Double(sorted.count - 1)
    let index = Int(place)
    guard index + 1 < sorted.count else { return sorted[index] }
    return sorted[index] + (sorted[index + 1] - sorted[index]) * (place - Double(index))
  }

  /// Median of the distances from the median, read off the sorted values from both sides.
  private static func medianDeviation(
    _ sorted: UnsafeMutableBufferPointer<Double>, _ median: Double
  ) -> Double {
    let count = sorted.count
    var right = 0
    while right < count, sorted[right] < median { right += 1 }
    var left = right - 1
    var (before, now) = (0.0, 0.0)
    for _ in 0...count / 2 {
      before = now
      let down = left >= 0 ? median - sorted[left] : .infinity
      let up = right < count ? sorted[right] - median : .infinity
      if down <= up {
        now = down
        left -= 1
      } else {
        now = up
        right += 1
      }
    }
    return count.isMultiple(of: 2) ? (before + now) / 2 : now
  }

  private static func writeVariability(
    _ points: UnsafeBufferPointer<Measurement>, _ center: Double, _ spread: Double,
    _ average: Double, _ s2: Double, _ out: inout FeatureWriter
  ) {
    let count = points.count
    let n = Double(count)
    var (chi2, errors, beyond1, beyond2) = (0.0, 0.0, 0, 0)
    var (snrSum, snrMax, slopeMax, positive, steps) = (0.0, -Double.infinity, 0.0, 0, 0.0)
    var (absolute, square, measured) = (0.0, 0.0, 0)
    let factor = count > 1 ? (n / (n - 1)).squareRoot() : .nan
    for i in 0..<count {
      let point = points[i]
      let distance = abs(point.flux - center)
      if distance > spread { beyond1 += 1 }
      if distance > 2 * spread { beyond2 += 1 }
      if point.flux > 0 { positive += 1 }
      if point.error > 0 {
        let pull = (point.flux - average) / point.error
        chi2 += pull * pull
        errors += point.error * point.error
        let snr = point.flux / point.error
        snrSum += abs(snr)
        snrMax = max(snrMax, snr)
        absolute += abs(factor * pull)
        square += factor * pull * factor * pull
        measured += 1
      }
      guard i > 0 else { continue }
      let step = point.flux - points[i - 1].flux
      steps += step * step
      let gap = point.time - points[i - 1].time
      if gap > 0.01 { slopeMax = max(slopeMax, abs(step) / gap) }
    }
    let m = Double(measured)
    out.put(measured > 1 ? chi2 / (m - 1) : .nan)
    out.put(count > 1 && center != 0 ? (s2 / (n - 1) - errors / m) / (center * center) : .nan)
    out.put(count > 1 ? Double(beyond1) / n : .nan)
    out.put(count > 1 ? Double(beyond2) / n : .nan)
    out.put(count > 1 ? slopeMax : .nan)
    out.put(snrSum / m)
    out.put(snrMax)
    out.put(points[count - 1].time - points[0].time)
    out.put(Double(positive) / n)
    out.put(s2 > 0 ? steps / (n - 1) / (s2 / (n - 1)) : .nan)
    out.put(measured > 1 && square > 0 ? absolute / m / (square / m).squareRoot() : .nan)
  }
}
