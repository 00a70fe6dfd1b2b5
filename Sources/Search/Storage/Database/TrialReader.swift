/// Reads trials with all that belongs to them.
struct TrialReader {
  let session: any SQLSession

  /// The trials that a condition on the table `trials` holds for, by key.
  func trials(where condition: String, _ arguments: [SQLValue]) throws -> [TrialRecord] {
    let rows = try session.rows(
      "SELECT trial_id, number, CAST(state AS VARCHAR(8)), CAST(datetime_start AS VARCHAR(40)), "
        + "CAST(datetime_complete AS VARCHAR(40)) FROM trials WHERE \(condition) ORDER BY trial_id",
      arguments)
    var records = rows.compactMap { row -> TrialRecord? in
      guard let id = row[0].int, let number = row[1].int else { return nil }
      return TrialRecord(
        id: id, number: number,
        state: TrialState.allCases.first { $0.name == row[2].text } ?? .fail,
        started: row[3].text.flatMap(DatabaseTime.date),
        finished: row[4].text.flatMap(DatabaseTime.date))
    }
    if records.isEmpty { return [] }
    let places = Dictionary(
      records.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    try parts("trial_params", "param_name, param_value, distribution_json", "param_id") { row, i in
      guard let name = row[1].text, let json = row[3].text else { return }
      records[i].parameters.append(
        Parameter(
          name: name, distribution: try distribution(json), value: row[2].number ?? .nan))
    }
    try parts("trial_values", "CAST(value_type AS VARCHAR(8)), value", "objective") { row, i in
      records[i].values = (records[i].values ?? []) + [Self.number(row[1].text, row[2].number)]
    }
    try parts(
      "trial_intermediate_values",
      "CAST(intermediate_value_type AS VARCHAR(8)), intermediate_value, step",
      "trial_intermediate_value_id"
    ) { row, i in
      records[i].reports.append(
        Report(step: row[3].int ?? 0, value: Self.number(row[1].text, row[2].number)))
    }
    for kind in ["user", "system"] {
      try parts(
        "trial_\(kind)_attributes", "\"key\", value_json", "trial_\(kind)_attribute_id"
      ) { row, i in
        guard let key = row[1].text, let json = row[2].text else { return }
        if kind == "user" {
          records[i].userAttributes[key] = try Attribute(json: json)
        } else {
          records[i].systemAttributes[key] = try Attribute(json: json)
        }
      }
    }
    return records

    /// Gives each row of a table to the trial that it belongs to.
    func parts(
      _ table: String, _ columns: String, _ order: String,
      _ take: ([SQLValue], Int) throws -> Void
    ) throws {
      let rows = try session.rows(
        "SELECT trial_id, \(columns) FROM \(table) WHERE trial_id IN "
          + "(SELECT trial_id FROM trials WHERE \(condition)) ORDER BY trial_id, \(order)",
        arguments)
      for row in rows {
        guard let id = row[0].int, let place = places[id] else { continue }
        try take(row, place)
      }
    }
  }

  /// Distributions come again and again.
  private final class Known { var byText: [String: Distribution] = [:] }
  private let known = Known()

  init(session: any SQLSession) { self.session = session }

  private func distribution(_ json: String) throws(SearchError) -> Distribution {
    if let found = known.byText[json] { return found }
    let made = try Distribution(json: json)
    known.byText[json] = made
    return made
  }

  private static func number(_ type: String?, _ value: Double?) -> Double {
    switch type {
    case "INF_POS": .infinity
    case "INF_NEG": -.infinity
    case "NAN": .nan
    default: value ?? .nan
    }
  }
}
