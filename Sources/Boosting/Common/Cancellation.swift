/// A way to ask from outside whether long work should stop; checked between short pieces of work.
public struct Cancellation: Sendable {
  private let check: (@Sendable () -> Bool)?

  public init(_ check: @escaping @Sendable () -> Bool) { self.check = check }

  private init() { check = nil }

  /// Never cancelled.
  public static let never = Cancellation()

  public var isCancelled: Bool { check?() ?? false }

  /// - Throws: `BoostingError.cancelled` when the work should stop.
  public func throwIfCancelled() throws {
    if isCancelled { throw BoostingError.cancelled }
  }
}
