import BigInt
import Glibc

extension Interpreter {
  /// Python's `hash`.
  @inline(__always)
  func hash(_ value: Value) throws(Raised) -> Int {
    if value.isExactly(.string) { return value.string.hash }
    if value.isInt { return Hashing.int(value.int) }
    return try hashSlowly(value)
  }

  @inline(never)
  private func hashSlowly(_ value: Value) throws(Raised) -> Int {
    switch value.tag {
    case .float: return Hashing.float(value.float)
    case .bool: return value.bool ? 1 : 0
    case .none: return 0x1234_5670
    case .ellipsis, .notImplemented: return 0x1234_5680
    default: break
    }
    if value.isDerived, let own = try hashOfDerived(value) { return own }
    switch value.kind {
    case .string: return value.string.hash
    case .bigInt:
      let big = value.bigInt
      let magnitude = Int(big.magnitude % BigUInt(Hashing.modulus))
      let result = big.sign == .minus ? -magnitude : magnitude
      return result == -1 ? -2 : result
    case .bytes:
      let bytes = value.bytes
      if bytes.pointee.hash == 0 {
        bytes.pointee.hash = hashBytes(bytes.pointee.bytes, bytes.pointee.count)
      }
      return bytes.pointee.hash
    case .tuple: return try hashTuple(value.tuple)
    case .frozenset: return try hashFrozenset(value.set)
    case .range:
      return try hashRange(value)
    case .dictView where isSetLike(value):
      throw typeError("unhashable type: '\(typeName(value))'")
    case .list, .dict, .set, .slice:
      throw typeError("unhashable type: '\(typeName(value))'")
    case .instance, .exception, .host: return try hashInstance(value)
    case .boundMethod:
      let bound = value.pointer(as: BoundMethodCell.self)
      return try hash(bound.pointee.function) ^ identity(bound.pointee.receiver)
    default: return identity(value)
    }
  }

  /// What a derived class's own `__hash__` says; nil where it has none.
  private func hashOfDerived(_ value: Value) throws(Raised) -> Int? {
    let type = self.type(of: value)
    let method = type.lookup(symbols.hash, version: classVersion)
    if method.isNone || definesOnlyEquality(type) {
      throw typeError("unhashable type: '\(type.name)'")
    }
    if method.is(.native) || method.isUnbound { return nil }
    return try checkedHash(try callMethod(method, value, []))
  }

  /// The nearest class that defines `__eq__` or `__hash__` is a script's that defines `__eq__` alone.
  private func definesOnlyEquality(_ type: TypeInfo) -> Bool {
    type.nearest { info in
      if !info.isScriptClass || info.ownMember(symbols.hash) != nil { return false }
      return info.ownMember(symbols.equal) != nil ? true : nil
    } ?? false
  }

  private func checkedHash(_ result: Value) throws(Raised) -> Int {
    let result = number(result)
    guard result.isIntegral else { throw typeError("__hash__ method should return an integer") }
    return try hash(result)
  }

  private func identity(_ value: Value) -> Int {
    Int(truncatingIfNeeded: value.payload >> 4 | value.payload << 60) & Int.max
  }

  private func hashTuple(_ tuple: UnsafeMutablePointer<TupleCell>) throws(Raised) -> Int {
    if tuple.pointee.hash != 0 { return tuple.pointee.hash }
    var hasher = Hashing.TupleHasher()
    for i in 0..<tuple.pointee.count { hasher.combine(try hash(tuple.items[i])) }
    let result = hasher.finish(count: tuple.pointee.count)
    tuple.pointee.hash = result
    return result
  }

  /// As the tuple of its length, first element and step, where they matter.
  private func hashRange(_ value: Value) throws(Raised) -> Int {
    let range = longRange(value)
    var hasher = Hashing.TupleHasher()
    hasher.combine(try hash(integer(range.count)))
    hasher.combine(try hash(range.count.isZero ? .none : integer(range.start)))
    hasher.combine(try hash(range.count <= 1 ? .none : integer(range.step)))
    return hasher.finish(count: 3)
  }

  /// CPython's order-independent mix.
  private func hashFrozenset(_ set: UnsafeMutablePointer<SetCell>) throws(Raised) -> Int {
    var result: UInt = 0
    func shuffle(_ h: UInt) -> UInt { ((h ^ 89_869_747) ^ (h << 16)) &* 3_644_798_167 }
    for i in 0...set.pointee.mask where !set.pointee.table[i].key.isUnbound {
      result ^= shuffle(UInt(bitPattern: set.pointee.table[i].hash))
    }
    result ^= (UInt(set.pointee.used) &+ 1) &* 1_927_868_237
    result ^= (result >> 11) ^ (result >> 25)
    result = result &* 69069 &+ 907_133_923
    return result == UInt.max ? 590_923_713 : Int(bitPattern: result)
  }

  private func hashInstance(_ value: Value) throws(Raised) -> Int {
    let type = self.type(of: value)
    let method = type.lookup(symbols.hash, version: classVersion)
    if method.isNone || definesOnlyEquality(type) {
      throw typeError("unhashable type: '\(type.name)'")
    }
    if method.is(.native), let wrapped = wrappedNumber(value) { return try hash(wrapped) }
    if !method.isUnbound && !method.is(.native) || method.is(.native) && value.is(.host) {
      return try checkedHash(try callMethod(method, value, []))
    }
    return identity(value)
  }

  /// Python's `==` as a truth value. Identical objects are taken as equal only where containers do.
  @inline(__always)
  public func equals(_ a: Value, _ b: Value) throws(Raised) -> Bool {
    if a.isInt && b.isInt { return a.payload == b.payload }
    if a.isExactly(.string) && b.isExactly(.string) { return a.string.isEqual(to: b.string) }
    return try equalsSlowly(a, b)
  }

  @inline(never)
  private func equalsSlowly(_ a: Value, _ b: Value) throws(Raised) -> Bool {
    if let result = numbersEqual(a, b) { return result }
    if a.isDerived || b.isDerived {
      let symbol = symbols.equal
      if !overriding(a, symbol).isUnbound || !overriding(b, symbol).isUnbound {
        return try truth(try compareInstances(.equal, a, b))
      }
    }
    switch (a.kind, b.kind) {
    case (.string, .string): return a.string.isEqual(to: b.string)
    case (.list, .list):
      return try itemsEqual(
        a.list.pointee.items, a.list.pointee.count, b.list.pointee.items, b.list.pointee.count)
    case (.tuple, .tuple):
      return try itemsEqual(
        a.tuple.items, a.tuple.pointee.count, b.tuple.items, b.tuple.pointee.count)
    case (.dict, .dict): return try dictsEqual(a.dict, b.dict)
    case (.set, .set), (.frozenset, .frozenset), (.set, .frozenset), (.frozenset, .set):
      guard a.set.pointee.used == b.set.pointee.used else { return false }
      return try isSubset(a.set, b.set)
    case (.bytes, .bytes):
      let (x, y) = (a.bytes, b.bytes)
      return x.pointee.count == y.pointee.count
        && memcmp(x.pointee.bytes, y.pointee.bytes, x.pointee.count) == 0
    case (.range, .range):
      if isLong(a) || isLong(b) {
        let (x, y) = (longRange(a), longRange(b))
        return x.count == y.count
          && (x.count.isZero || x.start == y.start && (x.count == 1 || x.step == y.step))
      }
      let (x, y) = (a.range, b.range)
      if x.count != y.count { return false }
      return x.count == 0
        || x.pointee.start == y.pointee.start && (x.count == 1 || x.pointee.step == y.pointee.step)
    case (.slice, .slice):
      let (x, y) = (a.slice, b.slice)
      guard try equals(x.pointee.start, y.pointee.start) else { return false }
      guard try equals(x.pointee.stop, y.pointee.stop) else { return false }
      return try equals(x.pointee.step, y.pointee.step)
    case (.boundMethod, .boundMethod):
      let (x, y) = (a.pointer(as: BoundMethodCell.self), b.pointer(as: BoundMethodCell.self))
      return x.pointee.receiver.isIdentical(to: y.pointee.receiver)
        && x.pointee.function.isIdentical(to: y.pointee.function)
    case (.dictView, _), (_, .dictView): return try dictViewsEqual(a, b)
    default: break
    }
    if hasOperators(a) || hasOperators(b) {
      return try truth(try compareInstances(.equal, a, b))
    }
    return a.isIdentical(to: b)
  }

  /// Kinds whose class may define operators.
  @inline(__always) func hasOperators(_ value: Value) -> Bool {
    switch value.kind {
    case .instance, .host, .exception, .type: return true
    default: return false
    }
  }

  /// As containers compare their items: identity first.
  func same(_ a: Value, _ b: Value) throws(Raised) -> Bool {
    if a.isIdentical(to: b) && !a.isFloat { return true }
    if a.isIdentical(to: b) { return true }
    return try equals(a, b)
  }

  private func itemsEqual(
    _ a: UnsafeMutablePointer<Value>, _ aCount: Int, _ b: UnsafeMutablePointer<Value>,
    _ bCount: Int
  ) throws(Raised) -> Bool {
    if aCount != bCount { return false }
    try enterNative(" in comparison")
    defer { leaveNative() }
    for i in 0..<aCount {
      if i & 0xFFF == 0 { try checkCancelled() }
      if try !same(a[i], b[i]) { return false }
    }
    return true
  }

  private func dictsEqual(
    _ a: UnsafeMutablePointer<DictCell>, _ b: UnsafeMutablePointer<DictCell>
  ) throws(Raised) -> Bool {
    if a.pointee.count != b.pointee.count { return false }
    try enterNative(" in comparison")
    defer { leaveNative() }
    for i in 0..<a.pointee.used where !a.pointee.entries[i].key.isUnbound {
      let entry = a.pointee.entries[i]
      let index = try find(b, entry.key, entry.hash)
      if index < 0 { return false }
      if try !same(entry.value, b.pointee.entries[index].value) { return false }
    }
    return true
  }

  func isSubset(
    _ a: UnsafeMutablePointer<SetCell>, _ b: UnsafeMutablePointer<SetCell>
  ) throws(Raised) -> Bool {
    if a.pointee.used > b.pointee.used { return false }
    for i in 0...a.pointee.mask where !a.pointee.table[i].key.isUnbound {
      if try find(b, a.pointee.table[i].key, a.pointee.table[i].hash) == nil { return false }
    }
    return true
  }

  private func dictViewsEqual(_ a: Value, _ b: Value) throws(Raised) -> Bool {
    func isSetLike(_ v: Value) -> Bool {
      if v.is(.set) || v.is(.frozenset) { return true }
      return v.is(.dictView) && v.pointer(as: DictViewCell.self).pointee.type != .values
    }
    guard isSetLike(a), isSetLike(b) else { return a.isIdentical(to: b) }
    return try equals(try makeSet(from: a), try makeSet(from: b))
  }

  /// Equality of numbers of any types; nil when one is not a number.
  func numbersEqual(_ a: Value, _ b: Value) -> Bool? {
    if a.isFloat || b.isFloat {
      if a.isFloat && b.isFloat { return a.float == b.float }
      if a.isFloat { return compareNumbers(b, a).map { $0 == 0 } }
      return compareNumbers(a, b).map { $0 == 0 }
    }
    if (a.isInt || a.isBool) && (b.isInt || b.isBool) { return a.int == b.int }
    if a.is(.bigInt) && b.is(.bigInt) { return a.bigInt == b.bigInt }
    if a.is(.bigInt) && (b.isInt || b.isBool) || b.is(.bigInt) && (a.isInt || a.isBool) {
      return false
    }
    return nil
  }
}
