import Synchronization

/// Hands out folds to threads: always the one that is furthest behind and not in work.
final class FoldTurns: Sendable {
  let folds: [FoldTraining]
  private let state: Mutex<(isFree: [Bool], rounds: [Int])>

  init(_ folds: [FoldTraining]) {
    self.folds = folds
    state = Mutex(
      (Array(repeating: true, count: folds.count), Array(repeating: 0, count: folds.count)))
  }

  /// A fold to go on with; nil when all others are in work or done.
  func take() -> Int? {
    state.withLock { state in
      let free = state.isFree.indices.filter { state.isFree[$0] }
      guard let index = free.min(by: { state.rounds[$0] < state.rounds[$1] }) else { return nil }
      state.isFree[index] = false
      return index
    }
  }

  func giveBack(_ index: Int, isFinished: Bool) {
    let rounds = folds[index].roundsDone
    state.withLock { state in
      state.rounds[index] = rounds
      state.isFree[index] = !isFinished
    }
  }
}
