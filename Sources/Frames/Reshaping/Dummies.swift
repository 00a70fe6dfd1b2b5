import Arrays

extension Frame {
  /// How `getDummies` names and makes its columns.
  public struct DummyOptions: Sendable {
    /// Columns to expand; all of text and categories when nil.
    public var columns: [Label]?
    /// One a column; the columns' own names when nil.
    public var prefixes: [String]?
    public var separator = "_"
    /// Adds a column for missing values.
    public var missing = false
    /// Leaves out the first value of each column.
    public var dropFirst = false
    public var type = ColumnType.bool

    public init() {}
  }

  /// One column for each value of columns of text or categories: pandas' `get_dummies`.
  ///
  /// - Throws: `KeyError`, or `ValueError` for another number of prefixes.
  public func dummies(_ options: DummyOptions = DummyOptions()) throws(FrameError) -> Frame {
    var expanded: [Int] = []
    if let labels = options.columns {
      let absent = labels.filter { names.position(of: $0) == nil }
      if !absent.isEmpty { throw .absent(absent, of: labels, axis: "columns") }
      expanded = labels.compactMap { names.position(of: $0) }
    } else {
      expanded = columns.indices.filter { place in
        [.string, .object, .category].contains(columns[place].type)
      }
    }
    if let prefixes = options.prefixes, prefixes.count != expanded.count {
      throw .value(
        "Length of 'prefix' (\(prefixes.count)) did not match the length of the columns being "
          + "encoded (\(expanded.count)).")
    }
    var result: [(Label, Column)] = []
    for (place, column) in columns.enumerated() where !expanded.contains(place) {
      result.append((names.labels[place], column))
    }
    for (i, place) in expanded.enumerated() {
      let prefix = options.prefixes?[i] ?? pythonText(names.labels[place])
      result += try columns[place].dummies(prefix: prefix + options.separator, options)
    }
    return Frame(result, index: index)
  }
}

extension Series {
  /// One column for each value, named by it.
  public func dummies(
    prefix: String? = nil, _ options: Frame.DummyOptions = Frame.DummyOptions()
  ) throws(FrameError) -> Frame {
    let prefix = prefix.map { $0 + options.separator }
    return Frame(try column.dummies(prefix: prefix, options), index: index)
  }
}

extension Column {
  fileprivate func dummies(
    prefix: String?, _ options: Frame.DummyOptions
  ) throws(FrameError) -> [(Label, Column)] {
    let categorical = try categorized()
    let values = categorical.categories!.values
    var codes = (0..<values.count).map { Int32($0) }
    if options.missing { codes.append(-1) }
    if options.dropFirst, !codes.isEmpty { codes.removeFirst() }
    var result: [(Label, Column)] = []
    for code in codes {
      let value: Label = code < 0 ? .float(.nan) : values.label(Int(code))
      let flags = categorical.withCodes { own in Column(own.map { $0 == code }) }
      let label: Label = prefix.map { .string($0 + pythonText(value)) } ?? value
      result.append((label, try flags.cast(to: options.type)))
    }
    return result
  }
}
