import Glibc

extension Kind {
  /// Script classes may be derived from the built-in class of this kind, with cells of this kind.
  var isDerivable: Bool {
    switch self {
    case .list, .dict, .set, .frozenset, .string, .bytes, .tuple: true
    default: false
    }
  }
}

extension Heap {
  /// A new instance, with room behind its cell for the attributes that instances of its class have
  /// had so far.
  @inline(__always)
  func makeInstance(_ type: UnsafeMutablePointer<TypeCell>) -> Value {
    let capacity = max(type.pointee.info._withUnsafeGuaranteedRef { $0.slotCount }, 2)
    let cell = allocate(
      .instance, InstanceCell.self, extra: capacity &* MemoryLayout<Value>.stride)
    cell.pointee.type = type
    let slots = (UnsafeMutableRawPointer(cell) + MemoryLayout<InstanceCell>.size)
      .assumingMemoryBound(to: Value.self)
    for i in 0..<capacity { slots[i] = .unbound }
    cell.pointee.slots = slots
    cell.pointee.capacity = capacity
    return Value(.instance, cell)
  }

  /// Moves attributes to memory of their own, or to more of it.
  func growSlots(_ part: UnsafeMutablePointer<ObjectPart>, _ capacity: Int) {
    let old = part.pointee.capacity
    let bytes = capacity * MemoryLayout<Value>.stride
    let slots: UnsafeMutablePointer<Value>
    if part.isInline {
      slots = malloc(bytes)!.assumingMemoryBound(to: Value.self)
      slots.update(from: part.pointee.slots, count: old)
      let header = (UnsafeMutableRawPointer(part) - MemoryLayout<Header>.size)
        .assumingMemoryBound(to: Header.self)
      setFinalized(header)
      countExternal(bytes)
    } else {
      slots = realloc(part.pointee.slots, bytes)!.assumingMemoryBound(to: Value.self)
      countExternal((capacity - old) * MemoryLayout<Value>.stride)
    }
    (slots + old).initialize(repeating: .unbound, count: capacity - old)
    part.pointee.slots = slots
    part.pointee.capacity = capacity
  }
}

extension Interpreter {
  /// `Class(arguments)`: `window[0]` is the class, arguments start at `window[2]`.
  func beginConstruction(
    _ window: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value, delivery: Frame.Delivery
  ) throws(Raised) -> Bool {
    let callee = window[0]
    let plain = callee.pointer(as: TypeCell.self).pointee.info._withUnsafeGuaranteedRef {
      $0.plainVersion == classVersion ? $0.plainInitializer : .unbound
    }
    if !plain.isUnbound {
      let instance = heap.makeInstance(callee.pointer(as: TypeCell.self))
      return try beginInitialization(instance, plain, window, count, names, delivery)
    }
    if count == 1 && names.isUnbound, let made = quickConversion(callee, window[2]) {
      window[0] = made
      return false
    }
    let info = callee.pointer(as: TypeCell.self).pointee.info._withUnsafeGuaranteedRef { $0 }
    if info === types.type && count == 1 {
      window[0] = type(of: window[2]).value
      return false
    }
    if let metaclass = info.metaclass {
      let call = metaclass.lookup(symbols.call, version: classVersion)
      if !call.isUnbound {
        window[1] = callee
        window[0] = try callNative(call, window + 1, count + 1, names)
        return false
      }
    }
    let constructor = info.inheritedConstructor(self)
    if !constructor.isUnbound {
      if info.isScriptClass && (info.wrapsNumber || info.instanceKind.isDerivable) {
        return try beginDerivedConstruction(window, count, names, constructor, delivery: delivery)
      }
      // The class is the constructor's first argument.
      window[1] = callee
      let made = try callNative(constructor, window + 1, count + 1, names)
      let initialize = info.lookup(symbols.initialize, version: classVersion)
      if !initialize.isUnbound && info.isScriptClass && initialize.is(.function) {
        throw typeError("class '\(info.name)' cannot define __init__ over a built-in constructor")
      }
      window[0] = made
      return false
    }
    let instance: Value
    if info.instanceKind == .exception {
      let keywordCount = names.isUnbound ? 0 : names.tuple.pointee.count
      instance = heap.makeException(
        info.cell, arguments: heap.makeTuple(window + 2, count - keywordCount))
      if info.isSubtype(of: types.osError) { try finishOSError(instance) }
    } else if info.instanceKind == .instance {
      try checkConcrete(info)
      let new = info.lookup(symbols.new, version: classVersion)
      if !new.isUnbound && !new.is(.native) {
        let function =
          new.is(.staticMethod) ? new.pointer(as: WrapperCell.self).pointee.function : new
        instance = try constructWithNew(function, window, count, names)
        if !isInstance(instance, info) {
          window[0] = instance
          return false
        }
      } else {
        instance = heap.makeInstance(info.cell)
        let initialize = info.lookup(symbols.initialize, version: classVersion)
        if initialize.is(.function) {
          info.plainInitializer = initialize
          info.plainVersion = classVersion
        }
      }
    } else {
      throw typeError("cannot create '\(info.name)' instances")
    }
    let initialize = info.lookup(symbols.initialize, version: classVersion)
    if initialize.isUnbound || initialize.is(.native) {
      let new = info.lookup(symbols.new, version: classVersion)
      if info.instanceKind == .instance && count > 0 && (new.isUnbound || new.is(.native)) {
        throw typeError("\(info.name)() takes no arguments")
      }
      if info.instanceKind == .exception, !names.isUnbound {
        throw typeError("\(info.name)() takes no keyword arguments")
      }
      window[0] = instance
      return false
    }
    guard initialize.is(.function) else {
      window[1] = instance
      window[0] = instance
      let bound = try bind(initialize, to: instance, type: info)
      let arguments = (0..<count).map { window[2 + $0] }
      _ = try call(bound, arguments)
      window[0] = instance
      return false
    }
    return try beginInitialization(instance, initialize, window, count, names, delivery)
  }

  /// `str(x)`, `int(x)` and `float(x)` of plain numbers and strings; nil for everything else.
  func quickConversion(_ callee: Value, _ value: Value) -> Value? {
    let cell = callee.pointer(as: TypeCell.self)
    if cell == types.str.cell {
      if value.isInt { return intText(value.int) }
      if value.isExactly(.string) { return value }
      if value.isFloat { return floatRepr(value.float) }
    } else if cell == types.int.cell {
      if value.isInt { return value }
      if value.isFloat && value.float.magnitude < 9e18 { return Value(Int(value.float)) }
    } else if cell == types.float.cell {
      if value.isFloat { return value }
      if value.isInt { return Value(Double(value.int)) }
    }
    return nil
  }

  /// Calls `__init__`, a script function, on a new instance, which is the result whatever it does.
  private func beginInitialization(
    _ instance: Value, _ initialize: Value, _ window: UnsafeMutablePointer<Value>, _ count: Int,
    _ names: Value, _ delivery: Frame.Delivery
  ) throws(Raised) -> Bool {
    window[0] = instance
    window[1] = instance
    if delivery == .native {
      let below = frameIndex
      try pushFrame(
        initialize, window + 1, count + 1, names, result: window, delivery: .native)
      let result = try run(above: below)
      try checkInitializer(result)
      window[0] = instance
      return false
    }
    try pushFrame(
      initialize, window + 1, count + 1, names, result: window, delivery: .initialized)
    return true
  }

  /// `Class(arguments)` for a script class derived from a built-in one: `__new__` of the script, or
  /// the built-in constructor, then `__init__` of the script.
  private func beginDerivedConstruction(
    _ window: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value, _ constructor: Value,
    delivery: Frame.Delivery
  ) throws(Raised) -> Bool {
    let callee = window[0]
    let info = callee.typeInfo
    let new = info.lookup(symbols.new, version: classVersion)
    let initialize = info.lookup(symbols.initialize, version: classVersion)
    let isInitialized = !initialize.isUnbound && !initialize.is(.native)
    let instance: Value
    if !new.is(.native) && !new.isUnbound {
      let function =
        new.is(.staticMethod) ? new.pointer(as: WrapperCell.self).pointee.function : new
      instance = try constructWithNew(function, window, count, names)
      if !isInstance(instance, info) {
        window[0] = instance
        return false
      }
    } else {
      let isMutable =
        info.instanceKind == .list || info.instanceKind == .dict || info.instanceKind == .set
      let arguments = isInitialized ? (0..<count).map { window[2 + $0] } : []
      window[1] = callee
      let given = isMutable && isInitialized ? 0 : count
      let made = try callNative(
        constructor, window + 1, given + 1, given == 0 ? .unbound : names)
      for (i, argument) in arguments.enumerated() { window[2 + i] = argument }
      instance = derive(made, info)
    }
    if !isInitialized {
      window[0] = instance
      return false
    }
    guard initialize.is(.function) else {
      throw typeError("'\(typeName(initialize))' object is not callable")
    }
    return try beginInitialization(instance, initialize, window, count, names, delivery)
  }

  /// `built-in.__new__(cls, arguments)`
  func installNew(_ info: TypeInfo) {
    let type = TypeBuilder(vm: self, info: info)
    type.staticMethod("__new__(cls, /, *args, **kwargs)") { [unowned info] vm, args in
      guard args[0].is(.type) else {
        throw vm.typeError(
          "\(info.name).__new__(X): X is not a type object (\(vm.typeName(args[0])))")
      }
      let wanted = args[0].typeInfo
      guard wanted.isSubtype(of: info) else {
        throw vm.typeError(
          "\(info.name).__new__(\(wanted.name)): \(wanted.name) is not a subtype of \(info.name)")
      }
      let isMutable =
        info.instanceKind == .list || info.instanceKind == .dict || info.instanceKind == .set
      let constructor = info.inheritedConstructor(vm)
      let positional = isMutable ? [] : Array(args[1].tuple.values)
      let named =
        isMutable
        ? [] : vm.entries(ofDict: args[2]).map { ($0.key.string.swiftString, $0.value) }
      let made = try vm.call(constructor, [info.value] + positional, keywords: named)
      return wanted.isScriptClass ? vm.derive(made, wanted) : made
    }
  }

  func checkInitializer(_ result: Value) throws(Raised) {
    if !result.isNone {
      throw typeError("__init__() should return None, not '\(typeName(result))'")
    }
  }

  private func constructWithNew(
    _ new: Value, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value
  ) throws(Raised) -> Value {
    let keywordCount = names.isUnbound ? 0 : names.tuple.pointee.count
    var keywords: [(name: String, value: Value)] = []
    for i in 0..<keywordCount {
      keywords.append(
        (names.tuple.items[i].string.swiftString, window[2 + count - keywordCount + i]))
    }
    let arguments = (0..<(count - keywordCount)).map { window[2 + $0] }
    let savedTop = top
    top = max(top, window + 2 + count)
    defer { top = savedTop }
    return try call(new, [window[0]] + arguments, keywords: keywords)
  }

  /// The value of a native function that is not reachable by any name.
  func makeNativeValue(_ native: NativeFunction) -> Value {
    if isInstallingBuiltins { native.isBuiltin = true }
    let cell = heap.allocate(.native, NativeCell.self, flags: [.finalized])
    cell.pointee.native = Unmanaged.passRetained(native)
    cell.pointee.simpleCount = -1
    cell.pointee.leastCount = 0
    cell.pointee.mostCount = -1
    cell.pointee.parameterCount = 0
    cell.pointee.defaults = nil
    cell.pointee.shortcut = .none
    return Value(.native, cell)
  }
}
