import Foundation

/// Runs deeply recursive work on a thread with a stack of its own.
enum DeepStack {
  /// Handed from one thread to the other once, with a semaphore in between.
  private final class Box<Value>: @unchecked Sendable {
    var value: Value?
  }

  /// The result of `body`, run on another thread while this one waits.
  static func run<Value>(bytes: Int, _ body: @escaping @Sendable () -> Value) -> Value {
    let box = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      box.value = body()
      done.signal()
    }
    thread.stackSize = bytes
    thread.start()
    done.wait()
    return box.value!
  }
}
