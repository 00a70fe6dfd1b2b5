/// Training or validation data in binned form, with labels, weights and the like.
///
/// Bins are made once; boosters, folds and trials share them. The values themselves are not kept.
/// Labels and weights may be replaced while no booster uses the data.
public final class LightGBMDataset: @unchecked Sendable {
  /// What the features are; shared by a training set and what is aligned with it.
  final class Features: Sendable {
    let names: [String]
    /// One for every column of the table, of use or not.
    let mappers: [BinMapper]
    /// Columns that are of use, ascending; their places here are the engine's feature numbers.
    let used: [Int]
    /// The library's inner number of each used feature (it seeds extremely random trees).
    let innerIndex: [Int]
    /// Used features that the library stores together, so that at most one of them counts in a row.
    let bundles: [[Int]]
    let maxBin: Int

    init(
      names: [String], mappers: [BinMapper], used: [Int], innerIndex: [Int], bundles: [[Int]],
      maxBin: Int
    ) {
      self.names = names
      self.mappers = mappers
      self.used = used
      self.innerIndex = innerIndex
      self.bundles = bundles
      self.maxBin = maxBin
    }

    var binCounts: [Int] { used.map { mappers[$0].binCount } }
  }

  let features: Features
  let columns: BinnedColumns
  var metadata: Metadata
  /// What the library would have logged while it made the data.
  public let events: [LogEvent]

  init(features: Features, columns: BinnedColumns, metadata: Metadata, events: [LogEvent]) {
    self.features = features
    self.columns = columns
    self.metadata = metadata
    self.events = events
  }

  public var rowCount: Int { columns.rows }
  public var columnCount: Int { features.mappers.count }
  public var featureNames: [String] { features.names }
  /// Columns that can be split on.
  public var usedColumns: [Int] { features.used }
  /// Labels as the engine sees them (float precision).
  public var labels: [Float] { metadata.labels }
  public var weights: [Float]? { metadata.weights }
  public var initScores: [Double]? { metadata.initScores }
  /// Rows of each query.
  public var groupSizes: [Int]? {
    metadata.queryBoundaries.map { borders in zip(borders, borders.dropFirst()).map { Int($1 - $0) }
    }
  }
  /// Number of bins of a column; 0 for one that is of no use.
  public func binCount(ofColumn column: Int) -> Int {
    features.mappers[column].isTrivial ? 0 : features.mappers[column].binCount
  }

  public func setLabels(_ labels: [Double]) throws {
    try metadata.setLabels(labels, rows: rowCount)
  }

  public func setWeights(_ weights: [Double]?) throws {
    try metadata.setWeights(weights, rows: rowCount)
  }

  /// - Parameter scores: a score a row, or for several classes all rows of the first class, then of
  ///   the second, ….
  public func setInitScores(_ scores: [Double]?) throws {
    try metadata.setInitScores(scores, rows: rowCount)
  }

  public func setGroups(_ sizes: [Int]?) throws {
    try metadata.setGroups(sizes, rows: rowCount)
  }

  /// Some of the rows with the same bins, as `Dataset.subset`.
  ///
  /// - Parameter rows: ascending row numbers.
  public func subset(_ rows: [Int32]) throws -> LightGBMDataset {
    guard !rows.isEmpty else { throw BoostingError.check("(num_data) > (0)") }
    return LightGBMDataset(
      features: features, columns: columns.subset(rows, binCounts: features.binCounts),
      metadata: try metadata.subset(rows, of: rowCount), events: [])
  }

  /// Whether another set has the same bins.
  func isAligned(with other: LightGBMDataset) -> Bool {
    features === other.features
      || features.used == other.features.used
        && features.used.allSatisfy { column in
          let (a, b) = (features.mappers[column], other.features.mappers[column])
          return a.upperBounds == b.upperBounds && a.categories == b.categories
            && a.missing == b.missing
        }
  }
}
