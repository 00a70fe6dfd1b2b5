import Glibc

extension Value {
  @inline(__always) var generator: UnsafeMutablePointer<GeneratorCell> {
    pointer(as: GeneratorCell.self)
  }
}

/// A few values: too few for the call of memmove to pay.
@inline(__always)
private func copyRegisters(
  from source: UnsafeMutablePointer<Value>, to target: UnsafeMutablePointer<Value>, _ count: Int
) {
  var i = 0
  while i < count {
    target[i] = source[i]
    i &+= 1
  }
}

extension Interpreter {
  /// Takes the frame that was just pushed for a generator function off again and keeps its
  /// registers in a new generator.
  func suspendNewGenerator(_ function: Value) -> Value {
    let frame = frames[frameIndex]
    frameIndex -= 1
    let code = frame.code._withUnsafeGuaranteedRef { $0 }
    let cell = heap.allocate(.generator, GeneratorCell.self, flags: [.finalized])
    let bytes = code.registerCount * MemoryLayout<Value>.stride
    cell.pointee.code = frame.code
    cell.pointee.function = function
    cell.pointee.registers = malloc(max(bytes, 16))!.assumingMemoryBound(to: Value.self)
    heap.countExternal(bytes)
    cell.pointee.liveCount = code.signature.count
    cell.pointee.registers.update(from: frame.base, count: code.signature.count)
    cell.pointee.pc = 0
    cell.pointee.state = .created
    cell.pointee.resumeRegister = -1
    cell.pointee.handled = .unbound
    return Value(.generator, cell)
  }

  /// Pushes a generator's frame above `top`. The dispatch loop, or `resume`, runs it.
  @inline(__always)
  func pushGenerator(
    _ generator: Value, _ sent: Value, at base: UnsafeMutablePointer<Value>,
    result: UnsafeMutablePointer<Value>, delivery: Frame.Delivery
  ) throws(Raised) {
    let cell = generator.generator
    let (registerCount, instructions) = cell.pointee.code._withUnsafeGuaranteedRef {
      ($0.registerCount, $0.instructions)
    }
    try checkDepth(base + registerCount)
    copyRegisters(from: cell.pointee.registers, to: base, cell.pointee.liveCount)
    if cell.pointee.resumeRegister >= 0 { base[cell.pointee.resumeRegister] = sent }
    let function = cell.pointee.function.pointer(as: FunctionCell.self)
    cell.pointee.state = .running
    let own = cell.pointee.handled
    cell.pointee.handled = handled
    if !own.isUnbound { handled = own }
    frameIndex += 1
    frames[frameIndex] = Frame(
      pc: instructions + cell.pointee.pc, base: base, code: cell.pointee.code,
      globals: function.pointee.globals,
      module: function.pointee.module, closure: function.pointee.closure, result: result,
      delivery: delivery, owner: generator)
  }

  /// Saves the running frame into its generator and pops it.
  ///
  /// - Parameter live: the byte offset of the first register that is not needed afterwards.
  @inline(__always)
  func suspend(
    _ generator: UnsafeMutablePointer<GeneratorCell>, _ frame: UnsafeMutablePointer<Frame>,
    resumeRegister: Int, live: Int
  ) {
    let instructions = frame.pointee.code._withUnsafeGuaranteedRef { $0.instructions }
    let count = live / MemoryLayout<Value>.stride
    generator.pointee.liveCount = count
    copyRegisters(from: frame.pointee.base, to: generator.pointee.registers, count)
    generator.pointee.pc = frame.pointee.pc - instructions
    generator.pointee.resumeRegister = resumeRegister
    generator.pointee.state = .suspended
    let caller = generator.pointee.handled
    generator.pointee.handled = handled.isIdentical(to: caller) ? .unbound : handled
    handled = caller
    frameIndex -= 1
  }

  /// A generator that others delegate to was suspended: they yield its value as well.
  ///
  /// - Parameter delivery: the innermost one's; becomes that of the outermost, as does `result`.
  func suspendDelegators(
    _ delivery: inout Frame.Delivery, _ result: inout UnsafeMutablePointer<Value>
  ) {
    while delivery == .delegation {
      let frame = frames + frameIndex
      // `yield from` is carried out again when the generator is resumed.
      frame.pointee.pc -= 1
      let instruction = frame.pointee.pc.pointee
      delivery = frame.pointee.delivery
      result = frame.pointee.result
      suspend(
        frame.pointee.owner.generator, frame,
        resumeRegister: instruction.b / MemoryLayout<Value>.stride + 1, live: instruction.c)
    }
  }

  /// What a handler notes to restore at its end: unbound in a generator for what its caller is
  /// handling, which may be another caller, with another exception, by then.
  var handledBefore: Value {
    let owner = frames[frameIndex].owner
    if owner.is(.generator), owner.generator.pointee.handled.isIdentical(to: handled) {
      return .unbound
    }
    return handled
  }

  /// Raises what `generator.throw` was given where the generator waits. It is chained to what the
  /// generator itself is handling, not to its caller's.
  func raiseThrown(_ exception: Value) -> Raised {
    if !handledBefore.isUnbound { return raise(exception) }
    raised = exception
    return Raised()
  }

  func restoreHandled(_ before: Value) {
    handled = before.isUnbound ? frames[frameIndex].owner.generator.pointee.handled : before
  }

  func finish(_ generator: UnsafeMutablePointer<GeneratorCell>) {
    guard generator.pointee.state != .finished else { return }
    if generator.pointee.state == .running { handled = generator.pointee.handled }
    generator.pointee.handled = .unbound
    let count = generator.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }
    generator.pointee.state = .finished
    free(generator.pointee.registers)
    heap.countExternal(-count * MemoryLayout<Value>.stride)
  }

  /// Runs a generator to its next value; unbound at its end. Its return value is then in
  /// `generatorResult`.
  func resume(_ generator: Value, _ sent: Value) throws(Raised) -> Value {
    let cell = generator.generator
    switch cell.pointee.state {
    case .finished:
      generatorResult = .none
      return .unbound
    case .running: throw valueError("generator already executing")
    case .created:
      if !sent.isNone {
        throw typeError("can't send non-None value to a just-started generator")
      }
    case .suspended: break
    }
    return try runGenerator(generator, sent)
  }

  private func runGenerator(_ generator: Value, _ sent: Value) throws(Raised) -> Value {
    let savedTop = top
    let below = frameIndex
    let window = top
    window[0] = generator
    top = window + 2
    defer { top = savedTop }
    try pushGenerator(generator, sent, at: window + 2, result: window, delivery: .native)
    let value = try run(above: below)
    if generator.generator.pointee.state == .finished {
      generatorResult = value
      heap.keep(value)
      return .unbound
    }
    heap.keep(value)
    return value
  }

  /// What became of an exception that was passed on through `yield from`.
  private enum Delegated {
    case value(Value)
    /// The inner generator ended; its value is stored and the outer one goes on behind `yield from`.
    case returned
    case raised(Value)
  }

  /// The generator that a suspended one delegates to; nil for other iterators.
  private func delegate(of cell: UnsafeMutablePointer<GeneratorCell>) -> Value? {
    let code = cell.pointee.code._withUnsafeGuaranteedRef { $0 }
    let instruction = code.instructions[cell.pointee.pc]
    guard instruction.op == .yieldFrom else { return nil }
    let inner = cell.pointee.registers[instruction.b / MemoryLayout<Value>.stride]
    return inner.is(.generator) ? inner : nil
  }

  private func throwIntoDelegate(
    _ inner: Value, _ exception: Value, of outer: Value
  ) throws(Raised) -> Delegated {
    let cell = outer.generator
    cell.pointee.state = .running
    defer { cell.pointee.state = .suspended }
    do throws(Raised) {
      if isInstance(exception, types.generatorExit) {
        try close(inner)
        return .raised(exception)
      }
      let value = try throwInto(inner, exception)
      if !value.isUnbound { return .value(value) }
    } catch {
      let error = raised
      raised = .none
      heap.keep(error)
      return .raised(error)
    }
    let code = cell.pointee.code._withUnsafeGuaranteedRef { $0 }
    let target = code.instructions[cell.pointee.pc].a / MemoryLayout<Value>.stride
    cell.pointee.pc += 1
    cell.pointee.registers[target] = generatorResult
    cell.pointee.resumeRegister = -1
    return .returned
  }

  /// `generator.throw(exception)`: raises it where the generator is suspended.
  func throwInto(_ generator: Value, _ exception: Value) throws(Raised) -> Value {
    let cell = generator.generator
    switch cell.pointee.state {
    case .running: throw valueError("generator already executing")
    case .finished: throw raise(exception)
    case .created:
      finish(cell)
      throw raise(exception)
    case .suspended: break
    }
    var exception = exception
    if let delegate = delegate(of: cell) {
      switch try throwIntoDelegate(delegate, exception, of: generator) {
      case .value(let value): return value
      case .returned: return try runGenerator(generator, .none)
      case .raised(let error): exception = error
      }
    }
    let savedTop = top
    let below = frameIndex
    let window = top
    window[0] = generator
    window[1] = exception
    top = window + 2
    defer { top = savedTop }
    try pushGenerator(generator, .none, at: window + 2, result: window, delivery: .native)
    pendingException = exception
    let value = try run(above: below)
    heap.keep(value)
    if generator.generator.pointee.state == .finished {
      generatorResult = value
      return .unbound
    }
    return value
  }
}
