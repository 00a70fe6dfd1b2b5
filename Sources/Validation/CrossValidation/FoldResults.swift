import Synchronization

/// What the folds came to, filled in from several threads.
final class FoldResults: Sendable {
  private struct State {
    var folds: [CrossValidation.Fold?]
    var failure: (any Error)?
  }
  private let state: Mutex<State>

  init(_ count: Int) {
    state = Mutex(State(folds: Array(repeating: nil, count: count), failure: nil))
  }

  var hasFailed: Bool { state.withLock { $0.failure != nil } }

  func set(_ index: Int, _ fold: CrossValidation.Fold) {
    state.withLock { $0.folds[index] = fold }
  }

  func fail(_ error: any Error) {
    state.withLock { if $0.failure == nil { $0.failure = error } }
  }

  /// All folds in order.
  /// - Throws: the first failure.
  func all() throws -> [CrossValidation.Fold] {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      return state.folds.compactMap { $0 }
    }
  }
}
