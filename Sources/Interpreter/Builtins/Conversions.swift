import BigInt
import Glibc

/// What natives do with arguments that should be numbers.
extension Interpreter {
  /// The int that a value stands for through `__index__`; nil when it stands for none.
  func indexNumber(_ value: Value) throws(Raised) -> Value? {
    if value.isInt || value.is(.bigInt) { return value }
    if value.isBool { return Value(value.int) }
    guard hasOperators(value) else { return nil }
    let method = type(of: value).lookup(symbols.index, version: classVersion)
    if method.isUnbound { return nil }
    let result = try callMethod(method, value, [])
    guard result.isIntegral else {
      throw typeError("__index__ returned non-int (type \(typeName(result)))")
    }
    return result.isBool ? Value(result.int) : result
  }

  /// An int argument of any size.
  func requireInteger(_ value: Value) throws(Raised) -> Value {
    if value.isInt { return value }
    if let number = try indexNumber(value) { return number }
    throw typeError("'\(typeName(value))' object cannot be interpreted as an integer")
  }

  /// An int argument that fits a machine word.
  func requireIndex(_ value: Value) throws(Raised) -> Int {
    if value.isInt { return value.int }
    let number = try requireInteger(value)
    guard number.isInt else {
      throw raise(types.overflowError, "Python int too large to convert to C ssize_t")
    }
    return number.int
  }

  /// An int argument that fits 32 bits.
  func requireShort(_ value: Value) throws(Raised) -> Int {
    let number = try clampedIndex(value)
    guard Int32(exactly: number) != nil else {
      throw raise(types.overflowError, "Python int too large to convert to C int")
    }
    return number
  }

  /// Like `requireIndex`, but numbers out of range become the nearest that fits.
  func clampedIndex(_ value: Value) throws(Raised) -> Int {
    let number = try requireInteger(value)
    return number.isInt ? number.int : number.isNegativeInteger ? .min : .max
  }

  /// The int that `int()` makes of an object with `__int__`, `__index__` or `__trunc__`; nil for
  /// others.
  func convertedInteger(_ value: Value) throws(Raised) -> Value? {
    let info = type(of: value)
    for (symbol, name) in [(symbols.int, "__int__"), (symbols.index, "__index__")] {
      let method = info.lookup(symbol, version: classVersion)
      if method.isUnbound { continue }
      let result = try callMethod(method, value, [])
      guard result.isIntegral else {
        throw typeError("\(name) returned non-int (type \(typeName(result)))")
      }
      return result.isBool ? Value(result.int) : result
    }
    let method = info.lookup(intern("__trunc__"), version: classVersion)
    if method.isUnbound { return nil }
    return try requireInteger(try callMethod(method, value, []))
  }

  /// The double that a number, or an object with `__float__` or `__index__`, stands for; nil for
  /// others.
  func floatNumber(_ value: Value) throws(Raised) -> Double? {
    if let number = try doubleValue(value) { return number }
    guard hasOperators(value) else { return nil }
    let method = type(of: value).lookup(symbols.float, version: classVersion)
    if !method.isUnbound {
      let result = try callMethod(method, value, [])
      guard result.isFloat else {
        throw typeError(
          "\(typeName(value)).__float__ returned non-float (type \(typeName(result)))")
      }
      return result.float
    }
    guard let index = try indexNumber(value) else { return nil }
    return try doubleValue(index)
  }

  /// A float argument.
  public func requireReal(_ value: Value) throws(Raised) -> Double {
    if value.isFloat { return value.float }
    if let number = try floatNumber(value) { return number }
    throw typeError("must be real number, not \(typeName(value))")
  }

  /// `int(number)`
  func truncated(_ number: Double) throws(Raised) -> Value {
    if number.magnitude < 9.2e18 { return Value(Int(number)) }
    if number.isNaN { throw valueError("cannot convert float NaN to integer") }
    if number.isInfinite {
      throw raise(types.overflowError, "cannot convert float infinity to integer")
    }
    return integer(BigInt(number))
  }

  /// A str argument.
  func requireString(
    _ value: Value, _ message: @autoclosure () -> String
  ) throws(Raised) -> UnsafeMutablePointer<StringCell> {
    if value.is(.string) { return value.string }
    let message = message()
    // Python's argument parser says None, everything else NoneType.
    let shown = value.isNone && message.contains("argument") ? "None" : typeName(value)
    throw typeError(message + shown)
  }
}
