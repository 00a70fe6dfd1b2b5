import Syntax

extension FunctionCompiler {
  /// Opens a protected range.
  private func open(_ gap: GapRecorder) { gap.openStart = code.position }

  /// Closes a protected range and makes its handlers, innermost ranges first.
  private func close(_ gap: GapRecorder, target: Label, register: Int) {
    gap.segments.append((gap.openStart, code.position))
    for (start, end) in gap.segments where end > start {
      pendingHandlers.append(
        PendingHandler(start: start, end: end, target: target, register: register))
    }
  }

  /// Protected ranges that cleanup code interrupted go on after the jump that ended it.
  func reopenGaps() {
    for gap in pendingGaps { gap.openStart = code.position }
    pendingGaps.removeAll()
  }

  func compileTry(
    _ body: [Statement], _ handlers: [ExceptionHandler], _ orElse: [Statement],
    _ finally: [Statement]
  ) throws(CompileError) {
    if finally.isEmpty { return try compileExcept(body, handlers, orElse) }
    let gap = GapRecorder()
    let target = label()
    let end = label()
    let registers = try allocate(2)
    let (exception, saved) = (registers, registers + 1)
    let before = definite.subtracting(deletedNames(in: body))
    open(gap)
    blocks.append(.finally(finally, gap: gap))
    if handlers.isEmpty {
      try compile(body)
    } else {
      try compileExcept(body, handlers, orElse)
    }
    blocks.removeLast()
    close(gap, target: target, register: exception)
    try compile(finally)
    let after = definite
    code.jump(.jump, to: end)

    place(target)
    definite = before
    code.emit(.pushHandled, a: saved, b: exception)
    try protectHandler(saved: saved, name: nil) { () throws(CompileError) in
      // Leaving the cleanup by return, break or continue ends the handling of the exception.
      blocks.append(.handler(saved: saved, name: nil))
      try compile(finally)
      blocks.removeLast()
    }
    code.emit(.popHandled, a: saved)
    code.emit(.reraise, a: exception)
    place(end)
    definite = after
  }

  private func compileExcept(
    _ body: [Statement], _ handlers: [ExceptionHandler], _ orElse: [Statement]
  ) throws(CompileError) {
    let gap = GapRecorder()
    let target = label()
    let end = label()
    let registers = try allocate(2)
    let (exception, saved) = (registers, registers + 1)
    let before = definite.subtracting(deletedNames(in: body))
    open(gap)
    blocks.append(.protected(gap))
    try compile(body)
    blocks.removeLast()
    close(gap, target: target, register: exception)
    try compile(orElse)
    var after = definite
    code.jump(.jump, to: end)

    place(target)
    definite = before
    code.emit(.pushHandled, a: saved, b: exception)
    let unmatched = label()
    try protectHandler(saved: saved, name: nil) { () throws(CompileError) in
      for handler in handlers {
        definite = before
        try compileHandler(handler, exception, saved, end)
        if handler.body.last?.neverFallsThrough != true {
          after = after.intersection(definite)
        }
      }
      place(unmatched)
    }
    code.emit(.popHandled, a: saved)
    code.emit(.reraise, a: exception)
    place(end)
    definite = after
  }

  private func compileHandler(
    _ handler: ExceptionHandler, _ exception: Int, _ saved: Int, _ end: Label
  ) throws(CompileError) {
    let next = label()
    code.range = handler.range
    if let type = handler.type {
      try withTemporaries { () throws(CompileError) in
        let pattern = try operand(type)
        let result = try allocate()
        code.range = type.range
        code.emit(.matchException, a: result, b: exception, c: pattern)
        code.jump(.jumpIfFalse, a: result, to: next)
      }
    }
    if let name = handler.name {
      store(name, from: exception)
      // The name is forgotten however the handler is left.
      let gap = GapRecorder()
      let cleanup = label()
      let error = try allocate()
      open(gap)
      blocks.append(.handler(saved: saved, name: name))
      try compile(handler.body)
      blocks.removeLast()
      close(gap, target: cleanup, register: error)
      code.emit(.popHandled, a: saved)
      let after = definite
      try forget(name)
      code.jump(.jump, to: end)
      place(cleanup)
      try forget(name)
      code.emit(.popHandled, a: saved)
      code.emit(.reraise, a: error)
      definite = after
      definite.remove(name)
    } else {
      blocks.append(.handler(saved: saved, name: nil))
      try compile(handler.body)
      blocks.removeLast()
      code.emit(.popHandled, a: saved)
      code.jump(.jump, to: end)
    }
    place(next)
  }

  /// Code that runs while an exception is handled: another exception restores the one before.
  private func protectHandler(
    saved: Int, name: String?, _ body: () throws(CompileError) -> Void
  ) throws(CompileError) {
    let gap = GapRecorder()
    let cleanup = label()
    let over = label()
    let error = try allocate()
    open(gap)
    blocks.append(.protected(gap))
    try body()
    blocks.removeLast()
    close(gap, target: cleanup, register: error)
    code.jump(.jump, to: over)
    place(cleanup)
    code.emit(.popHandled, a: saved)
    code.emit(.reraise, a: error)
    place(over)
  }

  func compileWith(
    _ items: ArraySlice<WithItem>, _ body: [Statement]
  ) throws(CompileError) {
    guard let item = items.first else { return try compile(body) }
    let gap = GapRecorder()
    let target = label()
    let end = label()
    let window = try allocate(5)
    let (value, exit, exception, saved, result) =
      (window, window + 1, window + 2, window + 3, window + 4)
    try compile(item.context, to: value)
    code.range = item.context.range
    code.emit(.enterContext, a: value, b: value)
    let before = definite
    open(gap)
    blocks.append(.with(exit: exit, gap: gap))
    if let target = item.target { try assign(value, to: target) }
    try compileWith(items.dropFirst(), body)
    blocks.removeLast()
    close(gap, target: target, register: exception)
    code.range = item.context.range
    loadConstant(.none, to: result)
    code.emit(.exitContext, a: result, b: exit, c: result)
    code.jump(.jump, to: end)

    place(target)
    let after = definite
    definite = before
    code.emit(.pushHandled, a: saved, b: exception)
    try protectHandler(saved: saved, name: nil) { () throws(CompileError) in
      code.emit(.exitContext, a: result, b: exit, c: exception)
    }
    code.emit(.popHandled, a: saved)
    code.jump(.jumpIfTrue, a: result, to: end)
    code.emit(.reraise, a: exception)
    place(end)
    definite = after.intersection(before)
  }
}

/// A handler whose target is not placed yet.
struct PendingHandler {
  let start: Int
  let end: Int
  let target: Label
  let register: Int
}
