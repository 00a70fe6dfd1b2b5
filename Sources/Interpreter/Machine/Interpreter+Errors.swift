extension Heap {
  func makeException(
    _ type: UnsafeMutablePointer<TypeCell>, arguments: Value
  ) -> Value {
    let cell = allocate(.exception, ExceptionCell.self, flags: [.finalized])
    cell.pointee.type = type
    cell.pointee.arguments = arguments
    cell.pointee.cause = .none
    cell.pointee.context = .none
    cell.pointee.attributes = .unbound
    cell.pointee.suppressContext = false
    cell.pointee.traceback = nil
    return Value(.exception, cell)
  }
}

extension Value {
  @inline(__always) var exception: UnsafeMutablePointer<ExceptionCell> {
    pointer(as: ExceptionCell.self)
  }
}

extension Interpreter {
  /// Sets the exception on its way; throw what it returns: `throw vm.raise(vm.types.valueError, "…")`.
  @inline(never)
  public func raise(_ type: TypeInfo, _ message: String) -> Raised {
    let arguments = message.isEmpty ? heap.makeTuple([]) : heap.makeTuple([string(message)])
    return raise(heap.makeException(type.cell, arguments: arguments))
  }

  /// Raises an exception value, chained to the one being handled.
  public func raise(_ exception: Value) -> Raised {
    if handled.is(.exception), !handled.isIdentical(to: exception),
      exception.exception.pointee.context.isNone
    {
      exception.exception.pointee.context = handled
    }
    raised = exception
    return Raised()
  }

  public func typeError(_ message: String) -> Raised { raise(types.typeError, message) }
  public func valueError(_ message: String) -> Raised { raise(types.valueError, message) }
  public func indexError(_ message: String) -> Raised { raise(types.indexError, message) }
  public func runtimeError(_ message: String) -> Raised { raise(types.runtimeError, message) }

  /// KeyError shows its argument's `repr`, so it carries the key itself.
  public func keyError(_ key: Value) -> Raised {
    raise(heap.makeException(types.keyError.cell, arguments: heap.makeTuple([key])))
  }

  /// A KeyError from what `str(error)` gives in Python: its key's `repr`.
  private func keyError(described text: String) -> Raised {
    if let number = Int(text) { return keyError(Value(number)) }
    if let quote = text.first, quote == "'" || quote == "\"", text.count > 1, text.last == quote {
      let inner = text.dropFirst().dropLast().replacing("\\\(quote)", with: "\(quote)")
      return keyError(string(String(inner.replacing("\\\\", with: "\\"))))
    }
    return keyError(string(text))
  }

  /// An exception of a class found by name: a built-in one, or `module.Class` of a host module.
  public func raise(className: String, _ message: String) -> Raised {
    if let type = exceptionType(named: className) { return raise(type, message) }
    return raise(types.runtimeError, "\(className): \(message)")
  }

  func exceptionType(named name: String) -> TypeInfo? {
    if let value = builtinValues[UInt(intern(name).payload)], value.is(.type) {
      return value.typeInfo
    }
    return host.exceptionTypes[name]?(self)
  }

  /// Turns any Swift error thrown by a native into the raised script exception.
  @inline(never)
  func convert(_ error: any Error) -> Raised {
    if error is Raised { return Raised() }
    if let error = error as? FileError { return osError(error.code, path: string(error.path)) }
    if let error = error as? any PythonError {
      if error.pythonClass == "KeyError" { return keyError(described: error.message) }
      return raise(className: error.pythonClass, error.message)
    }
    return raise(types.runtimeError, "\(error)")
  }
}
