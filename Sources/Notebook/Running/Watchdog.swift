import Foundation
import Synchronization

/// Asks a cell to stop when its time is over.
final class Watchdog: @unchecked Sendable {
  private let fired = Mutex(false)
  private let timer: any DispatchSourceTimer

  /// - Parameter action: called once, on another thread.
  init(seconds: Double, action: @escaping @Sendable () -> Void) {
    let timer = DispatchSource.makeTimerSource(queue: .global())
    self.timer = timer
    timer.schedule(deadline: .now() + max(seconds, 0.001))
    timer.setEventHandler { [weak self] in
      self?.fired.withLock { $0 = true }
      action()
    }
    timer.resume()
  }

  /// Stops watching; whether the time was over.
  func stop() -> Bool {
    timer.cancel()
    return fired.withLock { $0 }
  }
}
