import Glibc

extension Value {
  /// The cell of a set or frozenset.
  @inline(__always) var set: UnsafeMutablePointer<SetCell> { pointer(as: SetCell.self) }
}

extension Heap {
  static let setMinimum = 8

  func makeSet(_ kind: Kind = .set) -> UnsafeMutablePointer<SetCell> {
    let set = allocate(kind, SetCell.self, flags: [.finalized])
    set.pointee.used = 0
    set.pointee.fill = 0
    set.pointee.mask = Heap.setMinimum - 1
    set.pointee.hash = 0
    set.pointee.table = makeSetTable(Heap.setMinimum)
    return set
  }

  fileprivate func makeSetTable(_ size: Int) -> UnsafeMutablePointer<SetSlot> {
    let bytes = size * MemoryLayout<SetSlot>.stride
    let table = malloc(bytes)!.assumingMemoryBound(to: SetSlot.self)
    table.initialize(repeating: SetSlot(hash: 0, key: .unbound), count: size)
    countExternal(bytes)
    return table
  }

  func clear(_ set: UnsafeMutablePointer<SetCell>) {
    free(set.pointee.table)
    countExternal(-(set.pointee.mask + 1) * MemoryLayout<SetSlot>.stride)
    set.pointee.used = 0
    set.pointee.fill = 0
    set.pointee.mask = Heap.setMinimum - 1
    set.pointee.table = makeSetTable(Heap.setMinimum)
  }

  /// CPython's `set_table_resize`: a power of two above `minimum`, deleted slots dropped.
  func resize(_ set: UnsafeMutablePointer<SetCell>, _ minimum: Int) {
    var size = Heap.setMinimum
    while size <= minimum { size <<= 1 }
    let old = set.pointee.table
    let oldSize = set.pointee.mask + 1
    set.pointee.table = makeSetTable(size)
    set.pointee.mask = size - 1
    set.pointee.fill = set.pointee.used
    for i in 0..<oldSize where !old[i].key.isUnbound {
      insertClean(set, old[i].key, old[i].hash)
    }
    free(old)
    countExternal(-oldSize * MemoryLayout<SetSlot>.stride)
  }

  func insertClean(_ set: UnsafeMutablePointer<SetCell>, _ key: Value, _ hash: Int) {
    let table = set.pointee.table
    let mask = set.pointee.mask
    var perturb = UInt(bitPattern: hash)
    var position = hash & mask
    while true {
      var probe = position
      let last = position + linearProbes <= mask ? position + linearProbes : position
      while probe <= last {
        if table[probe].key.isUnbound && table[probe].hash == 0 {
          table[probe] = SetSlot(hash: hash, key: key)
          return
        }
        probe += 1
      }
      perturb >>= 5
      position = (position &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
    }
  }
}

private let linearProbes = 9

extension Interpreter {
  /// The table slot of an element; nil when it is absent.
  func find(
    _ set: UnsafeMutablePointer<SetCell>, _ key: Value, _ hash: Int
  ) throws(Raised) -> UnsafeMutablePointer<SetSlot>? {
    let table = set.pointee.table
    let mask = set.pointee.mask
    var perturb = UInt(bitPattern: hash)
    var position = hash & mask
    while true {
      var probe = position
      let last = position + linearProbes <= mask ? position + linearProbes : position
      while probe <= last {
        let slot = table + probe
        if slot.pointee.key.isUnbound {
          if slot.pointee.hash == 0 { return nil }
        } else if slot.pointee.hash == hash {
          if try same(slot.pointee.key, key) {
            return slot
          }
          if set.pointee.table != table { return try find(set, key, hash) }
        }
        probe += 1
      }
      perturb >>= 5
      position = (position &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
    }
  }

  /// Adds an element; false when it was there.
  @discardableResult
  func insert(_ set: UnsafeMutablePointer<SetCell>, _ key: Value) throws(Raised) -> Bool {
    try insert(set, key, try hash(key))
  }

  @discardableResult
  func insert(
    _ set: UnsafeMutablePointer<SetCell>, _ key: Value, _ hash: Int
  ) throws(Raised) -> Bool {
    let mask = set.pointee.mask
    let table = set.pointee.table
    var perturb = UInt(bitPattern: hash)
    var position = hash & mask
    // The last deleted slot on the way is used again.
    var deleted: UnsafeMutablePointer<SetSlot>?
    while true {
      var probe = position
      let last = position + linearProbes <= mask ? position + linearProbes : position
      while probe <= last {
        let slot = table + probe
        if slot.pointee.key.isUnbound {
          if slot.pointee.hash == 0 {
            if let deleted {
              deleted.pointee = SetSlot(hash: hash, key: key)
              set.pointee.used += 1
              return true
            }
            slot.pointee = SetSlot(hash: hash, key: key)
            set.pointee.fill += 1
            set.pointee.used += 1
            if set.pointee.fill * 5 >= mask * 3 {
              let used = set.pointee.used
              heap.resize(set, used > 50_000 ? used * 2 : used * 4)
            }
            return true
          }
          deleted = slot
        } else if slot.pointee.hash == hash {
          if try same(slot.pointee.key, key) {
            return false
          }
          if set.pointee.table != table { return try insert(set, key, hash) }
        }
        probe += 1
      }
      perturb >>= 5
      position = (position &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
    }
  }

  func contains(_ set: UnsafeMutablePointer<SetCell>, _ key: Value) throws(Raised) -> Bool {
    try find(set, key, try hash(key)) != nil
  }

  /// Removes an element; false when it was absent.
  @discardableResult
  func remove(_ set: UnsafeMutablePointer<SetCell>, _ key: Value) throws(Raised) -> Bool {
    guard let slot = try find(set, key, try hash(key)) else { return false }
    slot.pointee = SetSlot(hash: -1, key: .unbound)
    set.pointee.used -= 1
    return true
  }
}

extension UnsafeMutablePointer<SetCell> {
  /// Elements in table order.
  var elements: [Value] {
    var result: [Value] = []
    result.reserveCapacity(pointee.used)
    for i in 0...pointee.mask where !pointee.table[i].key.isUnbound {
      result.append(pointee.table[i].key)
    }
    return result
  }
}
