import Arrays

/// How `readCSV` reads: the arguments of pandas' `read_csv`, with its defaults.
public struct CSVOptions: Sendable {
  public enum Separator: Sendable, Hashable {
    case character(UInt8)
    /// Runs of spaces and tabs: `sep=r"\s+"`.
    case whitespace
  }

  public enum Header: Sendable, Hashable {
    /// The first row, unless `names` is given.
    case infer
    case none
    case row(Int)
  }

  public enum UsedColumns: Sendable {
    case positions([Int])
    case names([String])
  }

  public enum Types: Sendable {
    case all(ColumnType)
    /// By name, or by position where no column has the integer as its name.
    case columns([(Label, ColumnType)])
  }

  /// Values that count as missing, beside the default ones.
  public enum MissingValues: Sendable {
    case all([Scalar])
    case columns([(Label, [Scalar])])
  }

  public enum IndexColumns: Sendable {
    /// As many leading columns as rows have more fields than the header: usually none.
    case automatic
    /// `index_col=False`: never.
    case none
    case columns([Label])
  }

  public enum ParseDates: Sendable {
    case none
    case index
    case columns([Label])
  }

  public enum SkippedRows: Sendable {
    case first(Int)
    case lines(Set<Int>)
  }

  public enum BadLines: Sendable, Hashable { case error, warn, skip }

  public enum FloatPrecision: Sendable, Hashable {
    /// pandas' default arithmetic, at times one unit in the last place off.
    case high
    /// Correctly rounded.
    case roundTrip
  }

  public enum Encoding: Sendable, Hashable { case utf8, latin1 }
  public enum Compression: Sendable, Hashable { case infer, none, gzip }

  public var separator: Separator = .character(UInt8(ascii: ","))
  public var header: Header = .infer
  public var names: [Label]?
  public var usedColumns: UsedColumns?
  public var types: Types?
  public var missingValues: MissingValues?
  public var keepsDefaultMissing = true
  public var filtersMissing = true
  public var rowLimit: Int?
  public var indexColumns: IndexColumns = .automatic
  public var parseDates: ParseDates = .none
  public var dateFormat: String?
  public var dayFirst = false
  public var skippedRows: SkippedRows = .first(0)
  public var skipsBlankLines = true
  public var skipsInitialSpace = false
  public var comment: UInt8?
  public var thousands: UInt8?
  public var decimal = UInt8(ascii: ".")
  /// nil: no quoting at all.
  public var quote: UInt8? = UInt8(ascii: "\"")
  public var doublesQuotes = true
  public var escape: UInt8?
  public var badLines: BadLines = .error
  public var trueValues: [String] = []
  public var falseValues: [String] = []
  public var floatPrecision: FloatPrecision = .high
  public var encoding: Encoding = .utf8
  public var compression: Compression = .infer
  /// Told the Python class and the text of each warning.
  public var onWarning: (@Sendable (_ pythonClass: String, _ message: String) -> Void)?
  /// Asked every few milliseconds of work.
  public var isCancelled: @Sendable () -> Bool = { false }

  public init() {}
}
