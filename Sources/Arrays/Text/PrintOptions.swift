/// How arrays are printed; the fields are those of `np.set_printoptions`.
public struct PrintOptions: Sendable {
  /// How `precision` is meant.
  public enum FloatMode: String, Sendable {
    /// Exactly `precision` digits after the point.
    case fixed
    /// As many digits as make each number unique.
    case unique
    /// At most `precision` digits.
    case maxprec
    /// At most `precision` digits, the same number of digits for all elements.
    case maxprecEqual = "maxprec_equal"
  }

  /// Where positive numbers get a sign.
  public enum Sign: String, Sendable {
    case negativeOnly = "-"
    case always = "+"
    case space = " "
  }

  public var precision = 8
  /// Arrays of more elements are summarised.
  public var threshold = 1000
  /// Elements shown at either end of an axis of a summarised array.
  public var edgeItems = 3
  public var lineWidth = 75
  /// Whether small numbers are printed without an exponent.
  public var suppress = false
  public var nanText = "nan"
  public var infText = "inf"
  public var sign = Sign.negativeOnly
  public var floatMode = FloatMode.maxprec
  /// Replaces the text of elements; nil from it leaves the element to the built-in form.
  public var formatter: (@Sendable (Scalar, DType) -> String?)?
  /// The `repr` of values that only the script layer understands.
  public var opaqueRepr: (@Sendable (any OpaqueScalar) -> String)?

  public init() {}
}
