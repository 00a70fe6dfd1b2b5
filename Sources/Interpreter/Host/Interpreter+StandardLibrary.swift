import Syntax

// What the modules of the standard library need beyond other host modules: classes of dicts and
// tuples, functions made from text, natives that behave as CPython's C functions.

extension ModuleBuilder {
  /// Functions and classes defined in `body` word errors about their arguments as CPython's C
  /// functions do.
  public func asBuiltins(_ body: () throws -> Void) rethrows {
    let outer = vm.isInstallingBuiltins
    vm.isInstallingBuiltins = true
    defer { vm.isInstallingBuiltins = outer }
    try body()
  }
}

extension ModuleBuilder {
  /// The same module, whose classes are shown as of another one: `_collections.deque` is
  /// `collections.deque` to scripts.
  public func shown(as name: String) -> ModuleBuilder {
    ModuleBuilder(vm: vm, define: define, moduleName: name)
  }
}

extension Interpreter {
  /// An empty dict of a class derived from dict, with the factory that `__missing__` may use.
  public func makeDict(of type: TypeInfo, factory: Value = .unbound) -> Value {
    let dict = heap.makeDict()
    dict.pointee.type = type.cell
    dict.pointee.factory = factory
    return Value(.dict, dict)
  }

  /// What `makeDict(of:factory:)` was given.
  public func factory(ofDict dict: Value) -> Value { dict.dict.pointee.factory }
  public func setFactory(ofDict dict: Value, _ factory: Value) {
    dict.dict.pointee.factory = factory
  }

  /// `dict.update(value)` for a mapping or an iterable of pairs.
  public func update(dict: Value, _ value: Value) throws { try update(dict.dict, value) }

  /// `dict.get(key)`; unbound when it is absent.
  public func itemOrUnbound(ofDict dict: Value, _ key: Value) throws(Raised) -> Value {
    try lookup(dict.dict, key)
  }

  /// `dict[key] = value`, with the one kind of error that natives inside `iterate` may throw.
  public func setItemOf(dict: Value, _ key: Value, _ value: Value) throws(Raised) {
    try insert(dict.dict, key, value)
  }

  /// Removes a key and returns its value; nil when it is absent.
  public func removeItem(ofDict dict: Value, _ key: Value) throws -> Value? {
    let value = try remove(dict.dict, key)
    return value.isUnbound ? nil : value
  }

  /// A class that a native makes while a script runs; like a script's own class, it takes new
  /// attributes. Fill it through a `TypeBuilder`.
  public func makeScriptClass(_ name: String, module: String, base: TypeInfo) -> TypeInfo {
    let info = TypeInfo(
      name: name, module: module, base: base, instanceKind: base.instanceKind, isScriptClass: true)
    heap.attachCell(to: info)
    _ = pin(info.value)
    return info
  }

  /// The members that a class itself defines, in order.
  public func ownMembers(of type: TypeInfo) -> [(name: String, value: Value)] {
    type.memberNames.map { ($0.string.swiftString, type.ownMember($0) ?? .none) }
  }

  /// A class attribute, own or inherited, not bound to anything.
  public func member(_ name: String, of type: TypeInfo) -> Value? {
    let found = type.lookup(intern(name), version: classVersion)
    return found.isUnbound ? nil : found
  }

  /// `hash(value)`
  public func hashValue(of value: Value) throws -> Int { try hash(value) }

  /// The next value of an iterator; nil at its end.
  public func nextValue(of iterator: Value) throws -> Value? {
    let value = try next(iterator)
    return value.isUnbound ? nil : value
  }

  /// Runs definitions in a namespace of their own and returns one of them.
  ///
  /// For the standard library, which makes the methods of dataclasses this way.
  /// - Parameters:
  ///   - values: what the text may refer to, besides the built-ins.
  ///   - module: the `__module__` of what is defined.
  public func define(
    _ name: String, by text: String, file: String, module: String,
    values: [(key: String, value: Value)]
  ) throws -> Value {
    let namespace = ModuleNamespace(name: module, path: nil) { [unowned self] symbol in
      self.builtin(symbol)
    }
    retiredModules.append(namespace)
    for entry in values { namespace.set(intern(entry.key), entry.value) }
    let code = try compileSource(SourceFile(name: file, text: text), in: namespace)
    try execute(code, in: namespace)
    guard let value = namespace.value(intern(name)) else {
      throw raise(types.nameError, "name '\(name)' is not defined")
    }
    return value
  }

  /// The name and the file of the module whose code called the running native.
  public var callingModule: (name: String, path: String?) {
    frameIndex < 0 ? ("__main__", nil) : (runningModule.name, runningModule.path)
  }

  /// File, line and function of the innermost code that is not the standard library's own.
  public var scriptCaller: (path: String, line: Int, function: String) {
    var i = frameIndex
    while i >= 0 {
      let code = frames[i].code.takeUnretainedValue()
      if !code.source.name.hasPrefix("<stdlib>") {
        let index = min(max(0, frames[i].pc - code.instructions - 1), code.ranges.count - 1)
        let line = code.source.position(code.ranges[index].start).line
        return (code.source.name, line, code.name)
      }
      i -= 1
    }
    return ("<native>", 0, "<native>")
  }

  /// The lines of a traceback of an exception value, as printed when it is not caught.
  public func tracebackText(of exception: Value) -> String { formatTraceback(exception) }
}

extension TypeBuilder {
  /// Fills a class that exists already.
  public init(_ vm: Interpreter, _ info: TypeInfo) {
    self.init(vm: vm, info: info)
  }
}
