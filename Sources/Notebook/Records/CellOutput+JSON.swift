extension CellOutput {
  /// The output as the cell cache holds it, pictures with their drawing.
  var jsonWithDrawing: JSONValue {
    guard case .figure(let figure) = self else { return json }
    return .object(figure.members + [("svg", .string(figure.svg))])
  }

  /// The output as records hold it, pictures without their drawing.
  public var json: JSONValue {
    switch self {
    case .text(let text): .object([("kind", "text"), ("text", .string(text))])
    case .value(let text): .object([("kind", "value"), ("text", .string(text))])
    case .markdown(let text): .object([("kind", "markdown"), ("text", .string(text))])
    case .table(let table): .object([("kind", "table")] + table.members)
    case .figure(let figure):
      .object(figure.members)
    case .error(let error):
      .object([
        ("kind", "error"), ("class", .string(error.pythonClass)),
        ("message", .string(error.message)), ("line", error.line.map(JSONValue.int) ?? .null),
        ("traceback", .string(error.traceback)),
      ])
    }
  }

  public init?(json: JSONValue) {
    let text = json["text"]?.stringValue
    switch json["kind"]?.stringValue {
    case "text": self = .text(text ?? "")
    case "value": self = .value(text ?? "")
    case "markdown": self = .markdown(text ?? "")
    case "table":
      guard let table = TableOutput(json: json) else { return nil }
      self = .table(table)
    case "figure":
      self = .figure(
        FigureOutput(
          title: json["title"]?.stringValue ?? "", svg: json["svg"]?.stringValue ?? "",
          text: text ?? ""))
    case "error":
      self = .error(
        ErrorOutput(
          pythonClass: json["class"]?.stringValue ?? "",
          message: json["message"]?.stringValue ?? "",
          traceback: json["traceback"]?.stringValue ?? "", line: json["line"]?.intValue))
    default: return nil
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .string(value) }
}

extension TableOutput {
  fileprivate var members: [(key: String, value: JSONValue)] {
    func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }
    return [
      ("shape", .array([.int(rowCount), .int(columnCount)])),
      ("gaps", .array([rowGap, columnGap].map { $0.map(JSONValue.int) ?? .null })),
      ("numeric", .array(isNumeric.map(JSONValue.bool))), ("header", strings(header)),
      ("rows", .array(rows.map(strings))), ("text", .string(text)),
    ]
  }

  fileprivate init?(json: JSONValue) {
    func strings(_ value: JSONValue?) -> [String] {
      (value?.arrayValue ?? []).compactMap(\.stringValue)
    }
    guard let shape = json["shape"]?.arrayValue?.compactMap(\.intValue), shape.count == 2,
      let gaps = json["gaps"]?.arrayValue, gaps.count == 2, let rows = json["rows"]?.arrayValue
    else { return nil }
    let header = strings(json["header"])
    let isNumeric = (json["numeric"]?.arrayValue ?? []).compactMap(\.boolValue)
    guard isNumeric.count == header.count else { return nil }
    self.init(
      header: header, rows: rows.map { strings($0) }, isNumeric: isNumeric, rowCount: shape[0],
      columnCount: shape[1], rowGap: gaps[0].intValue, columnGap: gaps[1].intValue,
      text: json["text"]?.stringValue ?? "")
  }
}

extension FigureOutput {
  fileprivate var members: [(key: String, value: JSONValue)] {
    [("kind", "figure"), ("title", .string(title)), ("text", .string(text))]
  }
}
