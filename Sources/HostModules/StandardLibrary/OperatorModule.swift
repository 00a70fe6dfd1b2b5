import Interpreter

/// `operator`
enum OperatorModule {
  private final class Getter: TracedObject {
    enum Kind { case items, attributes, method }
    let kind: Kind
    let keys: [Value]
    let arguments: [Value]
    let keywords: [(name: String, value: Value)]

    init(
      _ kind: Kind, _ keys: [Value], arguments: [Value] = [],
      keywords: [(name: String, value: Value)] = []
    ) {
      self.kind = kind
      self.keys = keys
      self.arguments = arguments
      self.keywords = keywords
    }

    func trace(_ marker: ValueMarker) {
      for value in keys + arguments + keywords.map(\.value) { marker.mark(value) }
    }
  }

  static func build(_ module: ModuleBuilder) throws {
    module.asBuiltins {
      defineOperators(module)
      defineOthers(module)
      defineGetters(module)
    }
  }

  private static func defineOperators(_ module: ModuleBuilder) {
    func binary(_ names: String, _ apply: @escaping (Interpreter, Value, Value) throws -> Value) {
      for name in names.split(separator: " ") {
        module.function("\(name)(a, b, /)") { vm, args in try apply(vm, args[0], args[1]) }
      }
    }
    binary("add __add__ iadd concat iconcat") { try $0.binary(.add, $1, $2) }
    binary("sub __sub__ isub") { try $0.binary(.subtract, $1, $2) }
    binary("mul __mul__ imul") { try $0.binary(.multiply, $1, $2) }
    binary("truediv __truediv__ itruediv") { try $0.binary(.divide, $1, $2) }
    binary("floordiv __floordiv__ ifloordiv") { try $0.binary(.floorDivide, $1, $2) }
    binary("mod __mod__ imod") { try $0.binary(.modulo, $1, $2) }
    binary("pow __pow__ ipow") { try $0.binary(.power, $1, $2) }
    binary("matmul __matmul__ imatmul") { try $0.binary(.matrixMultiply, $1, $2) }
    binary("and_ __and__ iand") { try $0.binary(.and, $1, $2) }
    binary("or_ __or__ ior") { try $0.binary(.or, $1, $2) }
    binary("xor __xor__ ixor") { try $0.binary(.xor, $1, $2) }
    binary("lshift __lshift__ ilshift") { try $0.binary(.leftShift, $1, $2) }
    binary("rshift __rshift__ irshift") { try $0.binary(.rightShift, $1, $2) }
    binary("eq __eq__") { try $0.compare(.equal, $1, $2) }
    binary("ne __ne__") { try $0.compare(.notEqual, $1, $2) }
    binary("lt __lt__") { try $0.compare(.less, $1, $2) }
    binary("le __le__") { try $0.compare(.lessEqual, $1, $2) }
    binary("gt __gt__") { try $0.compare(.greater, $1, $2) }
    binary("ge __ge__") { try $0.compare(.greaterEqual, $1, $2) }
    binary("is_") { Value($1.isIdentical(to: $2)) }
    binary("is_not") { Value(!$1.isIdentical(to: $2)) }
    binary("contains __contains__") { Value(try $0.contains($1, $2)) }
    binary("getitem __getitem__") { try $0.item($1, $2) }
    binary("delitem __delitem__") { vm, container, key in
      try vm.deleteItem(container, key)
      return .none
    }
    binary("countOf") { vm, sequence, value in
      Value(try vm.elements(sequence).filter { try vm.equals($0, value) }.count)
    }
    binary("indexOf") { vm, sequence, value in
      guard let index = try vm.elements(sequence).firstIndex(where: { try vm.equals($0, value) })
      else { throw vm.valueError("sequence.index(x): x not in sequence") }
      return Value(index)
    }
  }

  private static func defineOthers(_ module: ModuleBuilder) {
    module.function("not_(a, /)") { vm, args in Value(try !vm.truth(args[0])) }
    module.function("truth(a, /)") { vm, args in Value(try vm.truth(args[0])) }
    module.function("index(a, /)") { vm, args in Value(try vm.index(args[0])) }
    module.function("abs(a, /)") { vm, args in try vm.callBuiltin("abs", [args[0]]) }
    for (names, sign) in [
      ("neg __neg__", "-"), ("pos __pos__", "+"), ("inv invert __invert__", "~"),
    ] {
      for name in names.split(separator: " ") {
        module.function("\(name)(a, /)") { vm, args in try unary(vm, sign, args[0]) }
      }
    }
    module.function("setitem(a, b, c, /)") { vm, args in
      try vm.setItem(args[0], args[1], args[2])
      return .none
    }
    module.function("length_hint(obj, default=0, /)") { vm, args in
      (try? vm.length(args[0])).map { Value($0) } ?? args[1]
    }
    module.function("call(obj, /, *args, **kwargs)") { vm, args in
      try vm.call(
        args[0], Array(args[1].items!),
        keywords: vm.entries(ofDict: args[2]).map { ($0.key.stringValue!, $0.value) })
    }
  }

  private static func unary(_ vm: Interpreter, _ sign: String, _ value: Value) throws -> Value {
    let isInteger = value.isInt || value.isBool || vm.bigInteger(value) != nil
    switch sign {
    case "-" where value.isFloat: return Value(-value.float)
    case "-" where isInteger: return try vm.binary(.subtract, Value(0), value)
    case "+" where value.isFloat: return value
    case "+" where isInteger: return try vm.binary(.add, Value(0), value)
    case "~" where isInteger: return try vm.binary(.subtract, Value(-1), value)
    default:
      let name = sign == "-" ? "__neg__" : sign == "+" ? "__pos__" : "__invert__"
      if let method = try vm.attributeIfPresent(value, name) { return try vm.call(method) }
      throw vm.typeError("bad operand type for unary \(sign): '\(vm.typeName(value))'")
    }
  }

  private static func defineGetters(_ module: ModuleBuilder) {
    module.type("itemgetter") { type in
      type.constructor("itemgetter(cls, item, /, *items)") { vm, args in
        vm.makeHost(Getter(.items, [args[1]] + args[2].items!), type: type.info)
      }
      defineCall(type)
    }
    module.type("attrgetter") { type in
      type.constructor("attrgetter(cls, attr, /, *attrs)") { vm, args in
        let names = [args[1]] + args[2].items!
        for name in names where !name.isString {
          throw vm.typeError("attribute name must be a string")
        }
        return vm.makeHost(Getter(.attributes, names), type: type.info)
      }
      defineCall(type)
    }
    module.type("methodcaller") { type in
      type.constructor("methodcaller(cls, name, /, *args, **kwargs)") { vm, args in
        guard args[1].isString else { throw vm.typeError("method name must be a string") }
        let keywords = vm.entries(ofDict: args[3]).map { ($0.key.stringValue!, $0.value) }
        return vm.makeHost(
          Getter(.method, [args[1]], arguments: Array(args[2].items!), keywords: keywords),
          type: type.info)
      }
      defineCall(type)
    }
  }

  private static func defineCall(_ type: TypeBuilder) {
    type.method("__call__(self, obj, /)") { vm, args in
      guard let getter = args[0].host(as: Getter.self) else { return .none }
      switch getter.kind {
      case .method:
        let method = try vm.attribute(args[1], getter.keys[0].stringValue!)
        return try vm.call(method, getter.arguments, keywords: getter.keywords)
      case .items, .attributes:
        func get(_ key: Value) throws -> Value {
          if getter.kind == .items { return try vm.item(args[1], key) }
          return try key.stringValue!.split(separator: ".").reduce(args[1]) {
            try vm.attribute($0, String($1))
          }
        }
        if getter.keys.count == 1 { return try get(getter.keys[0]) }
        return vm.tuple(try getter.keys.map(get))
      }
    }
    type.method("__repr__(self, /)") { vm, args in
      guard let getter = args[0].host(as: Getter.self) else { return .none }
      let parts =
        try (getter.keys + getter.arguments).map { try vm.reprText($0) }
        + getter.keywords.map { "\($0.name)=\(try vm.reprText($0.value))" }
      return vm.string("operator.\(type.info.name)(\(parts.joined(separator: ", ")))")
    }
  }
}
