extension MarkerShape {
  /// Shapes made of strokes only.
  var isOpen: Bool { self == .cross || self == .plus || self == .star }

  /// The shape of a series, so that series differ without colour too.
  static func of(_ index: Int) -> MarkerShape { allCases[index % allCases.count] }

  /// Path data for a marker centred at a point; all shapes look equally large.
  func path(x: Double, y: Double, size: Double) -> String {
    let n = Numerals.coordinate
    let r = size / 2
    switch self {
    case .circle:
      let d = n(2 * r)
      return "M\(n(x - r)) \(n(y))a\(n(r)) \(n(r)) 0 1 0 \(d) 0a\(n(r)) \(n(r)) 0 1 0 -\(d) 0z"
    case .square:
      let h = r * 0.88
      return "M\(n(x - h)) \(n(y - h))h\(n(2 * h))v\(n(2 * h))h\(n(-2 * h))z"
    case .triangle:
      return "M\(n(x)) \(n(y - r * 1.15))l\(n(r * 1.08)) \(n(r * 1.9))h\(n(-r * 2.16))z"
    case .inverted:
      return "M\(n(x)) \(n(y + r * 1.15))l\(n(r * 1.08)) \(n(-r * 1.9))h\(n(-r * 2.16))z"
    case .diamond:
      let h = r * 1.2
      return "M\(n(x)) \(n(y - h))l\(n(h)) \(n(h))l\(n(-h)) \(n(h))l\(n(-h)) \(n(-h))z"
    case .cross:
      let h = r * 0.85
      return
        "M\(n(x - h)) \(n(y - h))l\(n(2 * h)) \(n(2 * h))m0 \(n(-2 * h))l\(n(-2 * h)) \(n(2 * h))"
    case .plus:
      return "M\(n(x - r)) \(n(y))h\(n(2 * r))M\(n(x)) \(n(y - r))v\(n(2 * r))"
    case .star:
      let h = r * 0.7
      return "M\(n(x - r)) \(n(y))h\(n(2 * r))M\(n(x)) \(n(y - r))v\(n(2 * r))"
        + "M\(n(x - h)) \(n(y - h))l\(n(2 * h)) \(n(2 * h))m0 \(n(-2 * h))l\(n(-2 * h)) \(n(2 * h))"
    }
  }
}
