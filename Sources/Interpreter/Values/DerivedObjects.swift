import Glibc

extension Value {
  /// Where an instance of a script class has its class and attributes; nil for other values.
  var objectPart: UnsafeMutablePointer<ObjectPart>? {
    if self.is(.instance) {
      return (UnsafeMutableRawPointer(header) + MemoryLayout<Header>.size)
        .assumingMemoryBound(to: ObjectPart.self)
    }
    return isDerived ? Heap.objectPart(behind: header) : nil
  }

  /// The same object seen as of its built-in class: what the natives of that class work on.
  var asBuiltin: Value { Value(tag: .object(kind), payload: payload) }

  /// The object as of its own class again.
  var asDerived: Value {
    guard isObject, header.pointee.flags.contains(.derived) else { return self }
    return Value(
      tag: Value.Tag(raw: 16 + UInt64(kind.rawValue) | Value.Tag.derivedBit), payload: payload)
  }
}

extension Heap {
  /// The part behind the cell of a derived instance.
  static func objectPart(
    behind header: UnsafeMutablePointer<Header>
  ) -> UnsafeMutablePointer<ObjectPart> {
    let raw = UnsafeMutableRawPointer(header)
    let size: Int
    switch header.pointee.kind {
    case .list: size = MemoryLayout<ListCell>.stride
    case .dict: size = MemoryLayout<DictCell>.stride
    case .set, .frozenset: size = MemoryLayout<SetCell>.stride
    case .string: size = MemoryLayout<StringCell>.stride
    case .tuple:
      size =
        TupleCell.itemsOffset
        + raw.assumingMemoryBound(to: TupleCell.self).pointee.count * MemoryLayout<Value>.stride
    default:
      let count = raw.assumingMemoryBound(to: BytesCell.self).pointee.count
      size = MemoryLayout<BytesCell>.stride + (count + 7) & ~7
    }
    return (raw + size).assumingMemoryBound(to: ObjectPart.self)
  }

  private static let partSize = MemoryLayout<ObjectPart>.size

  /// A new instance of a derived class with what a built-in value holds. A dict gives its table
  /// away and is empty afterwards.
  func derive(_ value: Value, _ type: UnsafeMutablePointer<TypeCell>) -> Value {
    let header: UnsafeMutablePointer<Header>
    let part = Heap.partSize
    switch value.kind {
    case .list:
      let list = allocate(.list, ListCell.self, extra: part, flags: [.finalized, .derived])
      let source = value.list
      let capacity = max(source.pointee.count, 4)
      let bytes = capacity * MemoryLayout<Value>.stride
      list.pointee.count = source.pointee.count
      list.pointee.capacity = capacity
      list.pointee.items = malloc(bytes)!.assumingMemoryBound(to: Value.self)
      list.pointee.items.update(from: source.pointee.items, count: source.pointee.count)
      countExternal(bytes)
      header = UnsafeMutableRawPointer(list).assumingMemoryBound(to: Header.self)
    case .dict:
      let dict = allocate(.dict, DictCell.self, extra: part, flags: [.finalized, .derived])
      let kept = dict.pointee.header
      dict.pointee = value.dict.pointee
      dict.pointee.header = kept
      dict.pointee.type = type
      let source = value.dict
      source.pointee.indices = nil
      clear(source)
      header = UnsafeMutableRawPointer(dict).assumingMemoryBound(to: Header.self)
    case .set, .frozenset:
      let set = allocate(value.kind, SetCell.self, extra: part, flags: [.finalized, .derived])
      let kept = set.pointee.header
      set.pointee = value.set.pointee
      set.pointee.header = kept
      let bytes = (set.pointee.mask + 1) * MemoryLayout<SetSlot>.stride
      set.pointee.table = malloc(bytes)!.assumingMemoryBound(to: SetSlot.self)
      set.pointee.table.update(from: value.set.pointee.table, count: set.pointee.mask + 1)
      countExternal(bytes)
      header = UnsafeMutableRawPointer(set).assumingMemoryBound(to: Header.self)
    case .tuple:
      let source = value.tuple
      let count = source.pointee.count
      let tuple = allocate(
        .tuple, TupleCell.self, extra: count * MemoryLayout<Value>.stride + part,
        flags: [.finalized, .derived])
      tuple.pointee.count = count
      tuple.pointee.hash = 0
      tuple.pointee.type = type
      tuple.items.update(from: source.items, count: count)
      header = UnsafeMutableRawPointer(tuple).assumingMemoryBound(to: Header.self)
    case .string:
      // The bytes stay where they are: the cell's tail keeps their owner alive.
      let source = value.string
      var flags: Header.Flags = [.finalized, .derived]
      if source.isASCII { flags.insert(.ascii) }
      let string = allocate(.string, StringCell.self, extra: part, flags: flags)
      string.pointee.header.auxiliary = source.pointee.header.auxiliary
      string.pointee.hash = source.pointee.hash
      string.pointee.byteCount = source.pointee.byteCount
      string.pointee.bytes = source.pointee.bytes
      string.pointee.tail = UInt(bitPattern: source)
      header = UnsafeMutableRawPointer(string).assumingMemoryBound(to: Header.self)
    default:
      let source = value.bytes
      let count = source.pointee.count
      let bytes = allocate(
        .bytes, BytesCell.self, extra: (count + 7) & ~7 + part, flags: [.finalized, .derived])
      bytes.pointee.hash = 0
      bytes.pointee.count = count
      bytes.pointee.bytes = (UnsafeMutableRawPointer(bytes) + MemoryLayout<BytesCell>.size)
        .assumingMemoryBound(to: UInt8.self)
      memcpy(bytes.pointee.bytes, source.pointee.bytes, count)
      header = UnsafeMutableRawPointer(bytes).assumingMemoryBound(to: Header.self)
    }
    initialize(Heap.objectPart(behind: header), type)
    return Value(
      tag: Value.Tag(raw: 16 + UInt64(value.kind.rawValue) | Value.Tag.derivedBit),
      payload: UInt64(UInt(bitPattern: header)))
  }

  /// Room for the attributes that instances of the class have had so far.
  func initialize(
    _ part: UnsafeMutablePointer<ObjectPart>, _ type: UnsafeMutablePointer<TypeCell>
  ) {
    part.pointee.type = type
    let capacity = max(
      type.pointee.info._withUnsafeGuaranteedRef { $0.slotNames.count }, 2)
    let bytes = capacity * MemoryLayout<Value>.stride
    part.pointee.slots = malloc(bytes)!.assumingMemoryBound(to: Value.self)
    part.pointee.slots.initialize(repeating: .unbound, count: capacity)
    part.pointee.capacity = capacity
    countExternal(bytes)
  }

  func trace(_ part: UnsafeMutablePointer<ObjectPart>) {
    markType(part.pointee.type)
    if part.pointee.capacity >= 0 {
      mark(part.pointee.slots, part.pointee.capacity)
    } else {
      mark(UnsafeMutableRawPointer(part.pointee.slots).assumingMemoryBound(to: Header.self))
    }
  }

  func release(_ part: UnsafeMutablePointer<ObjectPart>) {
    guard part.pointee.capacity >= 0, !part.isInline else { return }
    free(part.pointee.slots)
    countExternal(-part.pointee.capacity * MemoryLayout<Value>.stride)
  }
}

extension UnsafeMutablePointer<ObjectPart> {
  /// The attributes are behind the cell of an instance.
  var isInline: Bool {
    UnsafeMutableRawPointer(pointee.slots)
      == UnsafeMutableRawPointer(self) + MemoryLayout<ObjectPart>.size
  }

  /// The dict of the attributes, once they are in one.
  var dict: Value? {
    guard pointee.capacity < 0 else { return nil }
    return Value(
      tag: .object(.dict), payload: UInt64(UInt(bitPattern: pointee.slots)))
  }
}

extension Interpreter {
  /// The attributes of an instance as the dict that they are kept in from now on (`__dict__`).
  func attributeDict(_ part: UnsafeMutablePointer<ObjectPart>) -> Value {
    if let dict = part.dict { return dict }
    let dict = heap.makeDict()
    let type = part.pointee.type.pointee.info.takeUnretainedValue()
    for (slot, name) in type.slotNames.enumerated() where slot < part.pointee.capacity {
      let attribute = part.pointee.slots[slot]
      if !attribute.isUnbound && !name.isIdentical(to: symbols.wrappedValue) {
        insertNew(dict, name, name.string.hash, attribute)
      }
    }
    // A wrapped number stays where it is found.
    if type.wrapsNumber { return Value(.dict, dict) }
    if !type.hasAttributeDicts {
      type.hasAttributeDicts = true
      classVersion += 1
    }
    heap.release(part)
    part.pointee.slots = UnsafeMutableRawPointer(dict).assumingMemoryBound(to: Value.self)
    part.pointee.capacity = -1
    return Value(.dict, dict)
  }

  /// The int or float that an instance of a class derived from int or float stands for; other
  /// values themselves.
  @inline(__always)
  func number(_ value: Value) -> Value {
    value.is(.instance) ? wrappedNumber(value) ?? value : value
  }

  /// What an instance of a class derived from int or float wraps; nil for other instances.
  func wrappedNumber(_ value: Value) -> Value? {
    guard value.is(.instance) else { return nil }
    let cell = value.instance
    let wraps = cell.pointee.type.pointee.info._withUnsafeGuaranteedRef { $0.wrapsNumber }
    guard wraps, cell.pointee.capacity > 0, !cell.pointee.slots[0].isUnbound else { return nil }
    return cell.pointee.slots[0]
  }

  /// An instance of a script class derived from a built-in one, made of a value of that one.
  func derive(_ value: Value, _ info: TypeInfo) -> Value {
    if info.wrapsNumber {
      let instance = heap.makeInstance(info.cell)
      instance.instance.pointee.slots[0] = value
      return instance
    }
    return heap.derive(value, info.cell)
  }

  /// A special method that a script class defines over the built-in one; unbound where it does not.
  @inline(__always)
  func overriding(_ value: Value, _ symbol: Value) -> Value {
    value.isDerived ? overridingMember(value, symbol) : .unbound
  }

  @inline(never)
  private func overridingMember(_ value: Value, _ symbol: Value) -> Value {
    let member = type(of: value).lookup(symbol, version: classVersion)
    return member.is(.native) ? .unbound : member
  }
}
