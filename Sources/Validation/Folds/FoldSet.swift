/// The rows of one training set and its test set.
public struct Split: Sendable, Equatable {
  public let train: [Int]
  public let test: [Int]

  /// The rows of `test`, and all others to train on, both ascending.
  init(rows: Int, test isTest: (Int) -> Bool) {
    var train: [Int] = []
    var test: [Int] = []
    train.reserveCapacity(rows)
    for i in 0..<rows {
      if isTest(i) { test.append(i) } else { train.append(i) }
    }
    self.train = train
    self.test = test
  }

  public init(train: [Int], test: [Int]) {
    self.train = train
    self.test = test
  }
}

/// The splits that a splitter made of one data set.
public struct FoldSet: Sendable {
  public let rows: Int
  public let splits: [Split]
  /// What scikit-learn would have warned of.
  public let warnings: [ValidationWarning]
  /// 16 hexadecimal digits that are the same for the same rows in the same splits: two
  /// out-of-fold predictions may be compared or blended only where these agree.
  public let fingerprint: String

  public init(rows: Int, splits: [Split], warnings: [ValidationWarning] = []) {
    self.rows = rows
    self.splits = splits
    self.warnings = warnings
    fingerprint = Self.fingerprint(rows, splits)
  }

  /// The splits of a fold number a row.
  init(rows: Int, folds: Int, fold: [Int], warnings: [ValidationWarning] = []) {
    let splits = (0..<folds).map { f in Split(rows: rows) { fold[$0] == f } }
    self.init(rows: rows, splits: splits, warnings: warnings)
  }

  public var count: Int { splits.count }

  /// For every row the split that tests it; nil unless every row is tested exactly once.
  public var testFold: [Int]? {
    var fold = [Int](repeating: -1, count: rows)
    for (f, split) in splits.enumerated() {
      for i in split.test {
        if fold[i] >= 0 { return nil }
        fold[i] = f
      }
    }
    return fold.contains(-1) ? nil : fold
  }

  /// FNV-1a over row counts and row numbers, the bits mixed at the end.
  private static func fingerprint(_ rows: Int, _ splits: [Split]) -> String {
    var hash: UInt64 = 14_695_981_039_346_656_037
    func add(_ value: Int) { hash = (hash ^ UInt64(value)) &* 1_099_511_628_211 }
    add(rows)
    for split in splits {
      for part in [split.train, split.test] {
        add(part.count)
        for i in part { add(i) }
      }
    }
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    let digits = String(hash ^ (hash >> 33), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
