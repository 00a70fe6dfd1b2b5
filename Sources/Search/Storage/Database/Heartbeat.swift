import Foundation

/// Notes of the trials that this process runs that it is alive, so that other workers can tell when
/// it is not.
public final class Heartbeat: @unchecked Sendable {
  private let interval: Int
  /// Seconds without a beat after which a trial's worker is taken for dead.
  let grace: Int
  /// How often a trial is tried again; nil for never.
  private let retries: Int?
  /// Connects anew, for a thread of its own.
  private let connect: @Sendable () throws -> any SQLConnection
  private let turn = NSCondition()
  private var running: Set<Int> = []
  private var connection: (any SQLConnection)?
  private var hasThread = false

  init(
    interval: Int, grace: Int?, retries: Int?,
    connect: @escaping @Sendable () throws -> any SQLConnection
  ) {
    self.interval = interval
    self.grace = grace ?? 2 * interval
    self.retries = retries
    self.connect = connect
  }

  func begin(_ trial: Int) {
    turn.withLock {
      running.insert(trial)
      beat()
      guard !hasThread else { return }
      hasThread = true
      Thread.detachNewThread { [weak self, interval] in
        while let self {
          let goesOn = self.turn.withLock { () -> Bool in
            _ = self.turn.wait(until: Date(timeIntervalSinceNow: Double(interval)))
            self.beat()
            self.hasThread = !self.running.isEmpty
            return self.hasThread
          }
          if !goesOn { return }
        }
      }
    }
  }

  func end(_ trial: Int) { _ = turn.withLock { running.remove(trial) } }

  /// A lost beat is no harm: the next one comes.
  private func beat() {
    do {
      if connection == nil { connection = try connect() }
      try connection?.write { session, _ in
        for trial in running {
          try session.run(
            "INSERT INTO trial_heartbeats (trial_id, heartbeat) VALUES (?, CURRENT_TIMESTAMP) "
              + "ON CONFLICT (trial_id) DO UPDATE SET heartbeat = CURRENT_TIMESTAMP",
            [.int(trial)])
        }
      }
    } catch { connection = nil }
  }

  /// The trial that takes up a dead one's parameters, as Optuna's `RetryFailedTrialCallback`.
  func retry(of dead: TrialRecord) -> TrialRecord? {
    guard let retries else { return nil }
    var history: [Attribute] = []
    if case .list(let items)? = dead.systemAttributes["retry_history"] { history = items }
    history.append(.int(dead.number))
    guard history.count <= retries else { return nil }
    var system = dead.systemAttributes
    if system["failed_trial"] == nil { system["failed_trial"] = .int(dead.number) }
    system["retry_history"] = .list(history)
    system[WorkerIdentity.key] = nil
    return TrialRecord(
      state: .waiting, parameters: dead.parameters, userAttributes: dead.userAttributes,
      systemAttributes: system)
  }
}
