import Foundation
import Interpreter
import Search

/// A storage, with the script values that JSON cannot hold.
final class OptunaStorageObject: TracedObject {
  struct Key: Hashable {
    let study: String
    /// A trial's number; nil for an attribute of the study.
    let trial: Int?
    let name: String
  }

  let storage: any StudyStorage
  /// Where it is kept; nil for memory.
  let url: String?
  /// Attributes that are more than a number or text, kept as they were given; only in memory.
  var values: [Key: Value] = [:]
  /// Choices that are kept alive by the trials that have them.
  private var choices: [UInt64: Value] = [:]

  init(_ storage: any StudyStorage, url: String?) {
    self.storage = storage
    self.url = url
  }

  var isInMemory: Bool { url == nil }

  func keep(_ choice: Value, _ vm: Interpreter) { choices[vm.identityKey(choice)] = choice }

  func trace(_ marker: ValueMarker) {
    for value in values.values { marker.mark(value) }
    for value in choices.values { marker.mark(value) }
  }
}

/// `optuna.study.Study`
final class OptunaStudyObject: TracedObject {
  let study: Study
  let storage: OptunaStorageObject
  let storageValue: Value
  var samplerValue: Value
  var prunerValue: Value
  var isOptimizing = false

  init(
    _ study: Study, storage: OptunaStorageObject, storageValue: Value, sampler: Value,
    pruner: Value
  ) {
    self.study = study
    self.storage = storage
    self.storageValue = storageValue
    samplerValue = sampler
    prunerValue = pruner
  }

  func trace(_ marker: ValueMarker) {
    marker.mark(storageValue)
    marker.mark(samplerValue)
    marker.mark(prunerValue)
  }
}

/// `optuna.trial.Trial`
final class OptunaTrialObject: TracedObject {
  let trial: Trial
  let study: OptunaStudyObject
  let studyValue: Value

  init(_ trial: Trial, study: OptunaStudyObject, studyValue: Value) {
    self.trial = trial
    self.study = study
    self.studyValue = studyValue
  }

  func trace(_ marker: ValueMarker) { marker.mark(studyValue) }
}

/// `optuna.trial.FrozenTrial`
final class OptunaFrozenTrialObject: TracedObject {
  var record: TrialRecord
  /// Attributes in place of the record's.
  let userValues: [(name: String, value: Value)]
  /// Choices of the record's parameters.
  let choices: [Value]

  init(_ record: TrialRecord, userValues: [(name: String, value: Value)], choices: [Value]) {
    self.record = record
    self.userValues = userValues
    self.choices = choices
  }

  func trace(_ marker: ValueMarker) {
    for entry in userValues { marker.mark(entry.value) }
    for value in choices { marker.mark(value) }
  }
}

/// What the `optuna` module keeps for a program.
final class OptunaState {
  var verbosity = 20
  var showsLog = true
  /// An exception of a script function that the engine called, which goes on once the engine is left.
  var pending: (any Error)?

  static func of(_ vm: Interpreter) -> OptunaState {
    vm.hostState(of: OptunaState.self) { OptunaState() }
  }

  /// Calls the engine and raises what script functions raised inside it.
  func calling<Result>(_ body: () throws -> Result) throws -> Result {
    pending = nil
    let result = try body()
    if let error = pending {
      pending = nil
      throw error
    }
    return result
  }

  /// Calls a script function from inside the engine, which cannot pass its exception on.
  func attempt<Result>(_ fallback: Result, _ body: () throws -> Result) -> Result {
    guard pending == nil else { return fallback }
    do { return try body() } catch {
      pending = error
      return fallback
    }
  }
}

extension Value {
  func optunaStudy(_ vm: Interpreter) throws -> OptunaStudyObject {
    if let study = host(as: OptunaStudyObject.self) { return study }
    throw vm.typeError("an optuna.Study is needed here, not \(vm.typeName(self))")
  }

  func optunaTrial(_ vm: Interpreter) throws -> OptunaTrialObject {
    if let trial = host(as: OptunaTrialObject.self) { return trial }
    throw vm.typeError("an optuna.Trial is needed here, not \(vm.typeName(self))")
  }

  func optunaFrozenTrial(_ vm: Interpreter) throws -> OptunaFrozenTrialObject {
    if let trial = host(as: OptunaFrozenTrialObject.self) { return trial }
    throw vm.typeError("an optuna.FrozenTrial is needed here, not \(vm.typeName(self))")
  }
}
