import Dispatch

/// Splits work over at most two threads, waiting without spinning.
enum Parallel {
  /// Runs `body(0)` … `body(count - 1)`; the order is not defined.
  static func run(_ count: Int, _ body: (Int) -> Void) {
    guard count > 1 else {
      if count == 1 { body(0) }
      return
    }
    withoutActuallyEscaping(body) { escaping in
      let work = Unchecked(escaping)
      DispatchQueue.concurrentPerform(iterations: count) { work.value($0) }
    }
  }

  /// Calls `body` with two halves of `0..<count`, or with all of it when it is short.
  static func halves(_ count: Int, atLeast minimum: Int = 20_000, _ body: (Range<Int>) -> Void) {
    guard count >= minimum else { return body(0..<count) }
    let middle = count / 2
    run(2) { body($0 == 0 ? 0..<middle : middle..<count) }
  }
}

/// A value whose sharing between threads the caller has made safe.
struct Unchecked<Value>: @unchecked Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}
