/// One object's measurements in one filter.
public struct BandCurve: Sendable, Equatable {
  public var band: String
  public var times: [Double]
  public var fluxes: [Double]
  public var errors: [Double]

  public init(band: String, times: [Double], fluxes: [Double], errors: [Double]) {
    (self.band, self.times, self.fluxes, self.errors) = (band, times, fluxes, errors)
  }
}

extension Figure {
  public enum FluxScale: String, Sendable, CaseIterable { case asinh, linear }

  /// Flux against time with error bars, one colour and shape a filter, in the filters' order.
  ///
  /// - Parameters:
  ///   - curves: times in days, fluxes and errors in one unit; missing fluxes are left out.
  ///   - scale: `asinh` shows faint and bright phases together, negative fluxes too.
  /// - Throws: `ChartError` where columns differ in length or nothing is left to show.
  public static func lightCurve(
    _ curves: [BandCurve], scale: FluxScale = .asinh, options: ChartOptions = ChartOptions()
  ) throws -> Figure {
    let order = ["u", "g", "r", "i", "z", "y"]
    func place(_ band: String) -> Int { order.firstIndex(of: band) ?? order.count }
    let sorted = curves.sorted { (place($0.band), $0.band) < (place($1.band), $1.band) }
    var marks: [Mark] = [.rule(RuleMark(.horizontal(0)))]
    var errors: [Double] = []
    var extra = order.count
    for curve in sorted {
      let count = curve.times.count
      try ChartError.check("lightcurve", "fluxes", curve.fluxes.count, as: "times", count)
      try ChartError.check("lightcurve", "errors", curve.errors.count, as: "times", count)
      var slot = place(curve.band)
      if slot == order.count { (slot, extra) = (extra, extra + 1) }
      let kept = curve.times.indices.filter {
        curve.times[$0].isFinite && curve.fluxes[$0].isFinite
      }
      var points = PointMark(
        kept.map { curve.times[$0] }, kept.map { curve.fluxes[$0] }, ink: bandInk(slot),
        label: curve.band)
      points.yError = kept.map { curve.errors[$0] }
      points.shape = MarkerShape.of(slot)
      points.size = 5.5
      marks.append(.points(points))
      errors += points.yError?.filter { $0.isFinite && $0 > 0 } ?? []
    }
    guard marks.count > 1 else { throw ChartError("lightcurve: no measurements to show") }
    var y = options.yAxis("flux (µJy)")
    if scale == .asinh {
      let softening = errors.isEmpty ? 1 : 2 * Summary.quantile(errors.sorted(), 0.5)
      y.scale = .asinh(softening: softening)
    }
    return options.figure(
      Panel(x: options.xAxis("time (MJD, days)"), y: y, marks: marks), width: 720, height: 400)
  }

  /// Blue to red as far as the palette allows: u blue, g green, r vermilion, i orange, z purple,
  /// y grey.
  private static func bandInk(_ slot: Int) -> Ink {
    .series([0, 2, 3, 1, 4, 6][safe: slot] ?? slot)
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
