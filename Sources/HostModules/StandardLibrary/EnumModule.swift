import Interpreter

/// `_enum`: what makes the members of an enumeration when its class is complete, and the operators
/// of the class itself. The classes are in `stdlib/enum`.
enum EnumModule {
  static func build(_ builder: ModuleBuilder) throws {
    let module = builder.shown(as: "enum")
    let metaclass = module.type("EnumType", base: module.vm.types.type) { defineOperators($0) }
    // install(cls): makes a class the base of enumerations.
    module.function("install(cls)") { vm, args in
      guard let info = args[0].classInfo else { return .none }
      info.metaclass = metaclass
      info.classWasMade = complete
      vm.noteClassChange()
      return .none
    }
    // make(cls, name, value): a member that has no name of its own, such as two flags together.
    module.function("make(cls, name, value)") { vm, args in
      try member(vm, args[0].classInfo!, args[1], args[2], number: 0)
    }
  }

  // MARK: Members

  private static func own(_ vm: Interpreter, _ info: TypeInfo, _ name: String) -> Value? {
    info.ownMember(vm.intern(name))
  }

  private static func isMemberName(_ name: String) -> Bool {
    !(name.hasPrefix("__") && name.hasSuffix("__") || name.hasPrefix("_") && name.hasSuffix("_"))
  }

  private static func isData(_ vm: Interpreter, _ value: Value) -> Bool {
    if value.classInfo != nil { return false }
    switch vm.typeName(value) {
    case "function", "builtin_function_or_method", "property", "staticmethod", "classmethod",
      "cached_property", "nonmember", "method":
      return false
    default: return true
    }
  }

  private static func complete(_ vm: Interpreter, _ info: TypeInfo) throws {
    for base in info.bases {
      guard let names = own(vm, base, "_member_names_"), !names.items!.isEmpty else { continue }
      throw vm.typeError(
        "<enum '\(info.name)'> cannot extend \(try vm.reprText(base.value))")
    }
    takePrinting(vm, info)
    let map = vm.makeDict()
    let byValue = vm.makeDict()
    let names = vm.list([])
    let candidates = vm.ownMembers(of: info)
    for (name, value) in [
      ("_member_map_", map), ("_value2member_map_", byValue), ("_member_names_", names),
    ] {
      info.setMember(vm.intern(name), value)
    }
    vm.noteClassChange()
    let initialize = vm.member("__init__", of: info)
    var last: [Value] = []
    for (name, given) in candidates where isMemberName(name) && isData(vm, given) {
      var value = given
      if vm.typeName(value) == "_AutoExpression" {
        value = try vm.callMethod(given, "resolve")
      } else if vm.typeName(value) == "auto" {
        value = try vm.call(
          try vm.attribute(info.value, "_generate_next_value_"),
          vm.string(name), Value(1), Value(last.count), vm.list(last))
        try vm.storeAttribute(given, "value", value)
      }
      last.append(value)
      if let known = try find(vm, byValue, map, value) {
        try vm.setItem(ofDict: map, name, known)
        info.setMember(vm.intern(name), known)
        continue
      }
      let made = try member(vm, info, vm.string(name), value, number: last.count - 1)
      if let initialize, vm.typeName(initialize) == "function" {
        let arguments = value.isTuple ? Array(value.items!) : [value]
        _ = try vm.call(initialize, [made] + arguments)
      }
      let final = try vm.attribute(made, "_value_")
      try vm.setItem(ofDict: map, name, made)
      if (try? vm.hashValue(of: final)) != nil { try vm.setItem(ofDict: byValue, final, made) }
      // Flags together are no members of their own, whatever name they have.
      let isCanonical = !isFlag(vm, info.value) || final.isInt && final.int.nonzeroBitCount == 1
      if isCanonical { vm.extend(list: names, [vm.string(name)]) }
      info.setMember(vm.intern(name), made)
    }
    vm.noteClassChange()
  }

  /// Members print as members, not as the values of a class such as str that comes before Enum.
  private static func takePrinting(_ vm: Interpreter, _ info: TypeInfo) {
    guard let enumeration = info.bases.last else { return }
    for name in ["__repr__", "__str__", "__format__"] where own(vm, info, name) == nil {
      guard let found = vm.member(name, of: info), vm.typeName(found) != "function",
        let wanted = vm.member(name, of: enumeration)
      else { continue }
      info.setMember(vm.intern(name), wanted)
    }
    vm.noteClassChange()
  }

  private static func member(
    _ vm: Interpreter, _ info: TypeInfo, _ name: Value, _ value: Value, number: Int
  ) throws -> Value {
    let data = info.nearestBuiltin
    let isTuple = data === vm.types.tuple
    let arguments = value.isTuple && !isTuple ? Array(value.items!) : [value]
    let made: Value
    var held = value
    if let new = vm.member("__new__", of: info), vm.typeName(new) != "builtin_function_or_method" {
      let function = try vm.attribute(info.value, "__new__")
      made = try vm.call(function, [info.value] + arguments)
    } else if let data {
      held = try vm.call(data.value, arguments)
      made = vm.makeInstance(info, holding: held)
    } else {
      made = vm.makeInstance(info)
    }
    try vm.storeAttribute(made, "_name_", name)
    if try vm.attributeIfPresent(made, "_value_") == nil {
      try vm.storeAttribute(made, "_value_", held)
    }
    try vm.storeAttribute(made, "_sort_order_", Value(number))
    return made
  }

  /// The member of a value; nil when there is none.
  private static func find(
    _ vm: Interpreter, _ byValue: Value, _ map: Value, _ value: Value
  ) throws -> Value? {
    if (try? vm.hashValue(of: value)) != nil { return try vm.item(ofDict: byValue, value) }
    for (_, made) in vm.entries(ofDict: map)
    where try vm.equals(try vm.attribute(made, "_value_"), value) { return made }
    return nil
  }

  // MARK: The class as a value

  private static func table(_ vm: Interpreter, _ value: Value, _ name: String) -> Value {
    value.classInfo.flatMap { own(vm, $0, name) } ?? vm.makeDict()
  }

  private static func members(_ vm: Interpreter, _ value: Value) throws -> [Value] {
    let map = table(vm, value, "_member_map_")
    guard let names = value.classInfo.flatMap({ own(vm, $0, "_member_names_") }) else { return [] }
    return try names.items!.compactMap { try vm.item(ofDict: map, $0) }
  }

  private static func isFlag(_ vm: Interpreter, _ value: Value) -> Bool {
    (try? vm.attributeIfPresent(value, "_is_flag_")) ?? nil != nil
  }

  private static func defineOperators(_ type: TypeBuilder) {
    type.method("__iter__(cls)") { vm, args in
      try vm.makeIterator(vm.list(try members(vm, args[0])))
    }
    type.method("__reversed__(cls)") { vm, args in
      try vm.makeIterator(vm.list(try members(vm, args[0]).reversed()))
    }
    type.method("__len__(cls)") { vm, args in Value(try members(vm, args[0]).count) }
    type.method("__bool__(cls)") { _, _ in .true }
    type.method("__getitem__(cls, name)") { vm, args in
      guard let found = try vm.item(ofDict: table(vm, args[0], "_member_map_"), args[1]) else {
        throw vm.keyError(args[1])
      }
      return found
    }
    type.method("__contains__(cls, member)") { vm, args in
      if let info = args[0].classInfo, vm.isInstance(args[1], info) { return .true }
      guard vm.type(of: args[1]).metaclass != nil else {
        throw vm.typeError(
          "unsupported operand type(s) for 'in': '\(vm.typeName(args[1]))' and 'EnumType'")
      }
      return .false
    }
    type.method("__repr__(cls)") { vm, args in
      vm.string("<\(isFlag(vm, args[0]) ? "flag" : "enum") '\(args[0].classInfo?.name ?? "")'>")
    }
    type.property("__members__", get: { vm, value in table(vm, value, "_member_map_") })
    type.method("__call__(cls, value, names=None, *, module=None, start=1)") { vm, args in
      guard let info = args[0].classInfo else { return .none }
      if vm.isInstance(args[1], info) { return args[1] }
      if own(vm, info, "_member_names_")?.items?.isEmpty ?? true, !args[2].isNone {
        return try functional(vm, info, args)
      }
      let byValue = table(vm, args[0], "_value2member_map_")
      if let found = try find(vm, byValue, table(vm, args[0], "_member_map_"), args[1]) {
        return found
      }
      let found = try vm.callMethod(args[0], "_missing_", [args[1]])
      if vm.isInstance(found, info) { return found }
      if !found.isNone {
        throw vm.typeError(
          "error in \(info.name)._missing_: returned \(try vm.reprText(found)) instead of None or "
            + "a valid member")
      }
      throw vm.valueError("\(try vm.reprText(args[1])) is not a valid \(info.name)")
    }
  }

  /// `Enum('Color', 'RED GREEN')`
  private static func functional(
    _ vm: Interpreter, _ base: TypeInfo, _ args: Arguments
  ) throws -> Value {
    var pairs: [(String, Value)] = []
    if let text = args[2].stringValue {
      let names = text.split { $0 == "," || $0 == " " }
      pairs = try names.enumerated().map {
        (String($1), Value(try vm.index(args[4]) + $0))
      }
    } else if args[2].isDict {
      pairs = vm.entries(ofDict: args[2]).map { ($0.key.stringValue ?? "", $0.value) }
    } else {
      for (i, item) in try vm.elements(args[2]).enumerated() {
        if let name = item.stringValue {
          pairs.append((name, Value(try vm.index(args[4]) + i)))
        } else if let pair = item.items, pair.count == 2 {
          pairs.append((pair[0].stringValue ?? "", pair[1]))
        }
      }
    }
    let body = pairs.map { "    \($0.0) = _values[\($0.0.debugDescription)]\n" }.joined()
    let name = try vm.text(args[1], "value")
    return try vm.define(
      name, by: "class \(name)(_base):\n\(body.isEmpty ? "    pass\n" : body)", file: "<enum>",
      module: vm.callingModule.name,
      values: [("_base", base.value), ("_values", vm.dict(pairs))])
  }
}
