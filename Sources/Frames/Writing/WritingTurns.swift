import Glibc

/// Hands out blocks in order, and lets their makers write them in the same order.
final class WritingTurns: @unchecked Sendable {
  private let count: Int
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// The fields below are read and written under `mutex`.
  private var given = 0
  private var written = 0
  private var problem: FrameError?

  init(count: Int) {
    self.count = count
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// The first failure of a writer.
  var failure: FrameError? { locked { problem } }

  /// The next block to be made; nil at the end or after a failure.
  func next() -> Int? {
    locked {
      if given == count || problem != nil { return nil }
      given += 1
      return given - 1
    }
  }

  /// Waits until all blocks before this one are written.
  func wait(for block: Int) {
    locked { while written < block { pthread_cond_wait(changed, mutex) } }
  }

  /// Ends the writing of a block.
  func finish(_ failure: FrameError?) {
    locked {
      written += 1
      if problem == nil { problem = failure }
      pthread_cond_signal(changed)
    }
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }
}
