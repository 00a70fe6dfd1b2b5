import Interpreter

/// `read_csv`, `merge`, `concat`: pandas' functions under short names.
enum TableFunctions {
  static func define(in module: ModuleBuilder) {
    for name in ["read_csv", "concat"] {
      module.function("\(name)(*args, **kwargs)", doc: "As pandas.\(name).") { vm, args in
        try forward(vm, name, args)
      }
    }
    module.function(
      "merge(left, right, on=None, how='left', **kwargs)",
      doc: "The rows of left with what right has for their keys; right may be a list of tables."
    ) { vm, args in
      var result = args[0]
      let rights = args[1].isList ? try vm.elements(args[1]) : [args[1]]
      var keywords: [(name: String, value: Value)] = [("on", args[2]), ("how", args[3])]
      for (key, value) in vm.entries(ofDict: args[4]) {
        keywords.append((key.stringValue ?? "", value))
      }
      let function = try vm.attribute(try vm.importedModule("pandas"), "merge")
      for right in rights { result = try vm.call(function, [result, right], keywords: keywords) }
      return result
    }
  }

  private static func forward(_ vm: Interpreter, _ name: String, _ args: Arguments) throws -> Value
  {
    var keywords: [(name: String, value: Value)] = []
    for (key, value) in vm.entries(ofDict: args[1]) {
      keywords.append((key.stringValue ?? "", value))
    }
    return try vm.call(
      try vm.attribute(try vm.importedModule("pandas"), name), try vm.elements(args[0]),
      keywords: keywords)
  }
}
