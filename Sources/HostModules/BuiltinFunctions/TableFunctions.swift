import Arrays
import Frames
import Glibc
import Interpreter

/// `read_csv`, `read_table`, `table`, `merge`, `concat`, `profile`: tables without an import.
enum TableFunctions {
  static func define(in module: ModuleBuilder) {
    module.function(
      "read_csv(path, **kwargs)",
      doc: """
        The table in a CSV file, or in all files that a pattern such as 'split_*/train.csv' names,
        one below the other. Keywords are pandas.read_csv's.
        """
    ) { vm, args in
      let tables = try files(vm, args[0]).map { path in
        try pandas(vm, "read_csv", [path], vm.entries(ofDict: args[1]))
      }
      if tables.count == 1 { return tables[0] }
      return try vm.makeFrame(
        try Concatenation.rows(tables.compactMap(\.frame), ignoreIndex: true))
    }
    module.function(
      "read_table(path)",
      doc: "The table in a file, told by its content: csv, tsv, their gz, npz, or a pickle."
    ) { vm, args in try read(vm, try vm.path(args[0], "path")) }
    module.function(
      "table(columns=None, **kwargs)",
      doc: "A table of named columns: table(x=[1, 2], y=[3, 4]) or table({'x': [1, 2]})."
    ) { vm, args in
      let columns = vm.makeDict()
      if args[0].isDict {
        for (key, value) in vm.entries(ofDict: args[0]) {
          try vm.setItem(ofDict: columns, key, value)
        }
      } else if !args[0].isNone {
        return try pandas(vm, "DataFrame", [args[0]], [])
      }
      for (key, value) in vm.entries(ofDict: args[1]) {
        try vm.setItem(ofDict: columns, key, value)
      }
      return try pandas(vm, "DataFrame", [columns], [])
    }
    module.function("concat(*args, **kwargs)", doc: "As pandas.concat.") { vm, args in
      try pandas(vm, "concat", try vm.elements(args[0]), vm.entries(ofDict: args[1]))
    }
    module.function(
      "merge(left, right, on=None, how='left', **kwargs)",
      doc: "The rows of left with what right has for their keys; right may be a list of tables."
    ) { vm, args in
      var result = args[0]
      let rights = args[1].isList ? try vm.elements(args[1]) : [args[1]]
      let given = [
        (key: vm.string("on"), value: args[2]), (key: vm.string("how"), value: args[3]),
      ]
      for right in rights {
        result = try pandas(
          vm, "merge", [result, right], given + vm.entries(ofDict: args[4]))
      }
      return result
    }
    module.function(
      "profile(df, target=None, other=None)",
      doc: """
        What a table holds, one row a column: type, missing values, distinct values, range. With
        target, also how strongly each number goes with it (absolute rank correlation), strongest
        first; with other, the drift between both tables (Kolmogorov-Smirnov distance).
        """
    ) { vm, args in try vm.makeFrame(try TableProfile(vm, args).table()) }
  }

  private static func pandas(
    _ vm: Interpreter, _ name: String, _ arguments: [Value],
    _ keywords: [(key: Value, value: Value)]
  ) throws -> Value {
    try vm.call(
      try vm.attribute(try vm.importedModule("pandas"), name), arguments,
      keywords: keywords.map { ($0.key.stringValue ?? "", $0.value) })
  }

  /// The files that a path or pattern names, in order.
  private static func files(_ vm: Interpreter, _ value: Value) throws -> [Value] {
    guard let pattern = value.stringValue, pattern.contains(where: { "*?[".contains($0) }) else {
      return [value]
    }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else {
      throw vm.raise(className: "FileNotFoundError", "read_csv: no file matches '\(pattern)'")
    }
    return (0..<Int(found.gl_pathc)).map { vm.string(String(cString: found.gl_pathv[$0]!)) }
  }

  private static func read(_ vm: Interpreter, _ path: String) throws -> Value {
    let start = try firstBytes(vm, path)
    let name = vm.string(path)
    if start.starts(with: [0x50, 0x4B]) {
      let archive = try vm.callMethod(try vm.importedModule("numpy"), "load", [name])
      return try pandas(
        vm, "DataFrame", [try vm.callBuiltin("dict", [try vm.callMethod(archive, "items")])], [])
    }
    if start.first == 0x80 { return try pandas(vm, "read_pickle", [name], []) }
    let line = start.prefix { $0 != UInt8(ascii: "\n") }
    let tabs = line.filter { $0 == UInt8(ascii: "\t") }.count
    let commas = line.filter { $0 == UInt8(ascii: ",") }.count
    let isTabbed = tabs > commas || path.hasSuffix(".tsv.gz")
    return try pandas(
      vm, "read_csv", [name], [(vm.string("sep"), vm.string(isTabbed ? "\t" : ","))])
  }

  private static func firstBytes(_ vm: Interpreter, _ path: String) throws -> [UInt8] {
    try vm.host.permissions.checkRead(path)
    guard let file = fopen(path, "rb") else { throw FileError(path: path, code: errno) }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }
}
