/// Gives each distinct 64-bit key the next number, by open addressing.
///
/// - Complexity: O(1) expected a key.
struct KeyTable: ~Copyable {
  private var slots: UnsafeMutablePointer<Int32>
  private var keys: UnsafeMutablePointer<UInt64>
  private var mask: Int
  private var keyCapacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    mask = size - 1
    slots = .allocate(capacity: size)
    slots.initialize(repeating: -1, count: size)
    keyCapacity = max(capacity, 32)
    keys = .allocate(capacity: keyCapacity)
  }

  deinit {
    slots.deallocate()
    keys.deallocate()
  }

  /// The number of the key, a new one if it is new.
  @inline(__always)
  mutating func number(of key: UInt64) -> Int32 {
    var slot = Self.hash(key) & mask
    while true {
      let number = slots[slot]
      if number < 0 { break }
      if keys[Int(number)] == key { return number }
      slot = (slot + 1) & mask
    }
    return add(key, at: slot)
  }

  /// The number of the key; -1 if it is not there.
  @inline(__always)
  func find(_ key: UInt64) -> Int32 {
    var slot = Self.hash(key) & mask
    while true {
      let number = slots[slot]
      if number < 0 || keys[Int(number)] == key { return number }
      slot = (slot + 1) & mask
    }
  }

  private mutating func add(_ key: UInt64, at slot: Int) -> Int32 {
    if count == keyCapacity {
      let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: keyCapacity * 2)
      larger.update(from: keys, count: count)
      keys.deallocate()
      keys = larger
      keyCapacity *= 2
    }
    keys[count] = key
    slots[slot] = Int32(count)
    count += 1
    if count * 2 > mask { grow() }
    return Int32(count - 1)
  }

  private mutating func grow() {
    let size = (mask + 1) * 2
    slots.deallocate()
    slots = .allocate(capacity: size)
    slots.initialize(repeating: -1, count: size)
    mask = size - 1
    for number in 0..<count {
      var slot = Self.hash(keys[number]) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    let product = key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return Int(truncatingIfNeeded: product.high ^ product.low)
  }
}
