import Foundation
import Interpreter
import Search

/// `StudySummary` and `get_all_study_summaries`
enum OptunaStudySummaries {
  private final class Summary: TracedObject {
    let study: Study
    let trials: [TrialRecord]
    let best: Value
    let userAttributes: Value

    init(_ study: Study, trials: [TrialRecord], best: Value, userAttributes: Value) {
      self.study = study
      self.trials = trials
      self.best = best
      self.userAttributes = userAttributes
    }

    func trace(_ marker: ValueMarker) {
      marker.mark(best)
      marker.mark(userAttributes)
    }
  }

  static func define(in module: ModuleBuilder) {
    module.type("StudySummary") { type in
      func property(_ name: String, _ get: @escaping (Interpreter, Summary) throws -> Value) {
        type.property(name, of: Summary.self, get)
      }
      property("study_name") { vm, summary in vm.string(summary.study.name) }
      property("direction") { vm, summary in
        guard !summary.study.isMultiObjective else {
          throw vm.runtimeError(
            "This attribute is not available during multi-objective optimization.")
        }
        return try OptunaEnums.direction(summary.study.directions[0], vm)
      }
      property("directions") { vm, summary in
        vm.list(try summary.study.directions.map { try OptunaEnums.direction($0, vm) })
      }
      property("n_trials") { _, summary in Value(summary.trials.count) }
      property("best_trial") { _, summary in summary.best }
      property("user_attrs") { _, summary in summary.userAttributes }
      property("datetime_start") { vm, summary in
        try OptunaTime.value(summary.trials.compactMap(\.started).min(), vm)
      }
    }
    module.function("get_all_study_summaries(storage, include_best_trial=True)") { vm, args in
      let storageValue = try OptunaStorages.storage(args[0], vm)
      guard let storage = storageValue.host(as: OptunaStorageObject.self) else { return .none }
      let withBest = try vm.bool(args[1])
      let type = try vm.hostType("optuna.study", "StudySummary")
      return vm.list(
        try storage.storage.studyNames().map { name in
          let study = try Study.load(name: name, storage: storage.storage)
          let object = OptunaStudyObject(
            study, storage: storage, storageValue: storageValue, sampler: .none, pruner: .none)
          let best =
            withBest && !study.isMultiObjective
            ? try (try? study.bestTrial).map { try object.frozen($0, vm) } ?? .none : .none
          let attributes = object.userValues(of: try study.userAttributes, trial: nil, vm)
          return vm.makeHost(
            Summary(
              study, trials: try study.trials, best: best,
              userAttributes: vm.dict(attributes.map { ($0.name, $0.value) })),
            type: type)
        })
    }
  }
}
