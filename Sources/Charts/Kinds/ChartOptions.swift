/// What every chart takes: texts, size, scales. Nil leaves the chart's own choice.
public struct ChartOptions: Sendable, Equatable {
  public var title: String?
  public var xLabel: String?
  public var yLabel: String?
  /// Pixels.
  public var width: Double?
  public var height: Double?
  public var logX = false
  public var logY = false
  public var xRange: ClosedRange<Double>?
  public var yRange: ClosedRange<Double>?

  public init(title: String? = nil, xLabel: String? = nil, yLabel: String? = nil) {
    (self.title, self.xLabel, self.yLabel) = (title, xLabel, yLabel)
  }

  func xAxis(_ label: String = "", integers: Bool = false, range: ClosedRange<Double>? = nil)
    -> Axis
  {
    Axis(
      xLabel ?? label, scale: logX ? .log : .linear, range: xRange ?? range, integers: integers,
      grid: false)
  }

  func yAxis(_ label: String = "", range: ClosedRange<Double>? = nil) -> Axis {
    Axis(yLabel ?? label, scale: logY ? .log : .linear, range: yRange ?? range)
  }

  func figure(_ panel: Panel, title: String = "", width: Double = 640, height: Double = 400)
    -> Figure
  {
    Figure(
      title: self.title ?? title, panel, width: self.width ?? width,
      height: self.height ?? height)
  }
}

/// A named column of values.
public struct Series: Sendable, Equatable {
  public var name: String
  public var x: [Double]
  public var y: [Double]

  /// Without `x`, values are at 0, 1, 2, …
  public init(_ name: String = "", x: [Double]? = nil, y: [Double]) {
    self.name = name
    self.x = x ?? y.indices.map(Double.init)
    self.y = y
  }
}

/// True classes and predicted scores of one classifier.
public struct Scored: Sendable, Equatable {
  public var name: String
  public var labels: [Bool]
  public var scores: [Double]

  public init(_ name: String = "", labels: [Bool], scores: [Double]) {
    (self.name, self.labels, self.scores) = (name, labels, scores)
  }

  func check(_ chart: String) throws {
    try ChartError.check(chart, "scores", scores.count, as: "labels", labels.count)
    guard labels.contains(true), labels.contains(false) else {
      throw ChartError("\(chart): needs objects of both classes")
    }
    guard scores.allSatisfy({ !$0.isNaN }) else { throw ChartError("\(chart): scores hold NaN") }
  }
}
