import Foundation

/// How a report is written.
public struct ReportOptions: Sendable, Equatable {
  /// Folds each cell's code away in `<details>`.
  public var collapsesCode = false

  public init(collapsesCode: Bool = false) { self.collapsesCode = collapsesCode }
}

/// A report and the pictures that it shows.
public struct Report: Sendable, Equatable {
  public var markdown: String
  /// By path relative to the report.
  public var figures: [(path: String, svg: String)]

  public static func == (a: Report, b: Report) -> Bool {
    a.markdown == b.markdown
      && a.figures.elementsEqual(b.figures) { $0.path == $1.path && $0.svg == $1.svg }
  }
}

/// Turns a notebook and the record of a run into Markdown that renders on GitHub as it is.
public struct ReportWriter {
  private let document: NotebookDocument
  private let run: RunRecord
  private let options: ReportOptions
  private var parts: [String] = []
  private var figures: [(path: String, svg: String)] = []

  /// - Parameter run: the run of this very document, each cell's record with its outputs.
  public static func report(
    _ document: NotebookDocument, _ run: RunRecord, options: ReportOptions = ReportOptions()
  ) -> Report {
    var writer = ReportWriter(document: document, run: run, options: options)
    writer.write()
    let text = writer.parts.joined(separator: "\n")
    return Report(markdown: text, figures: writer.figures)
  }

  private init(document: NotebookDocument, run: RunRecord, options: ReportOptions) {
    (self.document, self.run, self.options) = (document, run, options)
  }

  private mutating func write() {
    parts.append("# \(document.title)\n")
    parts.append(Self.stampLines(run).map { "> \($0)  \n" }.joined())
    let records = Dictionary(run.cells.map { ($0.id, $0) }) { first, _ in first }
    for piece in Self.pieces(of: document) {
      switch piece {
      case .prose(let text): parts.append(text)
      case .cell(let cell):
        let record = records[cell.id]
        write(cell, record)
        if record?.status.isStop == true {
          parts.append(Self.stopNote(run))
          return
        }
      }
    }
    if run.status != .succeeded, !run.cells.contains(where: { $0.status.isStop }) {
      parts.append("*The run did not finish.*\n")
    }
  }

  /// What a report goes through.
  enum Piece {
    case prose(String)
    case cell(NotebookCell)
  }

  /// Prose and cells of a notebook; a first heading that says what the title says is left out.
  static func pieces(of document: NotebookDocument) -> [Piece] {
    var pieces: [Piece] = []
    var isFirstProse = true
    for segment in document.segments {
      switch segment {
      case .frontMatter: continue
      case .prose(let bytes):
        var text = normalized(bytes)
        if isFirstProse { text = withoutTitle(text, document.title) }
        let isBlank = text.trimmingWhitespace.isEmpty
        isFirstProse = isFirstProse && isBlank
        if !isBlank { pieces.append(.prose(text.trimmingBlankLines + "\n")) }
      case .cell(let index, _, _, _): pieces.append(.cell(document.cells[index]))
      }
    }
    return pieces
  }

  private static func normalized(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }

  /// The prose without a first heading that says what the title has said.
  private static func withoutTitle(_ prose: String, _ title: String) -> String {
    var lines = prose.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.firstIndex(where: { !$0.trimmingWhitespace.isEmpty }),
      let heading = Headings.atx(Array(lines[first].utf8)[...]), heading.level == 1,
      heading.text == title
    else { return prose }
    lines.remove(at: first)
    return lines.joined(separator: "\n")
  }

  // MARK: Cells

  private mutating func write(_ cell: NotebookCell, _ record: CellRecord?) {
    let classes = cell.attributes.classes
    if !classes.contains(.hide) { writeCode(cell) }
    guard let record else { return }
    let isQuiet = classes.contains(.quiet)
    var count = 0
    for output in record.outputs {
      if case .error(let error) = output {
        writeError(error, cell)
      } else if !isQuiet {
        write(output, cell, &count)
      }
    }
    let notes = record.warnings.map { "> ⚠ \(MarkdownText.escaped($0))\n" }
    if !notes.isEmpty { parts.append(notes.joined(separator: ">\n")) }
  }

  private mutating func writeCode(_ cell: NotebookCell) {
    let code = MarkdownText.fenced(cell.code, language: "python")
    if cell.isTest {
      parts.append(details("Test <code>\(cell.id)</code>", code))
    } else if options.collapsesCode {
      parts.append(details("Code of <code>\(cell.id)</code>", code))
    } else {
      parts.append(code)
    }
  }

  private func details(_ summary: String, _ content: String) -> String {
    "<details>\n<summary>\(summary)</summary>\n\n\(content)\n</details>\n"
  }

  private mutating func write(_ output: CellOutput, _ cell: NotebookCell, _ count: inout Int) {
    switch output {
    case .text(let text), .value(let text):
      let printed = MarkdownText.printed(text)
      if !printed.trimmingWhitespace.isEmpty {
        parts.append(MarkdownText.fenced(printed, language: "text"))
      }
    case .markdown(let text):
      if !text.trimmingWhitespace.isEmpty { parts.append(text.trimmingBlankLines + "\n") }
    case .table(let table): parts.append(MarkdownText.table(table))
    case .figure(let figure):
      count += 1
      let path = "figures/\(Self.fileName(cell.id))-\(count).svg"
      figures.append((path, figure.svg))
      let name = figure.title.isEmpty ? cell.id : figure.title
      parts.append("![\(MarkdownText.escaped(name))](\(path))\n")
    case .error(let error): writeError(error, cell)
    }
  }

  private mutating func writeError(_ error: ErrorOutput, _ cell: NotebookCell) {
    let place = error.line.map { ", line \($0)" } ?? ""
    parts.append("**Error in cell `\(cell.id)`\(place)**\n")
    let traceback = MarkdownText.printed(error.traceback)
    parts.append(MarkdownText.fenced(traceback, language: "text"))
  }

  /// Says which cells were not run, in Markdown.
  static func stopNote(_ run: RunRecord) -> String {
    let left = run.cells.filter { $0.status == .notRun }.map(\.id)
    guard !left.isEmpty else { return "*The run stopped here.*\n" }
    let names = left.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
    let more = left.count > 12 ? " and \(left.count - 12) more" : ""
    return "*The run stopped here; not run: \(names)\(more).*\n"
  }

  /// Ids with characters that file systems dislike replaced.
  static func fileName(_ id: String) -> String {
    String(id.map { $0 == ":" || $0 == "/" || $0 == "\\" ? "-" : $0 })
  }

  // MARK: Stamp

  /// When, with what and on what the report was made: lines of Markdown.
  static func stampLines(_ run: RunRecord) -> [String] {
    var lines = [
      "**\(run.status.title)** · \(Timestamp.text(run.started)) · \(run.engine) · "
        + "\(duration(run.seconds))" + cachedNote(run)
    ]
    if !run.parameters.isEmpty {
      let list = run.parameters.map { MarkdownText.code("\($0.name) = \($0.value.literal)") }
      lines.append("Parameters: " + list.joined(separator: ", "))
    }
    if !run.files.isEmpty {
      lines.append("Data: " + dataNote(run))
    }
    if !run.scores.isEmpty {
      let list = run.scores.map { "\(MarkdownText.escaped($0.name)) **\($0.text)**" }
      lines.append("Scores: " + list.joined(separator: ", "))
    }
    let count = run.cells.reduce(0) { $0 + $1.warnings.count }
    if count > 0 { lines.append(count == 1 ? "1 warning, below" : "\(count) warnings, below") }
    return lines
  }

  private static func cachedNote(_ run: RunRecord) -> String {
    let done = run.cells.filter { $0.status == .succeeded }
    let cached = done.filter(\.isCached).count
    return cached > 0 ? " (\(cached) of \(done.count) cells from the cache)" : ""
  }

  private static func dataNote(_ run: RunRecord) -> String {
    let shown = run.files.prefix(6).map { file in
      "\(MarkdownText.code(file.path)) (\(size(file.bytes)), sha256 \(file.sha256.prefix(12)))"
    }
    let left = run.files.count - shown.count
    let rest = left > 0 ? ", and \(left) more (in run.json)" : ""
    return shown.joined(separator: ", ") + rest + "; fingerprint `\(run.dataFingerprint)`"
  }

  public static func size(_ bytes: Int) -> String {
    if bytes < 1000 { return "\(bytes) B" }
    let units = ["kB", "MB", "GB", "TB"]
    var value = Double(bytes) / 1000
    var unit = 0
    while value >= 999.5, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    return String(format: value < 10 ? "%.1f " : "%.0f ", value) + units[unit]
  }

  /// `0.4 s`, `12.3 s`, `2 min 05 s`, `1 h 04 min`
  public static func duration(_ seconds: Double) -> String {
    if seconds < 1 { return String(format: "%.2f s", seconds) }
    if seconds < 59.95 { return String(format: "%.1f s", seconds) }
    let whole = Int(seconds.rounded())
    if whole < 3600 { return String(format: "%d min %02d s", whole / 60, whole % 60) }
    return String(format: "%d h %02d min", whole / 3600, whole / 60 % 60)
  }
}

extension String {
  /// Without blank lines at both ends; the first line keeps its indentation.
  fileprivate var trimmingBlankLines: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)[...]
    while lines.first?.allSatisfy(\.isWhitespace) == true { lines = lines.dropFirst() }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines = lines.dropLast() }
    return lines.joined(separator: "\n")
  }
}
