import Arrays
import Boosting
import Frames
import Interpreter

extension ValueWriter {
  /// Arrays, tables, models and the like.
  mutating func writeHost(_ value: Value) throws -> Bool {
    guard let object = value.hostObject else { return false }
    switch object {
    case let object as ArrayObject:
      tag(.array)
      try write(object.array)
    case let object as NumpyScalarObject:
      tag(.scalar)
      out.byte(object.dtype.rawValue)
      try writeElement(object.value)
    case let object as DTypeObject:
      tag(.dtype)
      out.byte(object.dtype.rawValue)
    case let object as FrameObject:
      tag(.frame)
      try write(object.frame)
    case let object as SeriesObject:
      tag(.series)
      try write(object.series.column)
      try write(object.series.index)
      try writeElement(Scalar(object.series.name))
    case let object as IndexObject:
      tag(.index)
      try write(object.index)
    case let object as PathObject:
      tag(.path)
      out.text(object.text)
    case let object as ModelObject: try write(object)
    case let object as SplitterObject: return try write(object, value)
    case let object as RunObject: try write(object)
    case let object as LightGBMBoosterObject:
      tag(.booster)
      write(object.booster)
      try write(object.parameters)
      try write(object.bestScore)
    case let object as XGBoostBoosterObject:
      tag(.xgboostBooster)
      write(object.booster)
    case let object as RandomStateObject:
      isStateful = true
      tag(.randomState)
      write(object.state.state)
    case let object as RandomObject:
      isStateful = true
      guard vm.type(of: value).module == "random" else { return false }
      tag(.pythonRandom)
      write(object.engine.state)
    case is LightGBMDatasetObject, is FigureObject, is EnsembleObject, is AgreementObject,
      is FittedModel:
      return false
    default:
      if try writeSearch(object, value) { return true }
      // Nobody knows whether using it changes it.
      isStateful = true
      return false
    }
    return true
  }

  // MARK: Arrays and tables

  private mutating func write(_ scalars: [Scalar]) throws {
    out.int(scalars.count)
    for scalar in scalars { try writeElement(scalar) }
  }

  /// An element of an object array: times and lists as such, all else as script values.
  private mutating func writeElement(_ scalar: Scalar) throws {
    switch scalar {
    case .datetime(let time):
      out.byte(1)
      out.int(Int(time))
    case .timedelta(let time):
      out.byte(2)
      out.int(Int(time))
    case .list(let items):
      out.byte(3)
      try write(items)
    default:
      out.byte(0)
      try write(try vm.plain(scalar))
    }
  }

  /// Dense arrays keep their order of axes, so that sums over them add in the same order.
  private mutating func write(_ array: NDArray) throws {
    out.byte(array.dtype.rawValue)
    out.int(array.textWidth)
    out.ints(array.shape)
    if array.dtype == .object {
      out.ints([])
      return try write(array.scalars())
    }
    let extent = array.denseStrides == nil ? array.contiguousOrCopy() : array
    out.ints(extent.strides)
    let start = extent.storage.base + extent.offset * extent.dtype.size
    out.block(UnsafeRawBufferPointer(start: start, count: extent.count * extent.dtype.size))
    withExtendedLifetime(extent.storage) {}
  }

  mutating func write(_ frame: Frame) throws {
    try write(frame.index)
    out.int(frame.columns.count)
    for column in frame.columns { try write(column) }
    out.int(frame.names.labels.count)
    for label in frame.names.labels { try writeElement(Scalar(label)) }
    out.int(frame.names.axisNames.count)
    for label in frame.names.axisNames { try writeElement(Scalar(label)) }
  }

  mutating func write(_ index: Index) throws {
    switch index.kind {
    case .range(let start, let step, let count):
      out.byte(0)
      out.ints([start, step, count])
    case .values(let column):
      out.byte(1)
      try write(column)
    case .levels(let levels):
      out.byte(2)
      out.int(levels.count)
      for level in levels { try write(level) }
    }
    out.int(index.names.count)
    for name in index.names { try writeElement(Scalar(name)) }
  }

  mutating func write(_ column: Column) throws {
    let column = column.contiguous()
    out.text(column.type.name)
    out.int(column.count)
    if column.type == .object { return try write(column.scalars()) }
    let size = column.type.elementType.size
    let start = column.storage.base + column.offset * size
    out.block(UnsafeRawBufferPointer(start: start, count: column.count * size))
    withExtendedLifetime(column.storage) {}
    if let pool = column.pool {
      out.bool(pool.isDistinct)
      out.block(UnsafeRawBufferPointer(start: pool.offsets, count: (pool.count + 1) * 8))
      let used = Int(pool.offsets[pool.count])
      out.block(UnsafeRawBufferPointer(start: pool.bytes, count: used))
    }
    if let categories = column.categories {
      out.bool(categories.isOrdered)
      try write(categories.values)
    }
  }

  // MARK: Models and runs

  mutating func write(_ model: ModelObject) throws {
    tag(.model)
    out.int(model.rounds)
    out.text(model.text)
    let pairs: [(name: String, text: String)]
    switch model.engine {
    case .lightgbm(let parameters):
      out.byte(0)
      pairs = parameters.pairs.map { ($0.name, $0.value) }
    case .xgboost(let parameters):
      out.byte(1)
      pairs = parameters.entries
    case .logistic(let settings):
      out.byte(2)
      return try write(settings.given)
    }
    out.int(pairs.count)
    for pair in pairs {
      out.text(pair.name)
      out.text(pair.text)
    }
  }

  private mutating func write(_ entries: [(name: String, value: Value)]) throws {
    out.int(entries.count)
    for (name, value) in entries {
      out.text(name)
      try write(value)
    }
  }

  /// The call that made it; a generator given as `random_state` cannot be stored with it.
  private mutating func write(_ splitter: SplitterObject, _ value: Value) throws -> Bool {
    guard let arguments = splitter.arguments else { return false }
    tag(.splitter)
    try write(try vm.attribute(value, "__class__"))
    try write(arguments.map { (name: $0.0, value: $0.1) })
    return true
  }

  private mutating func write(_ booster: LightGBMBooster) {
    out.text(booster.savedText())
    out.int(booster.bestIteration)
  }

  private mutating func write(_ booster: XGBoostBooster) {
    booster.ubjBytes().withUnsafeBytes { out.block($0) }
  }

  private mutating func write(_ booster: RunFold.Booster) {
    switch booster {
    case .lightgbm(let booster):
      out.byte(0)
      write(booster)
    case .xgboost(let booster):
      out.byte(1)
      write(booster)
    case .logistic(let fitted):
      out.byte(2)
      out.doubles(fitted.coefficients[0])
      out.doubles(fitted.intercepts)
      out.int(fitted.iterations)
    }
  }

  private mutating func write(_ run: RunObject) throws {
    tag(.run)
    out.int(run.rounds)
    out.text(run.metric.name)
    out.doubles(run.truth)
    out.doubles(run.sweep.thresholds)
    out.bool(run.test != nil)
    out.int(run.featureNames.count)
    for name in run.featureNames { out.text(name) }
    out.int(run.folds.rows)
    out.int(run.folds.splits.count)
    for (split, fold) in zip(run.folds.splits, run.results) {
      out.ints(split.train)
      out.ints(split.test)
      write(fold.booster)
      out.int(fold.rounds)
      out.doubles(fold.outOfFold)
      out.doubles(fold.test)
      out.doubles(fold.importance)
    }
  }

  /// Where the streams stand that all cells share, if anything has used them.
  mutating func writeSharedRandomStates() {
    for state in [NumpyState.randomState(vm), SharedRandom.state(vm)] {
      out.bool(state != nil)
      if let state { write(state) }
    }
  }

  private mutating func write(_ state: RandomState.State) {
    out.ints(state.words.key.map { Int($0) })
    out.int(state.words.position)
    out.bool(state.spareNormal != nil)
    out.double(state.spareNormal ?? 0)
  }
}

extension NDArray {
  /// The strides where the elements fill a stretch of memory without gaps in any order of axes; nil
  /// for other arrays.
  var denseStrides: [Int]? {
    var expected = 1
    for axis in shape.indices.sorted(by: { strides[$0] < strides[$1] }) {
      if shape[axis] == 1 { continue }
      guard strides[axis] == expected else { return nil }
      expected *= shape[axis]
    }
    return strides
  }
}
