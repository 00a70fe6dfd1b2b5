import Foundation

/// Makes a notebook from a Jupyter notebook (format 4).
struct JupyterImport {
  private var composer = NotebookComposer()
  private var parameters: [(name: String, literal: String)] = []
  private var droppedOutputs = 0

  static func read(
    _ text: String, stem: String
  ) throws(ImportedNotebook.Failure) -> ImportedNotebook {
    guard let json = try? JSONValue(parsing: Array(text.utf8)),
      let cells = json["cells"]?.arrayValue
    else {
      let isOld = text.contains("\"worksheets\"")
      throw ImportedNotebook.Failure(
        message: isOld
          ? "the notebook is of Jupyter's format 3; save it with Jupyter 4 or later first"
          : "the file is not a Jupyter notebook")
    }
    let metadata = json["metadata"]
    let language =
      metadata?["language_info"]?["name"]?.stringValue
      ?? metadata?["kernelspec"]?["language"]?.stringValue ?? "python"
    guard language.lowercased().hasPrefix("python") else {
      throw ImportedNotebook.Failure(message: "the notebook's language is \(language), not Python")
    }
    var reader = JupyterImport()
    for (i, cell) in cells.enumerated() { reader.add(cell, number: i + 1) }
    if reader.droppedOutputs > 0 {
      let count = reader.droppedOutputs
      reader.composer.note(
        "outputs of \(count) cell\(count == 1 ? "" : "s"): run the notebook to have them")
    }
    let title = metadata?["title"]?.stringValue ?? firstHeading(cells) ?? stem
    let text = reader.composer.text(
      frontMatter: metadata?["mnb"]?["front_matter"]?.stringValue, title: title,
      parameters: reader.parameters)
    return ImportedNotebook(text: text, notes: reader.composer.notes)
  }

  private static func source(_ cell: JSONValue) -> String {
    if let text = cell["source"]?.stringValue { return text }
    return (cell["source"]?.arrayValue ?? []).compactMap(\.stringValue).joined()
  }

  private static func firstHeading(_ cells: [JSONValue]) -> String? {
    for cell in cells where cell["cell_type"]?.stringValue == "markdown" {
      for line in source(cell).split(separator: "\n") {
        if let heading = Headings.atx(Array(line.utf8)[...]) { return heading.text }
      }
    }
    return nil
  }

  private mutating func add(_ cell: JSONValue, number: Int) {
    let source = Self.source(cell)
    switch cell["cell_type"]?.stringValue {
    case "markdown":
      if cell["attachments"]?.members?.isEmpty == false {
        composer.note("cell \(number): its attached pictures")
      }
      composer.prose(source)
    case "raw":
      if !source.trimmingWhitespace.isEmpty {
        composer.shown(source, language: "text")
        composer.note("cell \(number): raw text is shown as it is")
      }
    case "code": addCode(source, cell["metadata"], number)
    case let kind: composer.note("cell \(number): its kind '\(kind ?? "none")' is unknown")
    }
    if cell["outputs"]?.arrayValue?.isEmpty == false { droppedOutputs += 1 }
  }

  private mutating func addCode(_ source: String, _ metadata: JSONValue?, _ number: Int) {
    let own = metadata?["mnb"]
    if own?["parameters"]?.boolValue == true { return }
    let tags = (metadata?["tags"]?.arrayValue ?? []).compactMap(\.stringValue)
    let plain = Magics.plain(source)
    for note in plain.notes { composer.note("cell \(number): \(note)") }
    if let language = plain.language {
      composer.shown(plain.code, language: language)
      return
    }
    var code = plain.code
    if tags.contains("parameters") { code = takeParameters(code, number) }
    composer.cell(
      code, attributes: own?["attributes"]?.stringValue ?? (tags.contains("test") ? " {.test}" : "")
    )
  }

  /// Takes `name = literal` lines of papermill's cell over as parameters; what is left.
  private mutating func takeParameters(_ code: String, _ number: Int) -> String {
    var left: [Substring] = []
    for line in code.split(separator: "\n", omittingEmptySubsequences: false) {
      let parts = line.split(separator: "=", maxSplits: 1)
      let name = parts.first.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
      if parts.count == 2, FrontMatter.isName(name),
        let literal = Self.literal(parts[1].trimmingCharacters(in: .whitespaces))
      {
        parameters.append((name, literal))
      } else {
        left.append(line)
      }
    }
    return left.joined(separator: "\n")
  }

  /// A Python number, truth value or text as YAML; nil for other expressions.
  private static func literal(_ text: String) -> String? {
    let text =
      text.split(separator: "#").first.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
    if text == "True" || text == "False" { return text.lowercased() }
    if Int(text) != nil { return text }
    if let value = Double(text), value.isFinite { return "\(value)" }
    guard text.count >= 2, let quote = text.first, quote == "'" || quote == "\"",
      text.last == quote,
      !text.dropFirst().dropLast().contains(where: { $0 == quote || $0 == "\\" })
    else { return nil }
    return "\"" + text.dropFirst().dropLast().replacing("\"", with: "\\\"") + "\""
  }
}
