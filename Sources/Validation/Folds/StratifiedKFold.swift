/// Folds with every class in the proportion of the whole.
public struct StratifiedKFold: Splitter {
  let folds: FoldCount
  let shuffle: Bool
  let random: RandomSource

  public init(
    _ splits: Int = 5, shuffle: Bool = false, random: RandomSource = .unseeded
  ) throws(ValidationError) {
    folds = try FoldCount(splits, shuffle: shuffle, random: random)
    self.shuffle = shuffle
    self.random = random
  }

  public func split(
    rows: Int, labels: Labels?, groups: Labels? = nil
  ) throws(ValidationError) -> FoldSet {
    let labels = try required(labels, "y", rows: rows)
    try folds.check(rows: rows)
    let warnings = try folds.check(labels: labels)
    let stream = random.makeStream()
    let (codes, classCount) = numberedByAppearance(labels)
    let allocation = allocate(codes, classCount)
    var rowsOfClass = [[Int]](repeating: [], count: classCount)
    for (row, code) in codes.enumerated() { rowsOfClass[code].append(row) }
    var fold = [Int](repeating: 0, count: rows)
    for c in 0..<classCount {
      var blocks = (0..<folds.splits).flatMap {
        [Int](repeating: $0, count: allocation[$0][c])
      }
      if shuffle { stream.shuffle(&blocks) }
      for (row, f) in zip(rowsOfClass[c], blocks) { fold[row] = f }
    }
    return FoldSet(rows: rows, folds: folds.splits, fold: fold, warnings: warnings)
  }

  private func numberedByAppearance(_ labels: Labels) -> ([Int], Int) {
    var place = [Int](repeating: -1, count: labels.classes.count)
    var next = 0
    let codes = labels.codes.map { code in
      if place[code] < 0 {
        place[code] = next
        next += 1
      }
      return place[code]
    }
    return (codes, next)
  }

  /// Rows of each class in each fold: every k-th of the sorted labels.
  private func allocate(_ codes: [Int], _ classCount: Int) -> [[Int]] {
    let empty = [Int](repeating: 0, count: classCount)
    var allocation = [[Int]](repeating: empty, count: folds.splits)
    var counts = empty
    for code in codes { counts[code] += 1 }
    var position = 0
    for (c, count) in counts.enumerated() {
      for _ in 0..<count {
        allocation[position % folds.splits][c] += 1
        position += 1
      }
    }
    return allocation
  }
}
