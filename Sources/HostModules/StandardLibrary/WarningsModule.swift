import Interpreter

/// `warnings`: filters by category and message, `warn`, `catch_warnings`.
enum WarningsModule {
  static func build(_ module: ModuleBuilder) throws {
    let filters = WarningFilters()
    let vm = module.vm
    vm.host.warn = { vm, category, message in try filters.show(vm, category, message) }
    module.function(
      "filterwarnings(action, message='', category=None, module='', lineno=0, append=False)"
    ) { vm, args in
      try filters.add(
        vm, try vm.text(args[0], "action"), message: try vm.text(args[1], "message"),
        category: args[2].classInfo, append: try vm.bool(args[5]))
      return .none
    }
    module.function("simplefilter(action, category=None, lineno=0, append=False)") { vm, args in
      try filters.add(
        vm, try vm.text(args[0], "action"), message: "", category: args[1].classInfo,
        append: try vm.bool(args[3]))
      return .none
    }
    module.function("resetwarnings()") { _, _ in
      filters.rules.removeAll()
      return .none
    }
    module.function("warn(message, category=None, stacklevel=1, source=None)") { vm, args in
      let message = try vm.strText(args[0])
      let own = vm.isInstance(args[0], vm.types.warning) ? vm.type(of: args[0]) : nil
      try filters.show(vm, own ?? args[1].classInfo ?? vm.types.userWarning, message)
      return .none
    }
    module.type("catch_warnings") { type in
      type.constructor("catch_warnings(cls, *, record=False, **kwargs)") { vm, args in
        for (name, _) in vm.entries(ofDict: args[2]) {
          throw vm.raise(
            vm.types.notImplementedError,
            "catch_warnings: argument '\(name.stringValue ?? "")' is not supported by mnb")
        }
        return vm.makeHost(
          SavedFilters(filters, records: try vm.bool(args[1])),
          type: try vm.hostType("warnings", "catch_warnings"))
      }
      type.method("__enter__(self)") { vm, args in
        guard let saved = args[0].host(as: SavedFilters.self) else { return .none }
        saved.rules = filters.rules
        saved.outerRecord = filters.record
        if !saved.records { return .none }
        let list = vm.list([])
        filters.record = vm.pin(list)
        return list
      }
      type.method("__exit__(self, type, value, traceback)") { _, args in
        guard let saved = args[0].host(as: SavedFilters.self) else { return .none }
        filters.rules = saved.rules
        filters.record = saved.outerRecord
        return .none
      }
    }
    module.type("WarningMessage") { type in
      type.info.missingAttribute = { _, value, name in
        guard let warning = value.host(as: RecordedWarning.self) else { return nil }
        return name == "message" ? warning.message : name == "category" ? warning.category : nil
      }
    }
  }
}

final class WarningFilters {
  struct Rule {
    let action: String
    let message: String
    let category: TypeInfo?
  }
  var rules: [Rule] = []
  /// The list that `catch_warnings(record=True)` collects into.
  var record: Value?
  private var shown: Set<String> = []

  func add(
    _ vm: Interpreter, _ action: String, message: String, category: TypeInfo?, append: Bool
  ) throws {
    guard ["default", "error", "ignore", "always", "module", "once"].contains(action) else {
      throw vm.raise(vm.types.assertionError, "invalid action: '\(action)'")
    }
    let rule = Rule(action: action, message: message, category: category)
    if append { rules.append(rule) } else { rules.insert(rule, at: 0) }
  }

  func show(_ vm: Interpreter, _ category: TypeInfo, _ message: String) throws {
    let rule = rules.first { rule in
      (rule.category.map { category.isSubtype(of: $0) } ?? true) && message.hasPrefix(rule.message)
    }
    let action = rule?.action ?? "default"
    switch action {
    case "ignore": return
    case "error": throw vm.raise(category, message)
    case "always": break
    default:
      if !shown.insert(category.name + ":" + message).inserted && record == nil { return }
    }
    if let record {
      let warning = RecordedWarning(
        message: vm.makeException(category, [vm.string(message)]), category: category.value)
      let value = vm.makeHost(warning, type: try vm.hostType("warnings", "WarningMessage"))
      _ = try vm.callMethod(record, "append", [value])
      return
    }
    vm.flushOutput()
    var text = "\(vm.currentLocation): \(category.name): \(message)\n"
    text.withUTF8 { vm.host.writeError($0) }
  }
}

final class RecordedWarning: TracedObject {
  let message: Value
  let category: Value
  init(message: Value, category: Value) {
    self.message = message
    self.category = category
  }
  func trace(_ marker: ValueMarker) {
    marker.mark(message)
    marker.mark(category)
  }
}

private final class SavedFilters {
  let records: Bool
  var rules: [WarningFilters.Rule]
  var outerRecord: Value?
  init(_ filters: WarningFilters, records: Bool) {
    self.records = records
    rules = filters.rules
  }
}
