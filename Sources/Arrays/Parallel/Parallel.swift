import Glibc

/// Splitting of large loops over two threads. Results never depend on how many run.
public enum Parallel {
  /// Calls `body` once for each of `0..<parts` and returns when all calls have ended. Parts may run
  /// on two threads; where the second one is busy with other work, all run on the caller's.
  public static func run(parts: Int, _ body: (Int) -> Void) {
    guard parts > 1, Worker.isUseful, Worker.shared.run(parts: parts, body) else {
      for part in 0..<parts { body(part) }
      return
    }
  }

  /// Calls `body` with ranges that cover `0..<count`, each of about `grain` indices.
  static func forEachRange(count: Int, grain: Int, _ body: (Range<Int>) -> Void) {
    let parts = max(1, (count + grain - 1) / grain)
    if parts == 1 { return body(0..<count) }
    run(parts: parts) { part in body(part * grain..<min(count, (part + 1) * grain)) }
  }
}

/// The second thread: sleeps until a job comes, then takes parts of it in turn with the caller.
private final class Worker: @unchecked Sendable {
  static let shared = Worker()
  static let isUseful = sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1

  /// The body stays on its caller's stack: nothing of it may outlive `run`.
  private struct Job {
    let body: UnsafePointer<(Int) -> Void>
    let parts: Int
  }

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let arrived = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let finished = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// The fields below are read and written under `mutex`.
  private var job: Job?
  private var nextPart = 0
  private var isHelping = false
  private var faults: Int32 = 0

  private init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(arrived, nil)
    pthread_cond_init(finished, nil)
    var thread = pthread_t()
    let context = Unmanaged.passUnretained(self).toOpaque()
    let status = pthread_create(
      &thread, nil,
      { context in
        Unmanaged<Worker>.fromOpaque(context!).takeUnretainedValue().serve()
        return nil
      }, context)
    precondition(status == 0, "no thread could be started")
    pthread_detach(thread)
  }

  /// False if the worker is busy; nothing has been run then.
  func run(parts: Int, _ body: (Int) -> Void) -> Bool {
    withoutActuallyEscaping(body) { body in
      withUnsafePointer(to: body) { run(Job(body: $0, parts: parts)) }
    }
  }

  private func run(_ next: Job) -> Bool {
    pthread_mutex_lock(mutex)
    guard job == nil else {
      pthread_mutex_unlock(mutex)
      return false
    }
    job = next
    nextPart = 0
    faults = 0
    pthread_cond_signal(arrived)
    takeParts(next)
    while isHelping { pthread_cond_wait(finished, mutex) }
    job = nil
    let raised = faults
    pthread_mutex_unlock(mutex)
    if raised != 0 { feraiseexcept(raised) }
    return true
  }

  /// Runs parts until none is left; called and left with the mutex locked.
  private func takeParts(_ job: Job) {
    while nextPart < job.parts {
      let part = nextPart
      nextPart += 1
      pthread_mutex_unlock(mutex)
      job.body.pointee(part)
      pthread_mutex_lock(mutex)
    }
  }

  private func serve() {
    pthread_mutex_lock(mutex)
    while true {
      while job == nil || nextPart >= job!.parts { pthread_cond_wait(arrived, mutex) }
      let current = job!
      isHelping = true
      feclearexcept(FaultBits.all)
      takeParts(current)
      faults |= fetestexcept(FaultBits.all)
      isHelping = false
      pthread_cond_signal(finished)
    }
  }
}
