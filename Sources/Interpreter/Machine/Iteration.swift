import BigInt

extension Value {
  @inline(__always) var iterator: UnsafeMutablePointer<IteratorCell> {
    pointer(as: IteratorCell.self)
  }
}

/// What a native iterator of a host object does: gives the next value, or nil at the end.
public protocol HostIterator: AnyObject {
  func next(_ vm: Interpreter) throws -> Value?
}

extension Interpreter {
  func makeIterator(
    _ type: IteratorType, _ source: Value, extra: Value = .unbound, stop: Int = 0, step: Int = 1,
    index: Int = 0
  ) -> Value {
    let cell = heap.allocate(.iterator, IteratorCell.self)
    cell.pointee.type = type
    cell.pointee.source = source
    cell.pointee.extra = extra
    cell.pointee.index = index
    cell.pointee.stop = stop
    cell.pointee.step = step
    return Value(.iterator, cell)
  }

  func isIterable(_ value: Value) -> Bool {
    switch value.kind {
    case .list, .tuple, .string, .bytes, .range, .dict, .set, .frozenset, .iterator, .generator,
      .dictView:
      return true
    default:
      let type = self.type(of: value)
      return !type.lookup(symbols.iterate, version: classVersion).isUnbound
        || !type.lookup(symbols.getItem, version: classVersion).isUnbound
    }
  }

  /// `iter(value)`
  @inline(never)
  public func makeIterator(_ value: Value) throws(Raised) -> Value {
    let own = overriding(value, symbols.iterate)
    if !own.isUnbound { return try checkedIterator(own, value) }
    switch value.kind {
    case .list: return makeIterator(.list, value)
    case .range where isLong(value): return makeIterator(.sequence, value)
    case .range:
      let range = value.range
      return makeIterator(
        .range, value, stop: range.count, step: range.pointee.step, index: range.pointee.start)
    case .tuple: return makeIterator(.tuple, value)
    case .string: return makeIterator(.string, value)
    case .bytes: return makeIterator(.bytes, value)
    case .dict: return makeIterator(.dictKeys, value, stop: value.dict.pointee.count)
    case .set, .frozenset: return makeIterator(.set, value, stop: value.set.pointee.used)
    case .dictView:
      let view = value.pointer(as: DictViewCell.self)
      let count = view.pointee.dict.dict.pointee.count
      switch view.pointee.type {
      case .keys: return makeIterator(.dictKeys, view.pointee.dict, stop: count)
      case .values: return makeIterator(.dictValues, view.pointee.dict, stop: count)
      case .items: return makeIterator(.dictItems, view.pointee.dict, stop: count)
      }
    case .iterator, .generator: return value
    default: break
    }
    let type = self.type(of: value)
    let method = type.lookup(symbols.iterate, version: classVersion)
    if !method.isUnbound && !method.isNone {
      return try checkedIterator(method, value)
    }
    if method.isUnbound, !value.is(.type) || value.typeInfo.metaclass != nil,
      !type.lookup(symbols.getItem, version: classVersion).isUnbound
    {
      return makeIterator(.sequence, value)
    }
    throw typeError("'\(typeName(value))' object is not iterable")
  }

  /// What a class's `__iter__` gives.
  private func checkedIterator(_ method: Value, _ value: Value) throws(Raised) -> Value {
    if method.isNone { throw typeError("'\(typeName(value))' object is not iterable") }
    let iterator = try callMethod(method, value, [])
    if iterator.is(.iterator) || iterator.is(.generator) { return iterator }
    let next = self.type(of: iterator).lookup(symbols.next, version: classVersion)
    if next.isUnbound {
      throw typeError("iter() returned non-iterator of type '\(typeName(iterator))'")
    }
    return iterator
  }

  /// An iterator over what a host object produces.
  public func makeIterator(host iterator: any HostIterator) -> Value {
    let holder = makeHost(iterator, type: types.object)
    return makeIterator(.host, holder)
  }

  /// The next value, or unbound at the end.
  @inline(never)
  func next(_ iterator: Value) throws(Raised) -> Value {
    switch iterator.kind {
    case .iterator: return try nextNative(iterator.iterator)
    case .generator: return try resume(iterator, .none)
    default: return try nextOfInstance(iterator)
    }
  }

  private func nextOfInstance(_ iterator: Value) throws(Raised) -> Value {
    let method = type(of: iterator).lookup(symbols.next, version: classVersion)
    if method.isUnbound { throw typeError("'\(typeName(iterator))' object is not an iterator") }
    do {
      return try callMethod(method, iterator, [])
    } catch {
      if isInstance(raised, types.stopIteration) {
        generatorResult = exceptionField(raised, "value")
        raised = .none
        return .unbound
      }
      throw error
    }
  }

  private func nextNative(_ cell: UnsafeMutablePointer<IteratorCell>) throws(Raised) -> Value {
    let source = cell.pointee.source
    let index = cell.pointee.index
    switch cell.pointee.type {
    case .range:
      if cell.pointee.stop == 0 { return .unbound }
      cell.pointee.stop -= 1
      cell.pointee.index = index &+ cell.pointee.step
      return Value(index)
    case .list:
      if source.isUnbound { return .unbound }
      if index >= source.list.pointee.count { return exhaust(cell) }
      cell.pointee.index = index + 1
      return source.list.pointee.items[index]
    case .tuple:
      if source.isUnbound || index >= source.tuple.pointee.count { return .unbound }
      cell.pointee.index = index + 1
      return source.tuple.items[index]
    case .string: return nextCharacter(cell)
    case .bytes:
      if index >= source.bytes.pointee.count { return .unbound }
      cell.pointee.index = index + 1
      return Value(Int(source.bytes.pointee.bytes[index]))
    case .dictKeys, .dictValues, .dictItems: return try nextEntry(cell)
    case .set: return try nextElement(cell)
    case .reversedList:
      if source.isUnbound { return .unbound }
      if index < 0 || index >= source.list.pointee.count { return exhaust(cell) }
      cell.pointee.index = index - 1
      return source.list.pointee.items[index]
    case .reversedDict: return try nextReversedEntry(cell)
    case .reversedString, .reversedSequence:
      if index < 0 { return .unbound }
      cell.pointee.index = index - 1
      return try item(source, Value(index))
    case .enumerate: return try nextEnumerated(cell)
    case .zip: return try nextZipped(cell)
    case .map: return try nextMapped(cell)
    case .filter: return try nextFiltered(cell)
    case .callable:
      if source.isUnbound { return .unbound }
      let value = try call(source)
      if try equals(value, cell.pointee.extra) { return exhaust(cell) }
      return value
    case .sequence: return try nextOfSequence(cell)
    case .host:
      let host = source.pointer(as: HostCell.self).pointee.object.takeUnretainedValue()
      guard let host = host as? any HostIterator else { return .unbound }
      do { return try host.next(self) ?? .unbound } catch { throw convert(error) }
    }
  }

  private func exhaust(_ cell: UnsafeMutablePointer<IteratorCell>) -> Value {
    cell.pointee.source = .unbound
    return .unbound
  }

  private func nextCharacter(_ cell: UnsafeMutablePointer<IteratorCell>) -> Value {
    let string = cell.pointee.source.string
    let offset = cell.pointee.index
    if offset >= string.pointee.byteCount { return .unbound }
    let first = string.pointee.bytes[offset]
    if first < 0x80 {
      cell.pointee.index = offset + 1
      return asciiCharacter(first)
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    cell.pointee.index = offset + length
    return heap.makeString(
      UnsafeBufferPointer(start: string.pointee.bytes + offset, count: length))
  }

  private func nextEntry(_ cell: UnsafeMutablePointer<IteratorCell>) throws(Raised) -> Value {
    if cell.pointee.source.isUnbound { return .unbound }
    let dict = cell.pointee.source.dict
    if dict.pointee.count != cell.pointee.stop {
      cell.pointee.stop = -1
      throw runtimeError("dictionary changed size during iteration")
    }
    var index = cell.pointee.index
    while index < dict.pointee.used && dict.pointee.entries[index].key.isUnbound { index += 1 }
    if index >= dict.pointee.used { return exhaust(cell) }
    cell.pointee.index = index + 1
    return entry(dict, index, cell.pointee.type)
  }

  private func entry(
    _ dict: UnsafeMutablePointer<DictCell>, _ index: Int, _ type: IteratorType
  ) -> Value {
    let entry = dict.pointee.entries[index]
    switch type {
    case .dictKeys: return entry.key
    case .dictValues: return entry.value
    default:
      let pair = heap.makeTuple(count: 2)
      pair.items[0] = entry.key
      pair.items[1] = entry.value
      return Value(.tuple, pair)
    }
  }

  /// `extra` says whether keys, values or items are wanted.
  private func nextReversedEntry(
    _ cell: UnsafeMutablePointer<IteratorCell>
  ) throws(Raised) -> Value {
    let dict = cell.pointee.source.dict
    if dict.pointee.count != cell.pointee.stop {
      throw runtimeError("dictionary changed size during iteration")
    }
    var index = cell.pointee.index
    while index >= 0 && dict.pointee.entries[index].key.isUnbound { index -= 1 }
    if index < 0 { return .unbound }
    cell.pointee.index = index - 1
    let types: [IteratorType] = [.dictKeys, .dictValues, .dictItems]
    return entry(dict, index, types[cell.pointee.extra.int])
  }

  private func nextElement(_ cell: UnsafeMutablePointer<IteratorCell>) throws(Raised) -> Value {
    if cell.pointee.source.isUnbound { return .unbound }
    let set = cell.pointee.source.set
    if set.pointee.used != cell.pointee.stop {
      cell.pointee.stop = -1
      throw runtimeError("Set changed size during iteration")
    }
    var index = cell.pointee.index
    while index <= set.pointee.mask && set.pointee.table[index].key.isUnbound { index += 1 }
    if index > set.pointee.mask { return exhaust(cell) }
    cell.pointee.index = index + 1
    return set.pointee.table[index].key
  }

  private func nextEnumerated(_ cell: UnsafeMutablePointer<IteratorCell>) throws(Raised) -> Value {
    let value = try next(cell.pointee.source)
    if value.isUnbound { return .unbound }
    let pair = heap.makeTuple(count: 2)
    pair.items[1] = value
    // `extra` counts on beyond 64 bits.
    if cell.pointee.extra.isUnbound {
      pair.items[0] = Value(cell.pointee.index)
      if cell.pointee.index == .max {
        cell.pointee.extra = integer(BigInt(Int.max) + 1)
      } else {
        cell.pointee.index += 1
      }
    } else {
      pair.items[0] = cell.pointee.extra
      cell.pointee.extra = integer(cell.pointee.extra.integer + 1)
    }
    return Value(.tuple, pair)
  }

  /// `source` is the tuple of iterators; `step` 2 means strict.
  private func nextZipped(_ cell: UnsafeMutablePointer<IteratorCell>) throws(Raised) -> Value {
    let iterators = cell.pointee.source.tuple
    let count = iterators.pointee.count
    if count == 0 || cell.pointee.stop == -1 { return .unbound }
    let result = heap.makeTuple(count: count)
    for i in 0..<count { result.items[i] = .none }
    cell.pointee.extra = Value(.tuple, result)
    for i in 0..<count {
      let value = try next(iterators.items[i])
      if value.isUnbound {
        cell.pointee.stop = -1
        if cell.pointee.step == 2 { try checkStrict(iterators, i) }
        return .unbound
      }
      result.items[i] = value
    }
    return Value(.tuple, result)
  }

  private func checkStrict(
    _ iterators: UnsafeMutablePointer<TupleCell>, _ ended: Int
  ) throws(Raised) {
    func plural(_ n: Int) -> String { n == 1 ? " 1" : "s 1-\(n)" }
    if ended > 0 {
      throw valueError("zip() argument \(ended + 1) is shorter than argument\(plural(ended))")
    }
    for i in 1..<max(iterators.pointee.count, 1) {
      if try !next(iterators.items[i]).isUnbound {
        throw valueError("zip() argument \(i + 1) is longer than argument\(plural(i))")
      }
    }
  }

  /// `source` is the function, `extra` the tuple of iterators.
  private func nextMapped(_ cell: UnsafeMutablePointer<IteratorCell>) throws(Raised) -> Value {
    let iterators = cell.pointee.extra.tuple
    if iterators.pointee.count == 1 {
      let value = try next(iterators.items[0])
      return value.isUnbound ? .unbound : try call(cell.pointee.source, value)
    }
    var arguments: [Value] = []
    for i in 0..<iterators.pointee.count {
      let value = try next(iterators.items[i])
      if value.isUnbound { return .unbound }
      heap.keep(value)
      arguments.append(value)
    }
    return try call(cell.pointee.source, arguments)
  }

  /// `source` is the predicate or None, `extra` the iterator.
  private func nextFiltered(_ cell: UnsafeMutablePointer<IteratorCell>) throws(Raised) -> Value {
    let saved = heap.temporaryCount
    while true {
      try checkCancelled()
      heap.dropTemporaries(to: saved)
      let value = try next(cell.pointee.extra)
      if value.isUnbound { return .unbound }
      heap.keep(value)
      let predicate = cell.pointee.source
      let verdict = predicate.isNone ? value : try call(predicate, value)
      if try truth(verdict) { return value }
    }
  }

  /// The old protocol: `__getitem__` with 0, 1, 2, … until IndexError.
  private func nextOfSequence(_ cell: UnsafeMutablePointer<IteratorCell>) throws(Raised) -> Value {
    if cell.pointee.source.isUnbound { return .unbound }
    do {
      let value = try item(cell.pointee.source, Value(cell.pointee.index))
      cell.pointee.index += 1
      return value
    } catch {
      if isInstance(raised, types.indexError) || isInstance(raised, types.stopIteration) {
        raised = .none
        return exhaust(cell)
      }
      throw error
    }
  }

  // MARK: Consuming

  /// Calls `body` with each element until it returns false. Elements do not outlive their turn
  /// unless `body` puts them where they are kept.
  public func iterate(
    _ value: Value, _ body: (Value) throws(Raised) -> Bool
  ) throws(Raised) {
    if value.isExactly(.list) {
      var i = 0
      while i < value.list.pointee.count {
        try checkCancelled()
        if try !body(value.list.pointee.items[i]) { return }
        i += 1
      }
      return
    }
    if value.isExactly(.tuple) {
      for i in 0..<value.tuple.pointee.count {
        try checkCancelled()
        if try !body(value.tuple.items[i]) { return }
      }
      return
    }
    let iterator = try makeIterator(value)
    heap.keep(iterator)
    let saved = heap.temporaryCount
    while true {
      try checkCancelled()
      let element = try next(iterator)
      if element.isUnbound { return }
      let goesOn = try body(element)
      heap.dropTemporaries(to: saved)
      if !goesOn { return }
    }
  }

  /// `list(value)`
  public func makeList(from value: Value) throws(Raised) -> Value {
    switch value.kind {
    case .list where !value.isDerived:
      return try copiedList(value.list.pointee.items, value.list.pointee.count)
    case .tuple where !value.isDerived:
      return try copiedList(value.tuple.items, value.tuple.pointee.count)
    default:
      let list = heap.makeList(capacity: 8)
      heap.keep(Value(.list, list))
      try extend(list, value)
      return Value(.list, list)
    }
  }

  /// `list.extend(value)`
  func extend(_ list: UnsafeMutablePointer<ListCell>, _ value: Value) throws(Raised) {
    switch value.kind {
    case .list where !value.isDerived || value.list == list:
      let count = value.list.pointee.count
      heap.reserve(list, list.pointee.count + count)
      try copyItems(
        value.list.pointee.items, to: list.pointee.items + list.pointee.count, count)
      list.pointee.count += count
    case .tuple where !value.isDerived:
      let count = value.tuple.pointee.count
      heap.reserve(list, list.pointee.count + count)
      try copyItems(value.tuple.items, to: list.pointee.items + list.pointee.count, count)
      list.pointee.count += count
    default:
      if value.is(.range) { try checkMemory(count: value.range.count, of: 16) }
      try iterate(value) { element throws(Raised) in
        heap.append(element, to: list)
        return true
      }
    }
  }

  /// `set(value)`
  public func makeSet(from value: Value) throws(Raised) -> Value {
    let set = heap.makeSet()
    heap.keep(Value(.set, set))
    try addAll(to: set, value)
    return Value(.set, set)
  }

  public func makeFrozenset(from value: Value) throws(Raised) -> Value {
    if value.isExactly(.frozenset) { return value }
    let set = heap.makeSet(.frozenset)
    heap.keep(Value(.frozenset, set))
    try addAll(to: set, value)
    return Value(.frozenset, set)
  }

  /// `dict.update(value)` for a dict or an iterable of pairs.
  func update(_ dict: UnsafeMutablePointer<DictCell>, _ value: Value) throws(Raised) {
    if value.is(.dict) && overriding(value, symbols.iterate).isUnbound {
      let source = value.dict
      var i = 0
      while i < source.pointee.used {
        try checkCancelled()
        let entry = source.pointee.entries[i]
        if !entry.key.isUnbound {
          let found = try find(dict, entry.key, entry.hash)
          if found >= 0 {
            dict.pointee.entries[found].value = entry.value
          } else {
            insertNew(dict, entry.key, entry.hash, entry.value)
          }
        }
        i += 1
      }
      return
    }
    let keys = try attributeOrUnbound(value, intern("keys"))
    if !keys.isUnbound {
      try iterate(try call(keys)) { key throws(Raised) in
        try self.insert(dict, key, try self.item(value, key))
        return true
      }
      return
    }
    var index = 0
    try iterate(value) { element throws(Raised) in
      guard self.isIterable(element) else {
        throw self.typeError(
          "cannot convert dictionary update sequence element #\(index) to a sequence")
      }
      let pair = try self.makeList(from: element).list
      if pair.pointee.count != 2 {
        throw self.valueError(
          "dictionary update sequence element #\(index) has length \(pair.pointee.count); "
            + "2 is required")
      }
      try self.insert(dict, pair.pointee.items[0], pair.pointee.items[1])
      index += 1
      return true
    }
  }
}
