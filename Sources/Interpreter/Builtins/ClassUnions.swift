/// `int | None`: what annotations and `isinstance` take for several classes.
final class ClassUnion: TracedObject {
  let members: [Value]
  init(_ members: [Value]) { self.members = members }

  func trace(_ marker: ValueMarker) {
    for member in members { marker.mark(member) }
  }
}

extension Interpreter {
  /// `a | b` of classes, unions and None; NotImplemented for other operands.
  func classUnion(_ a: Value, _ b: Value) -> Value {
    var members: [Value] = []
    for operand in [a, b] {
      if let union = operand.host(as: ClassUnion.self) {
        members += union.members
      } else if operand.isNone {
        members.append(types.none.value)
      } else if operand.is(.type) {
        members.append(operand)
      } else {
        return .notImplemented
      }
    }
    var unique: [Value] = []
    for member in members where !unique.contains(where: { $0.isIdentical(to: member) }) {
      unique.append(member)
    }
    if unique.count == 1 { return unique[0] }
    return makeHost(ClassUnion(unique), type: types.union)
  }

  func installClassUnions() {
    types.union.isFinal = true
    let type = TypeBuilder(vm: self, info: types.union)
    func members(_ value: Value) -> [Value] { value.host(as: ClassUnion.self)?.members ?? [] }
    for name in ["__or__", "__ror__"] {
      type.method("\(name)(self, other, /)") { vm, args in
        name == "__or__" ? vm.classUnion(args[0], args[1]) : vm.classUnion(args[1], args[0])
      }
    }
    type.method("__repr__(self, /)") { vm, args in
      vm.string(
        members(args[0]).map {
          $0.isIdentical(to: vm.types.none.value) ? "None" : $0.typeInfo.displayName(vm)
        }.joined(separator: " | "))
    }
    type.method("__eq__(self, other, /)") { _, args in
      guard args[1].host(as: ClassUnion.self) != nil else { return .notImplemented }
      let (left, right) = (members(args[0]), members(args[1]))
      return Value(
        left.count == right.count
          && left.allSatisfy { item in right.contains { $0.isIdentical(to: item) } })
    }
    type.method("__hash__(self, /)") { _, args in
      Value(Int(truncatingIfNeeded: members(args[0]).reduce(0) { $0 ^ $1.payload } >> 4))
    }
    type.method("__instancecheck__(self, instance, /)") { vm, args in
      for member in members(args[0]) where try vm.isInstance(args[1], of: member) { return .true }
      return .false
    }
    type.method("__subclasscheck__(self, subclass, /)") { vm, args in
      for member in members(args[0])
      where args[1].is(.type) && args[1].typeInfo.isSubtype(of: member.typeInfo) { return .true }
      return .false
    }
    type.property("__args__", get: { vm, value in vm.tuple(members(value)) })
  }
}
