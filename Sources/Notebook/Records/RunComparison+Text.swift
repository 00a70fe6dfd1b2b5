extension RunComparison {
  /// The comparison for a terminal, in plain lines.
  public var text: String {
    var lines = ["- \(line(first))", "+ \(line(second))", ""]
    lines += section("code", cells.isEmpty ? ["the same"] : cells.flatMap(cellLines))
    lines += section("parameters", parameterLines)
    lines += section("data", dataLines)
    if first.engine != second.engine {
      lines += section("engine", ["- \(first.engine)", "+ \(second.engine)"])
    }
    lines += section("scores", scoreLines)
    lines += section("paired bootstrap of out-of-fold predictions", testLines)
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ run: RunRecord) -> String {
    "\(run.id)  \(run.title)  \(Timestamp.text(run.started))  \(run.status.rawValue)"
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    [title] + (lines.isEmpty ? ["the same"] : lines).map { "  " + $0 } + [""]
  }

  private func cellLines(_ cell: (id: String, change: Change)) -> [String] {
    switch cell.change {
    case .added: ["+ cell '\(cell.id)' is new"]
    case .removed: ["- cell '\(cell.id)' is gone"]
    case .edited(let lines): ["cell '\(cell.id)'"] + lines.map { "  " + $0 }
    }
  }

  private var parameterLines: [String] {
    let (old, new) = (first.parameters, second.parameters)
    let names =
      new.map(\.name) + old.map(\.name).filter { name in !new.contains { $0.name == name } }
    return names.compactMap { name in
      let before = old.first { $0.name == name }?.value
      let after = new.first { $0.name == name }?.value
      return before == after
        ? nil : "\(name): \(before?.literal ?? "none") → \(after?.literal ?? "none")"
    }
  }

  private var dataLines: [String] {
    func table(_ run: RunRecord) -> [String: String] {
      Dictionary(run.files.map { ($0.path, $0.sha256) }) { a, _ in a }
    }
    let (old, new) = (table(first), table(second))
    return Set(old.keys).union(new.keys).sorted().compactMap { path in
      switch (old[path], new[path]) {
      case (nil, _?): "+ \(path)"
      case (_?, nil): "- \(path)"
      case (let a?, let b?) where a != b: "\(path): \(a.prefix(12)) → \(b.prefix(12))"
      default: nil
      }
    }
  }

  private var scoreLines: [String] {
    let names =
      second.scores.map(\.name)
      + first.scores.map(\.name).filter { name in !second.scores.contains { $0.name == name } }
    return names.map { name in
      let before = first.scores.first { $0.name == name }
      let after = second.scores.first { $0.name == name }
      var text = "\(name): \(before?.text ?? "none") → \(after?.text ?? "none")"
      if let before, let after, before.value != after.value {
        text += "  (\(Self.signed(after.value - before.value)))"
      }
      return text
    }
  }

  private var testLines: [String] {
    let lines = tests.map { test in
      let interval = "\(Self.signed(test.low)) to \(Self.signed(test.high))"
      let share = Int((test.better * 100).rounded())
      let verdict =
        test.low > 0 || test.high < 0
        ? "the difference is larger than chance among these rows"
        : "chance among these rows explains the difference"
      return "\(test.name): F1 \(Score.number(test.scores.0)) → \(Score.number(test.scores.1)), "
        + "difference \(Self.signed(test.difference)) (95% interval \(interval)), the second is "
        + "better in \(share)% of resamples: \(verdict)"
    }
    return lines + notes.map { "note: \($0)" }
  }

  static func signed(_ value: Double) -> String {
    let text = Timestamp.fixed(abs(value), 4)
    return (value < 0 ? "-" : "+") + text
  }
}
