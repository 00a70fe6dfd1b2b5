import Arrays
import Interpreter

/// Conversions between script values and what array functions take and give.
extension Interpreter {
  /// An operand of an element-wise function: Python numbers stay weakly typed, as in numpy 2.
  func operand(_ value: Value) throws -> Operand {
    if value.isInt { return .int(Int64(value.int)) }
    if value.isFloat { return .float(value.float) }
    if value.isBool { return .bool(value.bool) }
    if value.isNone || value.isString { return Operand(scalar(value)) }
    return .array(try array(from: value))
  }

  /// The script value of a result: an array, or numpy's scalar for a 0-D one.
  func result(_ array: NDArray) throws -> Value {
    array.ndim == 0 ? try element(array.flat(0), array.dtype) : try makeArray(array)
  }

  /// A dtype given as a name, a Python type, a numpy scalar class, or a dtype object.
  func dtype(_ value: Value) throws -> DType {
    if let object = value.host(as: DTypeObject.self) { return object.dtype }
    if let type = value.classInfo {
      switch type.name {
      case "float": return .float64
      case "int": return .int64
      case "bool": return .bool
      case "object", "str", "list", "dict": return .object
      default:
        if let dtype = DType(named: type.name) { return dtype }
      }
    }
    if let name = value.stringValue {
      if let dtype = DType(named: name) { return dtype }
      if name == "str" || name == "U" { return .object }
      throw typeError("data type '\(name)' not understood")
    }
    throw typeError("Cannot interpret '\(try reprText(value))' as a data type")
  }

  func optionalDType(_ value: Value) throws -> DType? {
    value.isNone || value.isUnbound ? nil : try dtype(value)
  }

  /// An axis argument: None, an int, or a tuple of ints.
  func axes(_ value: Value) throws -> [Int]? {
    if value.isNone || value.isUnbound { return nil }
    if let items = value.items { return try items.map { try int($0, "axis") } }
    return [try int(value, "axis")]
  }

  /// A shape given as an int or a sequence of ints.
  func shape(_ value: Value, _ name: String = "shape") throws -> [Int] {
    if value.items != nil || value.array != nil {
      return try elements(value.array == nil ? value : callMethod(value, "tolist"))
        .map { try int($0, name) }
    }
    return [try int(value, name)]
  }

  /// The items of an index expression.
  func indexItems(_ value: Value) throws -> [IndexItem] {
    if value.isTuple { return try value.items!.map { try indexItem($0) } }
    return [try indexItem(value)]
  }

  private func indexItem(_ value: Value) throws -> IndexItem {
    if value.isInt { return .integer(value.int) }
    if let bounds = value.sliceBounds {
      return .slice(
        start: try optionalInt(bounds.start, "slice"), stop: try optionalInt(bounds.stop, "slice"),
        step: try optionalInt(bounds.step, "slice"))
    }
    if value.isNone { return .newAxis }
    if value.isEllipsis { return .ellipsis }
    if value.isBool { return .array(NDArray.scalar(.bool(value.bool))) }
    if let number = value.numpyScalar, number.dtype.isInteger {
      return .integer(Int(try number.value.wholeNumber()))
    }
    if value.isFloat || value.isString || value.isDict {
      throw indexError(
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or "
          + "boolean arrays are valid indices")
    }
    let array = try array(from: value)
    if array.count == 0 && array.dtype == .float64 && value.array == nil {
      return .array(try array.casted(to: .int64))
    }
    return .array(array)
  }

  var printOptions: PrintOptions {
    var options = numpyPrintOptions
    nonisolated(unsafe) let vm = self
    options.opaqueRepr = { box in
      guard let box = box as? ScriptValueBox else { return "?" }
      return (try? vm.reprText(box.value)) ?? "?"
    }
    return options
  }

  private var numpyPrintOptions: PrintOptions {
    hostState(of: NumpyState.self) { NumpyState() }.printOptions
  }
}

/// What `np.set_printoptions` and `np.random.seed` change, one for each interpreter.
final class NumpyState {
  var printOptions = PrintOptions()
  private(set) var isRandomUsed = false
  var random: RandomState {
    get {
      isRandomUsed = true
      return stream
    }
    set {
      isRandomUsed = true
      stream = newValue
    }
  }
  private lazy var stream = RandomState()
}

extension NumpyState {
  /// The global stream's state; nil while nothing was drawn from it and nobody seeded it.
  static func randomState(_ vm: Interpreter) -> RandomState.State? {
    let state = vm.hostState(of: NumpyState.self) { NumpyState() }
    return state.isRandomUsed ? state.random.state : nil
  }
}

extension RandomState.State {
  /// Where the stream stands, in a few characters.
  var fingerprint: String {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for word in words.key { hash = (hash ^ UInt64(word)) &* 1_099_511_628_211 }
    let spare = spareNormal?.bitPattern ?? 0
    return "\(String(hash, radix: 16)).\(words.position).\(spare)"
  }
}

/// `numpy.dtype`
final class DTypeObject {
  let dtype: DType
  /// Of times that are not in nanoseconds: `us`, `s`, …
  let unit: String?
  /// Characters of fixed-width text; 0 for other types.
  let textWidth: Int
  init(_ dtype: DType, unit: String? = nil, textWidth: Int = 0) {
    self.dtype = dtype
    self.unit = unit
    self.textWidth = textWidth
  }
}
