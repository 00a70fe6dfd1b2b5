/// Finds the bins of all features of a table from a sample of its rows.
struct FeatureMaker: @unchecked Sendable {
  let source: RowSource
  let config: LightGBMConfig
  let categorical: Set<Int>
  let names: [String]
  let cancellation: Cancellation

  func make(_ events: inout [LogEvent]) throws -> LightGBMDataset.Features {
    let columnCount = source.table.columns
    try checkColumns(columnCount)
    let sample = sampledRows()
    let sampleSize = sample?.count ?? source.count
    let forced = try ForcedBins.load(
      config.forcedbinsFilename, columns: columnCount, categorical: categorical, &events)
    let results = Results(columnCount)
    let ignored = ignoredColumns(columnCount)
    let wanted = (0..<columnCount).filter { !ignored.contains($0) }
    let tiles = RowSource.tiles(wanted)
    WorkerPool.shared.run(tiles.count, threads: config.threads(work: sampleSize * columnCount)) {
      tile in
      let columns = Array(wanted[tiles[tile]])
      let lists = columns.map { _ in
        UnsafeMutablePointer<Double>.allocate(capacity: sampleSize + 1)
      }
      defer { for list in lists { list.deallocate() } }
      let kept = source.nonZero(columns: columns, sample: sample, into: lists)
      for (k, column) in columns.enumerated() where !cancellation.isCancelled {
        results.nonZero[column] = kept[k]
        let finder = BinFinder(rules: rules(column, sampleSize, forced[column]), total: sampleSize)
        results.mappers[column] = finder.find(
          UnsafeMutableBufferPointer(start: lists[k], count: kept[k]),
          isCategorical: categorical.contains(column), events: &results.events[column])
      }
    }
    try cancellation.throwIfCancelled()
    for list in results.eventLists { events += list }
    return assemble(results, sample, sampleSize, &events)
  }

  /// What the workers find, each writing only its column's place.
  private final class Results: @unchecked Sendable {
    let mappers: UnsafeMutableBufferPointer<BinMapper>
    let nonZero: UnsafeMutableBufferPointer<Int>
    let events: UnsafeMutableBufferPointer<[LogEvent]>

    init(_ count: Int) {
      mappers = .allocate(capacity: count)
      mappers.initialize(repeating: BinMapper())
      nonZero = .allocate(capacity: count)
      nonZero.initialize(repeating: 0)
      events = .allocate(capacity: count)
      events.initialize(repeating: [])
    }

    deinit {
      mappers.deinitialize()
      mappers.deallocate()
      nonZero.deallocate()
      events.deinitialize()
      events.deallocate()
    }

    var eventLists: [[LogEvent]] { Array(events) }
  }

  private func checkColumns(_ count: Int) throws {
    if let constraint = categorical.first(where: {
      config.monotoneConstraints.indices.contains($0) && config.monotoneConstraints[$0] != 0
    }) {
      _ = constraint
      throw BoostingError("The output cannot be monotone with respect to categorical features")
    }
    guard !config.maxBinByFeature.isEmpty else { return }
    guard config.maxBinByFeature.count == count else {
      throw BoostingError.check(
        "(static_cast<size_t>(num_col)) == (config_.max_bin_by_feature.size())")
    }
    guard config.maxBinByFeature.allSatisfy({ $0 > 1 }) else {
      throw BoostingError.check(
        "(*(std::min_element(config_.max_bin_by_feature.begin(), "
          + "config_.max_bin_by_feature.end()))) > (1)")
    }
  }

  /// Nil for all rows.
  private func sampledRows() -> [Int]? {
    guard source.count > config.binConstructSampleCnt else { return nil }
    var random = LinearCongruential(seed: config.dataRandomSeed)
    return random.sample(source.count, config.binConstructSampleCnt)
  }

  private func ignoredColumns(_ count: Int) -> Set<Int> {
    var text = Substring(config.ignoreColumn)
    if text.hasPrefix("name:") {
      text = text.dropFirst(5)
      let wanted = Set(text.split(separator: ",").map { String($0) })
      return Set(names.indices.filter { wanted.contains(names[$0]) })
    }
    return Set(text.split(separator: ",").map { NumberText.leadingInt($0) })
  }

  private func rules(_ column: Int, _ sampleSize: Int, _ forced: [Double]) -> BinningRules {
    let filter = Double(config.minDataInLeaf * sampleSize) / Double(source.count)
    return BinningRules(
      maxBin: config.maxBinByFeature.isEmpty ? config.maxBin : config.maxBinByFeature[column],
      minDataInBin: config.minDataInBin, filterCount: Int(filter),
      preFilter: config.featurePreFilter, useMissing: config.useMissing,
      zeroAsMissing: config.zeroAsMissing, forcedBounds: forced)
  }

  private func assemble(
    _ results: Results, _ sample: [Int]?, _ sampleSize: Int, _ events: inout [LogEvent]
  ) -> LightGBMDataset.Features {
    let mappers = Array(results.mappers)
    warnOfManyCategories(mappers, &events)
    let used = mappers.indices.filter { !mappers[$0].isTrivial }
    if used.isEmpty {
      events.append(
        LogEvent(
          .warning,
          "There are no meaningful features which satisfy the provided configuration. Decreasing "
            + "Dataset parameters min_data_in_bin or min_data_in_leaf and re-constructing Dataset "
            + "might resolve this warning."))
    }
    var groups = used.indices.map { FeatureBundler.Group(features: [$0]) }
    if config.enableBundle && !used.isEmpty {
      var bundler = FeatureBundler(
        mappers: used.map { mappers[$0] }, nonZero: used.map { results.nonZero[$0] },
        sampleSize: sampleSize, rowCount: source.count, isSparse: config.isEnableSparse
      ) { feature in
        let column = used[feature]
        return (0..<sampleSize).map { i in
          let row = sample?[i] ?? i
          return source.table.value(Int(source.rows?[row] ?? Int32(row)), column)
        }
      }
      groups = bundler.bundle()
    }
    var innerIndex = [Int](repeating: 0, count: used.count)
    for (place, feature) in groups.flatMap(\.features).enumerated() { innerIndex[feature] = place }
    return LightGBMDataset.Features(
      names: names, mappers: mappers, used: used, innerIndex: innerIndex,
      bundles: groups.filter { $0.features.count > 1 && !$0.isMultiValue }.map(\.features),
      maxBin: config.maxBin)
  }

  private func warnOfManyCategories(_ mappers: [BinMapper], _ events: inout [LogEvent]) {
    let tooMany = mappers.indices.contains { column in
      let most = config.maxBinByFeature.isEmpty ? config.maxBin : config.maxBinByFeature[column]
      return mappers[column].isCategorical && mappers[column].binCount > most
    }
    guard tooMany else { return }
    events.append(
      LogEvent(
        .warning,
        "Categorical features with more bins than the configured maximum bin number found."))
    events.append(
      LogEvent(
        .warning,
        "For categorical features, max_bin and max_bin_by_feature may be ignored with a large "
          + "number of categories."))
  }
}
