/// Going on with a search whose process has ended.
extension Study {
  /// Where every trial stores the sampler's streams.
  static let streamsKey = "mallorn:streams"

  /// Goes on as if the search had not been cut off: trials that ran are put back in the queue, and
  /// the sampler's streams stand where they stood after the last finished trial.
  ///
  /// Call before the first `ask`, and only while no other worker runs trials of the study.
  /// - Returns: the numbers of the trials that will run again.
  @discardableResult
  public func resume() throws -> [Int] {
    try lock.withLock {
      try refresh()
      let dead = history.running
      for number in dead { try storage.requeue(history.trials[number].id, study: id) }
      try refresh()
      restoreStreams(evenIfSeeded: true)
      return dead
    }
  }

  /// Takes up a study of a storage that other processes may use.
  ///
  /// Trials of processes of this machine that have ended are put back in the queue. Where other
  /// workers run trials now, every trial draws from streams of its own from here on, so that no two
  /// workers draw the same; else the streams go on where the study left them, unless the sampler
  /// was given another seed.
  /// - Returns: the numbers of the trials that will run again.
  @discardableResult
  public func takeUp() throws -> [Int] {
    try lock.withLock {
      try refresh()
      var dead: [Int] = []
      for number in history.running {
        let trial = history.trials[number]
        guard let worker = WorkerIdentity(trial.systemAttributes[WorkerIdentity.key]) else {
          continue
        }
        if worker.isGone {
          try storage.requeue(trial.id, study: id)
          dead.append(number)
        } else if worker != .current {
          forksStreams = true
        }
      }
      try refresh()
      if !forksStreams { restoreStreams(evenIfSeeded: false) }
      return dead
    }
  }

  /// Fails trials whose worker gives no sign of life any more, and queues them again where the
  /// storage was opened so.
  public func failStale() throws {
    try lock.withLock {
      _ = try storage.failStale(id)
      try refresh()
    }
  }

  private func restoreStreams(evenIfSeeded: Bool) {
    let last = history.trials.last { $0.systemAttributes[Study.streamsKey] != nil }
    guard case .object(let pairs)? = last?.systemAttributes[Study.streamsKey] else { return }
    for stream in sampler.streams {
      guard let stored = pairs.first(where: { $0.key == stream.name }),
        let position = StreamPosition(stored.value)
      else { continue }
      if evenIfSeeded || !stream.isSeeded || stream.seed == position.seed {
        stream.restore(position)
      }
    }
  }
}
