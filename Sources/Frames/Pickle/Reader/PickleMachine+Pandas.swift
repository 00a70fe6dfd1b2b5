import Arrays

/// Calls and states of pandas objects.
extension PickleMachine {
  mutating func makePandas(_ known: PickleGlobal, _ arguments: [PickleValue]) throws(PickleError)
    -> PickleNode?
  {
    switch known {
    case .blockManager, .singleBlockManager:
      return try makeManager(arguments)
    case .unpickleBlock, .newBlock:
      guard arguments.count >= 2 else { return nil }
      return .part(PicklePart("Block", .block(values: arguments[0], placement: arguments[1])))
    case .blockPlacement where arguments.count == 1:
      return .part(PicklePart("BlockPlacement", .placement(arguments[0])))
    case .newIndex, .newDatetimeIndex: return try makeIndex(arguments)
    case .ndarrayBacked:
      // Class, checksum of its layout, and sometimes the state that mostly comes later.
      guard arguments.count == 3, case .named(let type) = node(arguments[0]),
        let backed = type.known,
        [.datetimeArray, .timedeltaArray, .categorical, .stringArray].contains(backed)
      else { return nil }
      if isNone(arguments[2]) { return .part(PicklePart(type.full, .unbuilt(backed))) }
      return try builtPandas(backed, name: type.full, arguments[2])
    case .categoricalDType: return try makeCategoricalDType(arguments)
    case .stringDType: return .part(PicklePart("StringDtype", .stringDType))
    case .arrowDType, .extensionDType: return .part(PicklePart("ExtensionDtype", .extensionDType))
    case .zonedDType: throw zonedTimes
    case .makeArray: return try makeArray(arguments)
    default: return nil
    }
  }

  var zonedTimes: PickleError {
    refused("timezone-aware datetimes (DatetimeTZDtype) are not supported")
  }

  /// What a pandas object is once its state has come.
  mutating func builtPandas(_ known: PickleGlobal, name: String, _ state: PickleValue)
    throws(PickleError) -> PickleNode
  {
    var built: PickleNode?
    switch known {
    case .dataFrame: built = try builtFrame(state).map { .frame($0) }
    case .series: built = try builtSeries(state).map { .series($0) }
    case .blockManager, .singleBlockManager: built = try builtManager(state)
    case .datetimeArray, .timedeltaArray: built = try builtTimes(state)
    case .categorical: built = try builtCategorical(state).map { .column($0) }
    case .stringArray: built = try builtStrings(state).map { .column($0) }
    case .maskedArray: built = try builtMasked(state).map { .column($0) }
    case .arrowStringArray: built = try builtArrow(state).map { .column($0) }
    case .categoricalDType:
      guard let entries = try entries(state), let categories = entries["categories"] else { break }
      built = try makeCategoricalDType([categories, entries["ordered"] ?? .none])
    case .stringDType: built = .part(PicklePart(name, .stringDType))
    case .arrowDType: built = .part(PicklePart(name, .extensionDType))
    case .arrayWrapper: built = try wrappedArray(state).map { .array($0) }
    default: break
    }
    guard let built else { throw refused("state of '\(name)' is not understood") }
    return built
  }

  // MARK: Block managers

  /// `BlockManager((block, …), [axis, …])`, `SingleBlockManager(block, axis)`.
  private mutating func makeManager(_ arguments: [PickleValue]) throws(PickleError)
    -> PickleNode?
  {
    guard arguments.count >= 2 else { return nil }
    if case .part(let part) = node(arguments[0]),
      case .block(let values, _) = part.content
    {
      return .part(
        PicklePart("SingleBlockManager", .singleManager(values: values, axis: arguments[1])))
    }
    guard let members = items(arguments[0]), let axes = items(arguments[1]) else { return nil }
    try charge(members.count, of: 48)
    var blocks: [(values: PickleValue, placement: PickleValue)] = []
    for member in members {
      guard case .part(let part) = node(member),
        case .block(let values, let placement) = part.content
      else { return nil }
      blocks.append((values, placement))
    }
    if axes.count == 1, blocks.count == 1 {
      return .part(
        PicklePart("SingleBlockManager", .singleManager(values: blocks[0].values, axis: axes[0])))
    }
    return .part(PicklePart("BlockManager", .manager(axes: axes, blocks: blocks)))
  }

  /// The state that pandas 0.14 began to write: axes, values, items, and all of it again by name.
  private mutating func builtManager(_ state: PickleValue) throws(PickleError) -> PickleNode? {
    guard let parts = items(state), parts.count >= 4,
      let named = try entries(parts[3])?["0.14.1"], let entries = try entries(named),
      let axes = items(entries["axes"]), let members = items(entries["blocks"])
    else { return nil }
    try charge(members.count, of: 48)
    var blocks: [(values: PickleValue, placement: PickleValue)] = []
    for member in members {
      guard let block = try self.entries(member), let values = block["values"],
        let placement = block["mgr_locs"]
      else { return nil }
      blocks.append((values, placement))
    }
    if axes.count == 1 {
      guard blocks.count == 1 else { return nil }
      return .part(
        PicklePart("SingleBlockManager", .singleManager(values: blocks[0].values, axis: axes[0])))
    }
    return .part(PicklePart("BlockManager", .manager(axes: axes, blocks: blocks)))
  }

  // MARK: Tables

  private mutating func builtSeries(_ state: PickleValue) throws(PickleError) -> Series? {
    guard let entries = try entries(state), let manager = entries["_mgr"] ?? entries["_data"],
      case .part(let part) = node(manager),
      case .singleManager(let values, let axis) = part.content
    else { return nil }
    let index = try self.index(axis)
    let column = try self.column(values)
    guard column.count == index.count else {
      throw refused("series of \(column.count) values with \(index.count) labels")
    }
    let name = try label(entries["_name"] ?? entries["name"] ?? .none)
    return Series(column, index: index, name: name)
  }

  private mutating func builtFrame(_ state: PickleValue) throws(PickleError) -> Frame? {
    guard let entries = try entries(state), let manager = entries["_mgr"] ?? entries["_data"],
      case .part(let part) = node(manager),
      case .manager(let axes, let blocks) = part.content, axes.count == 2
    else { return nil }
    let names = try columnNames(axes[0])
    let index = try self.index(axes[1])
    try charge(names.labels.count, of: MemoryLayout<Column?>.stride)
    var columns = [Column?](repeating: nil, count: names.labels.count)
    for block in blocks {
      let places = try placement(block.placement)
      let values = try blockColumns(block.values, count: places.count)
      for (place, column) in zip(places, values) {
        guard columns.indices.contains(place), columns[place] == nil else {
          throw refused("blocks of a table do not fit its columns")
        }
        guard column.count == index.count else {
          throw refused("column of \(column.count) values in a table of \(index.count) rows")
        }
        columns[place] = column
      }
    }
    let filled = columns.compactMap { $0 }
    guard filled.count == columns.count else {
      throw refused("blocks of a table do not fit its columns")
    }
    return Frame(columns: filled, names: names, index: index)
  }

  /// The columns that a block's rows are: a slice, a `BlockPlacement` or an array of numbers.
  private mutating func placement(_ value: PickleValue) throws(PickleError) -> [Int] {
    switch node(value) {
    case .part(let part):
      if case .placement(let inner) = part.content, !isPlacement(inner) {
        return try placement(inner)
      }
    case .slice(let start, let stop, let step):
      if let start = integer(start), let stop = integer(stop), let step = integer(step),
        step != 0, [start, stop, step].allSatisfy({ $0.magnitude <= 1 << 40 })
      {
        let count = max(0, (stop - start + (step > 0 ? step - 1 : step + 1)) / step)
        try charge(count, of: 16)
        return (0..<count).map { start + $0 * step }
      }
    case .array(let array):
      if array.elements.dtype == .int64, array.elements.ndim == 1 {
        try charge(array.elements.count, of: 16)
        return (0..<array.elements.count).map { i in
          if case .int(let place) = array.elements.flat(i) { Int(place) } else { -1 }
        }
      }
    default:
      if let place = integer(value) { return [place] }
    }
    throw refused("placement of a block is not understood")
  }

  private func isPlacement(_ value: PickleValue) -> Bool {
    if case .part = node(value) { true } else { false }
  }

  /// The rows of a block, each a column of the table.
  private mutating func blockColumns(_ values: PickleValue, count: Int) throws(PickleError)
    -> [Column]
  {
    let array: PickleArray
    switch node(values) {
    case .array(let plain): array = plain
    case .part(let part):
      guard case .times(let times) = part.content else {
        throw refused("column of class '\(part.name)'")
      }
      array = times
    default:
      guard count == 1 else { throw refused("blocks of a table do not fit its columns") }
      return [try column(values)]
    }
    if array.elements.ndim == 1, count == 1 { return [try column(array)] }
    guard array.elements.ndim == 2, array.elements.shape[0] == count else {
      throw refused("blocks of a table do not fit its columns")
    }
    try charge(count, of: MemoryLayout<Column>.stride)
    let type = try columnType(array)
    var elements = try timesAsColumns(array)
    if elements.strides[1] != 1, count > 1, elements.dtype != .object {
      try charge(elements.count, of: elements.dtype.size)
      elements = elements.rowsSideBySide()
    }
    return (0..<count).map { row in
      Column(
        type: type, storage: elements.storage,
        offset: elements.offset + row * elements.strides[0], stride: elements.strides[1],
        count: elements.shape[1])
    }
  }
}
