import Interpreter
import Search

/// A member of `TrialState` or `StudyDirection`: an int with a name.
final class OptunaEnumMember {
  let name: String
  let value: Int
  /// Whether it prints as `Class.NAME`, as TrialState does, instead of as its number.
  let printsName: Bool

  init(_ name: String, _ value: Int, printsName: Bool) {
    self.name = name
    self.value = value
    self.printsName = printsName
  }
}

enum OptunaEnums {
  static func define(
    _ name: String, _ members: [(String, Int)], printsName: Bool, in module: ModuleBuilder
  ) {
    module.type(name) { type in
      for (member, value) in members {
        let object = OptunaEnumMember(member, value, printsName: printsName)
        type.value(member, module.vm.pin(module.vm.makeHost(object, type: type.info)))
      }
      type.constructor("\(name)(cls, value)") { vm, args in
        let wanted = try vm.int(args[1], "value")
        guard let member = members.first(where: { $0.1 == wanted }) else {
          throw vm.valueError("\(wanted) is not a valid \(name)")
        }
        return try vm.attribute(type.info.value, member.0)
      }
      defineMembers(type, name)
    }
  }

  private static func defineMembers(_ type: TypeBuilder, _ name: String) {
    func member(_ value: Value) -> OptunaEnumMember {
      value.host(as: OptunaEnumMember.self) ?? OptunaEnumMember("", 0, printsName: false)
    }
    type.property("name", get: { vm, value in vm.string(member(value).name) })
    type.property("value", get: { _, value in Value(member(value).value) })
    type.method("is_finished(self)") { _, args in
      Value(TrialState(rawValue: member(args[0]).value)?.isFinished ?? false)
    }
    type.method("__repr__(self)") { vm, args in
      vm.string("<\(name).\(member(args[0]).name): \(member(args[0]).value)>")
    }
    type.method("__str__(self)") { vm, args in vm.string(text(member(args[0]), name)) }
    type.method("__format__(self, spec)") { vm, args in
      try vm.callMethod(vm.string(text(member(args[0]), name)), "__format__", [args[1]])
    }
    for method in ["__int__", "__index__", "__hash__"] {
      type.method("\(method)(self)") { _, args in Value(member(args[0]).value) }
    }
    type.method("__bool__(self)") { _, args in Value(member(args[0]).value != 0) }
    let comparisons: [(String, (Int, Int) -> Bool)] = [
      ("__eq__", { $0 == $1 }), ("__ne__", { $0 != $1 }), ("__lt__", { $0 < $1 }),
      ("__le__", { $0 <= $1 }), ("__gt__", { $0 > $1 }), ("__ge__", { $0 >= $1 }),
    ]
    for (method, compare) in comparisons {
      type.method("\(method)(self, other)") { _, args in
        let other = args[1].host(as: OptunaEnumMember.self)?.value
        guard let b = other ?? (args[1].isInt ? args[1].int : nil) else { return .notImplemented }
        return Value(compare(member(args[0]).value, b))
      }
    }
  }

  private static func text(_ member: OptunaEnumMember, _ type: String) -> String {
    member.printsName ? "\(type).\(member.name)" : String(member.value)
  }

  static func state(_ state: TrialState, _ vm: Interpreter) throws -> Value {
    try vm.attribute(try vm.hostType("optuna.trial", "TrialState").value, state.name)
  }

  /// A state given by a script; nil for None.
  static func state(from value: Value, _ vm: Interpreter) throws -> TrialState? {
    if value.isNone || value.isUnbound { return nil }
    let number = value.host(as: OptunaEnumMember.self)?.value ?? (value.isInt ? value.int : -1)
    guard let state = TrialState(rawValue: number) else {
      throw vm.valueError("Cannot tell with state \(try vm.strText(value)).")
    }
    return state
  }

  static func direction(_ direction: Direction, _ vm: Interpreter) throws -> Value {
    try vm.attribute(
      try vm.hostType("optuna.study", "StudyDirection").value,
      direction == .minimize ? "MINIMIZE" : "MAXIMIZE")
  }
}
