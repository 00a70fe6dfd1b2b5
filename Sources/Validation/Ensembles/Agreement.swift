/// Where two models' decisions differ, and which of them is right there.
public struct Agreement: Sendable, Equatable {
  public let rows: Int
  /// Rows that the models decide differently.
  public let disagreements: [Int]
  public let firstRight: Int
  public let secondRight: Int
  /// Pearson's correlation of the two predictions.
  public let correlation: Double

  /// The share of rows that both decide alike.
  public var share: Double { Double(rows - disagreements.count) / Double(rows) }

  /// - Parameters:
  ///   - first: predictions of one model, and the threshold above which it says yes.
  /// - Throws: `ValidationError` for no rows or other lengths.
  public init(
    truth: [Bool], _ first: (scores: [Double], threshold: Double),
    _ second: (scores: [Double], threshold: Double)
  ) throws(ValidationError) {
    let counts = [truth.count, first.scores.count, second.scores.count]
    guard Set(counts).count == 1 else { throw .lengths(counts) }
    guard !truth.isEmpty else { throw ValidationError("agreement: no rows") }
    rows = truth.count
    let decided = first.scores.map { $0 > first.threshold }
    let other = second.scores.map { $0 > second.threshold }
    disagreements = truth.indices.filter { decided[$0] != other[$0] }
    firstRight = disagreements.count { decided[$0] == truth[$0] }
    secondRight = disagreements.count { other[$0] == truth[$0] }
    correlation = Self.correlation(first.scores, second.scores)
  }

  private static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let count = Double(a.count)
    let (meanA, meanB) = (a.reduce(0, +) / count, b.reduce(0, +) / count)
    var (ab, aa, bb) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      ab += (x - meanA) * (y - meanB)
      aa += (x - meanA) * (x - meanA)
      bb += (y - meanB) * (y - meanB)
    }
    return ab / (aa.squareRoot() * bb.squareRoot())
  }
}
