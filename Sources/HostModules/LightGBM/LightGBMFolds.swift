import Arrays
import Boosting
import Interpreter
import Validation

/// The folds of `lgb.cv`: given by the script, by a splitter, or made as the library makes them.
struct LightGBMFolds {
  /// Ascending row numbers.
  let splits: [(train: [Int32], test: [Int32])]

  init(
    _ vm: Interpreter, _ data: LightGBMDatasetObject, _ parameters: LightGBMParameters,
    folds: Value, count: Int, stratified: Bool, shuffle: Bool, seed: Value
  ) throws {
    let binned = try data.construct(parameters, vm)
    if !folds.isNone {
      splits = try Self.given(vm, folds, binned)
      return
    }
    let objective = LightGBMParameters.names(of: "objective").compactMap { parameters[$0] }.first
    let ranking = ["lambdarank", "rank_xendcg", "xendcg", "xe_ndcg", "xe_ndcg_mart", "xendcg_mart"]
    if let objective, ranking.contains(objective) {
      splits = try Self.byQuery(vm, binned, count)
    } else if stratified {
      splits = try Self.stratified(vm, binned, count, shuffle: shuffle, seed: seed)
    } else {
      splits = try Self.plain(vm, binned.rowCount, count, shuffle: shuffle, seed: seed)
    }
  }

  private static func pair(_ train: [Int], _ test: [Int]) -> (train: [Int32], test: [Int32]) {
    (train.map { Int32($0) }.sorted(), test.map { Int32($0) }.sorted())
  }

  private static func given(
    _ vm: Interpreter, _ folds: Value, _ data: LightGBMDataset
  ) throws -> [(train: [Int32], test: [Int32])] {
    var pairs = folds
    if try vm.attributeIfPresent(folds, "split") != nil {
      let rows = try vm.makeArray(NDArray.zeros([data.rowCount]))
      let labels = try vm.makeArray(NDArray.from(data.labels))
      let groups = try vm.makeArray(NDArray.from(queries(data).map { Int32($0) }))
      pairs = try vm.callMethod(folds, "split", [rows, labels, groups])
    }
    return try vm.elements(pairs).map { entry in
      guard let items = entry.items, items.count == 2 else {
        throw vm.valueError("folds must hold (train_idx, test_idx) tuples")
      }
      return pair(
        try vm.doubles(items[0], "folds").map { Int($0) },
        try vm.doubles(items[1], "folds").map { Int($0) })
    }
  }

  /// The query of each row; 0 for all without queries.
  private static func queries(_ data: LightGBMDataset) -> [Int] {
    guard let sizes = data.groupSizes else { return Array(repeating: 0, count: data.rowCount) }
    return sizes.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
  }

  private static func split(
    _ vm: Interpreter, _ splitter: any Splitter, _ labels: [Double]?, _ groups: [Int]?, rows: Int
  ) throws -> [(train: [Int32], test: [Int32])] {
    let set = try splitter.split(
      rows: rows, labels: labels.map { Labels(.floats($0)) },
      groups: groups.map { Labels(.ints($0)) })
    try vm.show(set.warnings)
    return set.splits.map { pair($0.train, $0.test) }
  }

  private static func stratified(
    _ vm: Interpreter, _ data: LightGBMDataset, _ count: Int, shuffle: Bool, seed: Value
  ) throws -> [(train: [Int32], test: [Int32])] {
    let splitter = try StratifiedKFold(
      count, shuffle: shuffle, random: try vm.randomSource(seed))
    return try split(
      vm, splitter, data.labels.map { Double($0) }, nil, rows: data.rowCount)
  }

  private static func byQuery(
    _ vm: Interpreter, _ data: LightGBMDataset, _ count: Int
  ) throws -> [(train: [Int32], test: [Int32])] {
    let splitter = try GroupKFold(count, shuffle: false, random: try vm.randomSource(.none))
    return try split(vm, splitter, nil, queries(data), rows: data.rowCount)
  }

  private static func plain(
    _ vm: Interpreter, _ rows: Int, _ count: Int, shuffle: Bool, seed: Value
  ) throws -> [(train: [Int32], test: [Int32])] {
    var order = Array(0..<rows)
    if shuffle {
      let random = try vm.callMethod(
        try vm.importedModule("numpy.random"), "RandomState", [seed])
      let shuffled = try vm.callMethod(random, "permutation", [Value(rows)])
      order = try vm.doubles(shuffled, "permutation").map { Int($0) }
    }
    var parts: [[Int]] = []
    var start = 0
    for k in 0..<count {
      let size = rows / count + (k < rows % count ? 1 : 0)
      parts.append(Array(order[start..<start + size]))
      start += size
    }
    return parts.indices.map { k in
      pair(parts.indices.filter { $0 != k }.flatMap { parts[$0] }, parts[k])
    }
  }
}
