import Glibc

extension Heap {
  func makeInstance(_ type: UnsafeMutablePointer<TypeCell>) -> Value {
    let cell = allocate(.instance, InstanceCell.self, flags: [.finalized])
    cell.pointee.type = type
    let capacity = max(
      type.pointee.info._withUnsafeGuaranteedRef { $0.slotNames.count }, 2)
    let bytes = capacity * MemoryLayout<Value>.stride
    cell.pointee.slots = malloc(bytes)!.assumingMemoryBound(to: Value.self)
    cell.pointee.slots.initialize(repeating: .unbound, count: capacity)
    cell.pointee.capacity = capacity
    countExternal(bytes)
    return Value(.instance, cell)
  }

  func growSlots(_ cell: UnsafeMutablePointer<InstanceCell>, _ capacity: Int) {
    let old = cell.pointee.capacity
    let bytes = capacity * MemoryLayout<Value>.stride
    cell.pointee.slots = realloc(cell.pointee.slots, bytes)!.assumingMemoryBound(to: Value.self)
    (cell.pointee.slots + old).initialize(repeating: .unbound, count: capacity - old)
    cell.pointee.capacity = capacity
    countExternal((capacity - old) * MemoryLayout<Value>.stride)
  }
}

extension Interpreter {
  /// `Class(arguments)`: `window[0]` is the class, arguments start at `window[2]`.
  func beginConstruction(
    _ window: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value, delivery: Frame.Delivery
  ) throws(Raised) -> Bool {
    let callee = window[0]
    let info = callee.pointer(as: TypeCell.self).pointee.info._withUnsafeGuaranteedRef { $0 }
    if info === types.type && count == 1 {
      window[0] = type(of: window[2]).value
      return false
    }
    let constructor = info.inheritedConstructor(self)
    if !constructor.isUnbound {
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
    // The instance is the result, whatever `__init__` does.
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
    return Value(.native, cell)
  }

  /// A class written in a script.
  func makeClass(name: String, module: String, base: Value) throws(Raised) -> TypeInfo {
    let parent: TypeInfo
    if base.isUnbound {
      parent = types.object
    } else {
      guard base.is(.type) else {
        throw typeError("bases must be classes, got '\(typeName(base))'")
      }
      parent = base.typeInfo
      if parent.isFinal || !([.instance, .exception, .host].contains(parent.instanceKind)) {
        throw typeError("classes derived from '\(parent.name)' are not part of mnb's Python")
      }
    }
    let info = TypeInfo(
      name: name, module: module, base: parent, instanceKind: parent.instanceKind,
      isScriptClass: true)
    heap.attachCell(to: info)
    for slot in parent.slotNames { _ = info.makeSlot(slot) }
    return info
  }
}
