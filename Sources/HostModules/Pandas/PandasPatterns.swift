import Arrays
import Frames
import Interpreter

/// `.str` methods with regular expressions, by the dialect's own `re`.
enum PandasPatterns {
  static func define(_ type: TypeBuilder) {
    type.bind("contains(self, pat, case=True, flags=0, na=UNSET, regex=True)") { call in
      let missing = call.has("na") ? try call.bool("na") : false
      let isPattern = try call.bool("regex")
      let matchesCase = try call.bool("case")
      let text = call["pat"].stringValue
      let flags = try call.int("flags")
      if !isPattern || text.map({ matchesCase && flags == 0 && isPlain($0) }) == true {
        let part = try call.text("pat")
        if !matchesCase {
          let lower = part.lowercased()
          return try call.giveText(
            try call.textColumn.testText(missing: missing) { $0.lowercased().contains(lower) })
        }
        return try call.giveText(
          try call.textColumn.testText(missing: missing) { text in
            part.isEmpty || PythonString.find(text, part) >= 0
          })
      }
      return try test(call, "search", flags: flags + (matchesCase ? 0 : 2), missing: missing)
    }
    for name in ["match", "fullmatch"] {
      type.bind("\(name)(self, pat, case=True, flags=0, na=UNSET)") { call in
        let missing = call.has("na") ? try call.bool("na") : false
        let flags = try call.int("flags") + (try call.bool("case") ? 0 : 2)
        return try test(call, name, flags: flags, missing: missing)
      }
    }
    type.bind("count(self, pat, flags=0)") { call in
      let pattern = try compiled(call, flags: try call.int("flags"))
      return try call.giveText(
        try call.textColumn.mapTextToScalars(throwing: { text in
          .int(
            Int64(
              try call.vm.length(
                try call.vm.callMethod(pattern, "findall", [call.vm.string(text)]))))
        }))
    }
    type.bind("findall(self, pat, flags=0)") { call in
      let pattern = try compiled(call, flags: try call.int("flags"))
      return try call.giveText(
        try call.textColumn.mapTextToScalars(throwing: { text in
          call.vm.scalar(try call.vm.callMethod(pattern, "findall", [call.vm.string(text)]))
        }))
    }
    type.bind("replace(self, pat, repl=None, n=-1, case=None, flags=0, regex=False)") { call in
      try replace(call)
    }
    type.bind("extract(self, pat, flags=0, expand=True)") { call in try extract(call) }
  }

  /// Without characters that mean something in a pattern.
  private static func isPlain(_ text: String) -> Bool {
    !text.contains { "\\.^$*+?{}[]|()".contains($0) }
  }

  private static func compiled(_ call: Call, flags: Int) throws -> Value {
    if call["pat"].stringValue == nil { return call["pat"] }
    return try call.vm.callMethod(
      try call.vm.importedModule("re"), "compile", [call["pat"], Value(flags)])
  }

  private static func test(
    _ call: Call, _ method: String, flags: Int, missing: Bool
  ) throws -> Value {
    let pattern = try compiled(call, flags: flags)
    let column = try call.textColumn
    let bound = try call.vm.attribute(pattern, method)
    return try call.giveText(
      Column(
        try column.scalars().map { scalar in
          guard case .string(let text) = scalar else { return missing }
          return !(try call.vm.call(bound, call.vm.string(text))).isNone
        }))
  }

  private static func replace(_ call: Call) throws -> Value {
    let vm = call.vm
    let most = try call.int("n")
    let flags = try call.int("flags")
    let isPattern = try call.bool("regex")
    let matchesCase = call.has("case") ? try call.bool("case") : true
    if call["pat"].isDict {
      let table = vm.entries(ofDict: call["pat"]).map {
        ($0.key.stringValue ?? "", $0.value.stringValue ?? "")
      }
      _ = call["repl"]
      return try call.mapText { text in
        table.reduce(text) { PythonString.replace($0, $1.0, $1.1) }
      }
    }
    if !isPattern, call["pat"].isString {
      let (part, image) = (try call.text("pat"), try call.text("repl"))
      guard matchesCase else {
        let escaped = try vm.callMethod(try vm.importedModule("re"), "escape", [call["pat"]])
        let pattern = try vm.callMethod(
          try vm.importedModule("re"), "compile", [escaped, Value(2)])
        return try substitute(call, pattern, most)
      }
      return try call.mapText {
        PythonString.replace($0, part, image, most: most < 0 ? .max : most)
      }
    }
    return try substitute(
      call, try compiled(call, flags: flags + (matchesCase ? 0 : 2)), most)
  }

  private static func substitute(_ call: Call, _ pattern: Value, _ most: Int) throws -> Value {
    let vm = call.vm
    let image = call["repl"]
    let column = try call.textColumn
    return try call.giveText(
      Column(
        try column.scalars().map { scalar -> String? in
          guard case .string(let text) = scalar else { return nil }
          return try vm.callMethod(
            pattern, "sub", [image, vm.string(text), Value(max(most, 0))]
          ).stringValue
        }))
  }

  private static func extract(_ call: Call) throws -> Value {
    let vm = call.vm
    let pattern = try compiled(call, flags: try call.int("flags"))
    let count = try vm.int(try vm.attribute(pattern, "groups"), "groups")
    guard count > 0 else { throw vm.valueError("pattern contains no capture groups") }
    let column = try call.textColumn
    var cells = [[String?]](
      repeating: [String?](repeating: nil, count: column.count), count: count)
    for (row, scalar) in column.scalars().enumerated() {
      guard case .string(let text) = scalar else { continue }
      let match = try vm.callMethod(pattern, "search", [vm.string(text)])
      if match.isNone { continue }
      for group in 0..<count {
        cells[group][row] = try vm.callMethod(match, "group", [Value(group + 1)]).stringValue
      }
    }
    var names = (0..<count).map { Label.int(Int64($0)) }
    let index = try vm.attribute(pattern, "groupindex")
    let entries = index.isDict ? vm.entries(ofDict: index) : try mapping(vm, index)
    for (name, place) in entries { names[place.int - 1] = try vm.label(name) }
    let series = try call.textMethods.series
    if count == 1, try !call.bool("expand") {
      return try vm.makeSeries(
        Series(
          Column(cells[0]), index: series.index,
          name: names[0] == .int(0) ? series.name : names[0]))
    }
    return try vm.makeFrame(
      Frame(
        columns: cells.map { Column($0) }, names: ColumnNames(names), index: series.index))
  }

  private static func mapping(_ vm: Interpreter, _ value: Value) throws -> [(
    key: Value, value: Value
  )] {
    try vm.elements(try vm.callMethod(value, "items")).map { ($0.items![0], $0.items![1]) }
  }
}

extension Column {
  /// What a function that may fail makes of each text; missing stays missing.
  func mapTextToScalars(throwing transform: (String) throws -> Scalar) rethrows -> Column {
    Column.inferred(
      try scalars().map { scalar in
        guard case .string(let text) = scalar else { return .float(.nan) }
        return try transform(text)
      })
  }
}
