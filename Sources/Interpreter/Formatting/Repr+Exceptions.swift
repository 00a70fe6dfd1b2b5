extension Interpreter {
  /// `ValueError('message')`
  func appendException(_ value: Value, to buffer: inout TextBuffer) throws(Raised) {
    let arguments = value.exception.pointee.arguments.tuple
    buffer.append(text: typeName(value))
    if arguments.pointee.count == 1 {
      buffer.append(UInt8(ascii: "("))
      try enterNative(" while getting the repr of an object")
      defer { leaveNative() }
      try appendRepr(arguments.items[0], to: &buffer)
      buffer.append(UInt8(ascii: ")"))
    } else {
      try appendRepr(value.exception.pointee.arguments, to: &buffer)
    }
  }

  /// `str(exception)` by the built-in classes' rules.
  func exceptionText(_ value: Value) throws(Raised) -> Value {
    let cell = value.exception
    let info = cell.pointee.type.pointee.info.takeUnretainedValue()
    let arguments = cell.pointee.arguments.tuple
    if info.isSubtype(of: types.osError), let text = try osErrorText(value) { return text }
    if info.isSubtype(of: types.syntaxError) { return try syntaxErrorText(value) }
    if info.isSubtype(of: types.unicodeError), let text = try unicodeErrorText(value) {
      return text
    }
    switch arguments.pointee.count {
    case 0: return string("")
    case 1:
      if info.isSubtype(of: types.keyError) { return try repr(arguments.items[0]) }
      return try str(arguments.items[0])
    default: return try repr(cell.pointee.arguments)
    }
  }

  /// `[Errno 2] No such file or directory: 'name'`; nil without an error number.
  private func osErrorText(_ value: Value) throws(Raised) -> Value? {
    let number = exceptionField(value, "errno")
    let message = exceptionField(value, "strerror")
    if number.isNone && message.isNone { return nil }
    var buffer = TextBuffer()
    buffer.append("[Errno ")
    try appendStr(number, to: &buffer)
    buffer.append("] ")
    try appendStr(message, to: &buffer)
    let name = exceptionField(value, "filename")
    if !name.isNone {
      buffer.append(": ")
      try appendRepr(name, to: &buffer)
      let second = exceptionField(value, "filename2")
      if !second.isNone {
        buffer.append(" -> ")
        try appendRepr(second, to: &buffer)
      }
    }
    return string(buffer)
  }

  /// The message, with the file and line when they are known.
  private func syntaxErrorText(_ value: Value) throws(Raised) -> Value {
    let arguments = value.exception.pointee.arguments.tuple
    var buffer = TextBuffer()
    let message = exceptionField(value, "msg")
    if message.isNone && arguments.pointee.count == 0 { return string("None") }
    try appendStr(message, to: &buffer)
    let file = exceptionField(value, "filename")
    let line = exceptionField(value, "lineno")
    if file.is(.string) {
      let path = file.string.swiftString
      buffer.append(" (")
      buffer.append(text: path.split(separator: "/").last.map(String.init) ?? path)
      if line.isInt {
        buffer.append(", line ")
        buffer.append(integer: line.int)
      }
      buffer.append(")")
    } else if line.isInt {
      buffer.append(" (line ")
      buffer.append(integer: line.int)
      buffer.append(")")
    }
    return string(buffer)
  }

  /// `'utf-8' codec can't decode byte 0xff in position 0: invalid start byte`; nil for other
  /// numbers of arguments.
  private func unicodeErrorText(_ value: Value) throws(Raised) -> Value? {
    let arguments = value.exception.pointee.arguments.tuple
    guard arguments.pointee.count == 5 else { return nil }
    let (object, start, end) = (arguments.items[1], arguments.items[2], arguments.items[3])
    guard start.isInt, end.isInt else { return nil }
    var buffer = TextBuffer()
    buffer.append("'")
    try appendStr(arguments.items[0], to: &buffer)
    buffer.append("' codec can't ")
    if object.is(.bytes) {
      buffer.append("decode byte")
      if end.int == start.int + 1, start.int < object.bytes.pointee.count {
        let hex = String(object.bytes.pointee.bytes[start.int], radix: 16)
        buffer.append(text: " 0x\(hex.count == 1 ? "0" : "")\(hex)")
      } else {
        buffer.append("s")
      }
    } else if object.is(.string) {
      buffer.append("encode character")
      if end.int == start.int + 1, start.int < object.string.count {
        buffer.append(" '")
        let character = substring(object.string, start.int, 1).string.utf8
        TextRepr.appendEscaped(character.scalar(at: 0).scalar, to: &buffer)
        buffer.append("'")
      } else {
        buffer.append("s")
      }
    } else {
      return nil
    }
    buffer.append(" in position ")
    buffer.append(integer: start.int)
    if end.int != start.int + 1 {
      buffer.append("-")
      buffer.append(integer: end.int - 1)
    }
    buffer.append(": ")
    try appendStr(arguments.items[4], to: &buffer)
    return string(buffer)
  }
}
