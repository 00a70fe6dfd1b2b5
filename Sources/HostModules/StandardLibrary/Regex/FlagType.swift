import Interpreter

/// `re.RegexFlag`: an int that shows the names of its bits.
enum FlagType {
  private final class Flags {
    let flags: RegexFlags
    init(_ flags: RegexFlags) { self.flags = flags }
  }

  private static let names: [(flag: RegexFlags, name: String, short: String)] = [
    (.ascii, "ASCII", "A"), (.ignoreCase, "IGNORECASE", "I"), (.locale, "LOCALE", "L"),
    (.unicode, "UNICODE", "U"), (.multiline, "MULTILINE", "M"), (.dotAll, "DOTALL", "S"),
    (.verbose, "VERBOSE", "X"), (.debug, "DEBUG", "DEBUG"),
  ]

  /// `re.IGNORECASE|re.MULTILINE`
  static func text(_ flags: RegexFlags) -> String {
    if flags.isEmpty { return "re.NOFLAG" }
    return names.filter { flags.contains($0.flag) }
      .sorted { $0.flag.rawValue < $1.flag.rawValue }
      .map { "re." + $0.name }.joined(separator: "|")
  }

  static func define(_ module: ModuleBuilder) {
    let vm = module.vm
    let type = module.type("RegexFlag") { type in
      type.info.alsoCounts(as: vm.types.int)
      func binary(_ names: String..., apply: @escaping (Int, Int) -> Int) {
        for name in names {
          type.method("\(name)(self, other, /)") { vm, args in
            guard let other = try vm.wholeNumber(args[1]) else { return .notImplemented }
            return make(vm, type.info, RegexFlags(rawValue: apply(bits(args[0]), other)))
          }
        }
      }
      binary("__or__", "__ror__") { $0 | $1 }
      binary("__and__", "__rand__") { $0 & $1 }
      binary("__xor__", "__rxor__") { $0 ^ $1 }
      for name in ["__index__", "__int__", "__hash__"] {
        type.method("\(name)(self)") { _, args in Value(bits(args[0])) }
      }
      type.method("__invert__(self)") { vm, args in
        make(vm, type.info, RegexFlags(rawValue: ~bits(args[0]) & 0x1FF))
      }
      type.method("__bool__(self)") { _, args in Value(bits(args[0]) != 0) }
      type.method("__eq__(self, other, /)") { vm, args in
        guard let other = try vm.wholeNumber(args[1]) else { return .notImplemented }
        return Value(bits(args[0]) == other)
      }
      type.property("value", get: { _, value in Value(bits(value)) })
      for name in ["__repr__", "__str__"] {
        type.method("\(name)(self)") { vm, args in
          vm.string(text(RegexFlags(rawValue: bits(args[0]))))
        }
      }
    }
    for (flag, name, short) in names {
      let value = make(vm, type, flag)
      module.value(name, value)
      if short != name { module.value(short, value) }
    }
    module.value("NOFLAG", make(vm, type, []))
  }

  private static func make(_ vm: Interpreter, _ type: TypeInfo, _ flags: RegexFlags) -> Value {
    vm.makeHost(Flags(flags), type: type)
  }

  private static func bits(_ value: Value) -> Int {
    value.host(as: Flags.self)?.flags.rawValue ?? 0
  }
}
