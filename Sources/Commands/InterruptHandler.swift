import Foundation
import Interpreter

/// Turns Ctrl-C into a request to the running interpreters; a second one ends the process.
enum InterruptHandler {
  private static let lock = NSLock()
  private nonisolated(unsafe) static var flags: [UnsafeMutablePointer<UInt32>] = []
  /// Read by the signal handler: at most a few interpreters run at once.
  private nonisolated(unsafe) static let watched = {
    let slots = UnsafeMutablePointer<UnsafeMutablePointer<UInt32>?>.allocate(capacity: 16)
    slots.initialize(repeating: nil, count: 16)
    return slots
  }()
  private nonisolated(unsafe) static let count = {
    let count = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    count.initialize(to: 0)
    return count
  }()

  /// False while the prompt waits for a line: there every Ctrl-C only drops the line.
  private nonisolated(unsafe) static let isRunning = {
    let flag = UnsafeMutablePointer<Bool>.allocate(capacity: 1)
    flag.initialize(to: true)
    return flag
  }()

  static func install() {
    _ = watched
    _ = count
    _ = isRunning
    // Without SA_RESTART, so that reading a line at the prompt ends, too.
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      InterruptHandler.count.pointee += 1
      if InterruptHandler.count.pointee > 1 && InterruptHandler.isRunning.pointee { _exit(130) }
      for i in 0..<16 {
        if let flag = InterruptHandler.watched[i] { flag.pointee |= Interpreter.cancelBit }
      }
    }
    sigaction(SIGINT, &action, nil)
  }

  /// Called when a program or an entry at the prompt begins: the next Ctrl-C is its first.
  static func rearm() {
    count.pointee = 0
    isRunning.pointee = true
  }

  /// Called when the prompt waits for a line.
  static func idle() { isRunning.pointee = false }

  /// Whether Ctrl-C was pressed since the program began.
  static var wasInterrupted: Bool { count.pointee > 0 }

  /// Lets this thread take Ctrl-C, which it leaves to a program's thread while that runs.
  static func unblock() {
    var interrupts = sigset_t()
    sigemptyset(&interrupts)
    sigaddset(&interrupts, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupts, nil)
  }

  static func watch(_ flag: UnsafeMutablePointer<UInt32>) {
    lock.withLock {
      flags.append(flag)
      publish()
    }
  }

  static func forget(_ flag: UnsafeMutablePointer<UInt32>) {
    lock.withLock {
      flags.removeAll { $0 == flag }
      publish()
    }
  }

  private static func publish() {
    for i in 0..<16 { watched[i] = i < flags.count ? flags[i] : nil }
  }
}
