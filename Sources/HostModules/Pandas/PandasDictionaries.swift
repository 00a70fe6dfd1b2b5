import Arrays
import Frames
import Interpreter

/// `to_dict` in its orientations.
enum PandasDictionaries {
  static func toDict(_ call: Call) throws -> Value {
    let vm = call.vm
    let frame = try call.frame
    let orient = try call.text("orient")
    let names = try frame.names.labels.map { try vm.labelValue(of: $0) }
    let columns = try frame.columns.map { column in
      try column.scalars().map { try vm.plain($0) }
    }
    let rows = 0..<frame.rowCount
    func record(_ row: Int) throws -> Value {
      let dict = vm.makeDict()
      for (name, column) in zip(names, columns) { try vm.setItem(ofDict: dict, name, column[row]) }
      return dict
    }
    let labels = try frame.index.labels.map { try vm.labelValue(of: $0) }
    let result = vm.makeDict()
    switch orient {
    case "dict":
      for (name, column) in zip(names, columns) {
        let dict = vm.makeDict()
        for row in rows { try vm.setItem(ofDict: dict, labels[row], column[row]) }
        try vm.setItem(ofDict: result, name, dict)
      }
    case "list":
      for (name, column) in zip(names, columns) {
        try vm.setItem(ofDict: result, name, vm.list(column))
      }
    case "series":
      for (place, name) in names.enumerated() {
        try vm.setItem(ofDict: result, name, try vm.makeSeries(frame.series(at: place)))
      }
    case "records": return vm.list(try rows.map(record))
    case "index":
      guard frame.index.hasDistinctLabels else {
        throw vm.valueError("DataFrame index must be unique for orient='index'.")
      }
      for row in rows { try vm.setItem(ofDict: result, labels[row], try record(row)) }
    case "split", "tight":
      guard orient == "split" else { throw call.notSupported("orient='tight'") }
      if try call.bool("index") { try vm.setItem(ofDict: result, "index", vm.list(labels)) }
      try vm.setItem(ofDict: result, "columns", vm.list(names))
      try vm.setItem(
        ofDict: result, "data",
        vm.list(rows.map { row in vm.list(columns.map { $0[row] }) }))
    default: throw vm.valueError("orient '\(orient)' not understood")
    }
    return result
  }
}

/// `to_markdown`: pandas hands the table to `tabulate`; this is its pipe format.
enum MarkdownGrid {
  static func text(_ frame: Frame, hasIndex: Bool) -> String {
    let columns = frame.columns.map { Texts($0) }
    let heads = frame.names.labels.map { label -> String in
      if case .string(let text) = label { return text }
      return Scalar(label).str
    }
    let widths = zip(columns, heads).map { column, head in
      max(column.width, head.count + 2)
    }
    var lines = [
      "| "
        + zip(zip(columns, heads), widths).map { pair, width in
          pair.0.isRight ? pad(pair.1, width, right: true) : pad(pair.1, width, right: false)
        }.joined(separator: " | ") + " |",
      "|"
        + zip(columns, widths).map { column, width in
          column.isRight
            ? String(repeating: "-", count: width + 1) + ":"
            : ":" + String(repeating: "-", count: width + 1)
        }.joined(separator: "|") + "|",
    ]
    for row in 0..<frame.rowCount {
      lines.append(
        "| "
          + zip(columns, widths).map { pad($0.texts[row], $1, right: $0.isRight) }
          .joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n")
  }

  private static func pad(_ text: String, _ width: Int, right: Bool) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return right ? blanks + text : text + blanks
  }

  /// The cells of one column; numbers line up at their points.
  private struct Texts {
    var texts: [String]
    let isRight: Bool
    var width: Int { texts.map(\.count).max() ?? 0 }

    init(_ column: Column) {
      isRight = column.type.isNumeric && column.type != .bool
      texts = column.scalars().map { scalar in
        switch scalar {
        case .float(let value): Self.number(value)
        case .none: ""
        default: scalar.str
        }
      }
      guard column.type.isFloat else { return }
      // Room behind the point is the same for all.
      let behind = texts.map { text in
        text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) } ?? 0
      }
      let most = behind.max() ?? 0
      for (place, own) in behind.enumerated() {
        texts[place] += String(repeating: " ", count: most - own)
      }
    }

    /// `%g`, as tabulate writes floats.
    private static func number(_ value: Double) -> String {
      if value.isNaN { return "nan" }
      return (try? PercentFormat("%g"))?.text(value) ?? "\(value)"
    }
  }
}
