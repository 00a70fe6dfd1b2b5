import Foundation

/// Two runs side by side: code by cell, parameters, data, scores, and a paired test of their
/// out-of-fold predictions.
public struct RunComparison: Sendable {
  /// What happened to a cell between the runs.
  public enum Change: Sendable, Equatable {
    case added, removed
    /// Lines of both, `-` and `+` before those of one only, a space before common ones.
    case edited([String])
  }

  /// A predicted column of both runs, resampled row by row.
  public struct PairedTest: Sendable, Equatable {
    public var name: String
    /// F1 of both, each at its own threshold, and the second minus the first.
    public var scores: (Double, Double)
    public var difference: Double
    /// The middle 95 of 100 differences of resampled rows.
    public var low: Double
    public var high: Double
    /// Share of resamples in which the second run is better.
    public var better: Double

    public static func == (a: PairedTest, b: PairedTest) -> Bool {
      a.name == b.name && a.scores == b.scores && a.difference == b.difference && a.low == b.low
        && a.high == b.high && a.better == b.better
    }
  }

  public let first: RunRecord
  public let second: RunRecord
  public let cells: [(id: String, change: Change)]
  public let tests: [PairedTest]
  /// Why predictions were not compared, one line each.
  public let notes: [String]

  public init(
    _ first: RunRecord, _ second: RunRecord, predictions: ([PredictionSet], [PredictionSet]),
    resamples: Int = 2000
  ) {
    (self.first, self.second) = (first, second)
    cells = Self.cells(first, second)
    var tests: [PairedTest] = []
    var notes: [String] = []
    for (a, b) in Self.pairs(predictions.0, predictions.1) {
      if a.truth != b.truth {
        notes.append("\(b.name): the runs predict other rows, so they cannot be compared in pairs")
        continue
      }
      if a.folds != b.folds {
        notes.append("\(b.name): the folds differ; part of the difference comes from them")
      }
      tests.append(Self.test(a, b, resamples))
    }
    if predictions.0.isEmpty || predictions.1.isEmpty {
      notes.append("a run has no saved out-of-fold predictions (results of cross_validate)")
    }
    (self.tests, self.notes) = (tests, notes)
  }

  /// Columns of the same name; where each run has just one, those.
  private static func pairs(
    _ first: [PredictionSet], _ second: [PredictionSet]
  ) -> [(PredictionSet, PredictionSet)] {
    if first.count == 1, second.count == 1 { return [(first[0], second[0])] }
    return first.compactMap { a in second.first { $0.name == a.name }.map { (a, $0) } }
  }

  // MARK: Code

  private static func cells(_ first: RunRecord, _ second: RunRecord) -> [(String, Change)] {
    func code(_ run: RunRecord) -> [(id: String, code: String)] {
      NotebookDocument(run.source, name: run.notebook).cells.map { ($0.id, $0.code) }
    }
    let (old, new) = (code(first), code(second))
    let before = Dictionary(old.map { ($0.id, $0.code) }) { a, _ in a }
    let after = Dictionary(new.map { ($0.id, $0.code) }) { a, _ in a }
    var changes: [(String, Change)] = []
    for (id, code) in new {
      guard let earlier = before[id] else {
        changes.append((id, .added))
        continue
      }
      if earlier != code { changes.append((id, .edited(LineDifference.lines(earlier, code)))) }
    }
    return changes + old.filter { after[$0.id] == nil }.map { ($0.id, .removed) }
  }

  // MARK: The paired bootstrap

  /// Draws rows with replacement, positives and negatives apart, the same rows for both runs.
  private static func test(_ a: PredictionSet, _ b: PredictionSet, _ resamples: Int) -> PairedTest {
    let truth = a.truth.map { $0 > 0 }
    // For each row what each run decided: bit 0 the first's, bit 1 the second's.
    let decisions = a.truth.indices.map { row in
      (a.predicted[row] > a.threshold ? 1 : 0) | (b.predicted[row] > b.threshold ? 2 : 0)
    }
    let strata = [true, false].map { wanted in
      truth.indices.filter { truth[$0] == wanted }.map { decisions[$0] }
    }
    func counts(_ rows: [Int]) -> [Double] {
      rows.reduce(into: [0, 0, 0, 0]) { $0[$1] += 1 }
    }
    func scores(_ positive: [Double], _ negative: [Double]) -> (Double, Double) {
      func f1(_ bit: Int) -> Double {
        let chosen = [0, 1, 2, 3].filter { $0 & bit != 0 }
        let hit = chosen.reduce(0) { $0 + positive[$1] }
        let wrong = chosen.reduce(0) { $0 + negative[$1] }
        let all = positive.reduce(0, +)
        return all + hit + wrong == 0 ? 0 : 2 * hit / (all + hit + wrong)
      }
      return (f1(1), f1(2))
    }
    let whole = scores(counts(strata[0]), counts(strata[1]))
    var random = SplitMix(seed: 0x5EED)
    var differences: [Double] = []
    differences.reserveCapacity(resamples)
    for _ in 0..<resamples {
      let drawn = strata.map { rows -> [Double] in
        var tally = [0.0, 0, 0, 0]
        for _ in rows.indices { tally[rows[random.below(rows.count)]] += 1 }
        return tally
      }
      let (x, y) = scores(drawn[0], drawn[1])
      differences.append(y - x)
    }
    differences.sort()
    func quantile(_ share: Double) -> Double {
      differences.isEmpty ? .nan : differences[Int(share * Double(differences.count - 1))]
    }
    let better = Double(differences.count { $0 > 0 }) / Double(max(differences.count, 1))
    return PairedTest(
      name: b.name, scores: whole, difference: whole.1 - whole.0, low: quantile(0.025),
      high: quantile(0.975), better: better)
  }
}

/// Sebastiano Vigna's SplitMix64: the same resamples every time.
private struct SplitMix {
  var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return Int(z.multipliedFullWidth(by: UInt64(bound)).high)
  }
}
