extension LightGBMBooster {
  /// Predicts rows of raw values.
  ///
  /// - Parameters:
  ///   - table: as many columns as the model has features.
  ///   - start: first round.
  ///   - rounds: how many rounds; nil or a number below 1 for all.
  ///   - raw: sums of leaf outputs instead of probabilities and the like.
  ///   - checkShape: false to take tables with other numbers of columns, reading missing ones as
  ///     NaN.
  /// - Returns: for each row as many numbers as there are classes (1 but for multi-class models).
  /// - Throws: `BoostingError` for another number of columns.
  public func predict(
    _ table: MatrixView, start: Int = 0, rounds: Int? = nil, raw: Bool = false,
    checkShape: Bool = true, threads: Int = 0, cancellation: Cancellation = .never
  ) throws -> [Double] {
    try checkWidth(table, checkShape)
    let used = rangeOfTrees(start, rounds)
    let forest = FlatForest(Array(trees[used]))
    let classes = treesPerRound
    var result = [Double](repeating: 0, count: table.rows * classes)
    // Raw scores of forests are sums, as in the library.
    let divisor = averagesOutput && !raw ? Double(used.count / treesPerRound) : 1
    let transform = raw ? OutputTransform.identity : self.transform
    result.withUnsafeMutableBufferPointer { result in
      guard let base = result.baseAddress else { return }
      let out = Shared(base)
      eachBlock(table, threads, cancellation) { rows, width, values in
        let target = out.pointer + rows.lowerBound * classes
        forest.addOutputs(values, count: rows.count, width: width, classes: classes, to: target)
        for row in 0..<rows.count {
          let scores = target + row * classes
          if divisor != 1 { for k in 0..<classes { scores[k] /= divisor } }
          if transform != .identity { transform.apply(scores, scores, count: classes) }
        }
      }
    }
    try cancellation.throwIfCancelled()
    return result
  }

  func checkWidth(_ table: MatrixView, _ checkShape: Bool) throws {
    guard checkShape, table.columns != featureNames.count else { return }
    throw BoostingError(
      "The number of features in data (\(table.columns)) is not the same as it was in training "
        + "data (\(featureNames.count)).\nYou can set ``predict_disable_shape_check=true`` to "
        + "discard this error, but please be aware what you are doing.")
  }

  /// The trees of some rounds; of the best ones if early stopping chose and none are named.
  func rangeOfTrees(_ start: Int, _ rounds: Int?) -> Range<Int> {
    let start = min(max(start, 0), currentIteration)
    let count = rounds.map { $0 > 0 ? $0 : currentIteration } ?? currentIteration
    let end = min(start + count, currentIteration)
    return start * treesPerRound..<end * treesPerRound
  }

  /// Hands out blocks of rows as doubles, in two threads where it pays.
  func eachBlock(
    _ table: MatrixView, _ threads: Int, _ cancellation: Cancellation,
    _ body: @escaping @Sendable (Range<Int>, Int, UnsafePointer<Double>) -> Void
  ) {
    let width = max(table.columns, featureNames.count)
    let size = max(8, min(512, 16384 / max(1, width) & ~7))
    let blocks = (table.rows + size - 1) / size
    let pieces = blocks <= 4 ? 1 : min(blocks, 64)
    let isDirect =
      table.element == .float64 && table.columnStride == 1 && table.columns >= featureNames.count
    let wanted = threads > 0 ? threads : WorkerPool.shared.width
    WorkerPool.shared.run(pieces, threads: table.rows * trees.count < 20_000 ? 1 : wanted) {
      piece in
      let buffer = UnsafeMutablePointer<Double>.allocate(capacity: isDirect ? 1 : size * width)
      defer { buffer.deallocate() }
      for block in piece * blocks / pieces..<(piece + 1) * blocks / pieces {
        if cancellation.isCancelled { return }
        let rows = block * size..<min(table.rows, (block + 1) * size)
        if isDirect {
          let base = table.base.assumingMemoryBound(to: Double.self)
          body(rows, table.rowStride, base + rows.lowerBound * table.rowStride)
          continue
        }
        for (i, row) in rows.enumerated() {
          let target = buffer + i * width
          table.copyRow(row, into: target)
          for column in table.columns..<max(width, table.columns) { target[column] = .nan }
        }
        body(rows, width, buffer)
      }
    }
  }
}
