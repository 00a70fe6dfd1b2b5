import Arrays
import TestSupport
import Testing

@testable import Validation

private func labels(_ recorded: Recorded) -> Labels {
  let isText = recorded[0].optionalText != nil
  return Labels(isText ? .strings(recorded.strings) : .ints(recorded.ints))
}

private func random(_ seed: Recorded) -> RandomSource {
  seed.isNull ? .unseeded : .seed(UInt32(seed.int))
}

private func size(_ recorded: Recorded) -> SplitSize? {
  if recorded.isNull { return nil }
  return recorded.double == recorded.double.rounded() && recorded.double >= 1
    ? .count(recorded.int) : .share(recorded.double)
}

private func splitter(_ name: String, _ o: Recorded) throws -> any Splitter {
  func int(_ key: String, _ standard: Int) -> Int { o[key].isNull ? standard : o[key].int }
  let n = int("n_splits", 5)
  let shuffle = o["shuffle"].isNull ? false : o["shuffle"].bool
  let source = random(o["random_state"])
  switch name {
  case "KFold": return try KFold(n, shuffle: shuffle, random: source)
  case "StratifiedKFold": return try StratifiedKFold(n, shuffle: shuffle, random: source)
  case "GroupKFold": return try GroupKFold(n, shuffle: shuffle, random: source)
  case "StratifiedGroupKFold":
    return try StratifiedGroupKFold(n, shuffle: shuffle, random: source)
  case "RepeatedKFold", "RepeatedStratifiedKFold":
    return try RepeatedFolds(
      n, repeats: int("n_repeats", 10), stratified: name.contains("Stratified"), random: source)
  case "TimeSeriesSplit":
    return try TimeSeriesSplit(
      n, largestTrain: o["max_train_size"].isNull ? nil : o["max_train_size"].int,
      testSize: o["test_size"].isNull ? nil : o["test_size"].int, gap: int("gap", 0))
  case "ShuffleSplit":
    return ShuffleSplit(
      n, test: size(o["test_size"]), train: size(o["train_size"]), random: source)
  case "GroupShuffleSplit":
    return GroupShuffleSplit(
      n, test: size(o["test_size"]), train: size(o["train_size"]), random: source)
  case "StratifiedShuffleSplit":
    return StratifiedShuffleSplit(
      n, test: size(o["test_size"]), train: size(o["train_size"]), random: source)
  case "LeaveOneOut": return LeaveOneOut()
  default: return LeaveOneGroupOut()
  }
}

@Test func `splitters cut and refuse as scikit-learn's`() throws {
  let recorded = try Recorded.fixture("splits.json")
  let groups = labels(recorded["groups"])
  for c in recorded["cases"].list {
    let name = c["name"].text
    var outcome: (splits: [Split], warnings: [String])?
    var refusal: String?
    do {
      let folds = try splitter(name, c["options"]).split(
        rows: recorded["rows"].int,
        labels: c["target"].isNull ? nil : labels(recorded[c["target"].text]), groups: groups)
      outcome = (folds.splits, folds.warnings.map { "\($0.category): \($0.message)" })
    } catch let error as ValidationError {
      refusal = "\(error.pythonClass): \(error.message)"
    }
    #expect(refusal == c["error"].optionalText, "\(name) \(c["options"])")
    guard let outcome, !c["splits"].isNull else { continue }
    #expect(
      outcome.splits.map { [$0.train, $0.test] } == c["splits"].list.map { $0.list.map(\.ints) })
    #expect(outcome.warnings == c["warnings"].strings)
  }
}

@Test func `k-folds equal the recorded vectors`() throws {
  for file in ["kfold", "stratified_kfold", "group_kfold", "stratified_group_kfold"] {
    guard let path = Shared.path("vectors/splits/\(file).json") else { return }
    let recorded = try Recorded(path: path)
    for c in recorded["cases"].list {
      let shuffle = c["shuffle"].bool
      let source = random(c["seed"])
      let made: any Splitter =
        switch file {
        case "kfold": try KFold(c["k"].int, shuffle: shuffle, random: source)
        case "stratified_kfold": try StratifiedKFold(c["k"].int, shuffle: shuffle, random: source)
        case "group_kfold": try GroupKFold(c["k"].int, shuffle: shuffle, random: source)
        default: try StratifiedGroupKFold(c["k"].int, shuffle: shuffle, random: source)
        }
      let y = c["y"].isNull ? nil : labels(c["y"].isList ? c["y"] : recorded["ys"][c["y"].text])
      let folds = try made.split(
        rows: c["n"].isNull ? y!.count : c["n"].int, labels: y,
        groups: c["groups"].isNull ? nil : labels(c["groups"]))
      #expect(folds.testFold == c["test_fold"].ints)
    }
  }
}

@Test func `repeated folds equal the recorded vectors`() throws {
  guard let path = Shared.path("vectors/splits/repeated.json") else { return }
  let recorded = try Recorded(path: path)
  for c in recorded["cases"].list {
    let y = labels(recorded["ys"][c["y"].text])
    let folds = try RepeatedFolds(
      c["k"].int, repeats: c["repeats"].int, stratified: c["cls"].text.contains("Stratified"),
      random: random(c["seed"])
    ).split(rows: y.count, labels: y)
    for (repetition, expected) in c["test_fold"].list.enumerated() {
      let k = c["k"].int
      let part = Array(folds.splits[(repetition * k)..<((repetition + 1) * k)])
      #expect(FoldSet(rows: y.count, splits: part).testFold == expected.ints)
    }
  }
}

@Test func `train_test_split equals the recorded vectors`() throws {
  guard let path = Shared.path("vectors/splits/train_test_split.json") else { return }
  let recorded = try Recorded(path: path)
  for c in recorded["cases"].list {
    let y = labels(recorded["ys"][c["y"].text])
    let split = try trainTestSplit(
      rows: y.count, test: size(c["test_size"]), random: random(c["seed"]),
      stratify: c["stratify"].bool ? y : nil)
    #expect(split.train == c["train"].ints)
    #expect(split.test == c["test"].ints)
  }
}

@Test func `fold fingerprints tell fold sets apart`() throws {
  let a = try KFold(5, shuffle: true, random: .seed(1)).split(rows: 100)
  let same = try KFold(5, shuffle: true, random: .seed(1)).split(rows: 100)
  let other = try KFold(5, shuffle: true, random: .seed(2)).split(rows: 100)
  let longer = try KFold(5, shuffle: true, random: .seed(1)).split(rows: 101)
  #expect(a.fingerprint == same.fingerprint)
  #expect(a.fingerprint.count == 16)
  #expect(Set([a, other, longer].map(\.fingerprint)).count == 3)
}
