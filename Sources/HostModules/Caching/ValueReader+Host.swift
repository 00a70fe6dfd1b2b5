import Arrays
import Boosting
import Frames
import Interpreter
import Models
import Validation

extension ValueReader {
  /// Arrays, tables, models and the like.
  mutating func readHost(_ tag: ValueTag) throws -> Value {
    switch tag {
    case .array: return try vm.makeArray(try readArray())
    case .scalar:
      let dtype = try readType()
      return try vm.element(try readElement(), dtype)
    case .dtype:
      return vm.makeHost(
        DTypeObject(try readType()), type: try vm.hostType("numpy", "dtype"))
    case .frame: return try vm.makeFrame(try readFrame())
    case .series:
      let (column, index) = (try readColumn(), try readIndex())
      return try vm.makeSeries(Series(column, index: index, name: try Label(try readElement())))
    case .index: return try vm.makeIndex(try readIndex())
    case .path:
      return vm.makeHost(
        PathObject(try input.text()), type: try vm.hostType("pathlib", "PosixPath"))
    case .model:
      return vm.makeHost(
        try readModelObject(), type: try ModelFunctions.builtinType(vm, "Model"))
    case .splitter: return try readSplitter()
    case .run: return try readRun()
    case .booster: return try readBoosterObject()
    case .xgboostBooster: return try XGBoostBoosterType.wrap(try readXGBoostBooster(), vm)
    case .randomState:
      return vm.makeHost(
        RandomStateObject(try RandomState(state: try readRandomState())),
        type: try vm.hostType("numpy.random", "RandomState"))
    case .pythonRandom:
      let engine = PythonRandom()
      try engine.restore(try readRandomState())
      return vm.makeHost(RandomObject(engine), type: try vm.hostType("random", "Random"))
    default: return try readSearch(tag)
    }
  }

  // MARK: Arrays and tables

  private mutating func readType() throws -> DType {
    guard let type = DType(rawValue: try input.byte()) else {
      throw StoredValuesError(message: "an array of an unknown type")
    }
    return type
  }

  /// Small blocks are copied; large ones stay where they are, in the mapped file.
  private func storage(_ block: UnsafeRawBufferPointer) -> Storage {
    if block.count >= 1 << 14 {
      return Storage(
        borrowing: UnsafeMutableRawPointer(mutating: block.baseAddress!), byteCount: block.count,
        owner: owner)
    }
    let storage = Storage(byteCount: block.count)
    if let base = block.baseAddress { storage.base.copyMemory(from: base, byteCount: block.count) }
    return storage
  }

  private mutating func readScalars() throws -> [Scalar] {
    let count = try input.count()
    var scalars: [Scalar] = []
    scalars.reserveCapacity(count)
    for _ in 0..<count { scalars.append(try readElement()) }
    return scalars
  }

  private mutating func readElement() throws -> Scalar {
    switch try input.byte() {
    case 1: return .datetime(Int64(try input.int()))
    case 2: return .timedelta(Int64(try input.int()))
    case 3: return .list(try readScalars())
    default: return vm.scalar(try read())
    }
  }

  private mutating func readArray() throws -> NDArray {
    let dtype = try readType()
    let width = try input.int()
    let (shape, strides) = (try input.ints(), try input.ints())
    if dtype == .object {
      let scalars = try readScalars()
      let array = NDArray(uninitialized: shape, .object, textWidth: width)
      guard array.count == scalars.count else { throw mismatch }
      let base = array.storage.base.assumingMemoryBound(to: Scalar.self)
      for i in scalars.indices { base[i] = scalars[i] }
      return array
    }
    let block = try input.block()
    guard shape.count == strides.count, shape.allSatisfy({ $0 >= 0 }),
      strides.allSatisfy({ $0 >= 0 }), shape.reduce(1, *) * dtype.size == block.count
    else { throw mismatch }
    return NDArray(
      storage: storage(block), dtype: dtype, shape: shape, strides: strides, offset: 0,
      textWidth: width)
  }

  var mismatch: StoredValuesError {
    StoredValuesError(message: "the sizes of stored data do not fit")
  }

  private mutating func readLabels() throws -> [Label] {
    var labels: [Label] = []
    for _ in 0..<(try input.count()) { labels.append(try Label(try readElement())) }
    return labels
  }

  private mutating func readFrame() throws -> Frame {
    let index = try readIndex()
    var columns: [Column] = []
    for _ in 0..<(try input.count()) { columns.append(try readColumn()) }
    let labels = try readLabels()
    let names = ColumnNames(labels, axisNames: try readLabels())
    guard labels.count == columns.count, columns.allSatisfy({ $0.count == index.count }) else {
      throw mismatch
    }
    return Frame(columns: columns, names: names, index: index)
  }

  private mutating func readIndex() throws -> Index {
    let kind: Index.Kind
    switch try input.byte() {
    case 0:
      let range = try input.ints()
      guard range.count == 3, range[2] >= 0 else { throw mismatch }
      kind = .range(start: range[0], step: range[1], count: range[2])
    case 1: kind = .values(try readColumn())
    default:
      var levels: [Column] = []
      for _ in 0..<(try input.count()) { levels.append(try readColumn()) }
      kind = .levels(levels)
    }
    return Index(kind, names: try readLabels())
  }

  private mutating func readColumn() throws -> Column {
    let name = try input.text()
    let count = try input.int()
    guard let type = ColumnType.stored(name), count >= 0 else { throw mismatch }
    if type == .object {
      let scalars = try readScalars()
      guard scalars.count == count else { throw mismatch }
      return Column(scalars: scalars)
    }
    let block = try input.block()
    guard block.count == count * type.elementType.size else { throw mismatch }
    let elements = storage(block)
    if type == .string {
      let pool = try readPool()
      return Column(type: type, storage: elements, count: count, pool: pool)
    }
    if type == .category {
      let isOrdered = try input.bool()
      let categories = Categories(values: try readColumn(), isOrdered: isOrdered)
      return Column(type: type, storage: elements, count: count, categories: categories)
    }
    return Column(type: type, storage: elements, count: count)
  }

  private mutating func readPool() throws -> StringPool {
    let isDistinct = try input.bool()
    let (offsets, bytes) = (try input.block(), try input.block())
    guard offsets.count >= 8, offsets.count % 8 == 0 else { throw mismatch }
    return StringPool(
      offsets: storage(offsets), bytes: storage(bytes), count: offsets.count / 8 - 1,
      isDistinct: isDistinct)
  }

  // MARK: Models and runs

  mutating func readModelObject() throws -> ModelObject {
    let (rounds, text) = (try input.int(), try input.text())
    let kind = try input.byte()
    if kind == 2 {
      return try LogisticSettings([], try readEntries(), caller: "logistic", vm).model
    }
    var pairs: [(String, String)] = []
    for _ in 0..<(try input.count()) {
      let name = try input.text()
      pairs.append((name, try input.text()))
    }
    var engine = ModelObject.Engine.xgboost(XGBoostParameters(pairs))
    if kind == 0 {
      var parameters = LightGBMParameters()
      for (name, value) in pairs { parameters[name] = value }
      engine = .lightgbm(parameters)
    }
    return ModelObject(engine, rounds: rounds, text: text)
  }

  private mutating func readSplitter() throws -> Value {
    let type = try read()
    return try vm.call(type, [], keywords: try readEntries())
  }

  private mutating func readEntries() throws -> [(name: String, value: Value)] {
    var entries: [(name: String, value: Value)] = []
    for _ in 0..<(try input.count()) {
      let name = try input.text()
      entries.append((name, try read()))
    }
    return entries
  }

  private mutating func readRunModel() throws -> RunFold.Booster {
    switch try input.byte() {
    case 0: return .lightgbm(try readBooster())
    case 1: return .xgboost(try readXGBoostBooster())
    default:
      let (coefficients, intercepts) = (try input.doubles(), try input.doubles())
      return .logistic(
        LogisticRegression.Fitted(
          coefficients: [coefficients], intercepts: intercepts, iterations: try input.int(),
          ending: .converged))
    }
  }

  private mutating func readBooster() throws -> LightGBMBooster {
    let booster = try LightGBMBooster(modelText: try input.text())
    booster.bestIteration = try input.int()
    return booster
  }

  private mutating func readXGBoostBooster() throws -> XGBoostBooster {
    try XGBoostBooster(model: Array(try input.block()))
  }

  private mutating func readBoosterObject() throws -> Value {
    let booster = try readBooster()
    let (parameters, bestScore) = (try read(), try read())
    return vm.makeHost(
      LightGBMBoosterObject(booster, parameters: parameters, bestScore: bestScore),
      type: try vm.hostType("lightgbm", "Booster"))
  }

  private mutating func readRun() throws -> Value {
    let rounds = try input.int()
    let metric = try ScoreMetric(vm.string(try input.text()), caller: "cross_validate", vm)
    let (truth, grid) = (try input.doubles(), try input.doubles())
    let hasTest = try input.bool()
    var names: [String] = []
    for _ in 0..<(try input.count()) { names.append(try input.text()) }
    let rows = try input.int()
    var splits: [Split] = []
    var results: [RunFold] = []
    for _ in 0..<(try input.count()) {
      let train = try input.ints()
      splits.append(Split(train: train, test: try input.ints()))
      let booster = try readRunModel()
      let used = try input.int()
      let (outOfFold, test) = (try input.doubles(), try input.doubles())
      results.append(
        RunFold(
          booster, rounds: used, outOfFold: outOfFold, test: test,
          importance: try input.doubles()))
    }
    let run = try RunObject(
      folds: FoldSet(rows: rows, splits: splits), truth: truth, results: results,
      featureNames: names, hasTest: hasTest, rounds: rounds, metric: metric, grid: grid,
      isCancelled: { vm.isCancelled })
    return vm.makeHost(run, type: try ModelFunctions.builtinType(vm, "CrossValidationRun"))
  }

  mutating func readSharedRandomStates() throws -> (
    numpy: RandomState.State?, python: RandomState.State?
  ) {
    let numpy = try input.bool() ? try readRandomState() : nil
    return (numpy, try input.bool() ? try readRandomState() : nil)
  }

  private mutating func readRandomState() throws -> RandomState.State {
    let key = try input.ints().map { UInt32(truncatingIfNeeded: $0) }
    let position = try input.int()
    let hasSpare = try input.bool()
    let spare = try input.double()
    return RandomState.State(
      words: MersenneTwister.State(key: key, position: position),
      spareNormal: hasSpare ? spare : nil)
  }
}

extension ColumnType {
  private static let all: [ColumnType] =
    [
      .bool, .int8, .uint8, .int16, .int32, .int64, .float32, .float64, .object, .string, .category,
    ] + TimeUnit.allCases.map { .datetime($0) } + TimeUnit.allCases.map { .timedelta($0) }

  /// The type of a name.
  static func stored(_ name: String) -> ColumnType? { all.first { $0.name == name } }
}
