import Foundation

/// A run as a Jupyter notebook (`.ipynb`, format 4.5) with its outputs.
///
/// What Jupyter does not know (front matter, cell attributes) is kept under the key `mnb` of the
/// metadata, from where `JupyterImport` takes it back.
public struct JupyterWriter {
  private let document: NotebookDocument
  private let records: [String: CellRecord]
  private let run: RunRecord
  private var cells: [JSONValue] = []
  private var usedIDs: Set<String> = []
  private var executed = 0

  /// - Parameter run: the run of this very document, with its drawings.
  public static func text(_ document: NotebookDocument, _ run: RunRecord) -> String {
    var writer = JupyterWriter(document, run)
    return writer.notebook().text()
  }

  private init(_ document: NotebookDocument, _ run: RunRecord) {
    (self.document, self.run) = (document, run)
    records = Dictionary(run.cells.map { ($0.id, $0) }) { first, _ in first }
  }

  private mutating func notebook() -> JSONValue {
    var frontMatter = ""
    for segment in document.segments {
      switch segment {
      case .frontMatter(let bytes):
        frontMatter = String(decoding: bytes, as: UTF8.self)
        addParameters()
      case .prose(let bytes): addProse(String(decoding: bytes, as: UTF8.self))
      case .cell(let index, _, _, _): addCell(document.cells[index])
      }
    }
    return .object([
      ("cells", .array(cells)),
      (
        "metadata",
        .object([
          (
            "kernelspec",
            .object([
              ("display_name", "Python 3"), ("language", "python"), ("name", "python3"),
            ])
          ),
          ("language_info", .object([("file_extension", ".py"), ("name", "python")])),
          (
            "mnb",
            .object([
              ("engine", .string(run.engine)), ("front_matter", .string(frontMatter)),
              ("run", .string(run.id)),
            ])
          ),
          ("title", .string(document.title)),
        ])
      ),
      ("nbformat", .int(4)), ("nbformat_minor", .int(5)),
    ])
  }

  /// Ids of Jupyter are unique, and of letters, digits, `-` and `_`.
  private mutating func unique(_ id: String) -> JSONValue {
    let plain = String(
      id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "-" }.prefix(56))
    var result = plain.isEmpty ? "cell" : plain
    var number = 2
    while !usedIDs.insert(result).inserted {
      result = "\(plain)-\(number)"
      number += 1
    }
    return .string(result)
  }

  private static func lines(_ text: String) -> JSONValue {
    var lines: [String] = []
    var rest = text[...]
    while let end = rest.firstIndex(where: \.isNewline) {
      lines.append(rest[..<end] + "\n")
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { lines.append(String(rest)) }
    return .array(lines.map(JSONValue.string))
  }

  /// The parameters of the run as code, as papermill marks them.
  private mutating func addParameters() {
    guard !run.parameters.isEmpty else { return }
    let code = run.parameters.map { "\($0.name) = \($0.value.literal)" }.joined(separator: "\n")
    let metadata: JSONValue = .object([
      ("mnb", .object([("parameters", .bool(true))])), ("tags", .array(["parameters"])),
    ])
    cells.append(codeCell(unique("parameters"), code, metadata, count: nil, outputs: []))
  }

  private mutating func addProse(_ text: String) {
    let text = text.replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines)
    guard !text.trimmingWhitespace.isEmpty else { return }
    cells.append(
      .object([
        ("cell_type", "markdown"), ("id", unique("text-\(cells.count + 1)")),
        ("metadata", .object([])), ("source", Self.lines(text)),
      ]))
  }

  private mutating func addCell(_ cell: NotebookCell) {
    let record = records[cell.id]
    var count: Int?
    if let status = record?.status, status != .notRun, status != .skipped {
      executed += 1
      count = executed
    }
    var metadata: [(String, JSONValue)] = []
    if cell.attributes.classes.contains(.hide) {
      metadata.append(("jupyter", .object([("source_hidden", .bool(true))])))
    }
    metadata.append(
      (
        "mnb",
        .object([
          ("attributes", .string(cell.attributes.formatted)), ("id", .string(cell.id)),
        ])
      ))
    if cell.isTest { metadata.append(("tags", .array(["test"]))) }
    let isQuiet = cell.attributes.classes.contains(.quiet)
    let outputs = (record?.outputs ?? []).compactMap { output -> JSONValue? in
      if case .error = output { return Self.output(output, count) }
      return isQuiet ? nil : Self.output(output, count)
    }
    var code = cell.code
    if code.hasSuffix("\n") { code.removeLast() }
    cells.append(
      codeCell(unique(cell.id), code, .object(metadata), count: count, outputs: outputs))
  }

  private func codeCell(
    _ id: JSONValue, _ code: String, _ metadata: JSONValue, count: Int?, outputs: [JSONValue]
  ) -> JSONValue {
    .object([
      ("cell_type", "code"), ("execution_count", count.map(JSONValue.int) ?? .null), ("id", id),
      ("metadata", metadata), ("outputs", .array(outputs)), ("source", Self.lines(code)),
    ])
  }

  private static func output(_ output: CellOutput, _ count: Int?) -> JSONValue {
    switch output {
    case .text(let text):
      .object([("name", "stdout"), ("output_type", "stream"), ("text", lines(text))])
    case .value(let text): data([("text/plain", lines(text))], count)
    case .markdown(let text):
      data([("text/markdown", lines(text)), ("text/plain", lines(text))], nil)
    case .table(let table):
      data(
        [("text/html", lines(HTMLText.table(table))), ("text/plain", lines(table.text))], count)
    case .figure(let figure):
      data([("image/svg+xml", lines(figure.svg)), ("text/plain", lines(figure.text))], nil)
    case .error(let error):
      .object([
        ("ename", .string(error.pythonClass)), ("evalue", .string(error.message)),
        ("output_type", "error"),
        (
          "traceback",
          .array(
            error.traceback.split(separator: "\n", omittingEmptySubsequences: false)
              .map { .string(String($0)) })
        ),
      ])
    }
  }

  /// A shown value; one with a number is the result of its cell.
  private static func data(_ forms: [(String, JSONValue)], _ count: Int?) -> JSONValue {
    var members: [(String, JSONValue)] = [("data", .object(forms))]
    if let count { members.append(("execution_count", .int(count))) }
    members.append(("metadata", .object([])))
    members.append(("output_type", count == nil ? "display_data" : "execute_result"))
    return .object(members)
  }
}
