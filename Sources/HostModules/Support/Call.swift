import Interpreter

/// One call of a bound function: its arguments by name, read as Swift values.
///
/// What the body never reads is unsupported: `ModuleBuilder.bind` and `TypeBuilder.bind` refuse a
/// call that gives such an argument another value than its default, so none is ignored silently.
struct Call {
  let vm: Interpreter
  let args: Arguments
  let shape: CallShape
  let reads: Reads

  /// Which arguments were looked at, one bit each.
  final class Reads {
    var mask: UInt64 = 0
  }

  subscript(_ name: String) -> Value {
    let place = shape.place(of: name)
    reads.mask |= 1 << UInt64(place)
    return args[place]
  }

  /// Given, and not None.
  func has(_ name: String) -> Bool {
    let value = self[name]
    return !value.isUnbound && !value.isNone
  }

  /// Given, also as None.
  func isGiven(_ name: String) -> Bool { !self[name].isUnbound }

  /// Arguments that change nothing about the result here: `copy`, `engine`, …
  func ignore(_ names: String...) { for name in names { _ = self[name] } }

  func int(_ name: String) throws -> Int { try vm.int(self[name], name) }
  func optionalInt(_ name: String) throws -> Int? { try vm.optionalInt(self[name], name) }
  func double(_ name: String) throws -> Double { try vm.double(self[name], name) }
  func optionalDouble(_ name: String) throws -> Double? { try vm.optionalDouble(self[name], name) }
  func bool(_ name: String) throws -> Bool { try vm.truth(self[name]) }
  func text(_ name: String) throws -> String { try vm.text(self[name], name) }
  func optionalText(_ name: String) throws -> String? { try vm.optionalText(self[name], name) }
  func elements(_ name: String) throws -> [Value] { try vm.elements(self[name]) }

  /// The keyword arguments of `**name`.
  func keywords(_ name: String = "kwargs") -> [(name: String, value: Value)] {
    vm.entries(ofDict: self[name]).map { ($0.key.stringValue ?? "", $0.value) }
  }

  /// Refuses what was given and not read.
  func refuseUnread() throws {
    for place in shape.names.indices where reads.mask & 1 << UInt64(place) == 0 {
      let value = args[place]
      if value.isUnbound || shape.isDefault(value, place) { continue }
      if place >= shape.namedCount {
        guard let first = leftOver(value) else { continue }
        throw vm.typeError("\(shape.function)() got an unexpected keyword argument '\(first)'")
      }
      throw vm.raise(
        vm.types.notImplementedError,
        "\(shape.function)(): argument '\(shape.names[place])' is not supported by mnb")
    }
  }

  /// What an unread `*args` or `**kwargs` holds, to name it.
  private func leftOver(_ value: Value) -> String? {
    if value.isDict { return vm.entries(ofDict: value).first?.key.stringValue }
    return value.items.flatMap { $0.isEmpty ? nil : "args" }
  }

  func notSupported(_ what: String) -> Raised {
    vm.raise(vm.types.notImplementedError, "\(shape.function)(): \(what) is not supported by mnb")
  }
}

extension ModuleBuilder {
  /// Defines a function whose body reads its arguments by name.
  func bind(_ signature: String, doc: String = "", _ body: @escaping (Call) throws -> Value) {
    let shape = CallShape(signature)
    function(signature, doc: doc) { vm, args in try shape.run(vm, args, body) }
  }
}

extension TypeBuilder {
  /// Defines a method whose body reads its arguments by name.
  func bind(_ signature: String, doc: String = "", _ body: @escaping (Call) throws -> Value) {
    let shape = CallShape(signature)
    method(signature, doc: doc) { vm, args in try shape.run(vm, args, body) }
  }

  /// Defines what a call of the type does; the body reads its arguments by name.
  func bindConstructor(_ signature: String, _ body: @escaping (Call) throws -> Value) {
    let shape = CallShape(signature)
    constructor(signature) { vm, args in
      try shape.run(vm, args) { call in
        call.ignore("cls")
        return try body(call)
      }
    }
  }
}
