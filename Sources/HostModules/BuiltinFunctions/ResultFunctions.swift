import Arrays
import Frames
import Interpreter

/// `record`, `save`, `submission`, `display`
enum ResultFunctions {
  static func define(in module: ModuleBuilder) {
    module.function(
      "record(**scores)", doc: "Notes scores in the run's record and the ledger."
    ) { vm, args in
      let state = RunState.of(vm)
      for (name, value) in vm.entries(ofDict: args[0]) {
        state.scores.append((name.stringValue ?? "", try vm.double(value, name.stringValue ?? "")))
      }
      return .none
    }
    module.function(
      "save(name, value)", doc: "Keeps a value with the run: artifacts/NAME.pkl."
    ) { vm, args in
      let name = try vm.text(args[0], "name")
      guard !name.isEmpty, !name.contains("/"), !name.hasPrefix(".") else {
        throw vm.valueError("save: '\(name)' is not a plain name")
      }
      let path = try artifact(vm, name + ".pkl")
      try vm.writeFile(path, try PickleModule.dump(vm, args[1], .none))
      return .none
    }
    module.function(
      "submission(ids, prediction, name='submission')",
      doc: "Writes object_id and target to artifacts/NAME.csv and returns the table."
    ) { vm, args in
      let ids = try vm.column(args[0])
      let prediction = try vm.column(args[1])
      guard ids.count == prediction.count else {
        throw vm.valueError(
          "submission: \(ids.count) ids but \(prediction.count) predictions")
      }
      let frame = Frame([("object_id", ids), ("target", prediction)])
      var options = CSVWriteOptions()
      options.index = false
      let text = try frame.csvText(options)
      try vm.writeFile(
        try artifact(vm, try vm.text(args[2], "name") + ".csv"), Array(text.utf8))
      return try vm.makeFrame(frame)
    }
    module.function("display(*values)", doc: "Shows values as the end of a cell does.") {
      vm, args in
      for value in try vm.elements(args[0]) { try vm.host.display?(vm, value) }
      return .none
    }
  }

  /// The path of a file in the run's artifacts folder, which is made where it is not there.
  private static func artifact(_ vm: Interpreter, _ name: String) throws -> String {
    let folder = RunState.of(vm).artifactsFolder
    try vm.host.permissions.checkWrite(folder + "/" + name)
    try PathlibModule.makeFolder(PathObject(folder), mode: 0o777, parents: true, existing: true)
    return folder + "/" + name
  }
}

/// What a program notes for its run record, one for each interpreter.
public final class RunState {
  public var scores: [(name: String, value: Double)] = []
  /// Where `save` and `submission` write.
  public var artifactsFolder = "artifacts"

  public static func of(_ vm: Interpreter) -> RunState {
    vm.hostState(of: RunState.self) { RunState() }
  }
}
