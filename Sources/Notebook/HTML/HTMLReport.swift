import Foundation

/// A report as one HTML page that needs nothing else: no scripts, no network, charts inside.
public struct HTMLReport {
  private let document: NotebookDocument
  private let run: RunRecord
  private let options: ReportOptions
  private let folder: String
  /// Stands for a cell in the prose until that is HTML; no text can guess it.
  private let mark = "mnbcell\(UInt64.random(in: .min ... .max))x"

  /// - Parameters:
  ///   - run: the run of this very document, each cell's record with its outputs and drawings.
  ///   - folder: where the notebook is; pictures that its prose shows are taken in from there.
  ///   - reloading: for a page that a host serves: its number; it loads itself anew when the host has
  ///     another one.
  public static func page(
    _ document: NotebookDocument, _ run: RunRecord, options: ReportOptions = ReportOptions(),
    folder: String, reloading: Int? = nil
  ) -> String {
    let report = HTMLReport(document: document, run: run, options: options, folder: folder)
    return page(title: document.title, body: report.body(), reloading: reloading)
  }

  /// A page with a message in place of a report.
  public static func page(title: String, message: String, reloading: Int?) -> String {
    let body =
      "<h1>\(HTMLText.escaped(title))</h1>\n<pre class=\"out\">\(HTMLText.escaped(message))</pre>\n"
    return page(title: title, body: body, reloading: reloading)
  }

  private static func page(title: String, body: String, reloading: Int?) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="\(HTMLStyle.policy(reloads: reloading != nil))">
    <title>\(HTMLText.escaped(title))</title>
    <style>
    \(HTMLStyle.sheet)</style>
    \(reloading.map(HTMLStyle.reloading) ?? "")</head>
    <body>
    <main>
    \(body)</main>
    </body>
    </html>

    """
  }

  private func body() -> String {
    let title = "<h1>\(HTMLText.escaped(document.title))</h1>\n"
    let stamp = MarkdownHTML.html(ReportWriter.stampLines(run).joined(separator: "\n\n"))
    let (prose, cells) = prose()
    var html = MarkdownHTML.html(prose, pictures: ProsePictures(folder: folder).picture)
    for (i, cell) in cells.enumerated() {
      html = html.replacing("<p>\(mark)\(i).</p>\n", with: cell, maxReplacements: 1)
    }
    return title + "<div class=\"stamp\">\n\(stamp)</div>\n" + html
  }

  /// The prose with a mark for each cell, and the cells.
  private func prose() -> (text: String, cells: [String]) {
    var (parts, cells): ([String], [String]) = ([], [])
    let records = Dictionary(run.cells.map { ($0.id, $0) }) { first, _ in first }
    for piece in ReportWriter.pieces(of: document) {
      switch piece {
      case .prose(let text): parts.append(text)
      case .cell(let cell):
        parts.append("\(mark)\(cells.count).")
        let record = records[cell.id]
        cells.append(html(cell, record))
        if record?.status.isStop == true {
          cells[cells.count - 1] += stop()
          return (parts.joined(separator: "\n\n"), cells)
        }
      }
    }
    return (parts.joined(separator: "\n\n"), cells)
  }

  private func stop() -> String {
    "<div class=\"stopped\">" + MarkdownHTML.html(ReportWriter.stopNote(run)) + "</div>\n"
  }

  // MARK: Cells

  private func html(_ cell: NotebookCell, _ record: CellRecord?) -> String {
    var html = cell.attributes.classes.contains(.hide) ? "" : code(cell)
    guard let record else { return html }
    let isQuiet = cell.attributes.classes.contains(.quiet)
    for output in record.outputs {
      if case .error(let error) = output {
        html += self.error(error, cell)
      } else if !isQuiet {
        html += self.html(output)
      }
    }
    for warning in record.warnings {
      html += "<p class=\"warning\">⚠ \(HTMLText.escaped(warning))</p>\n"
    }
    return html
  }

  private func code(_ cell: NotebookCell) -> String {
    let code = "<pre><code>\(CodeColors.html(cell.code))</code></pre>\n"
    guard cell.isTest || options.collapsesCode else { return code }
    let what = cell.isTest ? "Test" : "Code of"
    return "<details>\n<summary>\(what) <code>\(HTMLText.escaped(cell.id))</code></summary>\n"
      + code + "</details>\n"
  }

  private func html(_ output: CellOutput) -> String {
    switch output {
    case .text(let text), .value(let text): Self.printed(text)
    case .markdown(let text): MarkdownHTML.html(text)
    case .table(let table): HTMLText.table(table)
    case .figure(let figure):
      figure.svg.isEmpty ? Self.printed(figure.text) : figure.svg + "\n"
    case .error: ""
    }
  }

  private static func printed(_ text: String) -> String {
    let text = MarkdownText.printed(text)
    return text.trimmingWhitespace.isEmpty
      ? "" : "<pre class=\"out\">\(HTMLText.escaped(text))</pre>\n"
  }

  private func error(_ error: ErrorOutput, _ cell: NotebookCell) -> String {
    let place = error.line.map { ", line \($0)" } ?? ""
    return """
      <div class="error">
      <p>Error in cell <code>\(HTMLText.escaped(cell.id))</code>\(place)</p>
      <pre>\(HTMLText.escaped(MarkdownText.printed(error.traceback)))</pre>
      </div>

      """
  }
}
