import Interpreter

/// `_functools`: the native part of `functools`.
enum FunctoolsModule {
  private final class Partial: TracedObject {
    let function: Value
    let arguments: [Value]
    let keywords: [(name: String, value: Value)]
    var attributes: [String: Value] = [:]

    init(_ function: Value, _ arguments: [Value], _ keywords: [(name: String, value: Value)]) {
      self.function = function
      self.arguments = arguments
      self.keywords = keywords
    }

    func trace(_ marker: ValueMarker) {
      marker.mark(function)
      for value in arguments + keywords.map(\.value) + attributes.values { marker.mark(value) }
    }
  }

  private final class Key: TracedObject {
    let compare: Value
    let object: Value
    init(_ compare: Value, _ object: Value) {
      self.compare = compare
      self.object = object
    }
    func trace(_ marker: ValueMarker) {
      marker.mark(compare)
      marker.mark(object)
    }
  }

  static func build(_ builder: ModuleBuilder) throws {
    let module = builder.shown(as: "functools")
    module.asBuiltins {
      module.function("reduce(function, iterable, initial=UNSET, /)") { vm, args in
        var result = args.has(2) ? args[2] : Value.unbound
        try vm.iterate(args[1]) { element throws(Raised) in
          result = result.isUnbound ? element : try vm.call(args[0], result, element)
          return true
        }
        if result.isUnbound {
          throw vm.typeError("reduce() of empty iterable with no initial value")
        }
        return result
      }
      definePartial(module)
    }
    defineKey(module)
  }

  private static func keywords(_ vm: Interpreter, _ dict: Value) -> [(name: String, value: Value)] {
    vm.entries(ofDict: dict).map { ($0.key.stringValue ?? "", $0.value) }
  }

  private static func definePartial(_ module: ModuleBuilder) {
    module.type("partial") { type in
      type.constructor("partial(cls, func, /, *args, **keywords)") { vm, args in
        guard vm.canCall(args[1]) else {
          throw vm.typeError("the first argument must be callable")
        }
        var function = args[1]
        var arguments = Array(args[2].items!)
        var names = keywords(vm, args[3])
        if let inner = function.host(as: Partial.self), inner.attributes.isEmpty {
          function = inner.function
          arguments = inner.arguments + arguments
          names = merged(inner.keywords, names)
        }
        return vm.makeHost(
          Partial(function, arguments, names), type: args[0].classInfo ?? type.info)
      }
      type.method("__call__(self, /, *args, **kwargs)") { vm, args in
        guard let partial = args[0].host(as: Partial.self) else { return .none }
        return try vm.call(
          partial.function, partial.arguments + args[1].items!,
          keywords: merged(partial.keywords, keywords(vm, args[2])))
      }
      type.property("func", get: { _, value in value.host(as: Partial.self)!.function })
      type.property("args", get: { vm, value in vm.tuple(value.host(as: Partial.self)!.arguments) })
      type.property(
        "keywords",
        get: { vm, value in
          vm.dict(value.host(as: Partial.self)!.keywords.map { ($0.name, $0.value) })
        })
      type.method("__repr__(self, /)") { vm, args in
        guard let partial = args[0].host(as: Partial.self) else { return .none }
        let parts =
          try ([partial.function] + partial.arguments).map { try vm.reprText($0) }
          + partial.keywords.map { "\($0.name)=\(try vm.reprText($0.value))" }
        return vm.string("functools.partial(\(parts.joined(separator: ", ")))")
      }
      type.info.missingAttribute = { _, value, name in
        value.host(as: Partial.self)?.attributes[name]
      }
      type.info.assignAttribute = { _, value, name, new in
        guard let partial = value.host(as: Partial.self) else { return false }
        partial.attributes[name] = new
        return true
      }
    }
  }

  /// Keywords with those of a call, which win, in the order of first mention.
  private static func merged(
    _ first: [(name: String, value: Value)], _ second: [(name: String, value: Value)]
  ) -> [(name: String, value: Value)] {
    var result = first
    for keyword in second {
      if let i = result.firstIndex(where: { $0.name == keyword.name }) {
        result[i].value = keyword.value
      } else {
        result.append(keyword)
      }
    }
    return result
  }

  private static func defineKey(_ module: ModuleBuilder) {
    let type = module.type("KeyWrapper") { type in
      func compare(_ name: String, _ holds: @escaping (Interpreter, Value) throws -> Value) {
        type.method("\(name)(self, other, /)") { vm, args in
          guard let a = args[0].host(as: Key.self), let b = args[1].host(as: Key.self) else {
            throw vm.typeError("other argument must be K instance")
          }
          return try holds(vm, try vm.call(a.compare, a.object, b.object))
        }
      }
      compare("__lt__") { try $0.compare(.less, $1, Value(0)) }
      compare("__gt__") { try $0.compare(.greater, $1, Value(0)) }
      compare("__le__") { try $0.compare(.lessEqual, $1, Value(0)) }
      compare("__ge__") { try $0.compare(.greaterEqual, $1, Value(0)) }
      compare("__eq__") { try $0.compare(.equal, $1, Value(0)) }
      type.property("obj", get: { _, value in value.host(as: Key.self)!.object })
      type.value("__hash__", .none)
    }
    module.function("_key(compare, object, /)") { vm, args in
      vm.makeHost(Key(args[0], args[1]), type: type)
    }
  }
}
