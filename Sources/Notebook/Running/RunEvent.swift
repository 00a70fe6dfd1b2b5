/// What happens during a run, for progress lines and for printing.
public enum RunEvent: Sendable {
  case started(cells: Int)
  /// `index` counts from 1 among the cells that run.
  case cellStarted(id: String, index: Int, of: Int)
  case output(CellOutput, cell: String)
  case cellFinished(CellRecord, index: Int, of: Int)
  /// Something that the user should know and that does not change the outcome.
  case note(String)
  case finished(RunRecord, report: String?)
}

/// Progress as plain lines, for standard error that is not a terminal.
public enum ProgressLine {
  /// The line for an event, or nil where it needs none.
  public static func text(_ event: RunEvent) -> String? {
    switch event {
    case .started, .cellStarted, .output: return nil
    case .note(let text): return "note: \(text)"
    case .cellFinished(let cell, let index, let count):
      if cell.isCached { return "[\(index)/\(count)] \(cell.id): cached" }
      let time = ReportWriter.duration(cell.seconds)
      return "[\(index)/\(count)] \(cell.id): \(word(cell.status)), \(time)"
    case .finished(let run, let report):
      let place = report.map { ", \($0)" } ?? ""
      return "\(run.status.rawValue) in \(ReportWriter.duration(run.seconds))\(place)"
    }
  }

  private static func word(_ status: CellRecord.Status) -> String {
    switch status {
    case .succeeded: "done"
    case .failed: "failed"
    case .interrupted: "interrupted"
    case .skipped: "skipped"
    case .notRun: "not run"
    }
  }
}
