import Arrays

/// Row labels and column names as printed.
///
/// Source: pandas 3.0 `indexes/base.py` (`_format_flat`), `multi.py` (`_format_multi`).
enum IndexTexts {
  /// One text a label, begun with the name when asked for.
  static func flat(_ index: Index, withName: Bool) -> [String] {
    let name = withName ? [nameText(index.names[0])] : []
    return name + flat(index.levelColumns[0], isRange: index.isRange)
  }

  static func nameText(_ name: Label) -> String {
    name == .none ? "" : printed(name)
  }

  /// A label as pandas prints names: tuples without quotes around their text.
  static func printed(_ label: Label) -> String {
    if case .tuple(let parts) = label {
      return "(" + parts.map { printed($0) }.joined(separator: ", ")
        + (parts.count == 1 ? ",)" : ")")
    }
    return TextLayout.escaped(pythonText(label))
  }

  static func flat(_ column: Column, isRange: Bool = false) -> [String] {
    var cells = CellTexts()
    if column.type.isTime {
      return cells.texts(column)
    }
    if isRange {
      let texts = column.scalars().map { pythonText($0) }
      let width = max(texts.first?.count ?? 0, texts.last?.count ?? 0)
      return texts.map { TextLayout.justified($0, width, .left) }
    }
    let isLoose = column.type == .object || column.type == .string || column.type == .category
    if !isLoose { cells.justify = .left }
    let texts = cells.texts(column)
    return TextLayout.withoutFrontBlanks(
      isLoose ? texts : TextLayout.fixedWidth(texts, .left, most: nil))
  }

  /// One list of texts a level; labels that repeat the one above are left blank.
  static func levels(_ index: Index, withNames: Bool) -> [[String]] {
    if index.count == 0 { return [] }
    var levels: [[String]] = []
    for (column, name) in zip(index.levelColumns, index.names) {
      var texts = flat(column)
      if !index.holdsMissingLabels {
        let missing = column.isMissing()
        let text = column.type.isTime ? "NaT" : column.type == .string ? "nan" : "NaN"
        for i in texts.indices where missing[i] { texts[i] = text }
      }
      levels.append((withNames ? [nameText(name)] : []) + texts)
    }
    return sparse(levels, start: withNames ? 1 : 0)
  }

  /// - Parameter start: entries before it are names.
  static func sparse(_ levels: [[String]], start: Int) -> [[String]] {
    var result = levels
    guard let count = levels.first?.count, start + 1 < count else { return result }
    for row in (start + 1)..<count {
      for level in 0..<(levels.count - 1) {
        if levels[level][row] != levels[level][row - 1] { break }
        result[level][row] = ""
      }
    }
    return result
  }
}
