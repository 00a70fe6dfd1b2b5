import BoostingKernels

/// A table in bins, column after column; a missing value has the number after the last bin.
///
/// Immutable once made, so any thread may read it.
final class QuantizedMatrix: @unchecked Sendable {
  typealias Bin = UInt16

  let rowCount: Int
  let cuts: QuantileCuts
  let bins: UnsafeMutablePointer<Bin>
  /// No value is missing anywhere.
  let isDense: Bool
  let isCategorical: [Bool]
  /// Features with missing values.
  let hasMissing: [Bool]

  var featureCount: Int { cuts.featureCount }

  /// Bins a data set, with its own bounds or given ones.
  init(_ data: XGBoostDataset, maxBin: Int, cuts: QuantileCuts?, threads: Int) throws {
    let (rows, features) = (data.rowCount, data.columnCount)
    let work = ColumnWork(data, maxBin: maxBin, cuts: cuts)
    WorkerPool.shared.run(features, threads: rows * features < 20_000 ? 1 : threads) {
      work.run($0)
    }
    if let error = work.errors.first(where: { $0 != nil }) ?? nil {
      work.bins.deallocate()
      throw error
    }
    rowCount = rows
    self.cuts = cuts ?? QuantileCuts(work.columns.map { $0! })
    bins = work.bins
    isDense = data.isDense
    isCategorical = (0..<features).map { data.isCategorical($0) }
    hasMissing = work.hasMissing
  }

  deinit { bins.deallocate() }

  @inline(__always)
  func column(_ feature: Int) -> UnsafePointer<Bin> { UnsafePointer(bins + feature * rowCount) }
}

/// The columns of one table on their way into bins; every piece writes only its own column.
private final class ColumnWork: @unchecked Sendable {
  let data: XGBoostDataset
  let maxBin: Int
  let given: QuantileCuts?
  let bins: UnsafeMutablePointer<QuantizedMatrix.Bin>
  var columns: [QuantileCuts.Column?]
  var hasMissing: [Bool]
  var errors: [BoostingError?]
  private let rowWeights: [Float]
  private let lock = WorkLock()

  init(_ data: XGBoostDataset, maxBin: Int, cuts: QuantileCuts?) {
    self.data = data
    self.maxBin = maxBin
    given = cuts
    bins = .allocate(capacity: max(1, data.rowCount * data.columnCount))
    columns = Array(repeating: nil, count: data.columnCount)
    hasMissing = Array(repeating: false, count: data.columnCount)
    errors = Array(repeating: nil, count: data.columnCount)
    rowWeights = Self.weights(data)
  }

  /// Weights of rows: a group's weight goes to its rows, by the library's own walk.
  private static func weights(_ data: XGBoostDataset) -> [Float] {
    guard !data.weights.isEmpty, !data.groupBounds.isEmpty else { return data.weights }
    var out = [Float](repeating: 0, count: data.rowCount)
    var group = 0
    for row in 0..<data.rowCount {
      out[row] = data.weights[group]
      if row == data.groupBounds[group + 1] { group += 1 }
    }
    return out
  }

  func run(_ feature: Int) {
    let values = KeyedColumn(data, feature)
    do {
      let column = try self.column(feature, values)
      assign(feature, column.bounds, values)
      lock.withLock {
        columns[feature] = column
        hasMissing[feature] = values.count < data.rowCount
      }
    } catch {
      lock.withLock { errors[feature] = error }
    }
  }

  private func column(
    _ feature: Int, _ values: KeyedColumn
  ) throws(BoostingError) -> QuantileCuts.Column {
    if let given {
      var column = QuantileCuts.Column(largestCategory: 0)
      column.bounds = Array(given.values[given.offsets[feature]..<given.offsets[feature + 1]])
      column.minimum = given.minimums[feature]
      return column
    }
    if data.isCategorical(feature) { return try categories(values) }
    guard values.count > 0 else {
      return QuantileCuts.Column(QuantileSummary(), count: 0, maxBin: maxBin)
    }
    let limit = QuantileSketch.limit(count: values.count, maxBin: maxBin)
    if rowWeights.isEmpty, !values.hasNegativeZero, values.count <= 2 * limit {
      let summary = values.summary().pruned(to: limit)
      return QuantileCuts.Column(summary, count: values.count, maxBin: maxBin)
    }
    var sketch = QuantileSketch(
      count: values.count, maxBin: maxBin,
      keepsLibraryOrder: !rowWeights.isEmpty || values.hasNegativeZero)
    let stride = data.columnCount
    for row in 0..<data.rowCount {
      let value = data.values[row &* stride &+ feature]
      if !value.isNaN { sketch.push(value, rowWeights.isEmpty ? 1 : rowWeights[row]) }
    }
    return QuantileCuts.Column(sketch.summary(), count: values.count, maxBin: maxBin)
  }

  private func categories(_ values: KeyedColumn) throws(BoostingError) -> QuantileCuts.Column {
    var largest: Float = 0
    for i in 0..<values.count {
      let value = values.value(i)
      guard value >= 0, value < 16_777_216 else {
        throw .xgboost(
          "Invalid categorical value detected.  Categorical value should be non-negative, "
            + "less than total number of categories in training data and less than 16777216")
      }
      largest = max(largest, value)
    }
    guard largest < 65_534 else {
      throw .xgboost("more than 65534 categories in a feature are not supported")
    }
    return QuantileCuts.Column(largestCategory: Int(largest))
  }

  private func assign(_ feature: Int, _ bounds: [Float], _ values: KeyedColumn) {
    let (rows, stride) = (data.rowCount, data.columnCount)
    let out = bins + feature * rows
    let missing = QuantizedMatrix.Bin(bounds.count)
    let isCategorical = data.isCategorical(feature)
    bounds.withUnsafeBufferPointer { bounds in
      if values.isSorted, !isCategorical {
        out.update(repeating: missing, count: rows)
        var bin = 0
        for i in 0..<values.count {
          let value = values.value(i)
          while bin < bounds.count - 1, !(value < bounds[bin]) { bin += 1 }
          out[values.row(i)] = QuantizedMatrix.Bin(bin)
        }
        return
      }
      if isCategorical {
        for row in 0..<rows {
          let value = data.values[row &* stride &+ feature]
          out[row] =
            value.isNaN
            ? missing : QuantizedMatrix.Bin(max(0, min(bounds.count - 1, Int(value))))
        }
      } else {
        assign_bins(
          data.values + feature, Int64(stride), Int64(rows), bounds.baseAddress!,
          Int64(bounds.count), out)
      }
    }
  }
}
