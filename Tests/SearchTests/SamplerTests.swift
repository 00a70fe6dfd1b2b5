import Foundation
import TestSupport
import Testing

@testable import Search

private let grid: [(name: String, values: [ParameterValue])] = [
  ("x", [.float(-1), .float(0.5), .float(2)]), ("n", [.int(1), .int(5)]),
  ("c", [.string("a"), .string("c")]), ("r", [.float(0.5)]), ("s", [.float(0), .float(0.5)]),
  ("k", [.int(3)]),
]

private func tpe(_ seed: UInt32, _ change: (inout TPESampler.Options) -> Void = { _ in }) throws
  -> TPESampler
{
  var options = TPESampler.Options()
  change(&options)
  return try TPESampler(seed: seed, options: options)
}

/// The sampler of a recorded sequence.
private func sampler(_ name: String) throws -> any Sampler {
  switch name {
  case "nsga2.two", "nsga2.constrained": return try NSGAIISampler(populationSize: 8, seed: 3)
  case "nsga2.two.max": return try NSGAIISampler(populationSize: 10, seed: 4)
  case "nsga2.three": return try NSGAIISampler(populationSize: 8, seed: 5)
  case "nsga2.mixed":
    return try NSGAIISampler(populationSize: 8, mutation: 0.3, crossover: 0.5, seed: 3)
  case "nsga2.conditional": return try NSGAIISampler(populationSize: 6, seed: 2)
  case "grid": return GridSampler(grid, seed: 7)
  case "grid.default": return GridSampler(grid)
  case "sobol": return QMCSampler(seed: 5)
  case "sobol.scrambled": return QMCSampler(isScrambled: true, seed: 5)
  case "halton": return QMCSampler(.halton, seed: 5)
  case "halton.scrambled": return QMCSampler(.halton, isScrambled: true, seed: 5)
  case "tpe.two.joint": return try tpe(6) { $0.multivariate = true }
  case "tpe.startup":
    return try tpe(6) { ($0.startupTrials, $0.candidates) = (4, 7) }
  case "tpe.conditional.group":
    return try tpe(6) { ($0.multivariate, $0.group) = (true, true) }
  case "tpe.options":
    return try tpe(6) {
      ($0.priorWeight, $0.considerEndpoints, $0.considerMagicClip) = (0.5, true, false)
      $0.gamma = { min(Int((0.25 * Double($0)).rounded(.up)), 20) }
      $0.weights = { [Double](repeating: 1, count: $0) }
    }
  default: return try tpe(6)
  }
}

@Test func `samplers propose the trials that Optuna proposes`() throws {
  for r in try Recorded.fixture("search.json")["samplers"].list {
    let study = try Study.create(
      name: "v", sampler: sampler(r["name"].text), pruner: NopPruner(),
      directions: directions(r["directions"]))
    for _ in 0..<r["trials"].list.count where !study.shouldStop {
      try study.run(r["objective"].text, trials: 1)
    }
    let difference = firstDifference(try study.trials, r["trials"].list)
    #expect(difference == nil, "\(r["name"].text): \(difference ?? "")")
    if !r["best"].isNull {
      #expect(try study.bestTrials.map(\.number) == r["best"].ints, "\(r["name"].text)")
    }
  }
}

@Test func `trials that run at once count as Optuna counts them`() throws {
  for r in try Recorded.fixture("search.json")["liars"].list {
    let name = r["name"].text
    let sampler = try tpe(4) {
      if name == "independent" { $0.multivariate = false }
      if name == "group" { $0.group = true }
      if name == "honest" { $0.constantLiar = false }
    }
    let study = try Study.create(name: "v", sampler: sampler, pruner: NopPruner())
    for _ in 0..<12 {
      let wave = try (0..<3).map { _ in try study.ask() }
      let first = try wave[..<2].map { try Objective.run("mixed", $0) }
      try study.tell(wave[1], values: first[1])
      try study.tell(wave[2], values: Objective.run("mixed", wave[2]))
      try study.tell(wave[0], values: first[0])
    }
    let difference = firstDifference(try study.trials, r["trials"].list)
    #expect(difference == nil, "\(name): \(difference ?? "")")
  }
}

private func pruner(_ name: String) throws -> any Pruner {
  switch name {
  case "median": return MedianPruner()
  case "median.options":
    return try MedianPruner(startupTrials: 3, warmupSteps: 2, interval: 3, smallestCount: 4)
  case "median.max": return try MedianPruner(startupTrials: 3)
  case "percentile": return try PercentilePruner(25, startupTrials: 4)
  case "percentile.max": return try PercentilePruner(80, startupTrials: 2, interval: 2)
  case "halving": return try SuccessiveHalvingPruner()
  case "halving.options":
    return try SuccessiveHalvingPruner(smallestResource: 2, factor: 2, earlyStopping: 1)
  case "halving.bootstrap":
    return try SuccessiveHalvingPruner(smallestResource: 1, factor: 3, bootstrap: 4)
  case "hyperband": return try HyperbandPruner()
  case "hyperband.options":
    return try HyperbandPruner(smallestResource: 1, largestResource: 30, factor: 3)
  case "patient": return try PatientPruner(nil, patience: 3)
  case "patient.median":
    return try PatientPruner(MedianPruner(startupTrials: 3), patience: 2, delta: 0.5)
  case "patient.max": return try PatientPruner(nil, patience: 4, delta: 0.1)
  case "threshold": return try ThresholdPruner(lower: 0.1, upper: 18)
  default: return try ThresholdPruner(upper: 4, warmupSteps: 5, interval: 4)
  }
}

@Test func `pruners decide as Optuna's decide`() throws {
  for r in try Recorded.fixture("search.json")["pruners"].list {
    let name = r["name"].text
    let sampler: any Sampler =
      r["drawn"].text == "random" ? RandomSampler(seed: 8) : try TPESampler(seed: 8)
    let study = try Study.create(
      name: "v", sampler: sampler, pruner: pruner(name), directions: directions(r["directions"]))
    try study.run(r["objective"].text, trials: r["trials"].list.count)
    let difference = firstDifference(try study.trials, r["trials"].list)
    #expect(difference == nil, "\(name) \(r["drawn"].text): \(difference ?? "")")
  }
}

@Test func `equal numbers are ordered as numpy's argsort orders them`() throws {
  let recorded = try Recorded.fixture("argsort.json")
  for order in [TieOrder.simd, .scalar] {
    for r in recorded[order.rawValue].list {
      let sorted = order.sorted(r["values"].ints.map { Int32($0) })
      #expect(sorted.map { Int($0) } == r["order"].ints, "\(order) of \(sorted.count)")
    }
  }
}

private func evaluator(_ name: String) -> ParameterImportance.Evaluator {
  switch name {
  case "ped": .pedAnova()
  case "ped.options": .pedAnova(target: 0.2, region: 0.6)
  case "ped.global": .pedAnova(local: false)
  case "fanova": .fanova(seed: 3)
  default: .meanDecreaseImpurity(seed: 3)
  }
}

@Test func `parameter importances are Optuna's`() throws {
  for r in try Recorded.fixture("search.json")["importances"].list {
    let study = try Study.create(
      name: "v", sampler: RandomSampler(seed: 9), pruner: NopPruner(),
      directions: directions(r["directions"]))
    try study.run(r["objective"].text, trials: r["trials"].list.count)
    for i in r["importances"].list {
      let name = i["evaluator"].text
      let target: ((TrialRecord) -> Double)? =
        study.isMultiObjective && !name.hasPrefix("ped") ? { $0.values![0] } : nil
      let found = try ParameterImportance.evaluate(
        study, evaluator(name), target: target, normalize: i["normalize"].bool)
      #expect(Set(found.map(\.name)) == Set(i["values"].keys))
      for (parameter, value) in found {
        let expected = i["values"][parameter].double
        #expect(
          abs(value - expected) <= 1e-9 * max(1, abs(expected)),
          "\(r["objective"].text) \(name) \(parameter): \(value) is not \(expected)")
      }
    }
  }
}
