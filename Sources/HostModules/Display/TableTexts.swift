import Arrays
import Frames
import Interpreter

extension HostModules {
  /// The names of a table's columns as they are shown.
  public static func columnTexts(_ frame: Frame, _ vm: Interpreter) throws -> [String] {
    try frame.names.labels.map { try vm.strText(try vm.labelValue(of: $0)) }
  }

  /// The row labels as a report shows them: a column a level, with its name; none where rows are only
  /// counted.
  public static func labelColumns(
    _ frame: Frame, _ vm: Interpreter
  ) throws -> [(name: String, column: Column)] {
    let index = frame.index
    if index.isRange && index.names[0] == .none { return [] }
    return try zip(index.names, index.levelColumns).map { name, column in
      (name == .none ? "" : try vm.strText(try vm.labelValue(of: name)), column)
    }
  }

  /// One cell as a report shows it: six significant digits, missing values empty.
  public static func cellText(_ column: Column, _ row: Int) -> String {
    switch column[row] {
    case .none: ""
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .float(let value): value.isNaN ? "" : general(value)
    case .string(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .datetime, .timedelta, .list, .opaque: Series(column.slice(start: row, count: 1)).text()
    }
  }

  private static func general(_ value: Double) -> String {
    let magnitude = abs(value)
    if value == value.rounded() && magnitude < 1e15 { return String(Int64(value)) }
    guard magnitude >= 1e-4 && magnitude < 1e15 else { return pythonRepr(value) }
    var digits = 0
    var scale = magnitude
    while scale < 1e5 && digits < 9 {
      scale *= 10
      digits += 1
    }
    var text = Format.fixed(value, digits)
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
