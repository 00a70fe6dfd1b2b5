/// A colour by its role, so that each rendering can choose what reads well on its background.
public enum Ink: Sendable, Hashable {
  /// The n-th colour of the palette; colours repeat after eight.
  case series(Int)
  /// Grey, for references and context.
  case muted
  /// The colour of text.
  case strong
  /// A place on the sequential ramp, 0 to 1.
  case ramp(Double)
}

/// The Okabe-Ito palette, told apart with every common kind of colour blindness, with shades of
/// each colour for light and for dark backgrounds.
///
/// The base shade is for viewers that know no media queries: it reads on both.
enum Palette {
  struct Shades { let base, light, dark: String }

  static let series: [Shades] = [
    Shades(base: "#1f7fbf", light: "#0072b2", dark: "#3f9ddd"),  // blue
    Shades(base: "#e08a00", light: "#dd8800", dark: "#f0a830"),  // orange
    Shades(base: "#009e73", light: "#009468", dark: "#2fbf93"),  // green
    Shades(base: "#d55e00", light: "#cc5500", dark: "#f07a35"),  // vermilion
    Shades(base: "#c06c9c", light: "#b55c90", dark: "#dd8fbb"),  // purple
    Shades(base: "#56b4e9", light: "#4aa8de", dark: "#8ccff5"),  // sky
    Shades(base: "#7f8790", light: "#666e77", dark: "#a6afb8"),  // grey, for Okabe and Ito's black
    Shades(base: "#b8a91c", light: "#a89800", dark: "#e8dc4a"),  // yellow
  ]
  static let muted = Shades(base: "#8a929b", light: "#87909a", dark: "#7d8792")
  static let strong = Shades(base: "#737b84", light: "#424a53", dark: "#b4bcc5")
  static let text = Shades(base: "#737b84", light: "#57606a", dark: "#949da7")
  static let grid = Shades(base: "#8a929b", light: "#8a929b", dark: "#8a929b")

  private static let blues: [(Double, Double, Double)] = [
    (0.953, 0.969, 0.988), (0.808, 0.878, 0.945), (0.596, 0.769, 0.886), (0.341, 0.627, 0.808),
    (0.129, 0.463, 0.710), (0.031, 0.290, 0.565), (0.020, 0.173, 0.396),
  ]
  private static let blueToVermilion: [(Double, Double, Double)] = [
    (0.000, 0.329, 0.561), (0.200, 0.557, 0.761), (0.620, 0.800, 0.910), (0.965, 0.965, 0.965),
    (0.980, 0.780, 0.620), (0.898, 0.478, 0.176), (0.667, 0.259, 0.000),
  ]

  /// The colour at a place on a ramp, and whether dark text reads on it.
  static func ramp(_ level: Double, _ kind: CellMark.Ramp) -> (hex: String, darkText: Bool) {
    let stops = kind == .diverging ? blueToVermilion : blues
    let part = kind == .strong ? 0.25 + 0.7 * level : level
    let place = min(max(part, 0), 1) * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    let (a, b, t) = (stops[index], stops[index + 1], place - Double(index))
    let red = a.0 + (b.0 - a.0) * t
    let green = a.1 + (b.1 - a.1) * t
    let blue = a.2 + (b.2 - a.2) * t
    let luminance = 0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue
    return ("#" + hex(red) + hex(green) + hex(blue), luminance > 0.32)
  }

  private static func hex(_ level: Double) -> String {
    let digits = String(Int((level * 255).rounded()), radix: 16)
    return digits.count < 2 ? "0" + digits : digits
  }
}
