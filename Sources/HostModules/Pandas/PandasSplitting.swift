import Arrays
import Frames
import Interpreter

/// `.str` methods that take texts apart and put them together.
enum PandasSplitting {
  static func define(_ type: TypeBuilder) {
    type.bind("split(self, pat=None, *, n=-1, expand=False, regex=None)") { call in
      let pattern = call["pat"]
      let isPattern =
        call.has("regex")
        ? try call.bool("regex")
        : pattern.isString ? (pattern.stringValue?.count ?? 0) > 1 : !pattern.isNone
      let most = try call.int("n")
      guard isPattern, pattern.isString || !pattern.isNone else {
        return try split(call, try call.optionalText("pat"), fromRight: false)
      }
      if let text = pattern.stringValue, !text.contains(where: { "\\.^$*+?{}[]|()".contains($0) }) {
        return try split(call, text, fromRight: false)
      }
      let vm = call.vm
      let compiled =
        try pattern.isString
        ? vm.callMethod(try vm.importedModule("re"), "compile", [pattern]) : pattern
      return try give(call) { text in
        try vm.elements(
          try vm.callMethod(compiled, "split", [vm.string(text), Value(max(most, 0))])
        ).map { $0.stringValue ?? "" }
      }
    }
    type.bind("rsplit(self, pat=None, *, n=-1, expand=False)") { call in
      try split(call, try call.optionalText("pat"), fromRight: true)
    }
    for (name, fromRight) in [("partition", false), ("rpartition", true)] {
      type.bind("\(name)(self, sep=' ', expand=True)") { call in
        let separator = try call.text("sep")
        return try give(call) { text in
          let at = PythonString.find(text, separator, last: fromRight)
          guard at >= 0 else { return fromRight ? ["", "", text] : [text, "", ""] }
          return [
            PythonString.slice(text, nil, at), separator,
            PythonString.slice(text, at + PythonString.length(separator), nil),
          ]
        }
      }
    }
    type.bind("join(self, sep)") { call in
      let separator = try call.text("sep")
      let vm = call.vm
      return try call.giveText(
        Column.inferred(
          try call.textMethods.series.column.scalars().map { scalar -> Scalar in
            switch scalar {
            case .string(let text):
              return .string(text.map { String($0) }.joined(separator: separator))
            case .list(let items): return .string(items.map(\.str).joined(separator: separator))
            case .opaque:
              let value = try vm.plain(scalar)
              guard let items = value.items, items.allSatisfy(\.isString) else {
                return .float(.nan)
              }
              return .string(items.map { $0.stringValue! }.joined(separator: separator))
            default: return .float(.nan)
            }
          }))
    }
    type.bind("cat(self, others=None, sep=None, na_rep=None, join='left')") { call in
      try concatenate(call)
    }
    type.bind("get_dummies(self, sep='|', dtype=None)") { call in
      let separator = try call.text("sep")
      let column = try call.textColumn
      let parts = column.scalars().map { scalar -> Set<String> in
        guard case .string(let text) = scalar else { return [] }
        return Set(PythonString.split(text, separator).filter { !$0.isEmpty })
      }
      let all = parts.reduce(into: Set<String>()) { $0.formUnion($1) }.sorted()
      return try call.vm.makeFrame(
        Frame(
          columns: all.map { part in
            Column(parts.map { $0.contains(part) ? Int64(1) : 0 })
          }, names: ColumnNames(all.map { .string($0) }),
          index: try call.textMethods.series.index))
    }
  }

  private static func split(_ call: Call, _ separator: String?, fromRight: Bool) throws -> Value {
    let most = try call.int("n")
    if separator == "" { throw call.vm.valueError("split() requires a non-empty pattern match.") }
    return try give(call) {
      PythonString.split($0, separator, most: most == 0 ? -1 : most, fromRight: fromRight)
    }
  }

  /// Lists, or columns of a table with `expand=True`.
  private static func give(_ call: Call, _ split: (String) throws -> [String]) throws -> Value {
    let vm = call.vm
    let series = try call.textMethods.series
    let parts = try call.textColumn.scalars().map { scalar -> [String]? in
      guard case .string(let text) = scalar else { return nil }
      return try split(text)
    }
    guard try call.bool("expand") else {
      return try call.giveText(
        Column(
          scalars: parts.map { part in
            part.map { texts in vm.scalar(vm.list(texts.map { vm.string($0) })) } ?? .float(.nan)
          }))
    }
    let width = parts.reduce(0) { max($0, $1?.count ?? 0) }
    let columns = (0..<width).map { place in
      Column(parts.map { part in part.flatMap { place < $0.count ? $0[place] : nil } })
    }
    return try vm.makeFrame(
      Frame(
        columns: columns, names: ColumnNames((0..<width).map { .int(Int64($0)) }),
        index: series.index))
  }

  private static func concatenate(_ call: Call) throws -> Value {
    let vm = call.vm
    let series = try call.textMethods.series
    let separator = try call.optionalText("sep") ?? ""
    let missing = try call.optionalText("na_rep")
    guard call.has("others") else {
      let texts = try call.textColumn.scalars().compactMap { scalar -> String? in
        if case .string(let text) = scalar { return text }
        return missing
      }
      return vm.string(texts.joined(separator: separator))
    }
    var columns = [try call.textColumn]
    let others = call["others"]
    let isMany =
      others.isList && others.items!.first.map { PandasConstruction.isSequence(vm, $0) } == true
    if let frame = others.frame {
      columns += try frame.columns.map { try $0.textColumn() }
    } else {
      for item in isMany ? try vm.elements(others) : [others] {
        let column =
          try item.series.map { try PandasElementwise.aligned($0, to: series.index) }
          ?? vm.column(item)
        columns.append(try column.textColumn())
      }
    }
    guard columns.allSatisfy({ $0.count == columns[0].count }) else {
      throw vm.valueError(
        "If `others` contains arrays or lists (or other list-likes without an index), these must all be of the same length as the calling Series/Index."
      )
    }
    return try call.giveText(
      try Column.joiningText(columns, separator: separator, missing: missing))
  }
}
