import Syntax

/// The frames that an exception passed through, innermost first.
final class TracebackBox {
  struct Entry {
    let code: Code
    let instruction: Int
  }
  var entries: [Entry] = []
}

extension Interpreter {
  /// Finds the handler of the raised exception, popping frames down to (not including) `floor`.
  /// Throws on when the frame that native code pushed has none.
  @inline(never)
  func unwind(_ floor: Int, _ pc: UnsafeMutablePointer<Instruction>) throws(Raised) {
    var pc = pc
    while true {
      let frame = frames[frameIndex]
      let code = frame.code.takeUnretainedValue()
      let instruction = max(0, pc - code.instructions - 1)
      recordTraceback(code, instruction)
      if let handler = code.handler(at: instruction) {
        frame.base[handler.register] = raised
        raised = .none
        frames[frameIndex].pc = code.instructions + handler.target
        return
      }
      frameIndex -= 1
      if frame.owner.is(.generator) {
        finish(frame.owner.generator)
        convertStopIteration()
      }
      if frame.delivery == .native || frameIndex <= floor && frameIndex < 0 { throw Raised() }
      pc = frames[frameIndex].pc
    }
  }

  private func recordTraceback(_ code: Code, _ instruction: Int) {
    if skipTracebackEntry {
      skipTracebackEntry = false
      return
    }
    guard raised.is(.exception) else { return }
    let box: TracebackBox
    if let existing = raised.exception.pointee.traceback {
      box = existing.takeUnretainedValue()
    } else {
      box = TracebackBox()
      raised.exception.pointee.traceback = Unmanaged.passRetained(box)
    }
    // Endless recursion must not keep every frame.
    if box.entries.count < 2000 || frameIndex < 100 {
      box.entries.append(TracebackBox.Entry(code: code, instruction: instruction))
    }
  }

  /// A StopIteration that leaves a generator becomes a RuntimeError (PEP 479).
  private func convertStopIteration() {
    guard isInstance(raised, types.stopIteration) else { return }
    let original = raised
    _ = raise(types.runtimeError, "generator raised StopIteration")
    raised.exception.pointee.cause = original
    raised.exception.pointee.suppressContext = true
  }

  /// The return of a frame that does not simply deliver its value. True when the dispatch loop
  /// itself ends.
  func returnSpecially(_ value: Value) throws(Raised) -> Bool {
    let frame = frames[frameIndex]
    switch frame.delivery {
    case .value:
      frame.result.pointee = value
      frameIndex -= 1
      return false
    case .operator:
      // Where it is NotImplemented, the dispatch loop asks the other operand.
      if !value.isNotImplemented { frame.result.pointee = value }
      frameIndex -= 1
      return false
    case .initialized:
      try checkInitializer(value)
      frameIndex -= 1
      return false
    case .classBody:
      try runClassHooks(frame.owner)
      frame.result.pointee = frame.owner
      frameIndex -= 1
      return false
    case .native:
      frameIndex -= 1
      if frame.owner.is(.generator) { finish(frame.owner.generator) }
      return true
    case .delegation:
      frameIndex -= 1
      finish(frame.owner.generator)
      frame.result.pointee = value
      return false
    case .iteration:
      frameIndex -= 1
      finish(frame.owner.generator)
      // The loop's `next` is done: jump by the word behind it.
      let caller = frames + frameIndex
      let offset = Int(truncatingIfNeeded: Int64(bitPattern: caller.pointee.pc[-1].raw))
      caller.pointee.pc = caller.pointee.pc - 1 + offset
      return false
    }
  }

  // MARK: raise, except

  /// `raise value` or `raise value from cause`.
  func raiseStatement(_ value: Value, cause: Value) throws(Raised) -> Raised {
    let exception = try makeException(value)
    if !cause.isUnbound {
      exception.exception.pointee.suppressContext = true
      exception.exception.pointee.cause = cause.isNone ? .none : try makeCause(cause)
    }
    return raise(exception)
  }

  private func makeException(_ value: Value) throws(Raised) -> Value {
    if value.is(.exception) { return value }
    if value.is(.type), value.typeInfo.isSubtype(of: types.baseException) {
      let made = try call(value)
      if made.is(.exception) { return made }
    }
    throw typeError("exceptions must derive from BaseException")
  }

  private func makeCause(_ value: Value) throws(Raised) -> Value {
    if value.is(.exception) { return value }
    if value.is(.type), value.typeInfo.isSubtype(of: types.baseException) { return try call(value) }
    throw typeError("exception causes must derive from BaseException")
  }

  /// `except pattern`: a class or a tuple of classes.
  func matches(_ exception: Value, _ pattern: Value) throws(Raised) -> Bool {
    if pattern.is(.tuple) {
      for item in pattern.tuple.values where try matches(exception, item) { return true }
      return false
    }
    guard pattern.is(.type), pattern.typeInfo.isSubtype(of: types.baseException) else {
      throw typeError(
        "catching classes that do not inherit from BaseException is not allowed")
    }
    return isInstance(exception, pattern.typeInfo)
  }

  func assertionFailed(_ message: Value) -> Raised {
    raise(
      heap.makeException(
        types.assertionError.cell,
        arguments: heap.makeTuple(message.isUnbound ? [] : [message])))
  }
}
