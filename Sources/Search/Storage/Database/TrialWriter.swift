/// Writes what belongs to a trial.
struct TrialWriter {
  let session: any SQLSession
  let dialect: SQLDialect

  func write(_ change: TrialChange, trial: Int) throws {
    switch change {
    case .parameter(let parameter):
      try session.run(
        "INSERT INTO trial_params (trial_id, param_name, param_value, distribution_json) "
          + "VALUES (?, ?, ?, ?) ON CONFLICT (trial_id, param_name) DO UPDATE SET "
          + "param_value = excluded.param_value",
        [
          .int(trial), .text(parameter.name), .double(parameter.value),
          .text(parameter.distribution.json),
        ])
    case .report(let report):
      let (type, value) = Self.parts(report.value)
      try session.run(
        "INSERT INTO trial_intermediate_values (trial_id, step, intermediate_value, "
          + "intermediate_value_type) VALUES (?, ?, ?, "
          + "\(dialect.argument(as: "trialintermediatevaluetype")))",
        [.int(trial), .int(report.step), value, .text(type)])
    case .attribute(let kind, let key, let value):
      try write(kind, key, value, owner: "trial", trial)
    }
  }

  func write(
    _ kind: AttributeKind, _ key: String, _ value: Attribute, owner: String, _ id: Int
  ) throws {
    try session.run(
      "INSERT INTO \(owner)_\(kind == .user ? "user" : "system")_attributes "
        + "(\(owner)_id, \"key\", value_json) VALUES (?, ?, ?) "
        + "ON CONFLICT (\(owner)_id, \"key\") DO UPDATE SET value_json = excluded.value_json",
      [.int(id), .text(key), .text(value.json)])
  }

  func write(values: [Double], trial: Int) throws {
    for (objective, number) in values.enumerated() {
      let (type, value) = Self.parts(number)
      try session.run(
        "INSERT INTO trial_values (trial_id, objective, value, value_type) VALUES (?, ?, ?, "
          + "\(dialect.argument(as: "trialvaluetype")))",
        [.int(trial), .int(objective), value, .text(type)])
    }
  }

  /// Everything that a trial has besides its row.
  func write(partsOf record: TrialRecord, trial: Int) throws {
    for parameter in record.parameters { try write(.parameter(parameter), trial: trial) }
    for report in record.reports { try write(.report(report), trial: trial) }
    for (key, value) in record.userAttributes.pairs {
      try write(.attribute(.user, key: key, value: value), trial: trial)
    }
    for (key, value) in record.systemAttributes.pairs {
      try write(.attribute(.system, key: key, value: value), trial: trial)
    }
    try write(values: record.values ?? [], trial: trial)
  }

  private static func parts(_ number: Double) -> (type: String, value: SQLValue) {
    if number.isNaN { return ("NAN", .null) }
    if number == .infinity { return ("INF_POS", .null) }
    if number == -.infinity { return ("INF_NEG", .null) }
    return ("FINITE", .double(number))
  }
}
