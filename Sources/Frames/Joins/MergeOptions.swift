/// How two frames are merged: the arguments of pandas' `merge`, with its defaults.
public struct MergeOptions: Sendable {
  public enum How: String, Sendable {
    case inner, left, right, outer, cross
    case leftAnti = "left_anti"
    case rightAnti = "right_anti"
  }

  public enum Validation: String, Sendable {
    case oneToOne = "1:1"
    case oneToMany = "1:m"
    case manyToOne = "m:1"
    case manyToMany = "m:m"

    /// pandas' long or short name.
    public init?(name: String) {
      let long = [
        "one_to_one": "1:1", "one_to_many": "1:m", "many_to_one": "m:1", "many_to_many": "m:m",
      ]
      self.init(rawValue: long[name] ?? name)
    }
  }

  public var how = How.inner
  /// Columns of both frames; the columns that both have, when no keys are given at all.
  public var on: [Label]?
  public var leftOn: [Label]?
  public var rightOn: [Label]?
  public var leftIndex = false
  public var rightIndex = false
  public var leftSuffix: String? = "_x"
  public var rightSuffix: String? = "_y"
  public var sort = false
  /// The name of a column that says where each row comes from.
  public var indicator: String?
  public var validation: Validation?
  /// Told the Python class and the text of each warning.
  public var onWarning: (@Sendable (_ pythonClass: String, _ message: String) -> Void)?

  public init() {}
}
