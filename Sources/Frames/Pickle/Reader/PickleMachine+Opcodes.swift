import Arrays

extension PickleMachine {
  /// Carries out one instruction.
  mutating func execute(_ opcode: PickleOpcode) throws(PickleError) {
    switch opcode {
    case .stop: break
    case .proto: try checkProtocol()
    case .frame: _ = try input.count(UInt64.self)
    // Immediates
    case .none: push(.none as PickleValue)
    case .newTrue: push(.bool(true))
    case .newFalse: push(.bool(false))
    case .binInt: push(.int(Int64(try input.integer(Int32.self))))
    case .binInt1: push(.int(Int64(try input.integer(UInt8.self))))
    case .binInt2: push(.int(Int64(try input.integer(UInt16.self))))
    case .binFloat: push(.float(Double(bitPattern: try input.integer(UInt64.self).byteSwapped)))
    case .long1: try pushLong(byteCount: try input.count(UInt8.self))
    case .long4: try pushLong(byteCount: try input.count(Int32.self))
    case .int, .long, .float, .string, .unicode: try executeText(opcode)
    // Text and bytes
    case .shortBinUnicode: try pushText(byteCount: try input.count(UInt8.self))
    case .binUnicode: try pushText(byteCount: try input.count(UInt32.self))
    case .binUnicode8: try pushText(byteCount: try input.count(UInt64.self))
    case .shortBinBytes: try pushBytes(byteCount: try input.count(UInt8.self))
    case .binBytes: try pushBytes(byteCount: try input.count(UInt32.self))
    case .binBytes8: try pushBytes(byteCount: try input.count(UInt64.self))
    case .byteArray8:
      let count = try input.count(UInt64.self)
      push(.byteArray(PickleBytes(storage: try input.payload(count), count: count)))
    case .shortBinString: try pushOldString(byteCount: try input.count(UInt8.self))
    case .binString: try pushOldString(byteCount: try input.count(Int32.self))
    // Stack and memo
    case .mark: marks.append(stack.count)
    case .pop: try discardTop()
    case .popMark: stack.removeSubrange(try closeMark()...)
    case .dup: push(try top())
    case .get: try fetch(try lineNumber("GET"))
    case .binGet: try fetch(Int(try input.integer(UInt8.self)))
    case .longBinGet: try fetch(Int(try input.integer(UInt32.self)))
    case .put: memo.put(try top(), at: try lineNumber("PUT"))
    case .binPut: memo.put(try top(), at: Int(try input.integer(UInt8.self)))
    case .longBinPut: memo.put(try top(), at: Int(try input.integer(UInt32.self)))
    case .memoize: memo.put(try top(), at: memo.count)
    // Containers
    case .emptyTuple, .emptyList, .emptyDict, .emptySet, .tuple, .tuple1, .tuple2, .tuple3, .list,
      .dict, .frozenSet:
      try makeContainer(opcode)
    case .append, .appends, .setItem, .setItems, .addItems: try fillContainer(opcode)
    // Objects
    case .global, .stackGlobal, .reduce, .newObject, .newObjectNamed, .inst, .object, .build:
      try makeObject(opcode)
    case .extension1, .extension2, .extension4:
      throw refused("extension registry codes are not supported")
    case .persistentID, .binPersistentID:
      throw refused("persistent ids are not supported: the pickle refers to objects outside it")
    case .nextBuffer, .readOnlyBuffer:
      throw refused("out-of-band buffers are not supported: the pickle holds only part of its data")
    }
  }

  private mutating func checkProtocol() throws(PickleError) {
    let number = try input.byte()
    guard number <= 5 else {
      throw PickleError(.value, "unsupported pickle protocol: \(number)", at: position)
    }
  }

  private mutating func discardTop() throws(PickleError) {
    if let mark = marks.last, mark == stack.count {
      marks.removeLast()
    } else {
      _ = try pop()
    }
  }

  private mutating func fetch(_ number: Int) throws(PickleError) {
    guard let value = memo[number] else {
      throw refused("Memo value not found at index \(number)")
    }
    push(value)
  }

  // MARK: Containers

  private mutating func makeContainer(_ opcode: PickleOpcode) throws(PickleError) {
    switch opcode {
    case .emptyTuple: push(.tuple([]))
    case .emptyList: push(.list([]))
    case .emptyDict: push(.dictionary(PickleDictionary()))
    case .emptySet: push(.set([]))
    case .tuple1: try pushTuple(1)
    case .tuple2: try pushTuple(2)
    case .tuple3: try pushTuple(3)
    case .tuple: push(.tuple(popItems(from: try closeMark())))
    case .list: push(.list(popItems(from: try closeMark())))
    case .frozenSet: push(.frozenSet(popItems(from: try closeMark())))
    default:
      let height = try closeMark()
      push(.dictionary(PickleDictionary()))
      guard case .node(let made) = stack.removeLast() else { return }
      try addEntries(to: made, from: height)
      push(.node(made))
    }
  }

  private mutating func pushTuple(_ count: Int) throws(PickleError) {
    guard stack.count >= (marks.last ?? 0) + count else { throw underflow() }
    push(.tuple(popItems(from: stack.count - count)))
  }

  private mutating func fillContainer(_ opcode: PickleOpcode) throws(PickleError) {
    let height: Int
    switch opcode {
    case .append: height = stack.count - 1
    case .setItem: height = stack.count - 2
    default: height = try closeMark()
    }
    guard height > marks.last ?? 0 else { throw underflow() }
    guard case .node(let target) = stack[height - 1] else {
      throw refused("items for an object that takes none")
    }
    switch opcode {
    case .append, .appends: try addItems(to: target, from: height)
    case .addItems: try addMembers(to: target, from: height)
    default: try addEntries(to: target, from: height)
    }
  }

  /// Appends the values above `height` to a list or deque.
  private mutating func addItems(to target: PickleReference, from height: Int) throws(PickleError) {
    let place = Int(target.place)
    if var items = nodes[place].takeList() {
      items.append(contentsOf: stack[height...])
      nodes[place] = .list(items)
    } else if case .deque(_, let maxCount) = nodes[place], var items = nodes[place].takeDeque() {
      items.append(contentsOf: stack[height...])
      if let maxCount, items.count > maxCount {
        try charge(items.count, of: 16)
        items.removeFirst(items.count - maxCount)
      }
      nodes[place] = .deque(items, maxCount: maxCount)
    } else if case .record(let record) = nodes[place] {
      record.items.append(contentsOf: stack[height...])
    } else {
      throw refused("items for a \(nodes[place].typeName)")
    }
    stack.removeSubrange(height...)
  }

  private mutating func addMembers(to target: PickleReference, from height: Int)
    throws(PickleError)
  {
    let place = Int(target.place)
    guard var items = nodes[place].takeSet() else {
      throw refused("set expected, not \(nodes[place].typeName)")
    }
    items.append(contentsOf: stack[height...])
    nodes[place] = .set(items)
    stack.removeSubrange(height...)
  }

  private mutating func addEntries(to target: PickleReference, from height: Int)
    throws(PickleError)
  {
    let place = Int(target.place)
    guard (stack.count - height) % 2 == 0 else { throw refused("odd number of items for a dict") }
    if var dictionary = nodes[place].takeDictionary() {
      for i in stride(from: height, to: stack.count, by: 2) {
        dictionary.keys.append(stack[i])
        dictionary.values.append(stack[i + 1])
      }
      nodes[place] = .dictionary(dictionary)
    } else if case .record(let record) = nodes[place] {
      for i in stride(from: height, to: stack.count, by: 2) {
        record.entries.append((stack[i], stack[i + 1]))
      }
    } else {
      throw refused("entries for a \(nodes[place].typeName)")
    }
    stack.removeSubrange(height...)
  }
}

/// The contents taken out of a container, so that they have one owner and grow without a copy.
///
/// Functions of their own, not inlined: a `switch` over a node in its place keeps a second owner of
/// what it holds until the `switch` ends.
extension PickleNode {
  @inline(never)
  fileprivate mutating func takeList() -> [PickleValue]? {
    guard case .list(let items) = self else { return nil }
    self = .notATime
    return items
  }

  @inline(never)
  fileprivate mutating func takeSet() -> [PickleValue]? {
    guard case .set(let items) = self else { return nil }
    self = .notATime
    return items
  }

  @inline(never)
  fileprivate mutating func takeDeque() -> [PickleValue]? {
    guard case .deque(let items, _) = self else { return nil }
    self = .notATime
    return items
  }

  @inline(never)
  fileprivate mutating func takeDictionary() -> PickleDictionary? {
    guard case .dictionary(let dictionary) = self else { return nil }
    self = .notATime
    return dictionary
  }
}
