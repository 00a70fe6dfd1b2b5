/// How `toCSV` writes: the arguments of pandas' `to_csv`, with its defaults.
public struct CSVWriteOptions: Sendable {
  public enum Header: Sendable {
    case names
    case none
    case aliases([String])
  }
  public enum Quoting: Sendable, Hashable { case minimal, all, nonNumeric, none }
  public enum IndexLabel: Sendable {
    /// The names of the index.
    case names
    case given([String])
    /// `index_label=False`: no field over the index.
    case none
  }

  public var separator = UInt8(ascii: ",")
  public var missing = ""
  public var floatFormat: FloatFormat?
  public var columns: [Label]?
  public var header = Header.names
  public var index = true
  public var indexLabel = IndexLabel.names
  public var quoting = Quoting.minimal
  public var quote = UInt8(ascii: "\"")
  public var escape: UInt8?
  public var doublesQuotes = true
  public var lineTerminator = "\n"
  public var decimal = UInt8(ascii: ".")
  /// A `strftime` format.
  public var dateFormat: String?
  /// Adds to the file instead of replacing it.
  public var appends = false
  public var compression = CSVOptions.Compression.infer
  public var isCancelled: @Sendable () -> Bool = { false }

  public init() {}
}
