import Syntax

/// The special methods of built-in classes, by way of the operators themselves.
extension Interpreter {
  static let orderings: [(String, ComparisonOperator)] = [
    ("__lt__", .less), ("__le__", .lessEqual), ("__gt__", .greater), ("__ge__", .greaterEqual),
  ]
  static let equalities: [(String, ComparisonOperator)] = [
    ("__eq__", .equal), ("__ne__", .notEqual),
  ]

  func installComparisons(_ type: MemberBuilder, ordered: Bool = true) {
    for (name, op) in Interpreter.equalities + (ordered ? Interpreter.orderings : []) {
      type.binary(name) { vm, a, b in try vm.comparison(op, a, b) }
    }
    type.unary("__repr__") { vm, value in try vm.repr(value) }
  }

  func installHash(_ type: MemberBuilder) {
    type.unary("__hash__") { vm, value in Value(try vm.hash(value)) }
  }

  func installArithmetic(_ type: MemberBuilder, _ operators: [BinaryOperator]) {
    for op in operators {
      let stem = Interpreter.stems[Int(op.rawValue)]
      type.binary("__\(stem)__") { vm, a, b in try vm.arithmetic(op, a, b) }
      type.binary("__r\(stem)__") { vm, a, b in try vm.arithmetic(op, b, a) }
    }
  }

  private static let stems = [
    "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift", "and",
    "or", "xor",
  ]

  /// Length, items, membership, concatenation and repetition.
  func installSequenceOperators(_ type: MemberBuilder) {
    installContainerOperators(type)
    installComparisons(type)
    type.binary("__getitem__") { vm, a, b in try vm.item(a, b) }
    type.binary("__add__") { vm, a, b in try vm.arithmetic(.add, a, b) }
    type.binary("__mul__") { vm, a, b in try vm.arithmetic(.multiply, a, b) }
    type.binary("__rmul__") { vm, a, b in try vm.arithmetic(.multiply, a, b) }
  }

  func installContainerOperators(_ type: MemberBuilder) {
    type.unary("__len__") { vm, value in Value(try vm.length(value)) }
    type.unary("__iter__") { vm, value in try vm.makeIterator(value) }
    type.binary("__contains__") { vm, a, b in Value(try vm.contains(a, b)) }
  }

  /// `a op b` of built-in values; NotImplemented when their classes do not go together.
  func arithmetic(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raised) -> Value {
    let (a, b) = (number(a), number(b))
    if let result = try numberArithmetic(op, a, b) { return result }
    if let result = try builtinBinary(op, a, b) { return result }
    return .notImplemented
  }

  func comparison(_ op: ComparisonOperator, _ a: Value, _ b: Value) throws(Raised) -> Value {
    let (a, b) = (number(a), number(b).isDerived ? b.asBuiltin : number(b))
    let isNumber = a.isIntegral || a.isFloat
    if isNumber {
      guard b.isIntegral || b.isFloat else { return .notImplemented }
    } else if isSetLike(a) {
      guard isSetLike(b) else { return .notImplemented }
    } else {
      guard a.tag == b.tag else { return .notImplemented }
    }
    return try compare(op, a, b)
  }
}
