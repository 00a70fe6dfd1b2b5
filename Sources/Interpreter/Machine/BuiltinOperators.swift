import Glibc
import Syntax

extension Interpreter {
  /// Operators of the built-in containers and strings; nil when they do not apply.
  func builtinBinary(
    _ op: BinaryOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value? {
    switch op {
    case .add: return try concatenation(a, b)
    case .multiply:
      if b.isIntegral && !a.isIntegral { return try repetition(a, b) }
      if a.isIntegral && !b.isIntegral { return try repetition(b, a) }
      return try repetitionByObject(a, b)
    case .modulo:
      if a.is(.string) || a.is(.bytes) { return try formatPercent(a, b) }
      return nil
    case .or, .and, .subtract, .xor:
      if a.is(.dict) && b.is(.dict) && op == .or {
        let dict = heap.makeDict()
        dict.pointee.type = a.dict.hostType
        dict.pointee.factory = a.dict.pointee.factory
        try update(dict, a)
        try update(dict, b)
        return Value(.dict, dict)
      }
      if isSetLike(a) && isSetLike(b) { return try setOperation(op, a, b) }
      if isSetLike(a) && a.is(.dictView) || isSetLike(b) && b.is(.dictView) {
        return try looseViewOperation(op, a, b)
      }
      return nil
    default: return nil
    }
  }

  /// Whether the right operand's class has the reflected method of an operator.
  private func answersReflected(_ op: BinaryOperator, _ value: Value) -> Bool {
    hasOperators(value)
      && !type(of: value).lookup(symbols.reflected[Int(op.rawValue)], version: classVersion)
        .isUnbound
  }

  private func concatenation(_ a: Value, _ b: Value) throws(Raised) -> Value? {
    switch (a.kind, b.kind) {
    case (.string, .string): return heap.concatenate(a.string, b.string)
    case (.list, .list):
      let list = heap.makeList(capacity: a.list.pointee.count + b.list.pointee.count)
      try extend(list, a)
      try extend(list, b)
      return Value(.list, list)
    case (.tuple, .tuple):
      let (x, y) = (a.tuple, b.tuple)
      let tuple = heap.makeTuple(count: x.pointee.count + y.pointee.count)
      tuple.pointee.count = 0
      try copyItems(x.items, to: tuple.items, x.pointee.count)
      try copyItems(y.items, to: tuple.items + x.pointee.count, y.pointee.count)
      tuple.pointee.count = x.pointee.count + y.pointee.count
      return Value(.tuple, tuple)
    case (.bytes, .bytes):
      let (x, y) = (a.bytes, b.bytes)
      let bytes = heap.makeBytes(count: x.pointee.count + y.pointee.count)
      memcpy(bytes.pointee.bytes, x.pointee.bytes, x.pointee.count)
      memcpy(bytes.pointee.bytes + x.pointee.count, y.pointee.bytes, y.pointee.count)
      return Value(.bytes, bytes)
    case (.string, _):
      if answersReflected(.add, b) { return nil }
      throw typeError("can only concatenate str (not \"\(typeName(b))\") to str")
    case (.list, _):
      if answersReflected(.add, b) { return nil }
      throw typeError("can only concatenate list (not \"\(typeName(b))\") to list")
    case (.tuple, _):
      if answersReflected(.add, b) { return nil }
      throw typeError("can only concatenate tuple (not \"\(typeName(b))\") to tuple")
    case (.bytes, _):
      if answersReflected(.add, b) { return nil }
      throw typeError("can't concat \(typeName(b)) to bytes")
    default: return nil
    }
  }

  /// A sequence times something that is no int: an object with `__index__`, or a mistake.
  private func repetitionByObject(_ a: Value, _ b: Value) throws(Raised) -> Value? {
    func isSequence(_ value: Value) -> Bool {
      value.is(.string) || value.is(.list) || value.is(.tuple) || value.is(.bytes)
    }
    guard isSequence(a) || isSequence(b) else { return nil }
    let (sequence, other) = isSequence(a) ? (a, b) : (b, a)
    if hasOperators(other) {
      let info = type(of: other)
      let own = isSequence(a) ? symbols.reflected : symbols.binary
      let multiply = own[Int(BinaryOperator.multiply.rawValue)]
      if !info.lookup(multiply, version: classVersion).isUnbound { return nil }
      if !info.lookup(symbols.index, version: classVersion).isUnbound {
        return try repetition(sequence, try requireInteger(other))
      }
    }
    throw typeError("can't multiply sequence by non-int of type '\(typeName(other))'")
  }

  /// `sequence * count`
  private func repetition(_ sequence: Value, _ count: Value) throws(Raised) -> Value? {
    switch sequence.kind {
    case .string, .list, .tuple, .bytes: break
    default: return nil
    }
    guard !count.is(.bigInt) else {
      throw raise(types.overflowError, "cannot fit 'int' into an index-sized integer")
    }
    let sequence = sequence.asBuiltin
    let times = max(0, count.int)
    let length = try self.length(sequence)
    let unit = sequence.is(.string) ? sequence.string.pointee.byteCount : length
    let size = sequence.is(.string) || sequence.is(.bytes) ? 1 : MemoryLayout<Value>.stride
    let (total, overflow) = unit.multipliedReportingOverflow(by: times)
    if overflow && size == 1 {
      throw raise(
        types.overflowError,
        sequence.is(.string) ? "repeated string is too long" : "repeated bytes are too long")
    }
    try checkMemory(count: overflow ? .max : total, of: size)
    if sequence.is(.string) { try checkLength(total) }
    switch sequence.kind {
    case .string:
      let string = sequence.string
      let result = heap.makeString(byteCount: unit * times, count: length * times)
      try fill(result.pointee.bytes, string.pointee.bytes, unit, times)
      return Value(.string, result)
    case .bytes:
      let result = heap.makeBytes(count: unit * times)
      try fill(result.pointee.bytes, sequence.bytes.pointee.bytes, unit, times)
      return Value(.bytes, result)
    case .list:
      let result = heap.makeList(capacity: unit * times)
      try fill(result.pointee.items, sequence.list.pointee.items, unit, times)
      result.pointee.count = unit * times
      return Value(.list, result)
    default:
      let result = heap.makeTuple(count: unit * times)
      // Without items while they are not there.
      result.pointee.count = 0
      try fill(result.items, sequence.tuple.items, unit, times)
      result.pointee.count = unit * times
      return Value(.tuple, result)
    }
  }

  /// Repeats elements in pieces that double, up to what the cache holds.
  private func fill<Element>(
    _ target: UnsafeMutablePointer<Element>, _ source: UnsafeMutablePointer<Element>, _ unit: Int,
    _ times: Int
  ) throws(Raised) {
    let total = unit * times
    if total == 0 { return }
    let longest = max(unit, (64 << 10) / unit * unit)
    var done = 0
    while done < total {
      try checkCancelled()
      let piece = min(done == 0 ? unit : done, total - done, longest)
      (target + done).update(from: done == 0 ? source : target, count: piece)
      done += piece
    }
  }

  /// A list of items that stand elsewhere; the copying of many can be interrupted.
  func copiedList(_ items: UnsafeMutablePointer<Value>, _ count: Int) throws(Raised) -> Value {
    if count <= 1 << 12 { return heap.makeList(items, count) }
    let list = heap.makeList(capacity: count)
    try copyItems(items, to: list.pointee.items, count)
    list.pointee.count = count
    return Value(.list, list)
  }

  /// Copies text or items so that it can be interrupted.
  func copyItems<Item: BitwiseCopyable>(
    _ source: UnsafePointer<Item>, to target: UnsafeMutablePointer<Item>, _ count: Int
  ) throws(Raised) {
    let longest = (1 << 20) / MemoryLayout<Item>.stride
    var done = 0
    while done < count {
      try checkCancelled()
      let piece = min(count - done, longest)
      (target + done).update(from: source + done, count: piece)
      done += piece
    }
  }
}
