import Interpreter
import Syntax

/// Makes the classes that `collections.namedtuple` gives.
enum NamedTuple {
  /// A class for a host module.
  @discardableResult
  static func define(
    _ module: ModuleBuilder, _ name: String, fields: [String]
  ) -> TypeInfo {
    let info = module.vm.makeScriptClass(
      name, module: module.moduleName, base: module.vm.types.tuple)
    fill(module.vm, info, fields: fields, defaults: [], shown: "\(module.moduleName).\(name)")
    module.value(name, info.value)
    return info
  }

  /// Gives a class derived from tuple its fields.
  ///
  /// - Parameters:
  ///   - defaults: of the last fields.
  ///   - shown: the name that `repr` shows; nil for the name of the instance's class.
  static func fill(
    _ vm: Interpreter, _ info: TypeInfo, fields: [String], defaults: [Value], shown: String? = nil
  ) {
    let type = TypeBuilder(vm, info)
    let required = fields.count - defaults.count
    let defaultValues = vm.pin(vm.tuple(defaults))
    let list = fields.enumerated().map { $1 + ($0 < required ? "" : "=UNSET") }
      .joined(separator: ", ")
    type.constructor("\(info.name).__new__(_cls\(fields.isEmpty ? "" : ", ")\(list))") { vm, args in
      var values: [Value] = []
      for i in 0..<fields.count {
        values.append(args.has(i + 1) ? args[i + 1] : defaultValues.items![i - required])
      }
      return vm.tuple(values)
    }
    let names = vm.tuple(fields.map { vm.string($0) })
    type.value("_fields", names)
    type.value("__match_args__", names)
    let pairs = zip(fields.suffix(defaults.count), defaults).map { ($0, $1) }
    type.value("_field_defaults", vm.dict(pairs))
    for (i, field) in fields.enumerated() {
      type.property(
        field, doc: "Alias for field number \(i)", get: { _, value in value.items![i] },
        set: { vm, _, _ in throw vm.raise(vm.types.attributeError, "can't set attribute") })
    }
    defineMethods(type, fields, shown)
  }

  private static func defineMethods(_ type: TypeBuilder, _ fields: [String], _ shown: String?) {
    type.method("__repr__(self)") { vm, args in
      let parts = try zip(fields, args[0].items!).map { "\($0)=\(try vm.reprText($1))" }
      return vm.string(
        "\(shown ?? vm.typeName(args[0]))(\(parts.joined(separator: ", ")))")
    }
    type.method("_asdict(self)") { vm, args in
      vm.dict(zip(fields, args[0].items!).map { ($0, $1) })
    }
    type.method("_replace(self, /, **kwds)") { vm, args in
      var values = Array(args[0].items!)
      var unknown: [String] = []
      for (key, value) in vm.entries(ofDict: args[1]) {
        let name = key.stringValue ?? ""
        if let i = fields.firstIndex(of: name) { values[i] = value } else { unknown.append(name) }
      }
      if !unknown.isEmpty {
        let names = try vm.reprText(vm.list(unknown.map { vm.string($0) }))
        throw vm.valueError("Got unexpected field names: \(names)")
      }
      return vm.makeInstance(vm.type(of: args[0]), holding: vm.tuple(values))
    }
    type.classMethod("_make(cls, iterable)") { vm, args in
      let values = try vm.elements(args[1])
      guard values.count == fields.count else {
        throw vm.typeError("Expected \(fields.count) arguments, got \(values.count)")
      }
      return vm.makeInstance(args[0].classInfo!, holding: vm.tuple(values))
    }
    type.method("__getnewargs__(self)") { vm, args in vm.tuple(Array(args[0].items!)) }
  }

  /// `namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)`
  static func make(_ vm: Interpreter, _ args: Arguments) throws -> Value {
    let name = try vm.strText(args[0])
    var fields: [String]
    if let text = args[1].stringValue {
      fields = text.split { $0 == "," || $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
    } else {
      fields = try vm.elements(args[1]).map { try vm.strText($0) }
    }
    if try vm.bool(args[2]) {
      var seen: Set<String> = []
      for (i, field) in fields.enumerated()
      where !isIdentifier(field) || keywords.contains(field) || field.hasPrefix("_")
        || !seen.insert(field).inserted
      {
        fields[i] = "_\(i)"
      }
    }
    for field in [name] + fields {
      if !isIdentifier(field) {
        throw vm.valueError(
          "Type names and field names must be valid identifiers: "
            + "\(try vm.reprText(vm.string(field)))")
      }
      if keywords.contains(field) {
        throw vm.valueError(
          "Type names and field names cannot be a keyword: \(try vm.reprText(vm.string(field)))")
      }
    }
    var seen: Set<String> = []
    for field in fields {
      if try field.hasPrefix("_") && !vm.bool(args[2]) {
        throw vm.valueError(
          "Field names cannot start with an underscore: \(try vm.reprText(vm.string(field)))")
      }
      if !seen.insert(field).inserted {
        throw vm.valueError(
          "Encountered duplicate field name: \(try vm.reprText(vm.string(field)))")
      }
    }
    let defaults = args[3].isNone ? [] : try vm.elements(args[3])
    if defaults.count > fields.count {
      throw vm.typeError("Got more default values than field names")
    }
    let module = try vm.optionalText(args[4], "module") ?? vm.callingModule.name
    let info = vm.makeScriptClass(name, module: module, base: vm.types.tuple)
    fill(vm, info, fields: fields, defaults: defaults)
    TypeBuilder(vm, info).value(
      "__doc__", vm.string("\(name)(\(fields.joined(separator: ", ")))"))
    return info.value
  }

  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return (first.properties.isXIDStart || first == "_")
      && text.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
  }

  static let keywords = Set(Keywords.all)
}
