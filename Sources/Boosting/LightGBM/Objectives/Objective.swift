/// What is optimised: gradients of a loss at the current scores.
///
/// Scores and gradients lie class after class, `rowCount` of each.
protocol Objective: Sendable {
  /// LightGBM's name.
  var name: String { get }
  /// What a model file says: name and settings.
  var modelText: String { get }
  var treesPerRound: Int { get }
  var transform: OutputTransform { get }
  /// Positive rows, for balanced bagging; 0 where there is no such thing.
  var positiveCount: Int { get }
  /// Classes without rows of both kinds get no trees.
  var skipsEmptyClasses: Bool { get }

  /// Limits the next gradients to some queries, for objectives that work by query.
  mutating func restrict(toQueries queries: [Int32]?)
  /// Writes gradient and hessian of every row.
  mutating func computeGradients(
    _ scores: UnsafePointer<Double>, into out: UnsafeMutablePointer<SIMD2<Float>>, threads: Int)
  /// The constant score of a class that minimises the loss.
  func startScore(class k: Int, events: inout [LogEvent]) -> Double
  func needsTraining(class k: Int) -> Bool

  /// Whether leaves are refitted after a tree has been grown (quantiles and medians).
  var renewsOutputs: Bool { get }
  /// The new output of a leaf.
  ///
  /// - Parameters:
  ///   - rows: rows in the leaf, ascending.
  ///   - score: the score of a row before the tree.
  func renewedOutput(_ rows: UnsafeBufferPointer<Int32>, score: (Int) -> Double) -> Double
}

extension Objective {
  var treesPerRound: Int { 1 }
  var positiveCount: Int { 0 }
  var skipsEmptyClasses: Bool { false }
  var renewsOutputs: Bool { false }

  func needsTraining(class k: Int) -> Bool { true }

  mutating func restrict(toQueries queries: [Int32]?) {}

  func renewedOutput(_ rows: UnsafeBufferPointer<Int32>, score: (Int) -> Double) -> Double { 0 }
}

/// Runs a loop over rows, in two threads where it is long.
@inline(__always)
func forRows(_ count: Int, threads: Int, _ body: @escaping @Sendable (Range<Int>) -> Void) {
  if threads <= 1 || count < 20_000 {
    body(0..<count)
  } else {
    let pieces = threads * 4
    WorkerPool.shared.run(pieces, threads: threads) { piece in
      body(piece * count / pieces..<(piece + 1) * count / pieces)
    }
  }
}

/// A pointer that a concurrent loop may write through, each piece its own part.
struct Shared<T>: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<T>
  init(_ pointer: UnsafeMutablePointer<T>) { self.pointer = pointer }
  init(_ pointer: UnsafePointer<T>) { self.pointer = UnsafeMutablePointer(mutating: pointer) }
}
