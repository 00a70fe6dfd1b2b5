extension Interpreter {
  /// `repr(value)`
  public func repr(_ value: Value) throws(Raised) -> Value {
    if value.isInt { return intText(value.int) }
    if value.isFloat { return floatRepr(value.float) }
    if hasReprMethod(value), let text = try scriptRepr(value) { return text }
    var buffer = TextBuffer()
    try appendRepr(value, to: &buffer)
    return string(buffer)
  }

  /// `str(value)`
  public func str(_ value: Value) throws(Raised) -> Value {
    switch value.kind {
    case .string where !value.isDerived: return value
    case .instance, .host: return try strOfInstance(value)
    case .exception: return try strOfException(value)
    case .string:
      let method = overriding(value, symbols.str)
      if method.isUnbound { return value.asBuiltin }
      return try textResult(try callMethod(method, value, []), "__str__")
    default:
      if value.isDerived { return try strOfInstance(value) }
      return try repr(value)
    }
  }

  public func reprText(_ value: Value) throws(Raised) -> String {
    var buffer = TextBuffer()
    try appendRepr(value, to: &buffer)
    return buffer.text
  }

  public func strText(_ value: Value) throws(Raised) -> String {
    try str(value).string.swiftString
  }

  /// Appends `str(value)`.
  func appendStr(_ value: Value, to buffer: inout TextBuffer) throws(Raised) {
    switch value.kind {
    case .free where value.isInt: buffer.append(integer: value.int)
    case .string where !value.isDerived: buffer.append(value.string)
    case .string, .instance, .host, .exception: buffer.append(try str(value).string)
    default:
      if value.isDerived {
        buffer.append(try str(value).string)
      } else {
        try appendRepr(value, to: &buffer)
      }
    }
  }

  /// Appends `repr(value)`.
  func appendRepr(_ value: Value, to buffer: inout TextBuffer) throws(Raised) {
    switch value.tag {
    case .int: return try appendInteger(value, to: &buffer)
    case .float: return FloatText.append(value.float, to: &buffer)
    case .bool: return value.bool ? buffer.append("True") : buffer.append("False")
    case .none: return buffer.append("None")
    case .ellipsis: return buffer.append("Ellipsis")
    case .notImplemented: return buffer.append("NotImplemented")
    case .unbound: return buffer.append("<NULL>")
    default: break
    }
    if hasReprMethod(value), let text = try scriptRepr(value) {
      buffer.append(text.string)
      return
    }
    switch value.kind {
    case .string: TextRepr.append(value.string.utf8, to: &buffer)
    case .bytes: TextRepr.appendBytes(value.bytes.buffer, to: &buffer)
    case .bigInt: try appendInteger(value, to: &buffer)
    case .list, .tuple, .dict, .set, .frozenset, .dictView:
      try appendContainer(value, to: &buffer)
    case .exception: try appendException(value, to: &buffer)
    case .range: try appendRange(longRange(value), to: &buffer)
    case .slice:
      buffer.append("slice(")
      let slice = value.slice
      try appendRepr(slice.pointee.start, to: &buffer)
      buffer.append(", ")
      try appendRepr(slice.pointee.stop, to: &buffer)
      buffer.append(", ")
      try appendRepr(slice.pointee.step, to: &buffer)
      buffer.append(")")
    default: try appendObject(value, to: &buffer)
    }
  }

  private func appendRange(
    _ range: LongRange, to buffer: inout TextBuffer
  ) throws(Raised) {
    buffer.append("range(")
    try appendInteger(integer(range.start), to: &buffer)
    buffer.append(", ")
    try appendInteger(integer(range.stop), to: &buffer)
    if range.step != 1 {
      buffer.append(", ")
      try appendInteger(integer(range.step), to: &buffer)
    }
    buffer.append(")")
  }

  // MARK: Classes with methods of their own

  /// Kinds whose class may define `__repr__`, other than the built-in one.
  @inline(__always)
  private func hasReprMethod(_ value: Value) -> Bool {
    switch value.kind {
    case .instance, .host, .exception: true
    case .tuple: value.tuple.pointee.type != nil
    case .dict: value.dict.pointee.type != nil
    default: value.isDerived
    }
  }

  /// What a class's own `__repr__` gives; nil when there is only the built-in one.
  private func scriptRepr(_ value: Value) throws(Raised) -> Value? {
    let method = type(of: value).lookup(symbols.repr, version: classVersion)
    if method.isUnbound || isCoreMember(method) { return nil }
    return try textResult(try callMethod(method, value, []), "__repr__")
  }

  /// True for a native `__repr__` and the like of the built-in classes themselves.
  func isCoreMember(_ member: Value) -> Bool {
    guard member.is(.native) else { return false }
    switch member.pointer(as: NativeCell.self).pointee.native
      ._withUnsafeGuaranteedRef({ $0.owner })
    {
    case "object", "BaseException", "tuple", "dict", "list", "set", "frozenset", "str", "bytes":
      return true
    default: return false
    }
  }

  private func textResult(_ result: Value, _ method: String) throws(Raised) -> Value {
    guard result.is(.string) else {
      throw typeError("\(method) returned non-string (type \(typeName(result)))")
    }
    return result
  }

  private func strOfInstance(_ value: Value) throws(Raised) -> Value {
    let method = type(of: value).lookup(symbols.str, version: classVersion)
    if method.isUnbound || isCoreMember(method) { return try repr(value) }
    return try textResult(try callMethod(method, value, []), "__str__")
  }

  private func strOfException(_ value: Value) throws(Raised) -> Value {
    let method = type(of: value).lookup(symbols.str, version: classVersion)
    if !method.isUnbound && !isCoreMember(method) {
      return try textResult(try callMethod(method, value, []), "__str__")
    }
    return try exceptionText(value)
  }
}
