import Arrays

extension Frame {
  /// Columns made rows: pandas' `melt`.
  ///
  /// - Parameters:
  ///   - ids: columns that are repeated for each of the others.
  ///   - values: the columns to melt; all others when nil.
  /// - Throws: `KeyError` for columns that are not there.
  public func melted(
    ids: [Label], values: [Label]? = nil, variableName: Label? = nil, valueName: Label = "value",
    ignoreIndex: Bool = true
  ) throws(FrameError) -> Frame {
    let absent = (ids + (values ?? [])).filter { names.position(of: $0) == nil }
    if !absent.isEmpty {
      let list = absent.map { pythonRepr($0) }.joined(separator: ", ")
      throw .keySentence(
        "The following id_vars or value_vars are not present in the DataFrame: [\(list)]")
    }
    if names.position(of: valueName) != nil {
      throw .value(
        "value_name (\(pythonText(valueName))) cannot match an element in the DataFrame columns.")
    }
    let melted = values ?? names.labels.filter { !ids.contains($0) }
    var columns: [(Label, Column)] = []
    let repeatedRows = melted.flatMap { _ in 0..<rowCount }
    for id in ids { columns.append((id, try column(id).take(repeatedRows))) }
    let variable = variableName ?? (names.axisNames[0] == .none ? "variable" : names.axisNames[0])
    let variables = Column(labels: melted)
    columns.append(
      (variable, variables.take(melted.indices.flatMap { [Int](repeating: $0, count: rowCount) })))
    var parts: [Column] = []
    for label in melted { parts.append(try column(label)) }
    columns.append(
      (valueName, parts.isEmpty ? Column(scalars: []) : try Column.joined(parts)))
    return Frame(
      columns, index: ignoreIndex ? Index(count: repeatedRows.count) : index.take(repeatedRows))
  }

  /// Rows made columns and columns made rows, in the common type of all columns.
  public func transposed() -> Frame {
    let type = commonType
    let columns = (0..<rowCount).map { row -> Column in
      let values = Column(scalars: self.columns.map { $0[row] })
      return (try? values.cast(to: type == .category ? .object : type)) ?? values
    }
    return Frame(
      columns: columns, names: ColumnNames(index.labels, axisNames: index.names),
      index: columnIndex)
  }
}
