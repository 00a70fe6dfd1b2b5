import Glibc

extension Interpreter {
  func installExceptions() {
    installTracebacks()
    let type = MemberBuilder(self, types.baseException, .object(.exception))
    installExceptionBasics(type)
    installExceptionLinks(type)
    type.binary("with_traceback") { vm, exception, traceback in
      try vm.setTraceback(exception, traceback)
      return exception
    }
    type.binary("add_note") { vm, exception, note in
      guard note.is(.string) else {
        throw vm.typeError("note must be a str, not '\(vm.typeName(note))'")
      }
      let name = vm.intern("__notes__")
      var notes = vm.ownAttribute(exception, name)
      if notes.isUnbound {
        notes = vm.list([])
        try vm.storeOwnAttribute(exception, name, notes)
      }
      guard notes.is(.list) else {
        throw vm.typeError("Cannot add note: __notes__ is not a list")
      }
      vm.heap.append(note, to: notes.list)
      return .none
    }
    let fields: [(TypeInfo, [String])] = [
      (types.stopIteration, ["value"]), (types.systemExit, ["code"]),
      (types.osError, ["errno", "strerror", "filename", "filename2"]),
      (
        types.syntaxError,
        ["msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset"]
      ),
      (types.importError, ["msg", "name", "path"]), (types.nameError, ["name"]),
      (types.attributeError, ["name", "obj"]),
      (types.unicodeDecodeError, ["encoding", "object", "start", "end", "reason"]),
      (types.unicodeEncodeError, ["encoding", "object", "start", "end", "reason"]),
    ]
    for (info, names) in fields {
      let builder = TypeBuilder(vm: self, info: info)
      for name in names {
        builder.property(
          name, get: { vm, value in vm.exceptionField(value, name) },
          set: { vm, value, new in try vm.storeOwnAttribute(value, vm.intern(name), new) })
      }
    }
  }

  private func installExceptionBasics(_ type: MemberBuilder) {
    type.method("__init__(self, /, *args)") { vm, args in
      args[0].exception.pointee.arguments = args[1]
      return .none
    }
    type.staticMethod("__new__(cls, /, *args, **kwargs)") { vm, args in
      guard args[0].is(.type), args[0].typeInfo.instanceKind == .exception else {
        throw vm.typeError("BaseException.__new__(X): X is not a type object")
      }
      return vm.heap.makeException(args[0].typeInfo.cell, arguments: args[1])
    }
    type.unary("__repr__") { vm, value in
      var buffer = TextBuffer()
      try vm.appendException(value, to: &buffer)
      return vm.string(buffer)
    }
    type.unary("__str__") { vm, value in try vm.exceptionText(value) }
    TypeBuilder(vm: self, info: type.info).property(
      "args", get: { _, value in value.exception.pointee.arguments },
      set: { vm, value, new in
        value.exception.pointee.arguments = try vm.makeTuple(from: new)
      })
  }

  private func installExceptionLinks(_ type: MemberBuilder) {
    let builder = TypeBuilder(vm: self, info: type.info)
    // The interpreter is an argument: setters that refer to it would keep it alive for ever.
    func check(_ vm: Interpreter, _ value: Value, _ what: String) throws {
      if !value.isNone && !value.is(.exception) {
        throw vm.typeError("exception \(what) must be None or derive from BaseException")
      }
    }
    builder.property(
      "__cause__", get: { _, value in value.exception.pointee.cause },
      set: { vm, value, new in
        try check(vm, new, "cause")
        value.exception.pointee.cause = new
        value.exception.pointee.suppressContext = true
      })
    builder.property(
      "__context__", get: { _, value in value.exception.pointee.context },
      set: { vm, value, new in
        try check(vm, new, "context")
        value.exception.pointee.context = new
      })
    builder.property(
      "__suppress_context__",
      get: { _, value in Value(value.exception.pointee.suppressContext) },
      set: { vm, value, new in
        value.exception.pointee.suppressContext = try vm.truth(new)
      })
    builder.property(
      "__traceback__", get: { vm, value in vm.tracebackValue(value) },
      set: { vm, value, new in try vm.setTraceback(value, new) })
  }

  /// A named part of an exception: what was stored under the name, or what its arguments say.
  func exceptionField(_ value: Value, _ name: String) -> Value {
    let stored = ownAttribute(value, intern(name))
    if !stored.isUnbound { return stored }
    let cell = value.exception
    let arguments = cell.pointee.arguments.tuple
    let count = arguments.pointee.count
    func argument(_ index: Int) -> Value { index < count ? arguments.items[index] : .none }
    switch name {
    case "value", "msg": return argument(0)
    case "code": return count > 1 ? cell.pointee.arguments : argument(0)
    case "errno", "strerror": return count < 2 ? .none : argument(name == "errno" ? 0 : 1)
    case "filename" where isInstance(value, types.osError): return count < 3 ? .none : argument(2)
    case "filename2": return argument(4)
    case "encoding": return argument(0)
    case "object": return argument(1)
    case "start": return argument(2)
    case "end": return argument(3)
    case "reason": return argument(4)
    case "filename", "lineno", "offset", "text", "end_lineno", "end_offset":
      let place = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"]
      guard let details = argument(1).items, let index = place.firstIndex(of: name),
        index < details.count
      else { return .none }
      return details[index]
    default: return .none
    }
  }

  /// The class that CPython gives an OSError with this number.
  func osErrorType(_ code: Int) -> TypeInfo {
    switch code {
    case 2: types.fileNotFoundError
    case 17: types.fileExistsError
    case 1, 13: types.permissionError
    case 21: types.isADirectoryError
    case 20: types.notADirectoryError
    case 110: types.timeoutError
    default: types.osError
    }
  }

  /// A new OSError takes the class that its number says and keeps only two arguments.
  func finishOSError(_ exception: Value) throws(Raised) {
    let cell = exception.exception
    let arguments = cell.pointee.arguments.tuple
    let count = arguments.pointee.count
    guard (2...5).contains(count) else { return }
    if cell.pointee.type == types.osError.cell, arguments.items[0].isInt {
      cell.pointee.type = osErrorType(arguments.items[0].int).cell
    }
    guard count > 2 else { return }
    let filename = arguments.items[2]
    let second = count == 5 ? arguments.items[4] : .none
    cell.pointee.arguments = heap.makeTuple(arguments.items, 2)
    if !filename.isNone { try storeOwnAttribute(exception, intern("filename"), filename) }
    if !second.isNone { try storeOwnAttribute(exception, intern("filename2"), second) }
  }

  /// An OSError of the right class for a failed system call.
  public func osError(_ code: Int32, path: Value) -> Raised {
    let arguments = heap.makeTuple([
      Value(Int(code)), string(String(cString: strerror(code))),
    ])
    let exception = heap.makeException(osErrorType(Int(code)).cell, arguments: arguments)
    if !path.isNone { try? storeOwnAttribute(exception, intern("filename"), path) }
    return raise(exception)
  }
}
