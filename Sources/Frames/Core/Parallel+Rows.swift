import Arrays

extension Parallel {
  /// Calls `body` with two halves of `0..<count`, or with all of it when it is short.
  static func halves(_ count: Int, atLeast minimum: Int = 20_000, _ body: (Range<Int>) -> Void) {
    guard count >= minimum else { return body(0..<count) }
    let middle = count / 2
    run(parts: 2) { body($0 == 0 ? 0..<middle : middle..<count) }
  }
}

/// A value whose sharing between threads the caller has made safe.
struct Unchecked<Value>: @unchecked Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}
