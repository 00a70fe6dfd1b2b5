import Syntax

extension BinaryOperator {
  /// As error messages print it.
  var symbol: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .floorDivide: "//"
    case .modulo: "%"
    case .power: "** or pow()"
    case .matrixMultiply: "@"
    case .leftShift: "<<"
    case .rightShift: ">>"
    case .and: "&"
    case .or: "|"
    case .xor: "^"
    }
  }
}

extension Interpreter {
  /// `a op b` for any values.
  @inline(never)
  public func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if let result = try numberArithmetic(op, a, b) { return result }
    if a.isDerived || b.isDerived, let result = try derivedBinary(op, a, b) { return result }
    if let result = try builtinBinary(op, a, b) { return result }
    if hasOperators(a) || hasOperators(b), let result = try instanceBinary(op, a, b) {
      return result
    }
    throw unsupported(op.symbol, a, b)
  }

  /// Operators that a class derived from a built-in one defines itself; nil where there are none.
  private func derivedBinary(
    _ op: BinaryOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value? {
    let index = Int(op.rawValue)
    if overriding(a, symbols.binary[index]).isUnbound
      && overriding(b, symbols.reflected[index]).isUnbound
    {
      return nil
    }
    return try instanceBinary(op, a, b)
  }

  func unsupported(_ symbol: String, _ a: Value, _ b: Value) -> Raised {
    if symbol == "*" || symbol == "*=" {
      for (sequence, factor) in [(a, b), (b, a)] {
        switch sequence.kind {
        case .string, .bytes, .list, .tuple:
          return typeError(
            "can't multiply sequence by non-int of type '\(typeName(factor))'")
        default: break
        }
      }
    }
    return typeError(
      "unsupported operand type(s) for \(symbol): '\(typeName(a))' and '\(typeName(b))'")
  }

  /// Starts `a op b` for an instance on the left: true when a frame of its script method was pushed,
  /// false when the result is stored already.
  @inline(never)
  func beginOperator(
    _ op: BinaryOperator, _ a: Value, _ b: Value, _ result: UnsafeMutablePointer<Value>
  ) throws(Raised) -> Bool {
    let left = a.instance.pointee.type
    let method = left.pointee.info._withUnsafeGuaranteedRef {
      $0.lookup(symbols.binary[Int(op.rawValue)], version: classVersion)
    }
    let rightFirst = b.is(.instance) && b.instance.pointee.type != left
    guard method.is(.function), !rightFirst, !b.isDerived,
      method.pointer(as: FunctionCell.self).pointee.code
        ._withUnsafeGuaranteedRef({ !$0.isGenerator })
    else {
      result.pointee = try binary(op, a, b)
      return false
    }
    let arguments = top
    arguments[0] = a
    arguments[1] = b
    try pushFrame(method, arguments, 2, .unbound, result: result, delivery: .operator)
    return true
  }

  /// The class of an instance has no method for `op=`.
  func lacksInPlace(_ op: UInt8, _ a: Value) -> Bool {
    a.instance.pointee.type.pointee.info._withUnsafeGuaranteedRef {
      $0.lookup(symbols.inPlace[Int(op)], version: classVersion).isUnbound
    }
  }

  /// `a op b` once `a`'s method returned NotImplemented: the reflected method, where `b` is of
  /// another class, or the error.
  func reflectedBinary(_ i: Instruction, _ a: Value, _ b: Value) throws(Raised) -> Value {
    let op: BinaryOperator
    switch i.op {
    case .add: op = .add
    case .subtract: op = .subtract
    case .multiply: op = .multiply
    case .divide: op = .divide
    default: op = BinaryOperator(rawValue: i.flag).unsafelyUnwrapped
    }
    let (left, right) = (type(of: a), type(of: b))
    let reflected = right.lookup(symbols.reflected[Int(op.rawValue)], version: classVersion)
    if !reflected.isUnbound && left !== right {
      let result = try callMethod(reflected, b, [a])
      if !result.isNotImplemented { return result }
    }
    let isInPlace = i.op == .inPlace
    throw unsupported(isInPlace ? (op == .power ? "**=" : op.symbol + "=") : op.symbol, a, b)
  }

  /// `__add__`, then `__radd__`; the right one first when its class derives from the left one's.
  private func instanceBinary(
    _ op: BinaryOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value? {
    let (left, right) = (type(of: a), type(of: b))
    let index = Int(op.rawValue)
    let method = left.lookup(symbols.binary[index], version: classVersion)
    let reflected = right.lookup(symbols.reflected[index], version: classVersion)
    let rightFirst =
      left !== right && right.isSubtype(of: left) && !reflected.isUnbound
    if rightFirst {
      let result = try callMethod(reflected, b, [a])
      if !result.isNotImplemented { return result }
    }
    if !method.isUnbound {
      let result = try callMethod(method, a, [b])
      if !result.isNotImplemented { return result }
    }
    if !rightFirst && !reflected.isUnbound && left !== right {
      let result = try callMethod(reflected, b, [a])
      if !result.isNotImplemented { return result }
    }
    return nil
  }

  /// Containers that cannot be repeated; for `*=` they do not ask a sequence on the right for it.
  private func lacksRepetition(_ value: Value) -> Bool {
    switch value.kind {
    case .set, .frozenset, .dict, .range, .dictView: true
    default: false
    }
  }

  /// `a op= b`: lists, sets and dicts change in place, script classes may define `__iadd__`.
  @inline(never)
  func inPlace(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raised) -> Value {
    let own = overriding(a, symbols.inPlace[Int(op.rawValue)])
    if !own.isUnbound {
      let result = try callMethod(own, a, [b])
      if !result.isNotImplemented { return result }
    }
    switch a.kind {
    case .list where op == .add:
      try checkMutable(a)
      try extend(a.list, b)
      return a
    case .list where op == .multiply:
      if b.isIntegral {
        try checkMutable(a)
        let repeated = try binary(op, a, b)
        a.list.pointee.count = 0
        try extend(a.list, repeated)
        return a
      }
    case .set:
      if let result = try inPlaceSet(op, a, b) { return result }
    case .dict where op == .or:
      if !b.is(.host) {
        try checkMutable(a)
        try update(a.dict, b)
        return a
      }
    case .instance, .host, .exception:
      let method = type(of: a).lookup(symbols.inPlace[Int(op.rawValue)], version: classVersion)
      if !method.isUnbound {
        let result = try callMethod(method, a, [b])
        if !result.isNotImplemented { return result }
      }
    default: break
    }
    if let result = try numberArithmetic(op, a, b) { return result }
    if op == .multiply && lacksRepetition(a) && !hasOperators(b) {
      throw typeError(
        "unsupported operand type(s) for *=: '\(typeName(a))' and '\(typeName(b))'")
    }
    if a.isDerived || b.isDerived, let result = try derivedBinary(op, a, b) { return result }
    if let result = try builtinBinary(op, a, b) { return result }
    if hasOperators(a) || hasOperators(b), let result = try instanceBinary(op, a, b) {
      return result
    }
    throw unsupported(op == .power ? "**=" : op.symbol + "=", a, b)
  }

  // MARK: Unary

  @inline(never)
  func negate(_ value: Value) throws(Raised) -> Value {
    if value.isFloat { return Value(-value.float) }
    if value.isInt && value.int != .min || value.isBool { return Value(-value.int) }
    if value.isIntegral { return integer(-value.integer) }
    return try unary(symbols.negate, "-", value)
  }

  func positive(_ value: Value) throws(Raised) -> Value {
    if value.isFloat || value.isInt || value.is(.bigInt) { return value }
    if value.isBool { return Value(value.int) }
    return try unary(symbols.positive, "+", value)
  }

  func invert(_ value: Value) throws(Raised) -> Value {
    if value.isInt || value.isBool { return Value(~value.int) }
    if value.is(.bigInt) { return integer(-value.bigInt - 1) }
    return try unary(symbols.invert, "~", value)
  }

  private func unary(_ symbol: Value, _ name: String, _ value: Value) throws(Raised) -> Value {
    if hasOperators(value) || value.isDerived {
      let method = type(of: value).lookup(symbol, version: classVersion)
      if !method.isUnbound { return try callMethod(method, value, []) }
    }
    throw typeError("bad operand type for unary \(name): '\(typeName(value))'")
  }

  /// Python's truth value.
  @inline(__always)
  public func truth(_ value: Value) throws(Raised) -> Bool {
    if value.isBool { return value.bool }
    return try truthSlowly(value)
  }

  @inline(never)
  private func truthSlowly(_ value: Value) throws(Raised) -> Bool {
    switch value.tag {
    case .int: return value.int != 0
    case .float: return value.float != 0
    case .none: return false
    case .ellipsis, .notImplemented: return true
    default: break
    }
    if value.isDerived {
      let type = self.type(of: value)
      for symbol in [symbols.bool, symbols.length] {
        let method = type.lookup(symbol, version: classVersion)
        if !method.isUnbound && !method.is(.native) { return try instanceTruth(value) }
      }
    }
    switch value.kind {
    case .string: return value.string.pointee.byteCount != 0
    case .bytes: return value.bytes.pointee.count != 0
    case .list: return value.list.pointee.count != 0
    case .tuple: return value.tuple.pointee.count != 0
    case .dict: return value.dict.pointee.count != 0
    case .set, .frozenset: return value.set.pointee.used != 0
    case .range: return value.range.count != 0
    case .dictView:
      return value.pointer(as: DictViewCell.self).pointee.dict.dict.pointee.count != 0
    case .instance, .host, .exception: return try instanceTruth(value)
    default: return true
    }
  }

  private func instanceTruth(_ value: Value) throws(Raised) -> Bool {
    let type = self.type(of: value)
    let method = type.lookup(symbols.bool, version: classVersion)
    if !method.isUnbound {
      let result = try callMethod(method, value, [])
      guard result.isBool else {
        throw typeError("__bool__ should return bool, returned \(typeName(result))")
      }
      return result.bool
    }
    let length = type.lookup(symbols.length, version: classVersion)
    if length.isUnbound { return true }
    return try self.length(value) != 0
  }

  // MARK: Comparison

  /// `a op b` as a value; script classes and host objects may return anything.
  @inline(never)
  public func compare(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws(Raised) -> Value {
    switch op {
    case .is: return Value(isSame(a, b))
    case .isNot: return Value(!isSame(a, b))
    case .in: return Value(try contains(b, a))
    case .notIn: return Value(try !contains(b, a))
    case .equal, .notEqual:
      if hasOperators(a) || hasOperators(b) || !overriding(a, symbol(of: op)).isUnbound
        || !overriding(b, symbol(of: op)).isUnbound
      {
        return try compareInstances(op, a, b)
      }
      return Value(try equals(a, b) == (op == .equal))
    default: return try order(op, a, b)
    }
  }

  func isSame(_ a: Value, _ b: Value) -> Bool {
    a.isIdentical(to: b)
  }

  private func order(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if a.isDerived || b.isDerived,
      !overriding(a, symbol(of: op)).isUnbound || !overriding(b, symbol(of: op.reflected)).isUnbound
    {
      return try compareInstances(op, a, b)
    }
    if a.isFloat && a.float.isNaN && (b.isFloat || b.isIntegral)
      || b.isFloat && b.float.isNaN && (a.isFloat || a.isIntegral)
    {
      return .false
    }
    if let result = compareNumbers(a, b) { return Value(op.holds(result)) }
    switch (a.kind, b.kind) {
    case (.string, .string):
      return Value(op.holds(compareBytes(a.string.utf8, b.string.utf8)))
    case (.bytes, .bytes):
      return Value(op.holds(compareBytes(a.bytes.buffer, b.bytes.buffer)))
    case (.list, .list):
      return try orderItems(
        op, a.list.pointee.items, a.list.pointee.count, b.list.pointee.items,
        b.list.pointee.count)
    case (.tuple, .tuple):
      return try orderItems(
        op, a.tuple.items, a.tuple.pointee.count, b.tuple.items, b.tuple.pointee.count)
    case (.set, .set), (.frozenset, .frozenset), (.set, .frozenset), (.frozenset, .set):
      let (x, y) = (a.set, b.set)
      switch op {
      case .less: return Value(x.pointee.used < y.pointee.used ? try isSubset(x, y) : false)
      case .lessEqual: return Value(try isSubset(x, y))
      case .greater: return Value(y.pointee.used < x.pointee.used ? try isSubset(y, x) : false)
      default: return Value(try isSubset(y, x))
      }
    case (.slice, .slice):
      let (x, y) = (a.slice.pointee, b.slice.pointee)
      return try order(
        op, heap.makeTuple([x.start, x.stop, x.step]), heap.makeTuple([y.start, y.stop, y.step]))
    case (.dictView, _), (_, .dictView):
      if isSetLike(a) && isSetLike(b) {
        return try order(op, try makeSet(from: a), try makeSet(from: b))
      }
    default:
      if hasOperators(a) || hasOperators(b) { return try compareInstances(op, a, b) }
    }
    throw typeError(
      "'\(op.symbol)' not supported between instances of '\(typeName(a))' and '\(typeName(b))'")
  }

  func isSetLike(_ value: Value) -> Bool {
    if value.is(.set) || value.is(.frozenset) { return true }
    return value.is(.dictView) && value.pointer(as: DictViewCell.self).pointee.type != .values
  }

  /// Lexicographic order of two runs of items.
  private func orderItems(
    _ op: ComparisonOperator, _ a: UnsafeMutablePointer<Value>, _ aCount: Int,
    _ b: UnsafeMutablePointer<Value>, _ bCount: Int
  ) throws(Raised) -> Value {
    try enterNative(" in comparison")
    defer { leaveNative() }
    for i in 0..<min(aCount, bCount) where try !same(a[i], b[i]) {
      return try compare(op, a[i], b[i])
    }
    return Value(op.holds(aCount < bCount ? -1 : aCount > bCount ? 1 : 0))
  }

  /// `__eq__` and its kin, with reflection.
  func compareInstances(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value {
    let (left, right) = (type(of: a), type(of: b))
    let method = left.lookup(symbol(of: op), version: classVersion)
    let reflected = right.lookup(symbol(of: op.reflected), version: classVersion)
    let rightFirst = left !== right && right.isSubtype(of: left) && !reflected.isUnbound
    if rightFirst {
      let result = try callMethod(reflected, b, [a])
      if !result.isNotImplemented { return result }
    }
    if !method.isUnbound {
      let result = try callMethod(method, a, [b])
      if !result.isNotImplemented { return result }
    }
    if !rightFirst && !reflected.isUnbound {
      let result = try callMethod(reflected, b, [a])
      if !result.isNotImplemented { return result }
    }
    switch op {
    case .equal: return Value(a.isIdentical(to: b))
    case .notEqual:
      // Without `__ne__` it is the opposite of `__eq__`.
      let equal = left.lookup(symbols.equal, version: classVersion)
      let reflectedEqual = right.lookup(symbols.equal, version: classVersion)
      if !equal.isUnbound || !reflectedEqual.isUnbound {
        return Value(try !truth(try compareInstances(.equal, a, b)))
      }
      return Value(!a.isIdentical(to: b))
    default:
      throw typeError(
        "'\(op.symbol)' not supported between instances of '\(left.name)' and '\(right.name)'")
    }
  }

  private func symbol(of op: ComparisonOperator) -> Value {
    switch op {
    case .less: symbols.less
    case .lessEqual: symbols.lessEqual
    case .equal: symbols.equal
    case .notEqual: symbols.notEqual
    case .greater: symbols.greater
    case .greaterEqual: symbols.greaterEqual
    case .is, .isNot, .in, .notIn: symbols.equal
    }
  }
}

extension ComparisonOperator {
  var symbol: String {
    switch self {
    case .less: "<"
    case .lessEqual: "<="
    case .equal: "=="
    case .notEqual: "!="
    case .greater: ">"
    case .greaterEqual: ">="
    case .is: "is"
    case .isNot: "is not"
    case .in: "in"
    case .notIn: "not in"
    }
  }

  var reflected: ComparisonOperator {
    switch self {
    case .less: .greater
    case .lessEqual: .greaterEqual
    case .greater: .less
    case .greaterEqual: .lessEqual
    default: self
    }
  }

  /// Whether it holds for two values whose order is -1, 0 or 1.
  @inline(__always) func holds(_ order: Int) -> Bool {
    switch self {
    case .less: order < 0
    case .lessEqual: order <= 0
    case .equal: order == 0
    case .notEqual: order != 0
    case .greater: order > 0
    case .greaterEqual: order >= 0
    case .is, .isNot, .in, .notIn: false
    }
  }
}
