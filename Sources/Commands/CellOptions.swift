import ArgumentParser
import Notebook

/// Which cells of a notebook run, for how long, and what is kept.
struct CellOptions: ParsableArguments {
  @Flag(name: .customLong("no-cache"), help: "Run every cell, whatever is in the cache.")
  var noCache = false

  @Option(name: .customLong("from"), help: "Run this cell and all after it, cached or not.")
  var from: String?

  @Option(
    name: .customLong("to"),
    help: "Stop after this cell; or html, ipynb: a further form of the report.")
  var to: [String] = []

  @Option(name: .customLong("only"), help: "Run this cell, and what it depends on where stale.")
  var only: String?

  @Option(name: .customLong("timeout"), help: "Seconds for a notebook's whole run.")
  var timeout: Double?

  @Option(name: .customLong("keep"), help: "Runs to keep in the history (default: all).")
  var keep: Int?

  @Flag(name: .customLong("collapse"), help: "Fold the code of the reports away.")
  var collapse = false

  private var formats: [ReportFormat] { to.compactMap(ReportFormat.init(rawValue:)) }

  private var lastCell: [String] { to.filter { ReportFormat(rawValue: $0) == nil } }

  func validate() throws {
    if let timeout, !(timeout > 0) { throw ValidationError("--timeout must be above 0") }
    guard lastCell.count < 2 else {
      throw ValidationError("--to names two cells: '\(lastCell[0])' and '\(lastCell[1])'")
    }
    if let keep, keep < 1 { throw ValidationError("--keep must be at least 1") }
  }

  /// Whether any of them was given.
  var isGiven: Bool {
    noCache || collapse || !to.isEmpty || timeout != nil || keep != nil || from != nil
      || only != nil
  }

  var options: RunOptions {
    var options = RunOptions()
    options.ignoresCache = noCache
    options.timeout = timeout
    options.keep = keep
    options.formats = formats
    options.report.collapsesCode = collapse
    (options.selection.from, options.selection.to) = (from, lastCell.first)
    options.selection.only = only
    return options
  }
}
