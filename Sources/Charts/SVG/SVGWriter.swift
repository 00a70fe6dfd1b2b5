/// Collects the elements of an SVG picture and the classes that they use.
struct SVGWriter {
  private(set) var body: [String] = []
  private var fills: Set<Ink> = []
  private var strokes: Set<Ink> = []

  /// Replaces what XML would take for markup, and drops characters that XML 1.0 does not allow.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t", "\r": result += " "
      default:
        let allowed = scalar.value >= 0x20 && scalar.value != 0xfffe && scalar.value != 0xffff
        if allowed { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  mutating func raw(_ element: String) { body.append(element) }

  /// The attributes that give an element its fill.
  mutating func fill(_ ink: Ink) -> String {
    if case .ramp(let level) = ink {
      return "fill=\"\(Palette.ramp(level, .strong).hex)\" stroke=\"none\""
    }
    fills.insert(ink)
    return "class=\"f\(Self.suffix(ink))\""
  }

  /// The attributes that give an element its outline, and no fill.
  mutating func stroke(_ ink: Ink, width: Double, dash: Dash = .solid) -> String {
    let pattern =
      switch dash {
      case .solid: ""
      case .dashed: " stroke-dasharray=\"5 3.5\""
      case .dotted: " stroke-dasharray=\"1.5 3\""
      }
    let size = " stroke-width=\"\(Numerals.coordinate(width))\""
    if case .ramp(let level) = ink {
      return "fill=\"none\" stroke=\"\(Palette.ramp(level, .strong).hex)\"" + size + pattern
    }
    strokes.insert(ink)
    return "class=\"s\(Self.suffix(ink))\"" + size + pattern
  }

  enum Anchor: String { case start, middle, end }

  /// Text with its middle height at `y`.
  mutating func text(
    _ content: String, x: Double, y: Double, size: Double = Metrics.font, anchor: Anchor = .start,
    ink: Ink? = nil, bold: Bool = false, angle: Double = 0, full: String? = nil
  ) {
    guard !content.isEmpty else { return }
    let n = Numerals.coordinate
    var attributes = "x=\"\(n(x))\" y=\"\(n(y + size * 0.35))\""
    if anchor != .start { attributes += " text-anchor=\"\(anchor.rawValue)\"" }
    if size != Metrics.font { attributes += " font-size=\"\(n(size))\"" }
    if bold { attributes += " font-weight=\"600\"" }
    if angle != 0 { attributes += " transform=\"rotate(\(n(angle)) \(n(x)) \(n(y)))\"" }
    if let ink { attributes += " " + fill(ink) }
    let tooltip = full.map { "<title>\(Self.escaped($0))</title>" } ?? ""
    body.append("<text \(attributes)>\(tooltip)\(Self.escaped(content))</text>")
  }

  /// The whole picture.
  func document(width: Double, height: Double, title: String) -> String {
    let n = Numerals.coordinate
    let size =
      "width=\"\(n(width))\" height=\"\(n(height))\" viewBox=\"0 0 \(n(width)) \(n(height))\""
    let name = Self.escaped(title.isEmpty ? "chart" : title)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="mnb-figure" \(size) role="img" \
      aria-label="\(name)" font-family="Helvetica Neue, Helvetica, Arial, Liberation Sans, \
      DejaVu Sans, sans-serif" font-size="\(n(Metrics.font))">
      <title>\(name)</title>
      <style>
      \(style)
      </style>
      \(body.joined(separator: "\n"))
      </svg>

      """
  }

  /// Colours for viewers without media queries, then for light and for dark backgrounds.
  private var style: String {
    let base = rules { $0.base }
    let light = rules { $0.light }
    let dark = rules { $0.dark }
    return """
      \(base)
      @media (prefers-color-scheme:light){\(light)}
      @media (prefers-color-scheme:dark){\(dark)}
      """
  }

  private func rules(_ shade: (Palette.Shades) -> String) -> String {
    var rules = [".mnb-figure text{fill:\(shade(Palette.text))}"]
    for ink in fills.sorted(by: Self.order) {
      let suffix = Self.suffix(ink)
      rules.append(".mnb-figure .f\(suffix){fill:\(shade(Self.shades(ink)))}")
    }
    for ink in strokes.sorted(by: Self.order) {
      let suffix = Self.suffix(ink)
      rules.append(".mnb-figure .s\(suffix){fill:none;stroke:\(shade(Self.shades(ink)))}")
    }
    return rules.joined()
  }

  private static func order(_ a: Ink, _ b: Ink) -> Bool { suffix(a) < suffix(b) }

  private static func suffix(_ ink: Ink) -> String {
    switch ink {
    case .series(let index): String(index % Palette.series.count)
    case .muted: "m"
    case .strong: "t"
    case .ramp: ""
    }
  }

  private static func shades(_ ink: Ink) -> Palette.Shades {
    switch ink {
    case .series(let index): Palette.series[index % Palette.series.count]
    case .muted, .ramp: Palette.muted
    case .strong: Palette.strong
    }
  }
}
