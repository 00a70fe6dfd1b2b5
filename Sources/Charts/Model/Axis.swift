/// One axis of a panel: its label, scale and range.
public struct Axis: Sendable, Equatable {
  public enum Scale: Sendable, Equatable {
    case linear
    /// Base 10; values that are not positive are left out.
    case log
    /// `asinh(value / softening)`: linear near zero, logarithmic far from it, both signs.
    case asinh(softening: Double)
    /// Named positions 0, 1, 2, …
    case category([String])
  }

  public var label: String
  public var scale: Scale
  /// The values at the ends; nil takes them from the marks.
  public var range: ClosedRange<Double>?
  /// Only whole numbers as ticks (rounds, folds, trials).
  public var integers: Bool
  /// Draws lines across the panel at the ticks.
  public var grid: Bool
  /// Puts the start of the axis at the far end (the first category on top).
  public var reversed: Bool

  public init(
    _ label: String = "", scale: Scale = .linear, range: ClosedRange<Double>? = nil,
    integers: Bool = false, grid: Bool = true, reversed: Bool = false
  ) {
    self.label = label
    self.scale = scale
    self.range = range
    self.integers = integers
    self.grid = grid
    self.reversed = reversed
  }

  /// The names of a category axis.
  var categories: [String]? {
    if case .category(let names) = scale { names } else { nil }
  }
}
