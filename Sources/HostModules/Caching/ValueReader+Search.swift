import Foundation
import Interpreter
import Search

extension ValueReader {
  /// What `writeSearch` wrote.
  mutating func readSearch(_ tag: ValueTag) throws -> Value {
    switch tag {
    case .study: return try readStudy()
    case .sampler: return try readSampler()
    case .pruner: return try readCall()
    case .frozenTrial: return try readFrozenTrial()
    case .searchResult:
      let studyValue = try read()
      guard let study = studyValue.host(as: OptunaStudyObject.self) else { throw mismatch }
      let result = SearchResultObject(
        study: study, studyValue: studyValue, model: try readTaggedModel(),
        bestModel: try readTaggedModel(), run: try read())
      return vm.makeHost(result, type: try ModelFunctions.builtinType(vm, "SearchResult"))
    case .dimension: return try readDimension()
    default: throw StoredValuesError(message: "the stored values are of another version")
    }
  }

  private mutating func readTaggedModel() throws -> ModelObject {
    guard try tag() == .model else { throw mismatch }
    return try readModelObject()
  }

  private mutating func readCall() throws -> Value {
    let type = try read()
    var arguments: [(name: String, value: Value)] = []
    for _ in 0..<(try input.count()) {
      let name = try input.text()
      arguments.append((name, try read()))
    }
    return try vm.call(type, [], keywords: arguments)
  }

  private mutating func readSampler() throws -> Value {
    let value = try readCall()
    guard let sampler = value.host(as: OptunaSamplerObject.self)?.sampler else { throw mismatch }
    let streams = sampler.streams
    for _ in 0..<(try input.count()) {
      let name = try input.text()
      let (seed, words) = (try input.int(), try input.int())
      guard let seed = UInt32(exactly: seed), words >= 0 else { throw mismatch }
      streams.first { $0.name == name }?.restore(StreamPosition(seed: seed, words: words))
    }
    return value
  }

  private mutating func readStudy() throws -> Value {
    let name = try input.text()
    let directions = try input.ints().compactMap(Direction.init(rawValue:))
    let (user, system) = (try readAttributes(), try readAttributes())
    var trials: [TrialRecord] = []
    for _ in 0..<(try input.count()) { trials.append(try readTrial()) }
    let (sampler, pruner) = (try read(), try read())
    return try OptunaStudyModule.stored(
      name: name, directions, user: user, system: system, trials, sampler: sampler, pruner: pruner,
      vm)
  }

  private mutating func readAttributes() throws -> [(key: String, value: Attribute)] {
    guard case .object(let pairs) = try Attribute(json: try input.text()) else { throw mismatch }
    return pairs
  }

  private mutating func readTrial() throws -> TrialRecord {
    let (id, number) = (try input.int(), try input.int())
    guard let state = TrialState(rawValue: try input.int()) else { throw mismatch }
    let hasValues = try input.bool()
    let values = try input.doubles()
    var parameters: [Parameter] = []
    for _ in 0..<(try input.count()) {
      let name = try input.text()
      let distribution = try Distribution(json: try input.text())
      parameters.append(
        Parameter(name: name, distribution: distribution, value: try input.double()))
    }
    let (steps, reported) = (try input.ints(), try input.doubles())
    guard steps.count == reported.count else { throw mismatch }
    let reports = zip(steps, reported).map { Report(step: $0, value: $1) }
    let (user, system) = (try readAttributes(), try readAttributes())
    let (started, finished) = (try readTime(), try readTime())
    return TrialRecord(
      id: id, number: number, state: state, values: hasValues ? values : nil,
      parameters: parameters, reports: reports, userAttributes: AttributeTable(user),
      systemAttributes: AttributeTable(system), started: started, finished: finished)
  }

  private mutating func readTime() throws -> Date? {
    let seconds = try input.double()
    return seconds.isNaN ? nil : Date(timeIntervalSinceReferenceDate: seconds)
  }

  private mutating func readFrozenTrial() throws -> Value {
    let record = try readTrial()
    var user: [(name: String, value: Value)] = []
    for _ in 0..<(try input.count()) {
      let name = try input.text()
      user.append((name, try read()))
    }
    var choices: [Value] = []
    for _ in 0..<(try input.count()) { choices.append(try read()) }
    return vm.makeHost(
      OptunaFrozenTrialObject(record, userValues: user, choices: choices),
      type: try vm.hostType("optuna.trial", "FrozenTrial"))
  }

  private mutating func readDimension() throws -> Value {
    let text = try input.text()
    let distribution = try input.optionalText().map { try Distribution(json: $0) }
    let values = try readValues()
    var conditions: [(name: String, values: [Value])] = []
    for _ in 0..<(try input.count()) {
      let name = try input.text()
      conditions.append((name, try readValues()))
    }
    return vm.makeHost(
      SearchDimension(distribution, values: values, conditions: conditions, text: text),
      type: try ModelFunctions.builtinType(vm, "Dimension"))
  }

  private mutating func readValues() throws -> [Value] {
    var values: [Value] = []
    for _ in 0..<(try input.count()) { values.append(try read()) }
    return values
  }
}
