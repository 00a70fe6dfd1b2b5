import Foundation
import Synchronization

@testable import Interpreter

/// Cancels a program that takes too long, again and again: it may catch KeyboardInterrupt.
final class Watchdog: Sendable {
  private struct State {
    var flag: UInt?
    var deadline = Date.distantFuture
    var isDone = false
  }
  private let state = Mutex(State())

  func start() {
    let thread = Thread { [self] in
      while true {
        Thread.sleep(forTimeInterval: 0.01)
        let isDone = state.withLock { state in
          if let flag = state.flag, Date() > state.deadline,
            let pointer = UnsafeMutablePointer<UInt32>(bitPattern: flag)
          {
            pointer.pointee |= Interpreter.cancelBit
          }
          return state.isDone
        }
        if isDone { return }
      }
    }
    thread.start()
  }

  func watch(_ flag: UnsafeMutablePointer<UInt32>?, seconds: Double = 0.2) {
    state.withLock {
      $0.flag = flag.map { UInt(bitPattern: $0) }
      $0.deadline = Date() + seconds
    }
  }

  func stop() { state.withLock { $0.isDone = true } }
}
