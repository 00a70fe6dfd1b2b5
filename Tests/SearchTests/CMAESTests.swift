import Foundation
import TestSupport
import Testing

@testable import Search

private func sampler(_ name: String) throws -> CMAESSampler {
  switch name {
  case "default": try CMAESSampler(seed: 3)
  case "max": try CMAESSampler(seed: 4)
  case "options": try CMAESSampler(seed: 5, startupTrials: 10, sigma: 0.3, populationSize: 6)
  case "pruned": try CMAESSampler(seed: 6, takesPruned: true)
  default: try CMAESSampler(seed: 6)
  }
}

@Test func `CMA-ES proposes the trials that Optuna proposes`() throws {
  for r in try Recorded.fixture("cmaes.json")["runs"].list {
    let name = r["name"].text
    let study = try Study.create(
      name: "v", sampler: sampler(name),
      pruner: r["objective"].text == "reports" ? MedianPruner() : NopPruner(),
      directions: directions(r["directions"]))
    try study.run(r["objective"].text, trials: r["trials"].list.count)
    let difference = firstDifference(try study.trials, r["trials"].list)
    #expect(difference == nil, "\(name): \(difference ?? "")")
  }
}

@Test func `CMA-ES goes on from a stored study where it stood`() throws {
  let whole = try Study.create(name: "v", sampler: CMAESSampler(seed: 3), pruner: NopPruner())
  try whole.run("mixed", trials: 50)
  let storage = MemoryStorage()
  let first = try Study.create(
    name: "v", storage: storage, sampler: CMAESSampler(seed: 3), pruner: NopPruner())
  try first.run("mixed", trials: 27)
  let second = try Study.load(
    name: "v", storage: storage, sampler: CMAESSampler(seed: 99), pruner: NopPruner())
  _ = try second.resume()
  try second.run("mixed", trials: 23)
  #expect(try second.trials.map(\.parameters) == whole.trials.map(\.parameters))
}

@Test func `CMA-ES refuses several objectives and sizes that make no sense`() throws {
  let study = try Study.create(
    sampler: CMAESSampler(seed: 1, startupTrials: 0), directions: [.minimize, .minimize])
  #expect(throws: SearchError.self) { try study.run("two", trials: 3) }
  #expect(throws: SearchError.self) { try CMAESSampler(sigma: 0) }
  #expect(throws: SearchError.self) { try CMAESSampler(populationSize: 1) }
}
