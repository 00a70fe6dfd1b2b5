import Arrays

extension Frame {
  /// Quantiles of each column: a series for one, a frame with a row each for several.
  ///
  /// - Throws: `ValueError` outside of 0 … 1, `TypeError` for columns that are no numbers.
  public func quantiles(_ marks: [Double], numericOnly: Bool = false) throws(FrameError) -> Frame {
    guard marks.allSatisfy({ (0...1).contains($0) }) else {
      throw .value("percentiles should all be in the interval [0, 1]")
    }
    let frame = numericOnly ? selectingNumeric() : self
    var columns: [Column] = []
    for column in frame.columns {
      guard column.type.isNumeric || column.type.isTime else {
        throw .type("dtype '\(column.type.name)' does not support operation 'quantile'")
      }
      var values: [Scalar] = []
      for mark in marks { values.append(try column.reduced(.quantile(mark))) }
      let type = column.type.reduced(by: .quantile(0.5))
      columns.append(try Column.inferred(values).cast(to: type))
    }
    return Frame(columns: columns, names: frame.names, index: Index(Column(marks)))
  }
}
