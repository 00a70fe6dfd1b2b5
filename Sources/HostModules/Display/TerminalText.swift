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
    case (.markdown, _): return markdown(frame, names)
    case (.csv, _): return csv(frame, names)
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

  private static func markdown(_ frame: Frame, _ names: [String]) -> String {
    func row(_ cells: [String]) -> String {
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
    var text = row(names)
    text += "|" + frame.columns.map { $0.type.isNumeric ? " ---: |" : " --- |" }.joined() + "\n"
    for index in 0..<frame.rowCount { text += row(frame.columns.map { cellText($0, index) }) }
    return text
  }

  private static func csv(_ frame: Frame, _ names: [String]) -> String {
    func field(_ text: String) -> String {
      let isPlain = !text.contains { $0 == "," || $0 == "\"" || $0.isNewline }
      return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
    var text = names.map(field).joined(separator: ",") + "\n"
    for row in 0..<frame.rowCount {
      text += frame.columns.map { field(cellText($0, row)) }.joined(separator: ",") + "\n"
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
