extension Interpreter {
  // MARK: Calling from native code

  /// Calls any callable. The result stays alive until the running native returns.
  public func call(_ callee: Value, _ arguments: Value...) throws(Raised) -> Value {
    try call(callee, arguments, keywords: [])
  }

  public func call(
    _ callee: Value, _ arguments: [Value], keywords: [(name: String, value: Value)] = []
  ) throws(Raised) -> Value {
    let window = top
    let count = arguments.count + keywords.count
    guard window + count + 4 < registerLimit, count < FunctionCompiler.maximumRegisters - 16 else {
      throw recursionError()
    }
    window[0] = callee
    window[1] = .unbound
    for (i, argument) in arguments.enumerated() { window[2 + i] = argument }
    for (i, keyword) in keywords.enumerated() {
      window[2 + arguments.count + i] = keyword.value
    }
    top = window + 2 + count
    defer { top = window }
    var names = Value.unbound
    if !keywords.isEmpty { names = heap.makeTuple(keywords.map { intern($0.name) }) }
    try callWindow(window, count, names)
    let result = window[0]
    heap.keep(result)
    return result
  }

  /// Calls a class member with its receiver.
  func callMethod(
    _ method: Value, _ receiver: Value, _ arguments: [Value]
  ) throws(Raised) -> Value {
    switch method.kind {
    case .function: return try call(method, [receiver] + arguments)
    case .native:
      let isMethod = method.pointer(as: NativeCell.self).pointee.native
        ._withUnsafeGuaranteedRef { $0.isMethod }
      return try call(method, isMethod ? [receiver] + arguments : arguments)
    default:
      let bound = try bind(method, to: receiver, type: type(of: receiver))
      return try call(bound, arguments)
    }
  }

  /// `receiver.name(arguments)`
  public func callMethod(
    _ receiver: Value, _ name: String, _ arguments: [Value] = []
  ) throws -> Value {
    try call(try attribute(receiver, intern(name)), arguments)
  }

  /// Calls `window[0]` with `window[1]` as receiver (or unbound) and `count` arguments after it, the
  /// last ones named by the tuple `names`. The result is left in `window[0]`.
  func callWindow(
    _ window: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value
  ) throws(Raised) {
    let savedFrame = frameIndex
    if try beginCall(window, count, names, delivery: .native) {
      window[0] = try run(above: savedFrame)
    }
  }

  // MARK: One call, whatever the callee

  /// Starts a call. True when a script frame was pushed, whose result the dispatch loop will
  /// deliver; false when the result is in `window[0]` already.
  @inline(never)
  func beginCall(
    _ window: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value, delivery: Frame.Delivery
  ) throws(Raised) -> Bool {
    let callee = window[0]
    switch callee.kind {
    case .function:
      let (first, total) = argumentsStart(window, count)
      try pushFrame(callee, first, total, names, result: window, delivery: delivery)
      if callee.pointer(as: FunctionCell.self).pointee.code
        ._withUnsafeGuaranteedRef({ $0.isGenerator })
      {
        window[0] = suspendNewGenerator(callee)
        return false
      }
      return true
    case .native:
      let (first, total) = argumentsStart(window, count)
      window[0] = try callNative(callee, first, total, names)
      return false
    case .boundMethod:
      let bound = callee.pointer(as: BoundMethodCell.self)
      var count = count
      if !window[1].isUnbound {
        // A bound method found on an instance or module: the receiver slot is in use.
        shiftRight(window, count)
        count += 1
      }
      window[0] = bound.pointee.function
      window[1] = bound.pointee.receiver
      return try beginCall(window, count, names, delivery: delivery)
    case .type:
      if !window[1].isUnbound {
        shiftRight(window, count)
        window[1] = .unbound
        return try beginConstruction(window, count + 1, names, delivery: delivery)
      }
      return try beginConstruction(window, count, names, delivery: delivery)
    case .staticMethod, .classMethod:
      window[0] = callee.pointer(as: WrapperCell.self).pointee.function
      return try beginCall(window, count, names, delivery: delivery)
    default:
      let method = type(of: callee).lookup(symbols.call, version: classVersion)
      if method.isUnbound { throw typeError("'\(typeName(callee))' object is not callable") }
      var count = count
      if !window[1].isUnbound {
        shiftRight(window, count)
        count += 1
      }
      window[0] = method
      window[1] = callee
      return try beginCall(window, count, names, delivery: delivery)
    }
  }

  /// Makes the receiver slot's value the first of the ordinary arguments.
  private func shiftRight(_ window: UnsafeMutablePointer<Value>, _ count: Int) {
    var i = count + 1
    while i >= 1 {
      window[i + 1] = window[i]
      i -= 1
    }
    window[1] = .unbound
    top = max(top, window + count + 3)
  }

  @inline(__always)
  private func argumentsStart(
    _ window: UnsafeMutablePointer<Value>, _ count: Int
  ) -> (UnsafeMutablePointer<Value>, Int) {
    window[1].isUnbound ? (window + 2, count) : (window + 1, count + 1)
  }

  // MARK: Script functions

  /// Binds arguments and pushes a frame whose first registers are the parameters.
  func pushFrame(
    _ callee: Value, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value,
    result: UnsafeMutablePointer<Value>, delivery: Frame.Delivery
  ) throws(Raised) {
    let function = callee.pointer(as: FunctionCell.self)
    let (simple, registerCount, instructions) = function.pointee.code._withUnsafeGuaranteedRef {
      ($0.simpleCount, $0.registerCount, $0.instructions)
    }
    if !(names.isUnbound && count == simple) {
      let signature = function.pointee.code.takeUnretainedValue().signature
      if !(signature.isSimple && names.isUnbound && count == signature.positionalCount) {
        try bindArguments(callee, signature, arguments, count, names)
      }
    }
    try checkDepth(arguments + registerCount)
    frameIndex &+= 1
    frames[frameIndex] = Frame(
      pc: instructions, base: arguments, code: function.pointee.code,
      globals: function.pointee.globals, module: function.pointee.module,
      closure: function.pointee.closure, result: result,
      delivery: delivery, owner: .unbound)
  }

  @inline(__always)
  func checkDepth(_ end: UnsafeMutablePointer<Value>) throws(Raised) {
    if frameIndex &+ 1 &+ nativeDepth >= recursionLimit || end > registerLimit {
      throw recursionError()
    }
  }

  @inline(never)
  func recursionError() -> Raised {
    raise(types.recursionError, "maximum recursion depth exceeded")
  }

  // MARK: Natives

  func callNative(
    _ callee: Value, _ arguments: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value
  ) throws(Raised) -> Value {
    let cell = callee.pointer(as: NativeCell.self)
    let savedTop = top
    if names.isUnbound && count == cell.pointee.simpleCount {
      top = arguments + count
      return try runNative(
        cell.pointee.native, Arguments(base: arguments, count: count), savedTop)
    }
    if names.isUnbound && count >= cell.pointee.leastCount && count <= cell.pointee.mostCount {
      let total = cell.pointee.parameterCount
      guard arguments + total < registerLimit else { throw recursionError() }
      let defaults = cell.pointee.defaults.unsafelyUnwrapped
      for i in count..<total { arguments[i] = defaults[i] }
      top = arguments + total
      return try runNative(
        cell.pointee.native, Arguments(base: arguments, count: total), savedTop)
    }
    let native = cell.pointee.native.takeUnretainedValue()
    let signature = native.signature ?? native.prepare(self)
    noteDefaults(cell, native, signature)
    top = arguments + max(count, signature.count)
    if !(signature.isSimple && names.isUnbound && count == signature.positionalCount) {
      do {
        try bindArguments(callee, signature, arguments, count, names)
      } catch {
        top = savedTop
        throw error
      }
    }
    return try runNative(
      cell.pointee.native, Arguments(base: arguments, count: signature.count), savedTop)
  }

  /// Notes with the cell what a call with positional arguments alone needs.
  private func noteDefaults(
    _ cell: UnsafeMutablePointer<NativeCell>, _ native: NativeFunction, _ signature: Signature
  ) {
    if signature.isSimple { cell.pointee.simpleCount = signature.positionalCount }
    guard cell.pointee.defaults == nil, signature.variadic < 0, signature.keywords < 0 else {
      return
    }
    let count = signature.names.count
    let isRequired = (0..<count).map { native.defaultValues[$0].isRequired }
    guard !isRequired[signature.positionalCount...].contains(true) else { return }
    let defaults = UnsafeMutablePointer<Value>.allocate(capacity: count + 1)
    for i in 0..<count {
      let value = native.defaultValues[i]
      defaults[i] = value.isUnbound ? .unbound : value
    }
    cell.pointee.defaults = defaults
    cell.pointee.parameterCount = count
    cell.pointee.leastCount = (isRequired.lastIndex(of: true) ?? -1) + 1
    cell.pointee.mostCount = signature.positionalCount
  }

  @inline(__always)
  private func runNative(
    _ native: Unmanaged<NativeFunction>, _ arguments: Arguments,
    _ savedTop: UnsafeMutablePointer<Value>
  ) throws(Raised) -> Value {
    let savedTemporaries = heap.temporaryCount
    let wasRecording = heap.recording
    heap.recording = true
    defer {
      heap.recording = wasRecording
      heap.dropTemporaries(to: savedTemporaries)
      top = savedTop
    }
    do {
      return try native._withUnsafeGuaranteedRef { try $0.body(self, arguments) }
    } catch {
      throw convert(error)
    }
  }

  /// Guards recursion of native code that walks nested values: each level counts like a call.
  @inline(__always)
  func enterNative(_ activity: StaticString) throws(Raised) {
    if frameIndex + nativeDepth >= recursionLimit {
      throw raise(types.recursionError, "maximum recursion depth exceeded\(activity)")
    }
    try checkNativeStack(activity)
    nativeDepth += 1
  }

  @inline(__always) func leaveNative() { nativeDepth -= 1 }

  /// Refuses to go deeper when the native stack is nearly used up.
  @inline(__always)
  func checkNativeStack(_ activity: StaticString = "") throws(Raised) {
    var marker: UInt8 = 0
    let address = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    if address < nativeStackLimit {
      throw raise(types.recursionError, "maximum recursion depth exceeded\(activity)")
    }
  }
}
