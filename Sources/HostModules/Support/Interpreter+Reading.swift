import Interpreter

/// Reading of script values as Swift ones, with Python's error for the wrong kind.
///
/// `name` is the parameter's, for the message.
extension Interpreter {
  /// An int, or anything with `__index__`.
  func int(_ value: Value, _ name: String) throws -> Int {
    if value.isInt || value.isBool { return value.int }
    if let number = try wholeNumber(value) { return number }
    throw typeError("argument '\(name)' must be int, not \(typeName(value))")
  }

  func optionalInt(_ value: Value, _ name: String) throws -> Int? {
    value.isNone || value.isUnbound ? nil : try int(value, name)
  }

  /// A float, an int, or anything with `__float__`.
  func double(_ value: Value, _ name: String) throws -> Double {
    if value.isFloat { return value.float }
    if let number = try realNumber(value) { return number }
    throw typeError("argument '\(name)' must be a real number, not \(typeName(value))")
  }

  func optionalDouble(_ value: Value, _ name: String) throws -> Double? {
    value.isNone || value.isUnbound ? nil : try double(value, name)
  }

  func bool(_ value: Value) throws -> Bool { try truth(value) }

  func text(_ value: Value, _ name: String) throws -> String {
    if let text = value.stringValue { return text }
    throw typeError("argument '\(name)' must be str, not \(typeName(value))")
  }

  func optionalText(_ value: Value, _ name: String) throws -> String? {
    value.isNone || value.isUnbound ? nil : try text(value, name)
  }

  /// The elements of any iterable.
  func elements(_ value: Value) throws -> [Value] {
    if let items = value.items { return Array(items) }
    return Array(try makeList(from: value).items!)
  }

  /// The strings of any iterable of str.
  func texts(_ value: Value, _ name: String) throws -> [String] {
    try elements(value).map { try text($0, name) }
  }

  /// Refuses arguments that exist in the real library but are not supported here.
  ///
  /// - Parameter arguments: name, value, and the default that means "not given".
  func refuse(_ function: String, _ arguments: [(name: String, value: Value, unless: Value)]) throws
  {
    for argument in arguments
    where !argument.value.isUnbound && !argument.value.isIdentical(to: argument.unless) {
      throw raise(
        types.notImplementedError,
        "\(function): argument '\(argument.name)' is not supported by mnb")
    }
  }
}
