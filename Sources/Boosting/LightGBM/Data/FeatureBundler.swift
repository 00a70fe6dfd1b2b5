/// Puts features that are rarely set in the same row together, as LightGBM's bundling (EFB).
///
/// The engine does not store bundles; it needs to know them because two features of a bundle that
/// are both set in a row hide one another in the library's storage, and because the order of the
/// bundles numbers the features.
struct FeatureBundler {
  struct Group {
    var features: [Int]
    /// Features of such a group are stored apart and never hide one another.
    var isMultiValue = false
  }

  private let mappers: [BinMapper]
  private let nonZero: [Int]
  private let sampleSize: Int
  private let rowCount: Int
  private let isSparse: Bool
  private let sampleValues: (Int) -> [Double]
  private var setRows: [[Int32]?]

  /// - Parameters:
  ///   - nonZero: values in the sample that are not zero, for each feature.
  ///   - sampleValues: a feature's values in the sample; asked for only where it matters.
  init(
    mappers: [BinMapper], nonZero: [Int], sampleSize: Int, rowCount: Int, isSparse: Bool,
    sampleValues: @escaping (Int) -> [Double]
  ) {
    self.mappers = mappers
    self.nonZero = nonZero
    self.sampleSize = sampleSize
    self.rowCount = rowCount
    self.isSparse = isSparse
    self.sampleValues = sampleValues
    setRows = Array(repeating: nil, count: mappers.count)
  }

  /// The groups in the library's order.
  mutating func bundle() -> [Group] {
    let inOrder = Array(mappers.indices)
    let byCount = inOrder.sorted { (nonZero[$1], $0) < (nonZero[$0], $1) }
    var groups = findGroups(inOrder)
    let other = findGroups(byCount)
    if groups.count > other.count { groups = other }
    var random = LinearCongruential(seed: rowCount)
    for i in 0..<max(0, groups.count - 1) {
      groups.swapAt(i, random.nextShort(i + 1, groups.count))
    }
    return groups
  }

  private struct Open {
    var features: [Int]
    var usedRows: Int
    var totalRows: Int
    /// Rows in which some feature is set; made when first needed.
    var marks: [Bool]?
  }

  private var maxConflicts: Int { sampleSize / 10000 }

  private mutating func findGroups(_ order: [Int]) -> [Group] {
    var random = LinearCongruential(seed: rowCount)
    var open: [Open] = []
    for feature in order {
      let count = setCount(feature)
      let possible = open.indices.filter {
        open[$0].totalRows + count <= sampleSize + maxConflicts
      }
      let found = bestGroup(feature, count, possible, &open, &random)
      if let (group, conflicts) = found {
        open[group].features.append(feature)
        open[group].totalRows += count
        open[group].usedRows += count - conflicts
        if open[group].marks != nil { mark(feature, &open[group].marks!) }
      } else {
        open.append(Open(features: [feature], usedRows: count, totalRows: count))
      }
    }
    guard isSparse else { return open.map { Group(features: $0.features) } }
    return separateSparse(open)
  }

  private mutating func bestGroup(
    _ feature: Int, _ count: Int, _ possible: [Int], _ open: inout [Open],
    _ random: inout LinearCongruential
  ) -> (Int, Int)? {
    guard let last = possible.last else { return nil }
    let others = possible.count - 1
    let sampled = random.sample(others, min(others, 99))
    for group in [last] + sampled.map({ possible[$0] }) {
      let room = maxConflicts - open[group].totalRows + open[group].usedRows
      if open[group].marks == nil { open[group].marks = marks(open[group].features) }
      guard let conflicts = conflictCount(feature, open[group].marks!, room) else { continue }
      if conflicts <= room && conflicts <= count / 2 { return (group, conflicts) }
    }
    return nil
  }

  /// Sparse groups become one group at the end.
  private mutating func separateSparse(_ open: [Open]) -> [Group] {
    var groups: [Group] = []
    var rest: [Int] = []
    for group in open {
      if Double(group.usedRows) / Double(sampleSize) >= 0.4 {
        groups.append(Group(features: group.features))
      } else {
        rest += group.features
      }
    }
    guard !rest.isEmpty else { return groups }
    var last = Group(features: rest)
    var marks = [Bool](repeating: false, count: sampleSize)
    var conflicts = 0
    for feature in rest where rest.count > 1 && !last.isMultiValue {
      let found = conflictCount(feature, marks, maxConflicts - conflicts)
      conflicts += found ?? -1
      if found == nil || conflicts > maxConflicts {
        last.isMultiValue = true
      } else {
        mark(feature, &marks)
      }
    }
    return groups + [last]
  }

  private mutating func marks(_ features: [Int]) -> [Bool] {
    var marks = [Bool](repeating: false, count: sampleSize)
    for feature in features { mark(feature, &marks) }
    return marks
  }

  private mutating func mark(_ feature: Int, _ marks: inout [Bool]) {
    for row in rows(feature) { marks[Int(row)] = true }
  }

  /// Rows where both are set; nil for more than `most`.
  private mutating func conflictCount(_ feature: Int, _ marks: [Bool], _ most: Int) -> Int? {
    var count = 0
    for row in rows(feature) {
      if marks[Int(row)] { count += 1 }
      if count > most { return nil }
    }
    return count
  }

  private mutating func setCount(_ feature: Int) -> Int {
    let mapper = mappers[feature]
    return mapper.defaultBin == mapper.mostFrequentBin ? nonZero[feature] : rows(feature).count
  }

  /// Sample rows where the feature is not at its most frequent bin.
  private mutating func rows(_ feature: Int) -> [Int32] {
    if let known = setRows[feature] { return known }
    let mapper = mappers[feature]
    let values = sampleValues(feature)
    func nonZeroRows() -> [Int32] {
      values.indices.filter { !(values[$0].magnitude <= zeroThreshold) }.map { Int32($0) }
    }
    var rows: [Int32]
    if mapper.defaultBin == mapper.mostFrequentBin {
      rows = nonZeroRows()
    } else {
      rows = values.indices.filter {
        values[$0].magnitude <= zeroThreshold
          || mapper.bin(of: values[$0]) != mapper.mostFrequentBin
      }.map { Int32($0) }
      if rows.isEmpty { rows = nonZeroRows() }
    }
    setRows[feature] = rows
    return rows
  }
}

/// What the library's bundled storage loses: of the features set in a row only the last stays.
enum BundleConflicts {
  static func apply(to columns: BinnedColumns, _ features: LightGBMDataset.Features) {
    for bundle in features.bundles {
      let members = bundle.sorted()
      let frequent = members.map { features.mappers[features.used[$0]].mostFrequentBin }
      for row in 0..<columns.rows {
        var isTaken = false
        for (feature, usual) in zip(members, frequent).reversed()
        where columns.bin(feature, row: row) != usual {
          if isTaken { columns.setBin(feature, row: row, usual) }
          isTaken = true
        }
      }
    }
  }
}
