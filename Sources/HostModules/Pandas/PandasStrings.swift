import Arrays
import Frames
import Interpreter

/// `series.str` or `index.str`: a column of text waiting for a method.
final class TextMethodsObject {
  let series: Series
  let isIndex: Bool
  init(_ series: Series, isIndex: Bool) {
    self.series = series
    self.isIndex = isIndex
  }
}

/// `.str`
enum PandasStrings {
  static func accessor(_ vm: Interpreter, _ value: Value) throws -> Value {
    let series: Series
    if let index = value.pandasIndex {
      series = Series(index.levelColumns[0], name: index.name)
    } else {
      series = try PandasSeriesType.object(vm, value).series
    }
    let type = series.column.type
    let isText =
      type == .string || type == .category && series.column.categories!.values.type == .string
      || type == .object
    guard isText else {
      throw vm.raise(
        vm.types.attributeError, "Can only use .str accessor with string values, not \(kind(type))")
    }
    return vm.makeHost(
      TextMethodsObject(series, isIndex: value.pandasIndex != nil),
      type: try vm.hostType("pandas", "StringMethods"))
  }

  private static func kind(_ type: ColumnType) -> String {
    switch type {
    case .float32, .float64: "floating"
    case .bool: "boolean"
    case .datetime: "datetime64"
    case .timedelta: "timedelta64"
    case .category: "categorical"
    default: "integer"
    }
  }

  static func define(in module: ModuleBuilder) {
    module.type("StringMethods") { type in
      defineCase(type)
      defineTests(type)
      definePadding(type)
      defineSearching(type)
      PandasPatterns.define(type)
      PandasSplitting.define(type)
    }
  }

  private static func defineCase(_ type: TypeBuilder) {
    let images: [(String, (String) -> String)] = [
      ("lower", PythonString.lower), ("upper", PythonString.upper),
      ("capitalize", PythonString.capitalize), ("title", PythonString.title),
      ("swapcase", PythonString.swapCase), ("casefold", PythonString.lower),
    ]
    for (name, image) in images {
      type.bind("\(name)(self)") { call in try call.mapText { image($0) } }
    }
    type.bind("len(self)") { call in
      try call.giveText(try call.textColumn.countText(PythonString.length))
    }
    for (name, side) in [
      ("strip", PythonString.Side.both), ("lstrip", .left), ("rstrip", .right),
    ] {
      type.bind("\(name)(self, to_strip=None)") { call in
        let set = try call.optionalText("to_strip")
        return try call.mapText { PythonString.strip($0, set, side) }
      }
    }
    type.bind("removeprefix(self, prefix)") { call in
      let part = try call.text("prefix")
      return try call.mapText { $0.hasPrefix(part) ? String($0.dropFirst(part.count)) : $0 }
    }
    type.bind("removesuffix(self, suffix)") { call in
      let part = try call.text("suffix")
      return try call.mapText { $0.hasSuffix(part) ? String($0.dropLast(part.count)) : $0 }
    }
    type.bind("repeat(self, repeats)") { call in
      let count = try call.int("repeats")
      return try call.mapText { String(repeating: $0, count: max(0, count)) }
    }
  }

  private static func defineTests(_ type: TypeBuilder) {
    let tests: [(String, (String) -> Bool)] = [
      ("isalpha", PythonString.isAlphabetic), ("isdigit", PythonString.isDigit),
      ("isdecimal", PythonString.isDecimal), ("isnumeric", PythonString.isNumeric),
      ("isalnum", PythonString.isAlphanumeric), ("isspace", PythonString.isSpace),
      ("isupper", PythonString.isUpper), ("islower", PythonString.isLower),
      ("istitle", { !$0.isEmpty && PythonString.title($0) == $0 && $0.contains { $0.isLetter } }),
    ]
    for (name, test) in tests {
      type.bind("\(name)(self)") { call in
        try call.giveText(try call.textColumn.testText(test))
      }
    }
  }

  private static func definePadding(_ type: TypeBuilder) {
    for (name, side) in [
      ("center", PythonString.Side.both), ("ljust", .right), ("rjust", .left),
    ] {
      type.bind("\(name)(self, width, fillchar=' ')") { call in
        let (width, fill) = (try call.int("width"), try filler(call))
        return try call.mapText { PythonString.pad($0, width, side, fill: fill) }
      }
    }
    type.bind("pad(self, width, side='left', fillchar=' ')") { call in
      let sides: [String: PythonString.Side] = ["left": .left, "right": .right, "both": .both]
      guard let side = sides[try call.text("side")] else {
        throw call.vm.valueError("Invalid side")
      }
      let (width, fill) = (try call.int("width"), try filler(call))
      return try call.mapText { PythonString.pad($0, width, side, fill: fill) }
    }
    type.bind("zfill(self, width)") { call in
      let width = try call.int("width")
      return try call.mapText { PythonString.zeroFill($0, width) }
    }
    type.bind("slice(self, start=None, stop=None, step=None)") { call in
      let (start, stop) = (try call.optionalInt("start"), try call.optionalInt("stop"))
      let step = try call.optionalInt("step") ?? 1
      return try call.mapText { PythonString.slice($0, start, stop, step) }
    }
    type.bind("slice_replace(self, start=None, stop=None, repl=None)") { call in
      let (start, stop) = (try call.optionalInt("start"), try call.optionalInt("stop"))
      let repl = try call.optionalText("repl") ?? ""
      return try call.mapText { text in
        let count = text.count
        let from = min(max(start.map { $0 < 0 ? $0 + count : $0 } ?? 0, 0), count)
        let to = min(max(stop.map { $0 < 0 ? $0 + count : $0 } ?? count, from), count)
        return String(text.prefix(from)) + repl + String(text.dropFirst(to))
      }
    }
    for name in ["get", "__getitem__"] {
      type.bind("\(name)(self, i)") { call in
        if let bounds = call["i"].sliceBounds {
          let (start, stop) = (
            try call.vm.optionalInt(bounds.start, "slice"),
            try call.vm.optionalInt(bounds.stop, "slice")
          )
          let step = try call.vm.optionalInt(bounds.step, "slice") ?? 1
          return try call.mapText { PythonString.slice($0, start, stop, step) }
        }
        return try item(call)
      }
    }
  }

  /// Character `i` of each text, or item `i` of each list.
  private static func item(_ call: Call) throws -> Value {
    let place = try call.int("i")
    let column = try call.textMethods.series.column
    guard column.type == .object else {
      return try call.mapText { PythonString.character($0, place) }
    }
    let vm = call.vm
    let items = try column.scalars().map { scalar -> Scalar in
      switch scalar {
      case .string(let text):
        return PythonString.character(text, place).map { .string($0) } ?? .float(.nan)
      case .list(let items):
        let at = place < 0 ? place + items.count : place
        return items.indices.contains(at) ? items[at] : .float(.nan)
      case .opaque:
        let value = try vm.plain(scalar)
        if value.isDict {
          return try vm.item(ofDict: value, Value(place)).map { vm.scalar($0) } ?? .float(.nan)
        }
        guard let items = value.items else { return .float(.nan) }
        let at = place < 0 ? place + items.count : place
        return items.indices.contains(at) ? vm.scalar(items[at]) : .float(.nan)
      default: return .float(.nan)
      }
    }
    // Numbers are inferred; texts stay objects as the column was.
    let inferred = Column.inferred(items)
    return try call.giveText(inferred.type == .string ? Column(scalars: items) : inferred)
  }

  private static func filler(_ call: Call) throws -> Character {
    let text = try call.text("fillchar")
    guard text.count == 1, let character = text.first else {
      throw call.vm.typeError("fillchar must be a character, not str")
    }
    return character
  }

  private static func defineSearching(_ type: TypeBuilder) {
    for (name, isLast) in [("find", false), ("rfind", true)] {
      type.bind("\(name)(self, sub, start=0, end=None)") { call in
        let part = try call.text("sub")
        let (start, end) = (try call.int("start"), try call.optionalInt("end"))
        return try call.giveText(
          try call.textColumn.countText {
            PythonString.find($0, part, from: start, to: end, last: isLast)
          })
      }
    }
    for (name, isStart) in [("startswith", true), ("endswith", false)] {
      type.bind("\(name)(self, pat, na=UNSET)") { call in
        let pattern = call["pat"]
        let parts = try pattern.isTuple ? call.vm.texts(pattern, "pat") : [call.text("pat")]
        let missing = call.has("na") ? try call.bool("na") : false
        return try call.giveText(
          try call.textColumn.testText(missing: missing) { text in
            parts.contains { isStart ? text.hasPrefix($0) : text.hasSuffix($0) }
          })
      }
    }
  }
}

extension Call {
  var textMethods: TextMethodsObject {
    get throws {
      if let object = self["self"].host(as: TextMethodsObject.self) { return object }
      throw vm.typeError("a .str accessor is needed here")
    }
  }

  /// The text that a `.str` method works on.
  var textColumn: Column {
    get throws { try textMethods.series.column.textColumn() }
  }

  func mapText(_ transform: (String) -> String?) throws -> Value {
    try giveText(try textColumn.mapText(transform))
  }

  /// A result of a `.str` method: a column, or labels where it was asked of an index.
  func giveText(_ column: Column) throws -> Value {
    let methods = try textMethods
    if methods.isIndex {
      if column.type == .bool { return try vm.makeArray(column.array()) }
      return try vm.makeIndex(Index(column, name: methods.series.name))
    }
    return try vm.makeSeries(methods.series.with(column))
  }
}
