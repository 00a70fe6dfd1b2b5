extension NotebookStatus {
  /// A line a cell, and what a run would cost.
  public var text: String {
    let width = cells.map(\.id.count).max() ?? 0
    var lines = cells.map { cell in
      let id = cell.id + String(repeating: " ", count: width - cell.id.count)
      let time = cell.seconds.map(ReportWriter.duration) ?? ""
      let padded = String(repeating: " ", count: max(0, 12 - time.count)) + time
      let reasons = cell.reasons.map(\.text).joined(separator: "; ")
      return cell.isFresh ? "\(id)  fresh  \(padded)" : "\(id)  stale  \(padded)  \(reasons)"
    }
    let stale = cells.count { !$0.isFresh }
    if stale == 0 {
      lines.append("nothing to run")
    } else {
      var cost = "a run would take about " + ReportWriter.duration(expectedSeconds)
      if unknownCount == stale {
        cost = "nobody knows yet what a run takes"
      } else if unknownCount > 0 {
        cost += " and \(unknownCount) cell\(unknownCount == 1 ? "" : "s") that never ran"
      }
      lines.append("\(stale) of \(cells.count) cells would run; \(cost)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The same for programs.
  public var json: JSONValue {
    .object([
      (
        "cells",
        .array(
          cells.map { cell in
            .object([
              ("id", .string(cell.id)), ("fresh", .bool(cell.isFresh)),
              ("seconds", cell.seconds.map(JSONValue.double) ?? .null),
              (
                "reasons",
                .array(
                  cell.reasons.map {
                    .object([("kind", .string($0.kind)), ("text", .string($0.text))])
                  })
              ),
            ])
          })
      ),
      ("expected_seconds", .double(expectedSeconds)), ("never_ran", .int(unknownCount)),
    ])
  }
}
