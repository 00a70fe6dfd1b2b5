extension LightGBMBooster {
  /// Raw scores as predictions: probabilities for binary models.
  ///
  /// - Parameter scores: class after class, as training keeps them; so is the result.
  public func transformed(_ scores: [Double]) -> [Double] {
    guard transform != .identity else { return scores }
    let classes = max(treesPerRound, 1)
    let rows = scores.count / classes
    var result = scores
    var row = [Double](repeating: 0, count: classes)
    for i in 0..<rows {
      for k in 0..<classes { row[k] = scores[k * rows + i] }
      row.withUnsafeMutableBufferPointer { buffer in
        transform.apply(buffer.baseAddress!, buffer.baseAddress!, count: classes)
      }
      for k in 0..<classes { result[k * rows + i] = row[k] }
    }
    return result
  }
}
