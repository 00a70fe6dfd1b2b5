/// A named sample.
public struct Sample: Sendable, Equatable {
  public var name: String
  public var values: [Double]
  public init(_ name: String = "", _ values: [Double]) { (self.name, self.values) = (name, values) }
}

extension Figure {
  /// Histograms over common bins, overlaid.
  ///
  /// - Parameters:
  ///   - bins: number of bins; nil lets the data choose (the narrower of Sturges' and Freedman and
  ///     Diaconis' bins, as numpy's `auto`).
  ///   - density: areas of one, for samples of unequal size.
  public static func hist(
    _ samples: [Sample], bins: Int? = nil, density: Bool = false,
    options: ChartOptions = ChartOptions()
  ) throws -> Figure {
    if let bins, bins < 1 { throw ChartError("hist: bins must be 1 or more, got \(bins)") }
    let finite = samples.map { Sample($0.name, $0.values.filter(\.isFinite)) }
    let all = finite.flatMap(\.values)
    let edges = Summary.edges(all, bins: bins, within: options.xRange)
    var marks: [Mark] = []
    for (i, sample) in finite.enumerated() {
      var heights = Summary.histogram(sample.values, edges: edges).map(Double.init)
      let width = edges[1] - edges[0]
      if density, !sample.values.isEmpty {
        heights = heights.map { $0 / (Double(sample.values.count) * width) }
      }
      let centers = zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 }
      var bars = BarMark(
        .vertical, positions: centers, values: heights, ink: .series(i), label: sample.name)
      bars.width = width * (samples.count == 1 ? 0.94 : 1)
      bars.opacity = samples.count == 1 ? 0.9 : 0.35
      marks.append(.bars(bars))
      guard samples.count > 1 else { continue }
      var outline = LineMark(
        edges + [edges[edges.count - 1]], [heights.first ?? 0] + heights + [0], ink: .series(i))
      outline = upright(outline, edges: edges, heights: heights)
      marks.append(.line(outline))
    }
    var y = options.yAxis(density ? "density" : "count")
    if options.logY { y.range = y.range ?? logRange(marks) }
    return options.figure(Panel(x: options.xAxis(), y: y, marks: marks))
  }

  /// The outline of a histogram's bars.
  private static func upright(_ line: LineMark, edges: [Double], heights: [Double]) -> LineMark {
    var line = line
    (line.x, line.y) = ([edges[0]], [0])
    for (i, height) in heights.enumerated() {
      line.x += [edges[i], edges[i + 1]]
      line.y += [height, height]
    }
    line.x.append(edges[edges.count - 1])
    line.y.append(0)
    return line
  }

  /// From below the smallest bar, since a logarithmic axis has no zero.
  private static func logRange(_ marks: [Mark]) -> ClosedRange<Double>? {
    var heights: [Double] = []
    for case .bars(let bars) in marks { heights += bars.values.filter { $0 > 0 } }
    guard let low = heights.min(), let high = heights.max() else { return nil }
    return low / 2...high * 1.5
  }

  /// Boxes of the quartiles, whiskers to the last value within 1.5 times their distance, and what
  /// lies beyond as single points.
  public static func box(_ samples: [Sample], options: ChartOptions = ChartOptions()) throws
    -> Figure
  {
    var names: [String] = []
    var summaries: [BoxMark.Summary] = []
    for sample in samples {
      let sorted = sample.values.filter(\.isFinite).sorted()
      guard !sorted.isEmpty else {
        throw ChartError("box: '\(sample.name)' has no finite values")
      }
      names.append(sample.name)
      summaries.append(Summary.box(sorted))
    }
    var x = options.xAxis()
    x.scale = .category(names)
    let mark = BoxMark(positions: names.indices.map(Double.init), summaries: summaries)
    return options.figure(Panel(x: x, y: options.yAxis(), marks: [.boxes(mark)]))
  }
}
