import Arrays
import Frames
import Interpreter

/// `pd.set_option` and friends: how tables are printed.
final class PandasOptionState {
  var maxRows: Int? = 60
  var minRows: Int? = 10
  var maxColumns: Int? = 0
  var maxCellWidth: Int? = 50
  var width: Int? = 80
  var precision = 6
  var floatFormat = Value.none
}

enum PandasOptions {
  static func state(_ vm: Interpreter) -> PandasOptionState {
    vm.hostState(of: PandasOptionState.self) { PandasOptionState() }
  }

  static func display(_ vm: Interpreter) throws -> TableTextOptions {
    let state = state(vm)
    var options = TableTextOptions.display(width: state.width ?? 80)
    options.maxRows = state.maxRows == 0 ? nil : state.maxRows
    options.minRows = state.minRows
    options.maxColumns = state.maxColumns
    options.maxCellWidth = state.maxCellWidth
    options.width = state.width
    options.precision = state.precision
    options.floatFormat = try floatFormat(vm, state.floatFormat)
    return options
  }

  /// `float_format`: a `%` pattern, a `{:…}` template, or a function.
  static func floatFormat(_ vm: Interpreter, _ value: Value) throws -> FloatFormat? {
    if value.isNone || value.isUnbound { return nil }
    if let text = value.stringValue {
      if text.contains("%") { return .percent(try PercentFormat(text)) }
      nonisolated(unsafe) let vm = vm
      return .function { number in
        (try? vm.callMethod(vm.string(text), "format", [Value(number)]))?.stringValue ?? "?"
      }
    }
    guard vm.canCall(value) else {
      throw vm.typeError("float_format must be a str or a function")
    }
    nonisolated(unsafe) let host = vm
    let function = value
    return .function { number in
      (try? host.call(function, Value(number)))?.stringValue ?? "?"
    }
  }

  static func define(in module: ModuleBuilder) {
    module.bind("set_option(*args)") { call in
      let items = try call.elements("args")
      guard items.count % 2 == 0, !items.isEmpty else {
        throw call.vm.valueError("Must provide an even number of non-keyword arguments")
      }
      for place in stride(from: 0, to: items.count, by: 2) {
        try set(call.vm, try call.vm.text(items[place], "pat"), items[place + 1])
      }
      return .none
    }
    module.bind("get_option(pat)") { call in try get(call.vm, try call.text("pat")) }
    module.bind("reset_option(pat)") { call in
      let pattern = try call.text("pat")
      for name in names where name.contains(pattern) || pattern == "all" {
        try set(call.vm, name, defaults[name]!)
      }
      return .none
    }
    let context = module.type("option_context") { type in
      type.constructor("option_context(cls, *args)") { vm, args in
        vm.makeHost(
          OptionContext(try vm.elements(args[1])), type: try vm.hostType("pandas", "option_context")
        )
      }
      type.bind("__enter__(self)") { call in
        guard let object = call["self"].host(as: OptionContext.self) else { return .none }
        for place in stride(from: 0, to: object.items.count - 1, by: 2) {
          let name = try call.vm.text(object.items[place], "pat")
          object.saved.append((name, try get(call.vm, name)))
          try set(call.vm, name, object.items[place + 1])
        }
        return .none
      }
      type.bind("__exit__(self, *args)") { call in
        call.ignore("args")
        guard let object = call["self"].host(as: OptionContext.self) else { return .none }
        for (name, value) in object.saved { try set(call.vm, name, value) }
        return .none
      }
    }
    _ = context
  }

  private static var defaults: [String: Value] {
    [
      "display.max_rows": Value(60), "display.min_rows": Value(10), "display.max_columns": Value(0),
      "display.max_colwidth": Value(50), "display.width": Value(80), "display.precision": Value(6),
      "display.float_format": .none,
    ]
  }
  private static var names: [String] { defaults.keys.sorted() }

  private static func found(_ vm: Interpreter, _ pattern: String) throws -> String {
    if defaults[pattern] != nil { return pattern }
    let matches = names.filter { $0.contains(pattern) }
    guard matches.count == 1 else {
      let other = [
        "mode.copy_on_write", "mode.chained_assignment", "display.max_info_columns",
        "display.show_dimensions", "display.expand_frame_repr", "future.no_silent_downcasting",
        "display.colheader_justify", "display.chop_threshold",
      ]
      if other.contains(where: { $0.contains(pattern) }) {
        throw vm.raise(
          vm.types.notImplementedError, "set_option: '\(pattern)' is not supported by mnb")
      }
      throw vm.raise(
        className: "KeyError",
        matches.isEmpty ? "No such keys(s): '\(pattern)'" : "Pattern matched multiple keys")
    }
    return matches[0]
  }

  private static func set(_ vm: Interpreter, _ pattern: String, _ value: Value) throws {
    let state = state(vm)
    switch try found(vm, pattern) {
    case "display.max_rows": state.maxRows = try vm.optionalInt(value, pattern)
    case "display.min_rows": state.minRows = try vm.optionalInt(value, pattern)
    case "display.max_columns": state.maxColumns = try vm.optionalInt(value, pattern)
    case "display.max_colwidth": state.maxCellWidth = try vm.optionalInt(value, pattern)
    case "display.width": state.width = try vm.optionalInt(value, pattern)
    case "display.precision": state.precision = try vm.int(value, pattern)
    default: state.floatFormat = vm.pin(value)
    }
  }

  private static func get(_ vm: Interpreter, _ pattern: String) throws -> Value {
    let state = state(vm)
    func number(_ value: Int?) -> Value { value.map { Value($0) } ?? .none }
    switch try found(vm, pattern) {
    case "display.max_rows": return number(state.maxRows)
    case "display.min_rows": return number(state.minRows)
    case "display.max_columns": return number(state.maxColumns)
    case "display.max_colwidth": return number(state.maxCellWidth)
    case "display.width": return number(state.width)
    case "display.precision": return Value(state.precision)
    default: return state.floatFormat
    }
  }
}

private final class OptionContext: TracedObject {
  let items: [Value]
  var saved: [(String, Value)] = []
  init(_ items: [Value]) { self.items = items }

  func trace(_ marker: ValueMarker) {
    for item in items { marker.mark(item) }
    for (_, value) in saved { marker.mark(value) }
  }
}
