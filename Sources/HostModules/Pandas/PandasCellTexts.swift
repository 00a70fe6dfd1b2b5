import Arrays
import Frames
import Interpreter

/// Lists, dicts and other script values in cells are shown by their own text.
extension Interpreter {
  func printable(_ frame: Frame) throws -> Frame {
    guard frame.columns.contains(where: { $0.type == .object }) else { return frame }
    return try frame.mapThrowing { try printable($0) }
  }

  func printable(_ series: Series) throws -> Series {
    series.column.type == .object ? series.with(try printable(series.column)) : series
  }

  private func printable(_ column: Column) throws -> Column {
    guard column.type == .object else { return column }
    let scalars = column.scalars()
    if !scalars.contains(where: { $0.isContainer }) { return column }
    return Column(
      scalars: try scalars.map { scalar in
        scalar.isContainer ? .string(try cellText(try plain(scalar), 0)) : scalar
      })
  }

  /// Containers three deep, their first hundred items; texts are quoted in dicts only.
  ///
  /// Source: pandas 3.0 `pprint_thing`.
  private func cellText(_ value: Value, _ depth: Int, isQuoted: Bool = false) throws -> String {
    if let text = value.stringValue { return isQuoted ? "'\(text)'" : text }
    guard depth < 3 else { return try strText(value) }
    if value.isDict {
      let entries = entries(ofDict: value)
      let pairs = try entries.prefix(100).map { key, item in
        try cellText(key, depth + 1, isQuoted: true) + ": "
          + cellText(item, depth + 1, isQuoted: true)
      }
      return "{" + pairs.joined(separator: ", ") + (entries.count > 100 ? ", ..." : "") + "}"
    }
    let (open, close): (String, String)
    switch typeName(value) {
    case "list", "ndarray": (open, close) = ("[", "]")
    case "tuple": (open, close) = ("(", ")")
    case "set": (open, close) = ("{", "}")
    case "frozenset": (open, close) = ("frozenset({", "})")
    default: return try strText(value)
    }
    let items = try elements(value)
    var body = try items.prefix(100).map { try cellText($0, depth + 1, isQuoted: isQuoted) }
      .joined(separator: ", ")
    if items.count > 100 { body += ", ..." } else if value.isTuple, items.count == 1 { body += "," }
    return open + body + close
  }
}

extension Scalar {
  fileprivate var isContainer: Bool {
    switch self {
    case .opaque, .list: true
    default: false
    }
  }
}

extension Column {
  /// Lists of script values as lists of elements, for what takes them apart.
  func listed(_ vm: Interpreter) throws -> Column {
    guard type == .object else { return self }
    return Column(
      scalars: try scalars().map { scalar in
        guard case .opaque = scalar else { return scalar }
        let value = try vm.plain(scalar)
        guard PandasConstruction.isSequence(vm, value) else { return scalar }
        return .list(try vm.scalars(value))
      })
  }
}
