import Interpreter

/// `help(value)`, and the text that it and `mnb doc` print.
public enum HelpFunction {
  static func define(in module: ModuleBuilder) {
    module.function("help(object=None)", doc: "Prints signature, docstring and source module.") {
      vm, args in
      if args[0].isNone {
        vm.print("help(f) shows the signature, the documentation and the module of a function.")
      } else if let name = args[0].stringValue, let found = try find(name, vm) {
        vm.writeOutput(text(of: found, name, vm))
      } else {
        vm.writeOutput(text(of: args[0], nil, vm))
      }
      return .none
    }
  }

  /// What a name such as `np.percentile`, `cross_validate` or `json` means; nil when nothing.
  public static func find(_ name: String, _ vm: Interpreter) throws -> Value? {
    try vm.withNativeScope {
      var parts = name.split(separator: ".").map(String.init)
      guard let first = parts.first else { return nil }
      parts[0] = aliases[first] ?? first
      for count in (1...parts.count).reversed() {
        let module = parts[..<count].joined(separator: ".")
        guard isModule(module, vm) else { continue }
        if let found = attributes(try vm.importedModule(module), parts[count...], vm) {
          return found
        }
      }
      if let builtin = builtin(first, vm) { return attributes(builtin, parts[1...], vm) }
      return nil
    }
  }

  /// Modules that define a name; each is imported for that.
  public static func modules(defining name: String, _ vm: Interpreter) -> [String] {
    let names = Set(vm.host.modules.keys).union(vm.host.embeddedModules.keys)
    return vm.withNativeScope {
      names.filter { !$0.hasPrefix("_") }.sorted().filter {
        guard let module = try? vm.importedModule($0) else { return false }
        return attributes(module, [name][...], vm) != nil
      }
    }
  }

  private static let aliases = [
    "np": "numpy", "pd": "pandas", "lgb": "lightgbm", "xgb": "xgboost", "skl": "sklearn",
  ]

  private static func isModule(_ name: String, _ vm: Interpreter) -> Bool {
    vm.host.modules[name] != nil || vm.host.embeddedModules[name] != nil
  }

  private static func builtin(_ name: String, _ vm: Interpreter) -> Value? {
    guard vm.builtinNames.contains(name) else { return nil }
    return vm.builtinValue(name)
  }

  private static func attributes(
    _ value: Value, _ names: ArraySlice<String>, _ vm: Interpreter
  ) -> Value? {
    var value = value
    for name in names {
      guard let next = try? vm.attributeIfPresent(value, name) else { return nil }
      value = next
    }
    return value
  }

  /// The paragraphs that are printed, with a line end.
  public static func text(of value: Value, _ name: String?, _ vm: Interpreter) -> String {
    let entry = vm.documentation(of: value)
    var lines: [String] = []
    lines.append(entry.signature ?? "\(entry.kind) \(entry.name)")
    // Natives do not know their module, but the name that was asked for may.
    let asked = name.flatMap { $0.lastIndex(of: ".").map { dot in String(name![..<dot]) } }
    if let module = entry.module ?? asked.map({ aliases[$0] ?? $0 }) {
      lines.append("    \(entry.kind) of \(module)")
    }
    if entry.kind == "module" { lines = ["module \(entry.name)", "    \(entry.module ?? "")"] }
    if let text = entry.text {
      lines.append("")
      lines += text.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.isEmpty ? "" : "    " + $0
      }
    }
    let members = vm.documentedMembers(of: value)
    if !members.isEmpty {
      lines.append("")
      for (name, member) in members {
        let summary = member.text?.split(separator: "\n").first.map { "  " + $0 } ?? ""
        lines.append("    \(member.signature ?? name)\(summary)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
