import Arrays
import Charts
import Frames
import Interpreter

/// How the tables of a value are written at the prompt.
public enum TableStyle: String, Sendable { case table, markdown, csv }

extension HostModules {
  /// What a value shows at a prompt: tables fitted to the width, charts as text; nil for None.
  ///
  /// - Parameters:
  ///   - width: columns of the terminal; nil writes tables as pandas prints them.
  ///   - color: charts may use the terminal's colours.
  public static func terminalText(
    _ value: Value, _ vm: Interpreter, style: TableStyle = .table, width: Int?, color: Bool = false
  ) throws -> String? {
    if value.isNone { return nil }
    if let frame = value.frame { return try text(frame, value, vm, style, width) }
    guard let width else { return try vm.reprText(value) }
    return try displayItems(value, vm).map { item in
      switch item {
      case .text(let text): text.hasSuffix("\n") ? text : text + "\n"
      case .table(let frame): try text(frame, nil, vm, style, width)
      case .figure(let figure): figure.text(columns: min(width, 100), color: color)
      }
    }.joined(separator: "\n")
  }

  private static func text(
    _ frame: Frame, _ value: Value?, _ vm: Interpreter, _ style: TableStyle, _ width: Int?
  ) throws -> String {
    let names = try columnTexts(frame, vm)
    switch (style, width) {
    case (.markdown, _): return markdown(try columns(frame, names, vm), frame.rowCount)
    case (.csv, _): return csv(try columns(frame, names, vm), frame.rowCount)
    case (.table, let width?):
      let labels = frame.index
      return TerminalTable(
        frame, names: names,
        labels: { row in (try? vm.strText(try vm.labelValue(of: labels[row]))) ?? "" },
        width: width
      ).text
    case (.table, nil): return try value.map(vm.reprText) ?? frame.text(TableTextOptions.display())
    }
  }

  /// The row labels where they say something, then the columns.
  private static func columns(
    _ frame: Frame, _ names: [String], _ vm: Interpreter
  ) throws -> [(name: String, column: Column)] {
    try labelColumns(frame, vm) + zip(names, frame.columns).map { ($0, $1) }
  }

  private static func markdown(
    _ columns: [(name: String, column: Column)], _ rowCount: Int
  ) -> String {
    func row(_ cells: [String]) -> String {
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
    var text = row(columns.map(\.name))
    text += "|" + columns.map { $0.column.type.isNumeric ? " ---: |" : " --- |" }.joined() + "\n"
    for index in 0..<rowCount { text += row(columns.map { cellText($0.column, index) }) }
    return text
  }

  private static func csv(
    _ columns: [(name: String, column: Column)], _ rowCount: Int
  ) -> String {
    func field(_ text: String) -> String {
      let isPlain = !text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
      return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
    var text = columns.map { field($0.name) }.joined(separator: ",") + "\n"
    for row in 0..<rowCount {
      text += columns.map { field(cellText($0.column, row)) }.joined(separator: ",") + "\n"
    }
    return text
  }

  /// Names and types of a table's columns; nil for values that are none.
  public static func columns(
    of value: Value, _ vm: Interpreter
  ) -> [(name: String, type: String)]? {
    guard let frame = value.frame, let names = try? columnTexts(frame, vm) else { return nil }
    return zip(names, frame.columns).map { ($0, $1.type.name) }
  }
}
