/// A table as shown: the first and last of its rows and columns, and its real shape.
public struct TableOutput: Sendable, Equatable {
  /// Names of the shown columns; the index has one too where it is shown.
  public var header: [String]
  /// Formatted values, one array a shown row.
  public var rows: [[String]]
  /// True for columns set flush right.
  public var isNumeric: [Bool]
  /// Rows and columns of the whole table.
  public var rowCount: Int
  public var columnCount: Int
  /// Index in `rows` before which rows are left out; nil where all are shown.
  public var rowGap: Int?
  /// Index in `header` before which columns are left out.
  public var columnGap: Int?
  /// The table as a terminal shows it (pandas' printed form).
  public var text: String

  /// What a report shows of a table.
  public static let shownRows = 20
  public static let shownColumns = 12

  public init(
    header: [String], rows: [[String]], isNumeric: [Bool], rowCount: Int, columnCount: Int,
    rowGap: Int? = nil, columnGap: Int? = nil, text: String
  ) {
    (self.header, self.rows, self.isNumeric) = (header, rows, isNumeric)
    (self.rowCount, self.columnCount) = (rowCount, columnCount)
    (self.rowGap, self.columnGap, self.text) = (rowGap, columnGap, text)
  }

  /// Takes the shown part out of a table of any size: only shown cells are formatted.
  ///
  /// - Parameters:
  ///   - columns: names of all columns.
  ///   - index: the labels of a row and what they are called, where rows have labels worth showing;
  ///     counted as no columns.
  ///   - cell: the text of a cell, by row and column.
  public init(
    rowCount: Int, columns: [String], isNumeric: [Bool],
    index: [(name: String, label: (Int) -> String)] = [], text: String, cell: (Int, Int) -> String
  ) {
    let (rowIndices, rowGap) = Self.window(rowCount, Self.shownRows)
    let (columnIndices, columnGap) = Self.window(columns.count, Self.shownColumns)
    self.init(
      header: index.map(\.name) + columnIndices.map { columns[$0] },
      rows: rowIndices.map { row in
        index.map { $0.label(row) } + columnIndices.map { cell(row, $0) }
      },
      isNumeric: index.map { _ in false } + columnIndices.map { isNumeric[$0] },
      rowCount: rowCount, columnCount: columns.count, rowGap: rowGap,
      columnGap: columnGap.map { $0 + index.count }, text: text)
  }

  /// Which of `count` things are shown, and where some are left out.
  public static func window(_ count: Int, _ limit: Int) -> (indices: [Int], gap: Int?) {
    guard count > limit else { return (Array(0..<count), nil) }
    let head = (limit + 1) / 2
    return (Array(0..<head) + Array(count - (limit - head)..<count), head)
  }
}
