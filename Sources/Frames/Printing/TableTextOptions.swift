/// How frames and series become text: the arguments of pandas' `to_string`.
public struct TableTextOptions: Sendable {
  public enum Justify: String, Sendable { case left, right, center }
  public enum Header: Sendable {
    case names
    case none
    case aliases([String])
  }
  public enum Dimensions: Sendable { case always, whenTruncated, never }

  public var index = true
  public var header = Header.names
  public var missing = "NaN"
  public var floatFormat: FloatFormat?
  public var justify = Justify.right
  public var indexNames = true
  /// Rows from which on the middle ones are left out; nil: none are.
  public var maxRows: Int?
  /// Rows that stay when some are left out.
  public var minRows: Int?
  /// Columns from which on the middle ones are left out; nil: none are; 0: as fit `width`.
  public var maxColumns: Int?
  /// Lines are wrapped at it, when given, unless columns are left out instead.
  public var width: Int?
  /// Longer cells end with an ellipsis.
  public var maxCellWidth: Int?
  public var showsDimensions = Dimensions.never
  public var showsName = false
  public var showsType = false
  /// `display.precision`
  public var precision = 6
  public var decimal = "."

  public init() {}

  /// What `repr` uses in a script: 60 rows or 10 of more, 80 characters wide.
  ///
  /// - Parameter width: characters of the terminal.
  public static func display(width: Int = 80) -> TableTextOptions {
    var options = TableTextOptions()
    options.maxRows = 60
    options.minRows = 10
    options.maxColumns = 0
    options.width = width
    options.maxCellWidth = 50
    options.showsDimensions = .whenTruncated
    options.showsName = true
    options.showsType = true
    return options
  }
}
