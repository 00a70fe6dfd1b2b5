/// One entry of a traceback and the ones below it, as `__traceback__` shows them.
final class TracebackObject {
  /// Outermost first.
  let entries: [TracebackBox.Entry]
  let index: Int

  init(_ entries: [TracebackBox.Entry], _ index: Int) {
    self.entries = entries
    self.index = index
  }

  var entry: TracebackBox.Entry { entries[index] }
}

/// The function that a traceback entry ran: `tb_frame` and its `f_code`.
final class FrameObject {
  let entry: TracebackBox.Entry
  init(_ entry: TracebackBox.Entry) { self.entry = entry }
}

extension TracebackBox.Entry {
  /// The line that ran, from 1.
  var line: Int {
    let range = code.ranges[min(instruction, code.ranges.count - 1)]
    return code.source.position(range.start).line
  }
}

extension Interpreter {
  /// The traceback of an exception as a value; None where it was never raised.
  func tracebackValue(_ exception: Value) -> Value {
    guard let box = exception.exception.pointee.traceback?.takeUnretainedValue(),
      !box.entries.isEmpty
    else { return .none }
    return makeHost(TracebackObject(box.entries.reversed(), 0), type: types.traceback)
  }

  /// `exception.__traceback__ = value`
  func setTraceback(_ exception: Value, _ value: Value) throws(Raised) {
    let cell = exception.exception
    var box: TracebackBox?
    if let traceback = value.host(as: TracebackObject.self) {
      box = TracebackBox()
      box?.entries = traceback.entries[traceback.index...].reversed()
    } else if !value.isNone {
      throw typeError("__traceback__ must be a traceback or None")
    }
    cell.pointee.traceback?.release()
    cell.pointee.traceback = box.map { Unmanaged.passRetained($0) }
  }

  /// The lines that `traceback.format_tb` gives for a traceback: one string an entry. The entries of
  /// an exception itself are those of its `__traceback__`.
  public func formattedEntries(ofTraceback value: Value) -> [String] {
    guard let traceback = value.host(as: TracebackObject.self) else { return [] }
    let formatter = TracebackFormatter(vm: self)
    return traceback.entries[traceback.index...].map { formatter.format($0) }
  }

  /// The last line or lines of a traceback: class and message, as `traceback.format_exception_only`.
  public func formattedMessage(ofException exception: Value) -> String {
    exception.is(.exception) ? TracebackFormatter(vm: self).formatLastLine(exception) : ""
  }

  func installTracebacks() {
    let traceback = TypeBuilder(vm: self, info: types.traceback)
    types.traceback.isFinal = true
    types.frame.isFinal = true
    // The interpreter is an argument: properties that refer to it would keep it alive for ever.
    func entry(_ vm: Interpreter, _ value: Value) throws -> TracebackObject {
      guard let object = value.host(as: TracebackObject.self) else {
        throw vm.typeError("a traceback is required")
      }
      return object
    }
    traceback.property("tb_lineno", get: { vm, value in Value(try entry(vm, value).entry.line) })
    traceback.property(
      "tb_lasti", get: { vm, value in Value(2 * (try entry(vm, value).entry.instruction)) })
    traceback.property(
      "tb_next",
      get: { vm, value in
        let object = try entry(vm, value)
        if object.index + 1 >= object.entries.count { return .none }
        return vm.makeHost(
          TracebackObject(object.entries, object.index + 1), type: vm.types.traceback)
      })
    traceback.property(
      "tb_frame",
      get: { vm, value in vm.makeHost(FrameObject(try entry(vm, value).entry), type: vm.types.frame)
      })
    installFrames()
  }

  private func installFrames() {
    let frame = TypeBuilder(vm: self, info: types.frame)
    func entry(_ vm: Interpreter, _ value: Value) throws -> TracebackBox.Entry {
      guard let object = value.host(as: FrameObject.self) else {
        throw vm.typeError("a frame is required")
      }
      return object.entry
    }
    frame.property("f_lineno", get: { vm, value in Value(try entry(vm, value).line) })
    frame.property("f_code", get: { _, value in value })
    frame.property("f_back", get: { _, _ in .none })
    for name in ["f_locals", "f_globals"] {
      frame.property(name, get: { vm, _ in throw vm.notPart("\(name) of a frame") })
    }
    // A frame is its own code object: nothing else of one can be asked for.
    frame.property("co_name", get: { vm, value in vm.string(try entry(vm, value).code.name) })
    frame.property(
      "co_qualname", get: { vm, value in vm.string(try entry(vm, value).code.qualifiedName) })
    frame.property(
      "co_filename", get: { vm, value in vm.string(try entry(vm, value).code.source.name) })
    frame.property(
      "co_firstlineno",
      get: { vm, value in
        let code = try entry(vm, value).code
        return Value(code.source.position(code.range.start).line)
      })
  }
}
