import Arrays
import Interpreter

/// `np.errstate` and `np.seterr`: which faults of floating point are ignored, warned of, or raised.
final class NumpyErrorStates {
  var modes: [String: String] = [
    "divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn",
  ]
}

enum NumpyErrorState {
  private static let kinds = ["divide", "over", "under", "invalid"]

  static func define(in module: ModuleBuilder) {
    module.bind("seterr(all=None, divide=None, over=None, under=None, invalid=None)") { call in
      let states = state(call.vm)
      let old = states.modes
      states.modes = try changed(old) { try call.optionalText($0) }
      return dict(call.vm, old)
    }
    module.bind("geterr()") { call in dict(call.vm, state(call.vm).modes) }
    module.type("errstate") { type in
      type.constructor(
        "errstate(cls, *, call=None, all=None, divide=None, over=None, under=None, invalid=None)"
      ) { vm, args in
        let names = ["all", "divide", "over", "under", "invalid"]
        let given = try changed(state(vm).modes) { name in
          try vm.optionalText(args[names.firstIndex(of: name)! + 2], name)
        }
        return vm.makeHost(ErrorStateObject(given), type: try vm.hostType("numpy", "errstate"))
      }
      type.bind("__enter__(self)") { call in
        guard let object = call["self"].host(as: ErrorStateObject.self) else { return .none }
        object.saved = state(call.vm).modes
        state(call.vm).modes = object.modes
        return .none
      }
      type.bind("__exit__(self, *args)") { call in
        call.ignore("args")
        guard let object = call["self"].host(as: ErrorStateObject.self) else { return .none }
        state(call.vm).modes = object.saved
        return .none
      }
    }
    module.exception("FloatingPointError", base: module.vm.types.arithmeticError)
  }

  private static func state(_ vm: Interpreter) -> NumpyErrorStates {
    vm.hostState(of: NumpyErrorStates.self) { NumpyErrorStates() }
  }

  private static func dict(_ vm: Interpreter, _ modes: [String: String]) -> Value {
    vm.dict(kinds.map { ($0, vm.string(modes[$0]!)) })
  }

  private static func changed(
    _ modes: [String: String], _ given: (String) throws -> String?
  ) rethrows -> [String: String] {
    var result = modes
    if let all = try given("all") { for kind in kinds { result[kind] = all } }
    for kind in kinds { if let mode = try given(kind) { result[kind] = mode } }
    return result
  }

  /// Runs an element-wise function and tells of its faults as the modes say.
  static func watching<Result>(
    _ vm: Interpreter, _ name: String, _ body: () throws -> Result
  ) throws -> Result {
    let (result, faults) = try FloatingFaults.during(body)
    if faults.isEmpty { return result }
    let modes = state(vm).modes
    let groups: [(FloatingFaults, String)] = [
      (.divide, "divide"), (.overflow, "over"), (.underflow, "under"), (.invalid, "invalid"),
    ]
    for (fault, kind) in groups where faults.contains(fault) {
      let text = fault.warnings(in: name)[0]
      switch modes[kind] {
      case "warn": try vm.warn(vm.types.runtimeWarning, text)
      case "raise": throw vm.raise(className: "FloatingPointError", text)
      case "print":
        var line = "Warning: \(text)\n"
        line.withUTF8 { vm.host.writeError($0) }
      default: break
      }
    }
    return result
  }
}

private final class ErrorStateObject {
  let modes: [String: String]
  var saved: [String: String] = [:]
  init(_ modes: [String: String]) { self.modes = modes }
}
