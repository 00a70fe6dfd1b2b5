import Glibc

/// What went wrong in floating-point arithmetic, as `np.errstate` groups it.
public struct FloatingFaults: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let divide = FloatingFaults(rawValue: 1)
  public static let overflow = FloatingFaults(rawValue: 2)
  public static let underflow = FloatingFaults(rawValue: 4)
  public static let invalid = FloatingFaults(rawValue: 8)

  /// numpy's warning texts, in numpy's order: `divide by zero encountered in log`.
  public func warnings(in operation: String) -> [String] {
    let texts: [(FloatingFaults, String)] = [
      (.divide, "divide by zero"), (.overflow, "overflow"), (.underflow, "underflow"),
      (.invalid, "invalid value"),
    ]
    return texts.filter { contains($0.0) }.map { "\($0.1) encountered in \(operation)" }
  }

  /// The faults that `body` raises on this thread and on those that help it.
  public static func during<R>(_ body: () throws -> R) rethrows -> (R, FloatingFaults) {
    feclearexcept(FaultBits.all)
    let result = try body()
    let raised = fetestexcept(FaultBits.all)
    var faults: FloatingFaults = []
    if raised & FaultBits.divideByZero != 0 { faults.insert(.divide) }
    if raised & FaultBits.overflow != 0 { faults.insert(.overflow) }
    if raised & FaultBits.underflow != 0 { faults.insert(.underflow) }
    if raised & FaultBits.invalid != 0 { faults.insert(.invalid) }
    return (result, faults)
  }
}

/// C's `fenv.h` flags, which Swift imports twice and so cannot name.
enum FaultBits {
  static let invalid: Int32 = 1
  #if arch(arm64)
    static let divideByZero: Int32 = 2
    static let overflow: Int32 = 4
    static let underflow: Int32 = 8
  #else
    static let divideByZero: Int32 = 4
    static let overflow: Int32 = 8
    static let underflow: Int32 = 16
  #endif
  static let all = invalid | divideByZero | overflow | underflow
}
