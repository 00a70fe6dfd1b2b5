import Foundation

/// Thrown by an objective to end its trial as pruned.
public struct TrialPruned: Error, Sendable {
  public init() {}
}

extension Study {
  /// Runs trials of a native objective, several at once where asked.
  ///
  /// With more than one job the trials are the same on every run, but others than with one.
  /// - Parameters:
  ///   - trials: how many to run.
  ///   - jobs: how many run at once, each on a thread of its own.
  ///   - isCancelled: asked before every trial; trials that run are finished.
  ///   - onTrial: receives every trial that ended.
  ///   - objective: gives the values of a trial; throws `TrialPruned` to prune it. Another error
  ///     fails the trial and ends the run.
  /// - Throws: the objective's error, or the storage's.
  public func run(
    trials: Int, jobs: Int = 1, isCancelled: @escaping @Sendable () -> Bool = { false },
    onTrial: (@Sendable (TrialRecord) -> Void)? = nil,
    objective: @escaping @Sendable (Trial) throws -> [Double]
  ) throws {
    clearStop()
    let runner = TrialRunner(
      study: self, trials: trials, jobs: jobs, isCancelled: isCancelled, onTrial: onTrial,
      objective: objective)
    if jobs == 1 {
      runner.work()
    } else {
      let done = DispatchGroup()
      for _ in 0..<jobs {
        done.enter()
        Thread.detachNewThread {
          runner.work()
          done.leave()
        }
      }
      done.wait()
    }
    if let error = runner.error { throw error }
  }
}

/// Hands out trials to threads so that none starts before those it learns from have ended.
private final class TrialRunner: @unchecked Sendable {
  private let study: Study
  private let trials: Int
  private let jobs: Int
  private let isCancelled: @Sendable () -> Bool
  private let onTrial: (@Sendable (TrialRecord) -> Void)?
  private let objective: @Sendable (Trial) throws -> [Double]
  private let turn = NSCondition()
  private var started = 0
  /// Trials asked for; threads ask in the order of their places.
  private var asked = 0
  /// How many trials have ended before the first that runs, and those that have ended after it.
  private var endedFirst = 0
  private var endedLater = Set<Int>()
  private var failure: (any Error)?

  init(
    study: Study, trials: Int, jobs: Int, isCancelled: @escaping @Sendable () -> Bool,
    onTrial: (@Sendable (TrialRecord) -> Void)?,
    objective: @escaping @Sendable (Trial) throws -> [Double]
  ) {
    self.study = study
    self.trials = trials
    self.jobs = jobs
    self.isCancelled = isCancelled
    self.onTrial = onTrial
    self.objective = objective
  }

  var error: (any Error)? { turn.withLock { failure } }

  func work() {
    while let (place, trial) = next() {
      do { try run(trial) } catch { turn.withLock { failure = failure ?? error } }
      turn.withLock {
        endedLater.insert(place)
        while endedLater.remove(endedFirst) != nil { endedFirst += 1 }
        turn.broadcast()
      }
    }
  }

  /// Asks for the next trial once the trial `jobs` places before it has ended.
  private func next() -> (place: Int, trial: Trial)? {
    turn.withLock {
      let place = started
      guard place < trials, failure == nil, !isCancelled(), !study.shouldStop else { return nil }
      started += 1
      while failure == nil && !mayStart(place) { turn.wait() }
      guard failure == nil else { return nil }
      defer { turn.broadcast() }
      asked += 1
      do { return (place, try study.ask(jobs: jobs)) } catch {
        failure = error
        return nil
      }
    }
  }

  private func mayStart(_ place: Int) -> Bool { asked == place && place < endedFirst + jobs }

  private func run(_ trial: Trial) throws {
    do {
      try study.tell(trial, values: objective(trial))
    } catch is TrialPruned {
      try study.tell(trial, values: nil, state: .pruned)
    } catch {
      try study.tell(trial, values: nil, state: .fail, skipIfFinished: true)
      throw error
    }
    onTrial?(trial.snapshot)
  }
}
