import Glibc

extension Value {
  @inline(__always) var dict: UnsafeMutablePointer<DictCell> { pointer(as: DictCell.self) }
}

extension Heap {
  func makeDict() -> UnsafeMutablePointer<DictCell> {
    let dict = allocate(.dict, DictCell.self, flags: [.finalized])
    dict.pointee.count = 0
    dict.pointee.used = 0
    dict.pointee.capacity = 0
    dict.pointee.indices = nil
    dict.pointee.mask = 0
    dict.pointee.type = nil
    dict.pointee.factory = .unbound
    dict.pointee.entries = UnsafeMutablePointer(bitPattern: 16).unsafelyUnwrapped
    return dict
  }

  /// Room for `count` entries without growing again; keeps order, drops deleted entries.
  func resize(_ dict: UnsafeMutablePointer<DictCell>, for count: Int) {
    var size = 8
    while size * 2 / 3 < count { size *= 2 }
    let capacity = size * 2 / 3
    let entries = allocateTable(capacity * MemoryLayout<DictEntrySlot>.stride)
      .assumingMemoryBound(to: DictEntrySlot.self)
    let indices = allocateTable(size * MemoryLayout<Int32>.stride).assumingMemoryBound(
      to: Int32.self)
    memset(indices, 0xFF, size * MemoryLayout<Int32>.stride)
    let mask = size - 1
    var used = 0
    for i in 0..<dict.pointee.used where !dict.pointee.entries[i].key.isUnbound {
      entries[used] = dict.pointee.entries[i]
      var position = entries[used].hash & mask
      var perturb = UInt(bitPattern: entries[used].hash)
      while indices[position] >= 0 {
        perturb >>= 5
        position = (position &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
      }
      indices[position] = Int32(truncatingIfNeeded: used)
      used += 1
    }
    releaseTables(of: dict)
    dict.pointee.entries = entries
    dict.pointee.indices = indices
    dict.pointee.mask = mask
    dict.pointee.capacity = capacity
    dict.pointee.used = used
    countExternal(
      capacity * MemoryLayout<DictEntrySlot>.stride + size * MemoryLayout<Int32>.stride)
  }

  func clear(_ dict: UnsafeMutablePointer<DictCell>) {
    releaseTables(of: dict)
    dict.pointee.count = 0
    dict.pointee.used = 0
    dict.pointee.capacity = 0
    dict.pointee.indices = nil
    dict.pointee.mask = 0
  }

  func releaseTables(of dict: UnsafeMutablePointer<DictCell>) {
    guard let indices = dict.pointee.indices else { return }
    let indexBytes = (dict.pointee.mask + 1) * MemoryLayout<Int32>.stride
    let entryBytes = dict.pointee.capacity * MemoryLayout<DictEntrySlot>.stride
    releaseTable(indices, indexBytes)
    releaseTable(dict.pointee.entries, entryBytes)
    countExternal(-entryBytes - indexBytes)
  }
}

extension Interpreter {
  /// The entry number of a key, or -1. Runs `__eq__` of script classes where needed.
  @inline(__always)
  func find(
    _ dict: UnsafeMutablePointer<DictCell>, _ key: Value, _ hash: Int
  ) throws(Raised) -> Int {
    guard let indices = dict.pointee.indices else { return -1 }
    let mask = dict.pointee.mask
    var position = hash & mask
    var perturb = UInt(bitPattern: hash)
    while true {
      let index = indices[position]
      if index == -1 { return -1 }
      if index >= 0 {
        let entry = dict.pointee.entries + Int(index)
        if entry.pointee.hash == hash {
          if entry.pointee.key.isIdentical(to: key) { return Int(index) }
          if try keysEqual(entry.pointee.key, key) { return Int(index) }
          // The comparison may have run a script that changed the table.
          if dict.pointee.indices != indices { return try find(dict, key, hash) }
        }
      }
      perturb >>= 5
      position = (position &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
    }
  }

  @inline(__always)
  private func keysEqual(_ a: Value, _ b: Value) throws(Raised) -> Bool {
    if a.is(.string) && b.is(.string) { return a.string.isEqual(to: b.string) }
    if a.isInt && b.isInt { return false }
    return try equals(a, b)
  }

  @inline(__always)
  func insert(
    _ dict: UnsafeMutablePointer<DictCell>, _ key: Value, _ value: Value
  ) throws(Raised) {
    let hash = try self.hash(key)
    let index = try find(dict, key, hash)
    if index >= 0 {
      dict.pointee.entries[index].value = value
    } else {
      insertNew(dict, key, hash, value)
    }
  }

  /// Adds an entry whose key is known to be absent.
  @inline(__always)
  func insertNew(
    _ dict: UnsafeMutablePointer<DictCell>, _ key: Value, _ hash: Int, _ value: Value
  ) {
    if dict.pointee.used == dict.pointee.capacity {
      heap.resize(dict, for: max(5, dict.pointee.count * 2))
    }
    let indices = dict.pointee.indices.unsafelyUnwrapped
    let mask = dict.pointee.mask
    var position = hash & mask
    var perturb = UInt(bitPattern: hash)
    while indices[position] >= 0 {
      perturb >>= 5
      position = (position &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
    }
    let index = dict.pointee.used
    indices[position] = Int32(truncatingIfNeeded: index)
    dict.pointee.entries[index] = DictEntrySlot(hash: hash, key: key, value: value)
    dict.pointee.used = index + 1
    dict.pointee.count += 1
  }

  /// The value of a key; unbound when it is absent.
  @inline(__always)
  func lookup(_ dict: UnsafeMutablePointer<DictCell>, _ key: Value) throws(Raised) -> Value {
    let index = try find(dict, key, try hash(key))
    return index >= 0 ? dict.pointee.entries[index].value : .unbound
  }

  /// Removes a key and returns its value; unbound when it is absent.
  func remove(_ dict: UnsafeMutablePointer<DictCell>, _ key: Value) throws(Raised) -> Value {
    let index = try find(dict, key, try hash(key))
    return index >= 0 ? removeEntry(dict, index) : .unbound
  }

  /// Removes a live entry by number.
  func removeEntry(_ dict: UnsafeMutablePointer<DictCell>, _ index: Int) -> Value {
    let entry = dict.pointee.entries[index]
    let indices = dict.pointee.indices.unsafelyUnwrapped
    var position = entry.hash & dict.pointee.mask
    var perturb = UInt(bitPattern: entry.hash)
    while indices[position] != Int32(truncatingIfNeeded: index) {
      perturb >>= 5
      position = (position &* 5 &+ Int(bitPattern: perturb) &+ 1) & dict.pointee.mask
    }
    indices[position] = -2
    dict.pointee.entries[index].key = .unbound
    dict.pointee.entries[index].value = .unbound
    dict.pointee.count -= 1
    return entry.value
  }

  // MARK: For natives

  public func makeDict() -> Value { Value(.dict, heap.makeDict()) }

  /// `dict[key] = value`
  public func setItem(ofDict dict: Value, _ key: Value, _ value: Value) throws {
    try insert(dict.dict, key, value)
  }

  public func setItem(ofDict dict: Value, _ key: String, _ value: Value) throws {
    try insert(dict.dict, intern(key), value)
  }

  /// `dict.get(key)`; nil when it is absent.
  public func item(ofDict dict: Value, _ key: Value) throws -> Value? {
    let value = try lookup(dict.dict, key)
    return value.isUnbound ? nil : value
  }

  /// Key and value pairs in order.
  public func entries(ofDict dict: Value) -> [(key: Value, value: Value)] {
    let cell = dict.dict
    var result: [(key: Value, value: Value)] = []
    result.reserveCapacity(cell.pointee.count)
    for i in 0..<cell.pointee.used where !cell.pointee.entries[i].key.isUnbound {
      result.append((cell.pointee.entries[i].key, cell.pointee.entries[i].value))
    }
    return result
  }
}
