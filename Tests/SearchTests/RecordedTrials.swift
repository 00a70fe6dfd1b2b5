import Search
import TestSupport

/// Where trials first differ from recorded ones: integers and choices exactly, floats beyond a
/// relative tolerance.
func firstDifference(
  _ trials: [TrialRecord], _ recorded: [Recorded], tolerance: Double = 1e-9
) -> String? {
  for (trial, expected) in zip(trials, recorded) {
    let place = "trial \(trial.number)"
    if trial.state.name != expected["state"].text { return "\(place) is \(trial.state.name)" }
    let names = trial.parameters.map(\.name)
    if names != expected["params"].keys { return "\(place) has \(names)" }
    for parameter in trial.parameters
    where !agrees(parameter, expected["params"][parameter.name], tolerance) {
      return "\(place): \(parameter.name) \(parameter.external) is not "
        + "\(expected["params"][parameter.name])"
    }
    if !expected["steps"].isNull && expected["steps"].int != trial.reports.count {
      return "\(place) has \(trial.reports.count) reports, not \(expected["steps"].int)"
    }
  }
  return trials.count == recorded.count ? nil : "\(trials.count) trials"
}

private func agrees(
  _ parameter: Parameter, _ expected: Recorded, _ tolerance: Double
) -> Bool {
  switch parameter.external {
  case .string(let text): return text == expected.optionalText
  case .float(let value):
    let other = expected.double
    return value == other || abs(value - other) <= tolerance * max(abs(value), abs(other))
  default: return parameter.external.number == expected.double
  }
}

func directions(_ recorded: Recorded) -> [Direction] {
  recorded.strings.map { $0 == "maximize" ? .maximize : .minimize }
}
