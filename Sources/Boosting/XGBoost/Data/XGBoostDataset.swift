/// A table of single-precision numbers with labels and what else belongs to its rows: `DMatrix`.
///
/// Bins are made when training first asks for them (and kept), from the weights of that moment.
/// Not to be changed while it is used on another thread.
public final class XGBoostDataset: @unchecked Sendable {
  public let rowCount: Int
  public let columnCount: Int
  /// Row-major; missing values are NaN.
  let values: UnsafeMutablePointer<Float>
  /// Values that are not missing.
  public private(set) var presentCount = 0
  public private(set) var labels: [Float] = []
  public private(set) var weights: [Float] = []
  /// Rows × outputs, or empty.
  public private(set) var baseMargin: [Float] = []
  /// Where the query groups begin and end, or empty.
  public private(set) var groupBounds: [Int] = []
  public var featureNames: [String] = []
  /// `c` for categories, otherwise `float`, `int`, `i`, `q`; or empty.
  public private(set) var featureTypes: [String] = []

  private var quantized: [Int: QuantizedMatrix] = [:]
  /// Bins of another data set, to be used for this one (`QuantileDMatrix`'s `ref`).
  private let reference: XGBoostDataset?

  /// Copies a table.
  ///
  /// - Parameters:
  ///   - missing: the number that stands for a missing value, besides NaN.
  ///   - reference: a training set whose bins this one takes.
  /// - Throws: `XGBoostError` for infinite values.
  public init(
    _ view: MatrixView, missing: Float = .nan, featureNames: [String] = [],
    featureTypes: [String] = [], reference: XGBoostDataset? = nil
  ) throws {
    (rowCount, columnCount) = (view.rows, view.columns)
    self.featureNames = featureNames
    self.featureTypes = featureTypes
    self.reference = reference
    values = .allocate(capacity: max(1, rowCount * columnCount))
    copy(view, missing)
    if !missing.isInfinite { try refuseInfinity() }
  }

  deinit { values.deallocate() }

  private func copy(_ view: MatrixView, _ missing: Float) {
    var present = 0
    for row in 0..<rowCount {
      let out = values + row * columnCount
      for column in 0..<columnCount {
        var value = Float(view.value(row, column))
        if value == missing { value = .nan }
        if !value.isNaN { present += 1 }
        out[column] = value
      }
    }
    presentCount = present
  }

  private func refuseInfinity() throws {
    for i in 0..<rowCount * columnCount where values[i].isInfinite {
      throw BoostingError.xgboost(
        "Check failed: valid: Input data contains `inf` or a value too large, while `missing` is "
          + "not set to `inf`")
    }
  }

  var isDense: Bool { presentCount == rowCount * columnCount }

  func isCategorical(_ feature: Int) -> Bool {
    feature < featureTypes.count && featureTypes[feature] == "c"
  }

  // MARK: - What belongs to the rows

  /// - Throws: `XGBoostError` for NaN or infinite labels.
  public func setLabels(_ labels: [Float]) throws {
    guard labels.allSatisfy(\.isFinite) else {
      throw BoostingError.xgboost("Label contains NaN, infinity or a value too large.")
    }
    self.labels = labels
  }

  /// - Throws: `XGBoostError` for negative or infinite weights.
  public func setWeights(_ weights: [Float]) throws {
    guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      throw BoostingError.xgboost("Weights must be positive values.")
    }
    self.weights = weights
  }

  /// - Throws: `XGBoostError` for NaN.
  public func setBaseMargin(_ margin: [Float]) throws {
    guard margin.allSatisfy(\.isFinite) else {
      throw BoostingError.xgboost("Base margin contains NaN, infinity or a value too large.")
    }
    baseMargin = margin
  }

  /// Sizes of the query groups, in the order of the rows.
  ///
  /// - Throws: `XGBoostError` when they do not add up to the rows.
  public func setGroups(_ sizes: [Int]) throws {
    groupBounds = sizes.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    guard groupBounds.last == rowCount else {
      throw BoostingError.xgboost(
        "Invalid group structure. Number of rows obtained from groups"
          + " doesn't equal to \(rowCount)")
    }
  }

  /// - Throws: `XGBoostError` when labels, weights, margin do not fit the rows.
  func validate() throws {
    if !labels.isEmpty, labels.count != rowCount {
      throw BoostingError.xgboost(
        "Check failed: labels.Size() == num_row_ (\(labels.count) vs. \(rowCount)) : "
          + "Size of labels must equal to number of rows.")
    }
    let owners = groupBounds.isEmpty ? rowCount : groupBounds.count - 1
    if !weights.isEmpty, weights.count != owners {
      throw BoostingError.xgboost(
        "Check failed: weights_.Size() == num_row_ (\(weights.count) vs. \(owners)) : "
          + "Size of weights must equal to number of rows.")
    }
    if !baseMargin.isEmpty, rowCount == 0 || baseMargin.count % rowCount != 0 {
      throw BoostingError.xgboost("Size of base margin must equal to number of rows.")
    }
  }

  /// A row's weight; a group's where there are groups.
  func weight(row: Int) -> Float { weights.isEmpty ? 1 : weights[row] }

  // MARK: - Bins

  /// The binned form.
  func quantize(maxBin: Int, threads: Int) throws -> QuantizedMatrix {
    if let known = quantized[maxBin] { return known }
    let cuts = try reference?.quantize(maxBin: maxBin, threads: threads).cuts
    let made = try QuantizedMatrix(self, maxBin: maxBin, cuts: cuts, threads: threads)
    quantized[maxBin] = made
    return made
  }

  /// Bounds of the bins as `get_quantile_cut` gives them: offsets and, for every feature, its
  /// minimum (numbers only) and its bounds.
  public func quantileCut(maxBin: Int = 256) throws -> (offsets: [Int], values: [Float]) {
    let matrix = try quantize(maxBin: maxBin, threads: 1)
    let cuts = matrix.cuts
    var (offsets, all) = ([0], [Float]())
    for feature in 0..<cuts.featureCount {
      if !matrix.isCategorical[feature] { all.append(cuts.minimums[feature]) }
      all += cuts.values[cuts.offsets[feature]..<cuts.offsets[feature + 1]]
      offsets.append(all.count)
    }
    return (offsets, all)
  }
}

extension XGBoostDataset {
  /// Some rows, with what belongs to them.
  ///
  /// - Throws: `XGBoostError` for data in query groups.
  public func slice(_ rows: [Int]) throws -> XGBoostDataset {
    guard groupBounds.isEmpty else {
      throw BoostingError.xgboost("slice is not supported for data with query groups")
    }
    let taken = [Float](
      unsafeUninitializedCapacity: rows.count * columnCount
    ) { buffer, count in
      for (i, row) in rows.enumerated() {
        (buffer.baseAddress! + i * columnCount).initialize(
          from: values + row * columnCount, count: columnCount)
      }
      count = rows.count * columnCount
    }
    let out = try taken.withUnsafeBufferPointer {
      try XGBoostDataset(
        MatrixView($0.baseAddress!, rows: rows.count, columns: columnCount), missing: .nan,
        featureNames: featureNames, featureTypes: featureTypes)
    }
    if !labels.isEmpty { try out.setLabels(rows.map { labels[$0] }) }
    if !weights.isEmpty { try out.setWeights(rows.map { weights[$0] }) }
    if !baseMargin.isEmpty {
      let width = baseMargin.count / rowCount
      try out.setBaseMargin(rows.flatMap { baseMargin[$0 * width..<($0 + 1) * width] })
    }
    return out
  }
}
