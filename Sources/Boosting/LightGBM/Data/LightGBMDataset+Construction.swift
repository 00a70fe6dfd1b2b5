import Glibc

extension LightGBMDataset {
  /// Bins a table, as LightGBM's `Dataset` does.
  ///
  /// - Parameters:
  ///   - table: rows of features; read now, not kept.
  ///   - rows: which rows of the table, in this order; all if nil. The result is the same as for a
  ///     table that holds only these.
  ///   - labels: one for every row taken.
  ///   - initScores: row by row for one class; class after class for several.
  ///   - groups: sizes of the queries for ranking.
  ///   - featureNames: `Column_0`, … if nil.
  ///   - categorical: columns that hold categories.
  ///   - parameters: those of binning are used (`max_bin`, `min_data_in_leaf`, `seed`, …).
  ///   - reference: a training set whose bins to use.
  /// - Throws: `BoostingError` for lengths that do not match, bad parameters, no rows.
  public convenience init(
    _ table: MatrixView, rows: [Int32]? = nil, labels: [Double]? = nil, weights: [Double]? = nil,
    groups: [Int]? = nil, initScores: [Double]? = nil, featureNames: [String]? = nil,
    categorical: Set<Int> = [], parameters: LightGBMParameters = [:],
    reference: LightGBMDataset? = nil, cancellation: Cancellation = .never
  ) throws {
    var events: [LogEvent] = []
    let config = try LightGBMConfig(parameters, events: &events)
    let source = RowSource(table: table, rows: rows)
    guard source.count > 0 else { throw BoostingError.check("(num_data) > (0)") }
    var metadata = Metadata()
    if let labels { try metadata.setLabels(labels, rows: source.count) }
    try metadata.setWeights(weights, rows: source.count)
    try metadata.setGroups(groups, rows: source.count)
    try metadata.setInitScores(initScores, rows: source.count)
    let features: Features
    if let reference {
      guard reference.columnCount == table.columns else {
        throw BoostingError(
          "The number of features in data (\(table.columns)) is not the same as it was in "
            + "training data (\(reference.columnCount)).")
      }
      features = reference.features
    } else {
      let maker = FeatureMaker(
        source: source, config: config, categorical: categorical,
        names: try Self.checkedNames(featureNames, count: table.columns),
        cancellation: cancellation)
      features = try maker.make(&events)
    }
    let columns = try Self.fill(source, features, config, cancellation)
    self.init(features: features, columns: columns, metadata: metadata, events: events)
  }

  /// Names as a model file can hold them.
  private static func checkedNames(_ names: [String]?, count: Int) throws -> [String] {
    guard let names else { return (0..<count).map { "Column_\($0)" } }
    guard names.count == count else {
      throw BoostingError.value(
        "Length of feature_name(\(names.count)) and num_feature(\(count)) don't match")
    }
    let clean = names.map { $0.replacing(" ", with: "_") }
    let forbidden = Set(#"",:[]{}"#)
    if clean.contains(where: { $0.contains { forbidden.contains($0) } }) {
      throw BoostingError("Do not support special JSON characters in feature name.")
    }
    var seen = Set<String>()
    for name in clean where !seen.insert(name).inserted {
      throw BoostingError("Feature (\(name)) appears more than one time.")
    }
    return clean
  }

  /// The bins of every row, two columns at a time.
  private static func fill(
    _ source: RowSource, _ features: Features, _ config: LightGBMConfig,
    _ cancellation: Cancellation
  ) throws -> BinnedColumns {
    let columns = BinnedColumns(rows: source.count, binCounts: features.binCounts)
    let threads = config.threads(work: source.count * features.used.count)
    let tiles = RowSource.tiles(features.used)
    WorkerPool.shared.run(tiles.count, threads: threads) { tile in
      let range = tiles[tile]
      let binners = range.map { ColumnBinner(features.mappers[features.used[$0]]) }
      source.eachBlock(ofColumns: range.map { features.used[$0] }) { start, count, values in
        if cancellation.isCancelled { return }
        for (i, feature) in range.enumerated() {
          let values = values + i * RowSource.blockSize
          if columns.isWide[feature] {
            binners[i].convert(values, count, to: columns.wide(feature) + start)
          } else {
            binners[i].convert(values, count, to: columns.narrow(feature) + start)
          }
        }
      }
    }
    try cancellation.throwIfCancelled()
    BundleConflicts.apply(to: columns, features)
    return columns
  }
}

extension LightGBMConfig {
  /// Threads worth using for so many small steps.
  func threads(work: Int) -> Int {
    let wanted =
      numThreads <= 0 ? WorkerPool.shared.width : min(numThreads, WorkerPool.shared.width)
    return work < 200_000 ? 1 : wanted
  }
}
