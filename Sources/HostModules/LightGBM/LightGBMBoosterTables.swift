import Boosting
import Interpreter

/// A model as dicts and as a table: `dump_model`, `trees_to_dataframe`.
enum LightGBMBoosterTables {
  static func define(_ type: TypeBuilder) {
    type.method(
      """
      dump_model(self, num_iteration=None, start_iteration=0, importance_type='split', \
      object_hook=None)
      """,
      doc: "The model as nested dicts and lists."
    ) { vm, args in
      let object = try args[0].booster(vm)
      let text = object.booster.dumpText(
        start: try vm.int(args[2], "start_iteration"), rounds: try object.rounds(args[1], vm),
        importance: try LightGBMBoosterType.importance(args[3], vm))
      var reader = LightGBMDumpReader(text, vm, hook: args[4].isNone ? nil : args[4])
      let model = try reader.read()
      try vm.setItem(ofDict: model, "pandas_categorical", .none)
      return model
    }
    type.method(
      "trees_to_dataframe(self)", doc: "A table with one row for each node and leaf."
    ) { vm, args in
      let rows = try args[0].booster(vm).booster.nodeRows()
      guard !rows.isEmpty else {
        throw BoostingError(
          "There are no trees in this Booster and thus nothing to parse")
      }
      return try table(rows, vm)
    }
  }

  private static func table(_ rows: [LightGBMBooster.NodeRow], _ vm: Interpreter) throws -> Value {
    let columns = vm.makeDict()
    func add(_ name: String, _ read: (LightGBMBooster.NodeRow) -> Value) throws {
      try vm.setItem(ofDict: columns, name, vm.list(rows.map(read)))
    }
    func text(_ text: String?) -> Value { text.map { vm.string($0) } ?? .none }
    func number(_ number: Double?) -> Value { number.map { Value($0) } ?? .none }
    // The library reads its own JSON, where a whole number has no point.
    func read(_ number: Double) -> Value {
      number == number.rounded() && number.magnitude < 1e17 ? Value(Int(number)) : Value(number)
    }
    try add("tree_index") { Value($0.treeIndex) }
    try add("node_depth") { Value($0.depth) }
    try add("node_index") { text($0.nodeIndex) }
    try add("left_child") { text($0.leftChild) }
    try add("right_child") { text($0.rightChild) }
    try add("parent_index") { text($0.parentIndex) }
    try add("split_feature") { text($0.splitFeature) }
    try add("split_gain") { number($0.splitGain) }
    try add("threshold") { row in
      switch row.threshold {
      case .number(let number): Value(number)
      case .categories(let categories): vm.string(categories)
      case nil: .none
      }
    }
    try add("decision_type") { text($0.decisionType) }
    try add("missing_direction") { text($0.missingDirection) }
    try add("missing_type") { text($0.missingType) }
    try add("value") { read($0.value) }
    try add("weight") { $0.weight.map { read($0) } ?? .none }
    try add("count") { $0.count.map { Value($0) } ?? .none }
    return try vm.callMethod(try vm.importedModule("pandas"), "DataFrame", [columns])
  }
}

/// Reads the JSON that the engine writes of a model into dicts, lists and numbers.
struct LightGBMDumpReader {
  private let bytes: [UInt8]
  private let vm: Interpreter
  /// A function that replaces every dict.
  private let hook: Value?
  private var at = 0

  init(_ text: String, _ vm: Interpreter, hook: Value?) {
    bytes = Array(text.utf8)
    self.vm = vm
    self.hook = hook
  }

  mutating func read() throws -> Value { try value() }

  private var next: UInt8 {
    mutating get {
      while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
      return at < bytes.count ? bytes[at] : 0
    }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func value() throws -> Value {
    switch next {
    case UInt8(ascii: "{"): return try dict()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""): return vm.string(try text())
    default: return try word()
    }
  }

  private mutating func dict() throws -> Value {
    at += 1
    let dict = vm.makeDict()
    while !take("}") {
      _ = next
      let key = try text()
      guard take(":") else { throw damaged }
      try vm.setItem(ofDict: dict, key, try value())
      _ = take(",")
    }
    guard let hook else { return dict }
    return try vm.call(hook, dict)
  }

  private mutating func list() throws -> Value {
    at += 1
    var items: [Value] = []
    while !take("]") {
      items.append(try value())
      _ = take(",")
    }
    return vm.list(items)
  }

  /// The engine escapes nothing: names with special characters are refused.
  private mutating func text() throws -> String {
    guard next == UInt8(ascii: "\"") else { throw damaged }
    let start = at + 1
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) else { throw damaged }
    at = end + 1
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func word() throws -> Value {
    let start = at
    while at < bytes.count, !",]}".utf8.contains(bytes[at]), bytes[at] > 0x20 { at += 1 }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    switch word {
    case "true": return .true
    case "false": return .false
    case "null": return .none
    default:
      if let number = Int(word) { return Value(number) }
      guard let number = Double(word) else { throw damaged }
      return Value(number)
    }
  }

  private var damaged: Raised { vm.valueError("dump_model: unexpected text at \(at)") }
}
