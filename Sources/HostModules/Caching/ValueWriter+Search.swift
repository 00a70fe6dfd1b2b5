import Foundation
import Interpreter
import Search

/// Searches: studies with their trials, samplers and pruners, and the results of `search`.
extension ValueWriter {
  /// Whether the object is one of a search.
  mutating func writeSearch(_ object: AnyObject, _ value: Value) throws -> Bool {
    switch object {
    case let object as OptunaStudyObject: try write(object)
    case let object as OptunaSamplerObject:
      isStateful = true
      tag(.sampler)
      try writeCall(value, object.arguments)
      out.int(object.sampler.streams.count)
      for stream in object.sampler.streams {
        out.text(stream.name)
        out.int(Int(stream.position.seed))
        out.int(stream.position.words)
      }
    case let object as OptunaPrunerObject:
      tag(.pruner)
      try writeCall(value, object.arguments)
    case let object as OptunaFrozenTrialObject:
      tag(.frozenTrial)
      write(object.record)
      out.int(object.userValues.count)
      for entry in object.userValues {
        out.text(entry.name)
        try write(entry.value)
      }
      out.int(object.choices.count)
      for choice in object.choices { try write(choice) }
    case let object as SearchResultObject:
      tag(.searchResult)
      try write(object.studyValue)
      try write(object.model)
      try write(object.bestModel)
      try write(object.run)
    case let object as SearchDimension: try write(object)
    default: return false
    }
    return true
  }

  /// The call that makes a value again.
  private mutating func writeCall(
    _ value: Value, _ arguments: [(name: String, value: Value)]?
  ) throws {
    guard let arguments else { throw NotStorable(reason: "holds a \(vm.typeName(value))") }
    try write(try vm.attribute(value, "__class__"))
    out.int(arguments.count)
    for argument in arguments {
      out.text(argument.name)
      try write(argument.value)
    }
  }

  private mutating func write(_ object: OptunaStudyObject) throws {
    guard object.storage.isInMemory else {
      throw NotStorable(reason: "holds a study that has a storage of its own")
    }
    guard object.storage.values.isEmpty, object.study.constraints == nil else {
      throw NotStorable(reason: "holds a study with values that only a program can hold")
    }
    isStateful = true
    tag(.study)
    out.text(object.study.name)
    out.ints(object.study.directions.map(\.rawValue))
    out.text(try object.study.userAttributes.json)
    out.text(try object.study.systemAttributes.json)
    let trials = try object.study.trials
    out.int(trials.count)
    for trial in trials {
      guard trial.state.isFinished || trial.state == .waiting else {
        throw NotStorable(reason: "holds a study with a trial under way")
      }
      write(trial)
    }
    try write(object.samplerValue)
    try write(object.prunerValue)
  }

  private mutating func write(_ trial: TrialRecord) {
    out.int(trial.id)
    out.int(trial.number)
    out.int(trial.state.rawValue)
    out.bool(trial.values != nil)
    out.doubles(trial.values ?? [])
    out.int(trial.parameters.count)
    for parameter in trial.parameters {
      out.text(parameter.name)
      out.text(parameter.distribution.json)
      out.double(parameter.value)
    }
    out.ints(trial.reports.map(\.step))
    out.doubles(trial.reports.map(\.value))
    out.text(trial.userAttributes.json)
    out.text(trial.systemAttributes.json)
    for time in [trial.started, trial.finished] {
      out.double(time?.timeIntervalSinceReferenceDate ?? .nan)
    }
  }

  private mutating func write(_ dimension: SearchDimension) throws {
    tag(.dimension)
    out.text(dimension.text)
    out.optionalText(dimension.distribution?.json)
    out.int(dimension.values.count)
    for value in dimension.values { try write(value) }
    out.int(dimension.conditions.count)
    for condition in dimension.conditions {
      out.text(condition.name)
      out.int(condition.values.count)
      for value in condition.values { try write(value) }
    }
  }
}

extension AttributeTable {
  /// All of it as one JSON object.
  var json: String { Attribute.object(pairs.map { ($0.key, $0.value) }).json }
}
