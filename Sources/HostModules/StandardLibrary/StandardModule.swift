import Interpreter

/// Shorthands for defining functions of the standard library.
extension Interpreter {
  /// An int argument beyond which CPython says `'str' object cannot be interpreted as an integer`.
  func index(_ value: Value) throws -> Int {
    if value.isInt || value.isBool { return value.int }
    if bigInteger(value) != nil {
      throw raise(types.overflowError, "Python int too large to convert to C ssize_t")
    }
    if let number = try wholeNumber(value) { return number }
    throw typeError("'\(typeName(value))' object cannot be interpreted as an integer")
  }

  /// A bytes argument, or a str where `encoding` says how to read it.
  func byteString(_ value: Value) throws -> [UInt8] {
    if let bytes = value.bytesValue { return bytes }
    throw typeError("a bytes-like object is required, not '\(typeName(value))'")
  }

  func overflow(_ message: String) -> Raised { raise(types.overflowError, message) }
  func notImplemented(_ message: String) -> Raised { raise(types.notImplementedError, message) }
}
