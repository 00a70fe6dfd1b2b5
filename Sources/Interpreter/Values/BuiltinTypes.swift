/// The classes that exist before any script runs.
public final class BuiltinTypes {
  public let object, type, none, bool, int, float, str, bytes, list, tuple, dict, set: TypeInfo
  public let frozenset, range, slice, function, builtinFunction, method, module, cell: TypeInfo
  public let iterator, generator, property, staticMethod, classMethod, superProxy: TypeInfo
  public let traceback, frame, union: TypeInfo
  public let dictKeys, dictValues, dictItems, ellipsis, notImplemented, code: TypeInfo
  public let baseException, exception, keyboardInterrupt, systemExit, generatorExit: TypeInfo
  public let stopIteration, typeError, valueError, nameError, unboundLocalError,
    attributeError: TypeInfo
  public let lookupError, indexError, keyError, arithmeticError, zeroDivisionError: TypeInfo
  public let overflowError, floatingPointError, assertionError, importError: TypeInfo
  public let moduleNotFoundError, osError, fileNotFoundError, fileExistsError,
    permissionError: TypeInfo
  public let isADirectoryError, notADirectoryError, runtimeError, recursionError: TypeInfo
  public let notImplementedError, memoryError, eofError, syntaxError, indentationError,
    tabError: TypeInfo
  public let unicodeError, unicodeDecodeError, unicodeEncodeError, bufferError,
    referenceError: TypeInfo
  public let timeoutError, connectionError, systemError: TypeInfo
  public let warning, userWarning, deprecationWarning, futureWarning, runtimeWarning: TypeInfo
  public let syntaxWarning, importWarning, resourceWarning, pendingDeprecationWarning: TypeInfo
  public let unicodeWarning, bytesWarning: TypeInfo
  /// The classes of native iterators, by `IteratorType.rawValue`.
  let iteratorTypes: [TypeInfo]
  private(set) var all: [TypeInfo] = []
  /// The class of an inline value or of a cell whose kind decides it, by tag.
  let byTag: UnsafeMutablePointer<UnsafeMutablePointer<TypeCell>?>

  init(_ heap: Heap) {
    var all: [TypeInfo] = []
    func make(_ name: String, _ base: TypeInfo?, _ kind: Kind) -> TypeInfo {
      let info = TypeInfo(
        name: name, module: "builtins", base: base, instanceKind: kind, isScriptClass: false)
      heap.attachCell(to: info)
      all.append(info)
      return info
    }
    let object = make("object", nil, .instance)
    self.object = object
    type = make("type", object, .type)
    none = make("NoneType", object, .free)
    int = make("int", object, .bigInt)
    bool = make("bool", int, .free)
    float = make("float", object, .free)
    str = make("str", object, .string)
    bytes = make("bytes", object, .bytes)
    list = make("list", object, .list)
    tuple = make("tuple", object, .tuple)
    dict = make("dict", object, .dict)
    set = make("set", object, .set)
    frozenset = make("frozenset", object, .frozenset)
    range = make("range", object, .range)
    slice = make("slice", object, .slice)
    function = make("function", object, .function)
    builtinFunction = make("builtin_function_or_method", object, .native)
    method = make("method", object, .boundMethod)
    module = make("module", object, .module)
    cell = make("cell", object, .cell)
    iterator = make("iterator", object, .iterator)
    generator = make("generator", object, .generator)
    property = make("property", object, .property)
    staticMethod = make("staticmethod", object, .staticMethod)
    classMethod = make("classmethod", object, .classMethod)
    superProxy = make("super", object, .superProxy)
    dictKeys = make("dict_keys", object, .dictView)
    dictValues = make("dict_values", object, .dictView)
    dictItems = make("dict_items", object, .dictView)
    ellipsis = make("ellipsis", object, .free)
    notImplemented = make("NotImplementedType", object, .free)
    code = make("code", object, .code)
    traceback = make("traceback", object, .host)
    frame = make("frame", object, .host)
    union = make("UnionType", object, .host)
    let reversed = make("reversed", object, .iterator)
    let iterator = self.iterator
    iteratorTypes = IteratorType.allCases.map { type in
      switch type {
      case .list: make("list_iterator", object, .iterator)
      case .tuple: make("tuple_iterator", object, .iterator)
      case .string: make("str_iterator", object, .iterator)
      case .bytes: make("bytes_iterator", object, .iterator)
      case .range: make("range_iterator", object, .iterator)
      case .dictKeys: make("dict_keyiterator", object, .iterator)
      case .dictValues: make("dict_valueiterator", object, .iterator)
      case .dictItems: make("dict_itemiterator", object, .iterator)
      case .set: make("set_iterator", object, .iterator)
      case .enumerate: make("enumerate", object, .iterator)
      case .zip: make("zip", object, .iterator)
      case .map: make("map", object, .iterator)
      case .filter: make("filter", object, .iterator)
      case .reversedList: make("list_reverseiterator", object, .iterator)
      case .reversedDict: make("dict_reversekeyiterator", object, .iterator)
      case .callable: make("callable_iterator", object, .iterator)
      case .reversedString, .reversedSequence: reversed
      case .sequence, .host: iterator
      }
    }

    func error(_ name: String, _ base: TypeInfo) -> TypeInfo { make(name, base, .exception) }
    baseException = error("BaseException", object)
    keyboardInterrupt = error("KeyboardInterrupt", baseException)
    systemExit = error("SystemExit", baseException)
    generatorExit = error("GeneratorExit", baseException)
    let exception = error("Exception", baseException)
    self.exception = exception
    stopIteration = error("StopIteration", exception)
    typeError = error("TypeError", exception)
    valueError = error("ValueError", exception)
    nameError = error("NameError", exception)
    unboundLocalError = error("UnboundLocalError", nameError)
    attributeError = error("AttributeError", exception)
    lookupError = error("LookupError", exception)
    indexError = error("IndexError", lookupError)
    keyError = error("KeyError", lookupError)
    arithmeticError = error("ArithmeticError", exception)
    zeroDivisionError = error("ZeroDivisionError", arithmeticError)
    overflowError = error("OverflowError", arithmeticError)
    floatingPointError = error("FloatingPointError", arithmeticError)
    assertionError = error("AssertionError", exception)
    importError = error("ImportError", exception)
    moduleNotFoundError = error("ModuleNotFoundError", importError)
    osError = error("OSError", exception)
    fileNotFoundError = error("FileNotFoundError", osError)
    fileExistsError = error("FileExistsError", osError)
    permissionError = error("PermissionError", osError)
    isADirectoryError = error("IsADirectoryError", osError)
    notADirectoryError = error("NotADirectoryError", osError)
    timeoutError = error("TimeoutError", osError)
    connectionError = error("ConnectionError", osError)
    runtimeError = error("RuntimeError", exception)
    recursionError = error("RecursionError", runtimeError)
    notImplementedError = error("NotImplementedError", runtimeError)
    memoryError = error("MemoryError", exception)
    eofError = error("EOFError", exception)
    syntaxError = error("SyntaxError", exception)
    indentationError = error("IndentationError", syntaxError)
    tabError = error("TabError", indentationError)
    unicodeError = error("UnicodeError", valueError)
    unicodeDecodeError = error("UnicodeDecodeError", unicodeError)
    unicodeEncodeError = error("UnicodeEncodeError", unicodeError)
    bufferError = error("BufferError", exception)
    referenceError = error("ReferenceError", exception)
    systemError = error("SystemError", exception)
    warning = error("Warning", exception)
    userWarning = error("UserWarning", warning)
    deprecationWarning = error("DeprecationWarning", warning)
    futureWarning = error("FutureWarning", warning)
    runtimeWarning = error("RuntimeWarning", warning)
    syntaxWarning = error("SyntaxWarning", warning)
    importWarning = error("ImportWarning", warning)
    resourceWarning = error("ResourceWarning", warning)
    pendingDeprecationWarning = error("PendingDeprecationWarning", warning)
    unicodeWarning = error("UnicodeWarning", warning)
    bytesWarning = error("BytesWarning", warning)
    self.all = all

    // Derived instances (`Value.isDerived`) find nil here, and their class in the cell.
    let count = 16 + Int(Kind.code.rawValue) + 1 + Int(Value.Tag.derivedBit)
    byTag = .allocate(capacity: count)
    byTag.initialize(repeating: nil, count: count)
    byTag[Int(Value.Tag.int.raw)] = int.cell
    byTag[Int(Value.Tag.float.raw)] = float.cell
    byTag[Int(Value.Tag.bool.raw)] = bool.cell
    byTag[Int(Value.Tag.none.raw)] = none.cell
    byTag[Int(Value.Tag.ellipsis.raw)] = ellipsis.cell
    byTag[Int(Value.Tag.notImplemented.raw)] = notImplemented.cell
    let byKind: [(Kind, TypeInfo)] = [
      (.string, str), (.bytes, bytes), (.list, list), (.set, set), (.frozenset, frozenset),
      (.range, range), (.slice, slice), (.bigInt, int), (.function, function),
      (.native, builtinFunction), (.cell, cell),
      (.generator, generator), (.module, module), (.property, property),
      (.staticMethod, staticMethod), (.classMethod, classMethod), (.superProxy, superProxy),
      (.code, code),
    ]
    for (kind, info) in byKind { byTag[16 + Int(kind.rawValue)] = info.cell }
  }

  deinit { byTag.deallocate() }

  func trace(_ heap: Heap) {
    for info in all { heap.markType(info.cell) }
  }
}

extension Heap {
  func attachCell(to info: TypeInfo) {
    let cell = allocate(.type, TypeCell.self, flags: [.finalized])
    cell.pointee.info = Unmanaged.passRetained(info)
    info.cell = cell
  }
}

extension Value {
  /// The class that a `.type` value stands for.
  var typeInfo: TypeInfo { pointer(as: TypeCell.self).pointee.info.takeUnretainedValue() }
}

extension Interpreter {
  /// The class of any value.
  @inline(__always)
  func typeCell(of value: Value) -> UnsafeMutablePointer<TypeCell> {
    if let cell = types.byTag[Int(value.tag.raw)] { return cell }
    return typeCellOfCell(value)
  }

  /// Kinds whose cells say their class.
  @inline(never)
  private func typeCellOfCell(_ value: Value) -> UnsafeMutablePointer<TypeCell> {
    if value.isDerived { return value.objectPart.unsafelyUnwrapped.pointee.type }
    switch value.kind {
    case .instance: return value.pointer(as: InstanceCell.self).pointee.type
    case .exception: return value.pointer(as: ExceptionCell.self).pointee.type
    case .host: return value.pointer(as: HostCell.self).pointee.type
    case .type: return value.typeInfo.metaclass?.cell ?? types.type.cell
    case .boundMethod:
      return value.pointer(as: BoundMethodCell.self).pointee.function.is(.native)
        ? types.builtinFunction.cell : types.method.cell
    case .iterator:
      return types.iteratorTypes[Int(value.iterator.pointee.type.rawValue)].cell
    case .tuple: return value.tuple.pointee.type ?? types.tuple.cell
    case .dict: return value.dict.pointee.type ?? types.dict.cell
    case .dictView:
      switch value.pointer(as: DictViewCell.self).pointee.type {
      case .keys: return types.dictKeys.cell
      case .values: return types.dictValues.cell
      case .items: return types.dictItems.cell
      }
    default: return types.object.cell
    }
  }

  public func type(of value: Value) -> TypeInfo {
    typeCell(of: value).pointee.info.takeUnretainedValue()
  }

  /// The class's name, as error messages print it.
  public func typeName(_ value: Value) -> String { type(of: value).name }

  public func isInstance(_ value: Value, _ type: TypeInfo) -> Bool {
    self.type(of: value).isSubtype(of: type)
  }
}
