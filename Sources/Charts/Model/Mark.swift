/// Something drawn in a panel. Values are in data units; missing ones (NaN, infinity) are left out.
public enum Mark: Sendable, Equatable {
  case line(LineMark)
  case points(PointMark)
  case bars(BarMark)
  case area(AreaMark)
  case boxes(BoxMark)
  case cells(CellMark)
  case rule(RuleMark)
}

public enum Orientation: Sendable, Equatable { case vertical, horizontal }
public enum Dash: Sendable, Equatable { case solid, dashed, dotted }
public enum MarkerShape: Sendable, Equatable, CaseIterable {
  case circle, square, triangle, diamond, cross, inverted, plus, star
}

/// A polyline, broken at missing values.
public struct LineMark: Sendable, Equatable {
  public var x: [Double]
  public var y: [Double]
  public var ink: Ink
  public var label: String
  public var width = 1.75
  public var dash = Dash.solid
  /// Horizontal, then vertical between two points.
  public var isStep = false
  public var opacity = 1.0

  public init(_ x: [Double], _ y: [Double], ink: Ink, label: String = "") {
    (self.x, self.y, self.ink, self.label) = (x, y, ink, label)
  }
}

/// What the places on a ramp stand for, shown beside the panel.
public struct ColorScale: Sendable, Equatable {
  public var range: ClosedRange<Double>
  public var label: String
  public init(range: ClosedRange<Double>, label: String) {
    (self.range, self.label) = (range, label)
  }
}

/// Markers, optionally with vertical error bars.
public struct PointMark: Sendable, Equatable {
  public var x: [Double]
  public var y: [Double]
  public var ink: Ink
  public var label: String
  /// One ink a point, in place of `ink`.
  public var inks: [Ink]?
  /// What the inks stand for, when they are places on the ramp.
  public var colors: ColorScale?
  public var shape = MarkerShape.circle
  /// Diameter in pixels.
  public var size = 6.0
  /// Half-lengths of the error bars.
  public var yError: [Double]?
  public var isHollow = false
  public var opacity = 1.0

  public init(_ x: [Double], _ y: [Double], ink: Ink, label: String = "") {
    (self.x, self.y, self.ink, self.label) = (x, y, ink, label)
  }
}

/// Rectangles from `bases` to `values` along one axis, `width` wide along the other.
public struct BarMark: Sendable, Equatable {
  public var orientation: Orientation
  public var positions: [Double]
  public var bases: [Double]
  public var values: [Double]
  public var ink: Ink
  public var label: String
  /// In units of the position axis.
  public var width = 0.72
  /// Text at the end of each bar.
  public var valueLabels: [String]?
  public var errors: [Double]?
  public var opacity = 1.0

  public init(
    _ orientation: Orientation, positions: [Double], values: [Double], bases: [Double]? = nil,
    ink: Ink, label: String = ""
  ) {
    self.orientation = orientation
    self.positions = positions
    self.values = values
    self.bases = bases ?? [Double](repeating: 0, count: values.count)
    self.ink = ink
    self.label = label
  }
}

/// The area between two curves.
public struct AreaMark: Sendable, Equatable {
  public var x: [Double]
  public var low: [Double]
  public var high: [Double]
  public var ink: Ink
  public var label: String
  public var opacity = 0.18

  public init(_ x: [Double], low: [Double], high: [Double], ink: Ink, label: String = "") {
    (self.x, self.low, self.high, self.ink, self.label) = (x, low, high, ink, label)
  }
}

/// Vertical boxes with whiskers at positions of the x axis.
public struct BoxMark: Sendable, Equatable {
  public struct Summary: Sendable, Equatable {
    public var lowWhisker: Double
    public var lowerQuartile: Double
    public var median: Double
    public var upperQuartile: Double
    public var highWhisker: Double
    public var outliers: [Double]
  }
  public var positions: [Double]
  public var summaries: [Summary]
  public var width = 0.5

  public init(positions: [Double], summaries: [Summary]) {
    self.positions = positions
    self.summaries = summaries
  }
}

/// A matrix of coloured cells, one a pair of categories.
public struct CellMark: Sendable, Equatable {
  public enum Ramp: Sendable, Equatable {
    case sequential, diverging
    /// Sequential without its palest part, for marks on a bare background.
    case strong
  }
  public var rows: Int
  public var columns: Int
  /// Row by row.
  public var values: [Double]
  /// Text in each cell; empty for none.
  public var texts: [String] = []
  public var ramp = Ramp.sequential
  /// The values at the ends of the ramp.
  public var range: ClosedRange<Double>
  /// Label of the colour bar; nil leaves the bar out.
  public var barLabel: String?

  public init(rows: Int, columns: Int, values: [Double], range: ClosedRange<Double>) {
    self.rows = rows
    self.columns = columns
    self.values = values
    self.range = range
  }

  /// The place of a value on the ramp, 0 to 1; nil where it is missing.
  func level(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    let span = range.upperBound - range.lowerBound
    return span > 0 ? min(max((value - range.lowerBound) / span, 0), 1) : 0.5
  }
}

/// A straight line across the panel, with its label outside the drawing area.
public struct RuleMark: Sendable, Equatable {
  public enum Place: Sendable, Equatable {
    case vertical(Double)
    case horizontal(Double)
    /// From one data point to another.
    case segment(x0: Double, y0: Double, x1: Double, y1: Double)
  }
  public var place: Place
  public var ink: Ink
  public var label: String
  public var dash = Dash.dashed

  public init(_ place: Place, ink: Ink = .muted, label: String = "") {
    (self.place, self.ink, self.label) = (place, ink, label)
  }
}
