import Foundation
import Testing

@testable import Search

private func parameters(
  jobs: Int, _ objective: String, _ sampler: any Sampler, delays: [Double]
) throws -> [[Parameter]] {
  let study = try Study.create(name: "v", sampler: sampler, pruner: NopPruner())
  try study.run(trials: 45, jobs: jobs) { trial in
    let values = try Objective.run(objective, trial)
    Thread.sleep(forTimeInterval: delays[trial.number % delays.count])
    return values
  }
  return try study.trials.map(\.parameters)
}

@Test func `two jobs give the same trials on every run`() throws {
  func samplers() throws -> [any Sampler] {
    try [
      TPESampler(seed: 3), RandomSampler(seed: 3), NSGAIISampler(populationSize: 6, seed: 3),
      QMCSampler(seed: 3),
    ]
  }
  for objective in ["mixed", "conditional"] {
    for (a, b) in zip(try samplers(), try samplers()) {
      let first = try parameters(jobs: 2, objective, a, delays: [0, 0.002, 0.001])
      let second = try parameters(jobs: 2, objective, b, delays: [0.003, 0, 0, 0.001, 0])
      #expect(first == second, "\(objective) \(type(of: a))")
    }
  }
}

@Test func `two jobs prune the same trials on every run`() throws {
  func outcomes(_ pruner: any Pruner, _ delays: [Double]) throws -> [String] {
    let study = try Study.create(name: "v", sampler: TPESampler(seed: 5), pruner: pruner)
    try study.run(trials: 40, jobs: 2) { trial in
      let x = try trial.suggestFloat("x", 0, 1)
      for step in 0..<(trial.number % 3 == 0 ? 12 : 9) {
        try trial.report(x / Double(step + 1), step: step)
        Thread.sleep(forTimeInterval: delays[(trial.number + step) % delays.count])
        if try trial.shouldPrune() { throw TrialPruned() }
      }
      return [x]
    }
    return try study.trials.map { "\($0.state) \($0.reports.count)" }
  }
  func pruners() throws -> [any Pruner] {
    try [
      MedianPruner(), SuccessiveHalvingPruner(), HyperbandPruner(factor: 2),
    ]
  }
  for (a, b) in zip(try pruners(), try pruners()) {
    let first = try outcomes(a, [0, 0.0005, 0, 0.001])
    let second = try outcomes(b, [0.0007, 0, 0])
    #expect(first == second, "\(type(of: a))")
    #expect(first.contains { $0.hasPrefix("pruned") }, "\(type(of: a))")
  }
}

@Test func `one job gives the trials of ask and tell`() throws {
  let study = try Study.create(name: "v", sampler: TPESampler(seed: 3), pruner: NopPruner())
  try study.run("mixed", trials: 45)
  let run = try parameters(jobs: 1, "mixed", TPESampler(seed: 3), delays: [0])
  #expect(run == (try study.trials.map(\.parameters)))
}

@Test func `an objective's error fails its trial and ends the run`() throws {
  struct Broken: Error {}
  let study = try Study.create(sampler: RandomSampler(seed: 1))
  #expect(throws: Broken.self) {
    try study.run(trials: 20, jobs: 2) { trial in
      if trial.number == 5 { throw Broken() }
      if trial.number == 3 { throw TrialPruned() }
      return [try trial.suggestFloat("x", 0, 1)]
    }
  }
  let states = try study.trials.map(\.state)
  #expect(states[5] == .fail && states[3] == .pruned && states.count < 10)
  #expect(!states.contains(.running))
}
