import Arrays

extension PickleNode {
  /// Calls `body` with each value that this node holds.
  func forEachChild(_ body: (PickleValue) -> Void) {
    switch self {
    case .list(let items), .tuple(let items), .set(let items), .frozenSet(let items),
      .deque(let items, _):
      items.forEach(body)
    case .dictionary(let dictionary):
      if case .defaulting(let factory) = dictionary.kind { body(factory) }
      dictionary.keys.forEach(body)
      dictionary.values.forEach(body)
    case .slice(let start, let stop, let step), .range(let start, let stop, let step):
      body(start)
      body(stop)
      body(step)
    case .record(let record): record.forEachChild(body)
    case .array(let array): array.elements.forEachObject(body)
    case .column(let column): column.forEachObject(body)
    case .index(let index): index.forEachObject(body)
    case .series(let series):
      series.column.forEachObject(body)
      series.index.forEachObject(body)
    case .frame(let frame):
      frame.columns.forEach { $0.forEachObject(body) }
      frame.index.forEachObject(body)
    default: break
    }
  }
}

extension PickleRecord {
  func forEachChild(_ body: (PickleValue) -> Void) {
    arguments.forEach(body)
    if let namedArguments { body(namedArguments) }
    if let state { body(state) }
    items.forEach(body)
    for entry in entries {
      body(entry.key)
      body(entry.value)
    }
  }
}

extension Scalar {
  /// The node that stands for this element.
  var pickledValue: PickleValue? {
    if case .opaque(let object) = self, let object = object as? PickledObject {
      return .node(object.reference)
    }
    return nil
  }
}

extension NDArray {
  /// The nodes that `object` elements stand for.
  func forEachObject(_ body: (PickleValue) -> Void) {
    guard dtype == .object else { return }
    forEachOffset { offset in
      let element = storage.base.assumingMemoryBound(to: Scalar.self)[offset]
      if let value = element.pickledValue { body(value) }
    }
  }

  /// The element index of each element, last axis fastest.
  func forEachOffset(_ body: (Int) -> Void) {
    guard count > 0 else { return }
    var position = [Int](repeating: 0, count: ndim)
    var at = offset
    while true {
      body(at)
      var axis = ndim - 1
      while axis >= 0 {
        position[axis] += 1
        at += strides[axis]
        if position[axis] < shape[axis] { break }
        at -= strides[axis] * shape[axis]
        position[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}

extension Column {
  func forEachObject(_ body: (PickleValue) -> Void) {
    if let categories { categories.values.forEachObject(body) }
    if type == .object { array().forEachObject(body) }
  }
}

extension Index {
  func forEachObject(_ body: (PickleValue) -> Void) {
    switch kind {
    case .range: break
    case .values(let column): column.forEachObject(body)
    case .levels(let levels): levels.forEach { $0.forEachObject(body) }
    }
  }
}
