extension Interpreter {
  /// Native stack kept free below the limit, for natives that do not call `enterNative`.
  private static let reserve = 256 << 10

  /// Notes how deep native calls may go on the running thread, whose stack is
  /// `host.nativeStackSize` large and hardly used yet.
  func setNativeStackLimit() {
    var marker: UInt8 = 0
    let here = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    let usable = UInt(max(host.nativeStackSize - 2 * Interpreter.reserve, Interpreter.reserve))
    nativeStackLimit = here > usable ? here - usable : 0
  }
}
