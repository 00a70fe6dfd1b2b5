import Glibc

/// A fixed set of threads, one a core beyond the caller's, that run the pieces of a loop.
///
/// Waiting blocks (no spinning), so a busy neighbour costs no more than its share. Pieces are
/// handed out in order; what they compute must not depend on which thread runs them.
public final class WorkerPool: @unchecked Sendable {
  /// The pool of the whole process.
  public static let shared = WorkerPool()

  /// Threads that can work on one loop, the caller's included.
  public let width: Int

  private final class Loop {
    let count: Int
    let body: @Sendable (Int) -> Void
    var next = 0
    var running = 0

    init(count: Int, body: @escaping @Sendable (Int) -> Void) {
      (self.count, self.body) = (count, body)
    }
  }

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let work = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let done = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var loops: [Loop] = []
  private var started = false

  public init(width: Int? = nil) {
    self.width = width ?? max(1, min(2, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(work, nil)
    pthread_cond_init(done, nil)
  }

  /// Runs `body(0)`, …, `body(count - 1)`, the caller taking part, and returns when all are done.
  public func run(_ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Void) {
    guard count > 1, threads > 1, width > 1 else {
      for i in 0..<count { body(i) }
      return
    }
    let loop = Loop(count: count, body: body)
    pthread_mutex_lock(mutex)
    startThreads()
    loops.append(loop)
    pthread_cond_broadcast(work)
    take(from: loop)
    while loop.running > 0 { pthread_cond_wait(done, mutex) }
    pthread_mutex_unlock(mutex)
  }

  /// Runs pieces of a loop until none is left; called and left with the lock held.
  private func take(from loop: Loop) {
    while loop.next < loop.count {
      let i = loop.next
      loop.next += 1
      loop.running += 1
      if loop.next == loop.count { loops.removeAll { $0 === loop } }
      pthread_mutex_unlock(mutex)
      loop.body(i)
      pthread_mutex_lock(mutex)
      loop.running -= 1
    }
    if loop.running == 0 { pthread_cond_broadcast(done) }
  }

  private func startThreads() {
    guard !started else { return }
    started = true
    for _ in 1..<width {
      var thread = pthread_t()
      let pool = Unmanaged.passUnretained(self).toOpaque()
      let failed = pthread_create(
        &thread, nil,
        { argument in
          Unmanaged<WorkerPool>.fromOpaque(argument!).takeUnretainedValue().serve()
          return nil
        }, pool)
      if failed == 0 { pthread_detach(thread) }
    }
  }

  private func serve() {
    pthread_mutex_lock(mutex)
    while true {
      if let loop = loops.first { take(from: loop) } else { pthread_cond_wait(work, mutex) }
    }
  }
}
