import BigInt

extension Interpreter {
  /// A class of a host module, importing the module when a script has not done so yet.
  ///
  /// - Parameter module: a name in `Host.modules`; the class must be one that the module defines.
  public func hostType(_ module: String, _ name: String) throws -> TypeInfo {
    let key = module + "." + name
    if let type = hostTypeCache[key] { return type }
    let value = try importedModule(module)
    guard let type = value.namespace.value(intern(name))?.classInfo else {
      throw raise(types.systemError, "module '\(module)' defines no class '\(name)'")
    }
    hostTypeCache[key] = type
    return type
  }

  /// The module of a dotted name, imported when it has not been yet.
  public func importedModule(_ name: String) throws -> Value {
    try importModule(intern(name), level: 0, flag: 0)
  }

  /// Raises a warning through the `warnings` module's filters; `category` is a class such as
  /// `types.userWarning`.
  public func warn(_ category: TypeInfo, _ message: String) throws {
    try host.warn(self, category, message)
  }
}

extension Interpreter {
  /// `sys.modules`: the imported modules by name; what is imported later appears in it.
  public func loadedModules() -> Value {
    if modulesDict.isUnbound {
      modulesDict = pin(dict(moduleValues.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
    }
    return modulesDict
  }

  /// How deep calls may nest; at most `maximumDepth` is honoured.
  public var recursionDepthLimit: Int {
    get { requestedRecursionLimit }
    set {
      requestedRecursionLimit = newValue
      recursionLimit = min(newValue, Interpreter.maximumDepth)
    }
  }

  /// An exception that was not raised.
  public func makeException(_ type: TypeInfo, _ arguments: [Value]) -> Value {
    heap.makeException(type.cell, arguments: heap.makeTuple(arguments))
  }

  /// `sys.exc_info()`
  public func exceptionInfo() -> Value {
    handled.is(.exception)
      ? tuple([type(of: handled).value, handled, tracebackValue(handled)])
      : tuple([.none, .none, .none])
  }

  /// File and line of the running script code, for warnings: `file.py:12`.
  public var currentLocation: String {
    guard frameIndex >= 0 else { return "<native>:1" }
    let frame = frames[frameIndex]
    let code = frame.code.takeUnretainedValue()
    let index = min(max(0, frame.pc - code.instructions - 1), code.ranges.count - 1)
    return "\(code.source.name):\(code.source.position(code.ranges[index].start).line)"
  }

  /// Calls a built-in function or class by name.
  public func callBuiltin(_ name: String, _ arguments: [Value]) throws -> Value {
    try call(builtin(intern(name)), arguments)
  }
}

extension Interpreter {
  /// State of a host module, one for each interpreter, made at the first request.
  public func hostState<State: AnyObject>(of type: State.Type, _ make: () -> State) -> State {
    if let state = hostStates[ObjectIdentifier(type)] as? State { return state }
    let state = make()
    hostStates[ObjectIdentifier(type)] = state
    return state
  }

  /// A variable of an imported module; nil when it has none of that name.
  public func moduleValue(_ module: String, _ name: String) -> Value? {
    modules[module]?.value(intern(name))
  }
}

extension Value {
  public var isEllipsis: Bool { tag == .ellipsis }
}

extension Interpreter {
  /// A number that is the same for the same object, and for equal inline values.
  public func identityKey(_ value: Value) -> UInt64 { value.payload ^ value.tag.raw << 56 }

  /// The number of an int beyond 64 bits; nil for other values.
  public func bigInteger(_ value: Value) -> BigInt? { value.is(.bigInt) ? value.bigInt : nil }

  /// A built-in class by name; nil for other names.
  public func builtinType(_ name: String) -> Value? {
    let value = builtin(intern(name))
    return value.is(.type) ? value : nil
  }

  /// `list.extend` without a call.
  public func extend(list: Value, _ values: [Value]) {
    for value in values { heap.append(value, to: list.list) }
  }
}

extension Interpreter {
  /// `callable(value)`
  public func canCall(_ value: Value) -> Bool { isCallable(value) }
}

extension Interpreter {
  /// Names that every program knows without defining them.
  public var builtinNames: [String] {
    builtinValues.keys.compactMap {
      Value(tag: .object(.string), payload: UInt64($0)).stringValue
    } + host.globalNames + ["__name__", "__file__", "__doc__"]
  }
}
