import Foundation
import TestSupport
import Testing

@testable import Search

/// A recorded sequence of trials that real Optuna proposed, and how far a study follows it.
private struct Vector {
  let name: String
  let recorded: Recorded
  let dialect: TPESampler.Dialect
  let ties: TieOrder

  var objective: String { recorded["objective"].text }

  func sampler() throws -> any Sampler {
    let seed = UInt32(recorded["seed"].int)
    var options = TPESampler.Options()
    options.dialect = dialect
    options.ties = ties
    switch recorded["sampler"].text {
    case "random": return RandomSampler(seed: seed)
    case "tpe": options.multivariate = objective == "multi" && dialect == .v5_0 ? nil : true
    case "tpe_group": (options.multivariate, options.group) = (true, true)
    default: (options.multivariate, options.constantLiar) = (false, false)
    }
    return try TPESampler(seed: seed, options: options)
  }

  func study() throws -> Study {
    let directions = recorded["directions"].strings.map {
      $0 == "maximize" ? Direction.maximize : .minimize
    }
    let study = try Study.create(name: "v", sampler: sampler(), directions: directions)
    if objective == "enqueue" {
      try study.enqueue([("x", .float(1.5)), ("y", .float(-0.5))])
      try study.enqueue([("x", .float(9))])
      try study.run(objective, trials: 20)
      try study.enqueue([("y", .float(0.25))])
      try study.run(objective, trials: 40)
    } else {
      try study.run(objective, trials: recorded["trials"].list.count)
    }
    return study
  }

  /// Where the study first differs: integers and choices exactly, floats beyond 1e-9.
  func firstDifference(_ trials: [TrialRecord]) -> String? {
    for (trial, expected) in zip(trials, recorded["trials"].list) {
      let place = "\(name): trial \(trial.number)"
      if trial.state.name != expected["state"].text { return "\(place) is \(trial.state.name)" }
      let names = trial.parameters.map(\.name)
      if names != expected["params"].keys { return "\(place) has \(names)" }
      for parameter in trial.parameters where !agrees(parameter, expected["params"][parameter.name])
      {
        return "\(place): \(parameter.name) \(parameter.external) is not "
          + "\(expected["params"][parameter.name])"
      }
    }
    return trials.count == recorded["trials"].list.count ? nil : "\(name): \(trials.count) trials"
  }

  private func agrees(_ parameter: Parameter, _ expected: Recorded) -> Bool {
    switch parameter.external {
    case .string(let text): return text == expected.optionalText
    case .float(let value):
      let other = expected.double
      return value == other || abs(value - other) <= 1e-9 * max(abs(value), abs(other))
    default: return parameter.external.number == expected.double
    }
  }
}

private func check(_ folder: String, _ dialect: TPESampler.Dialect, _ ties: TieOrder) throws {
  guard let path = Shared.path("vectors/optuna/\(folder)") else { return }
  let files = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  for file in files where !file.hasPrefix("multi.") || dialect == .v5_0 {
    let vector = Vector(
      name: "\(folder)/\(file)", recorded: try Recorded(path: "\(path)/\(file)"), dialect: dialect,
      ties: ties)
    let difference = try vector.firstDifference(vector.study().trials)
    #expect(difference == nil, "\(difference ?? "")")
  }
}

@Test func `trials are those that Optuna 5 proposes`() throws {
  try check("5.0", .v5_0, .simd)
}

@Test func `trials are those that Optuna 5 proposes without vector instructions`() throws {
  try check("5.0-scalar", .v5_0, .scalar)
}

@Test func `trials are those that Optuna 4_9 proposes`() throws {
  try check("4.9", .v4_9, .simd)
}

@Test func `trials are those that Optuna 4_8 proposes`() throws {
  try check("4.8", .v4_8, .simd)
}
