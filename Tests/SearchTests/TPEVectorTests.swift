import Foundation
import TestSupport
import Testing

@testable import Search

/// A recorded sequence of trials that real Optuna proposed, and how far a study follows it.
private struct Vector {
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

}

/// Proposed numbers equal the recorded ones to the last bit.
private func check(_ folder: String, _ dialect: TPESampler.Dialect, _ ties: TieOrder) throws {
  guard let path = Shared.path("vectors/optuna/\(folder)") else { return }
  let files = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  for file in files where !file.hasPrefix("multi.") || dialect == .v5_0 {
    let recorded = try Recorded(path: "\(path)/\(file)")
    let vector = Vector(recorded: recorded, dialect: dialect, ties: ties)
    let difference = try firstDifference(
      vector.study().trials, recorded["trials"].list, tolerance: 0)
    #expect(difference == nil, "\(folder)/\(file): \(difference ?? "")")
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
