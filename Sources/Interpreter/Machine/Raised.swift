/// A script exception is on its way; the exception itself is in `Interpreter.raised`.
public struct Raised: Error {
  @usableFromInline init() {}
}

/// Errors of the engines that become script exceptions of a named class.
public protocol PythonError: Error {
  /// Such as `ValueError`; a dotted name finds a class of a host module.
  var pythonClass: String { get }
  var message: String { get }
}
