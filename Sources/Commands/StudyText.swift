import Foundation
import Search

/// Studies as text for a terminal and for files.
enum StudyText {
  static func row(_ study: Study) throws -> [String] {
    let trials = try study.trials
    let directions = study.directions.map { $0 == .minimize ? "minimize" : "maximize" }
    return [
      study.name, directions.joined(separator: ","), String(trials.count),
      String(trials.count { $0.state == .complete }),
      String(trials.count { $0.state == .running }),
      (try? study.bestTrial).map { number($0.values?[0] ?? .nan) } ?? "-",
    ]
  }

  /// Columns side by side, text to the left and numbers to the right.
  static func table(_ rows: [[String]]) -> String {
    let columns = rows[0].indices
    let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let isNumeric = columns.map { column in
      rows.dropFirst().allSatisfy { Double($0[column]) != nil || $0[column] == "-" }
    }
    return rows.map { row in
      let cells = columns.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return isNumeric[column] ? space + row[column] : row[column] + space
      }
      var line = cells.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  static func summary(_ study: Study) throws -> String {
    let trials = try study.trials
    var text = "study      \(study.name)\n"
    let states = TrialState.allCases.compactMap { state -> String? in
      let count = trials.count { $0.state == state }
      return count == 0 ? nil : "\(count) \(state.name.lowercased())"
    }
    text +=
      "trials     \(trials.count)\(states.isEmpty ? "" : " (\(states.joined(separator: ", ")))")\n"
    if let start = trials.compactMap(\.started).min() {
      text += "started    \(time(start))\n"
      if let end = trials.compactMap(\.finished).max() { text += "last       \(time(end))\n" }
    }
    for (key, value) in try study.userAttributes.pairs { text += "\(key): \(value.json)\n" }
    if study.isMultiObjective {
      text +=
        "best       trials \(try study.bestTrials.map { String($0.number) }.joined(separator: ", "))\n"
      return text
    }
    guard let best = try? study.bestTrial else { return text }
    text += "best       trial \(best.number) with \(number(best.values?[0] ?? .nan))\n"
    let complete = trials.filter { $0.state == .complete }
    text += "           (the best of \(complete.count): optimistic)\n"
    if let nested = NestedEstimate(complete, direction: study.directions[0]) {
      text += "nested     \(number(nested.score)) over \(nested.folds) folds\n"
    }
    let importance =
      complete.count > 1 ? (try? ParameterImportance.evaluate(study)) ?? [] : []
    var rows = [["parameter", "best", "importance"]]
    for parameter in best.parameters {
      let share = importance.first { $0.name == parameter.name }?.value
      rows.append([
        parameter.name, plain(parameter.external),
        share.map { String(format: "%.3f", $0) } ?? "-",
      ])
    }
    return text + "\n" + table(rows)
  }

  private static func time(_ date: Date) -> String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.dateFormat = "yyyy-MM-dd HH:mm:ss"
    return format.string(from: date)
  }

  static func number(_ value: Double) -> String { String(format: "%.6g", value) }

  private static func plain(_ value: Search.ParameterValue) -> String {
    if case .string(let text) = value { return text }
    return value.text
  }

  // MARK: Files

  /// One row a trial: number, state, values, times, parameters, user attributes.
  static func csv(_ study: Study) throws -> String {
    let trials = try study.trials
    let parameters = Set(trials.flatMap { $0.parameters.map(\.name) }).sorted()
    let attributes = Set(trials.flatMap { $0.userAttributes.pairs.map(\.key) }).sorted()
    let values =
      study.isMultiObjective ? study.directions.indices.map { "values_\($0)" } : ["value"]
    var rows = [
      ["number", "state"] + values + ["datetime_start", "datetime_complete"]
        + parameters.map { "params_" + $0 } + attributes.map { "user_attrs_" + $0 }
    ]
    for trial in trials {
      var row = [String(trial.number), trial.state.name]
      row += study.directions.indices.map { i in trial.values.map { $0[i].description } ?? "" }
      row += [trial.started, trial.finished].map { $0.map(time) ?? "" }
      row += parameters.map { name in trial.parameter(name).map { plain($0.external) } ?? "" }
      row += attributes.map { name in
        if case .string(let text)? = trial.userAttributes[name] { return text }
        return trial.userAttributes[name]?.json ?? ""
      }
      rows.append(row)
    }
    return rows.map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// One object a trial.
  static func jsonLines(_ study: Study) throws -> String {
    try study.trials.map { trial in
      let object = Attribute.object([
        ("number", .int(trial.number)), ("state", .string(trial.state.name)),
        ("values", trial.values.map { .list($0.map(Attribute.float)) } ?? .null),
        ("datetime_start", trial.started.map { .string(time($0)) } ?? .null),
        ("datetime_complete", trial.finished.map { .string(time($0)) } ?? .null),
        ("params", .object(trial.parameters.map { ($0.name, $0.external.attribute) })),
        (
          "intermediate_values",
          .object(trial.reports.map { (String($0.step), .float($0.value)) })
        ),
        ("user_attrs", .object(trial.userAttributes.pairs)),
      ])
      return object.json + "\n"
    }.joined()
  }
}
