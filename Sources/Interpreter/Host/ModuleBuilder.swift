/// Fills a host module, or the built-ins, with functions, classes and values.
///
/// Functions may refer to the builder that defined them, and the interpreter owns them: so builders
/// do not own the interpreter.
public struct ModuleBuilder {
  public unowned let vm: Interpreter
  let define: (Value, Value) -> Void
  public let moduleName: String

  /// Defines a function: `module.function("clip(a, a_min, a_max, out=None)", doc: "…") { vm, args in … }`.
  public func function(_ signature: String, doc: String = "", _ body: @escaping NativeBody) {
    let native = NativeFunction(signature, doc: doc, isMethod: false, body: body)
    if vm.isInstallingBuiltins && moduleName != "builtins" { native.owner = moduleName }
    define(vm.intern(native.name), vm.makeNativeValue(native))
  }

  public func value(_ name: String, _ value: Value) { define(vm.intern(name), value) }

  /// Defines a class whose instances are made by `constructor` (which gets the class first), or only
  /// by natives when there is none.
  @discardableResult
  public func type(
    _ name: String, base: TypeInfo? = nil, doc: String = "",
    _ fill: (TypeBuilder) -> Void = { _ in }
  ) -> TypeInfo {
    let info = TypeInfo(
      name: name, module: moduleName, base: base ?? vm.types.object,
      instanceKind: base?.instanceKind ?? .host, isScriptClass: false)
    vm.heap.attachCell(to: info)
    info.doc = doc
    _ = vm.pin(info.value)
    fill(TypeBuilder(vm: vm, info: info))
    define(vm.intern(name), info.value)
    return info
  }

  /// A class of exceptions.
  @discardableResult
  public func exception(_ name: String, base: TypeInfo? = nil) -> TypeInfo {
    type(name, base: base ?? vm.types.exception)
  }
}

/// Adds members to a host or built-in class; like `ModuleBuilder` it does not own the interpreter.
public struct TypeBuilder {
  public unowned let vm: Interpreter
  public let info: TypeInfo

  /// `type.method("head(self, n=5)") { vm, args in … }`
  public func method(_ signature: String, doc: String = "", _ body: @escaping NativeBody) {
    add(NativeFunction(signature, doc: doc, isMethod: true, body: body))
  }

  /// A function found in the class that takes no receiver.
  public func staticMethod(_ signature: String, doc: String = "", _ body: @escaping NativeBody) {
    let native = NativeFunction(signature, doc: doc, isMethod: false, body: body)
    native.owner = info.name
    info.setMember(vm.intern(native.name), vm.makeNativeValue(native))
  }

  /// A method that gets the class first.
  public func classMethod(_ signature: String, doc: String = "", _ body: @escaping NativeBody) {
    let native = NativeFunction(signature, doc: doc, isMethod: true, body: body)
    native.owner = info.name
    let cell = vm.heap.allocate(.classMethod, WrapperCell.self)
    cell.pointee.function = vm.makeNativeValue(native)
    info.setMember(vm.intern(native.name), Value(.classMethod, cell))
  }

  /// A computed attribute, settable when `set` is given.
  public func property(
    _ name: String, doc: String = "", get: @escaping (Interpreter, Value) throws -> Value,
    set: ((Interpreter, Value, Value) throws -> Void)? = nil
  ) {
    let cell = vm.heap.allocate(.property, PropertyCell.self)
    cell.pointee.getter = vm.makeNativeValue(
      NativeFunction("\(name)(self)", doc: doc, isMethod: false) { vm, args in
        try get(vm, args[0])
      })
    cell.pointee.setter = .none
    cell.pointee.deleter = .none
    cell.pointee.doc = doc.isEmpty ? .none : vm.string(doc)
    let value = Value(.property, cell)
    info.setMember(vm.intern(name), value)
    if let set {
      cell.pointee.setter = vm.makeNativeValue(
        NativeFunction("\(name)(self, value)", doc: doc, isMethod: false) { vm, args in
          try set(vm, args[0], args[1])
          return .none
        })
    }
  }

  public func value(_ name: String, _ value: Value) { info.setMember(vm.intern(name), value) }

  /// What `Class(…)` does; the body gets the class as its first argument.
  public func constructor(_ signature: String, doc: String = "", _ body: @escaping NativeBody) {
    let native = NativeFunction(signature, doc: doc, isMethod: true, body: body)
    native.owner = nil
    native.isBuiltin = vm.isInstallingBuiltins
    info.constructor = native
  }

  private func add(_ native: NativeFunction) {
    native.owner = info.name
    info.setMember(vm.intern(native.name), vm.makeNativeValue(native))
  }
}
