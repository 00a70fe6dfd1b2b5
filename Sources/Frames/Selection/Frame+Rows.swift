import Arrays

extension Frame {
  /// The rows at these positions; position -1 gives a row of missing values.
  public func take(_ positions: [Int]) -> Frame {
    Frame(
      columns: columns.map { $0.take(positions) }, names: names, index: index.take(positions))
  }

  /// Rows `start`, `start + step`, …; shares memory.
  public func slice(start: Int, count: Int, step: Int = 1) -> Frame {
    Frame(
      columns: columns.map { $0.slice(start: start, count: count, step: step) }, names: names,
      index: index.slice(start: start, count: count, step: step))
  }

  /// The rows where the mask is true.
  ///
  /// - Throws: `ValueError` for a mask of another length.
  public func filter(_ mask: [Bool]) throws(FrameError) -> Frame {
    guard mask.count == rowCount else {
      throw .value("Item wrong length \(mask.count) instead of \(rowCount).")
    }
    return take(Positions.of(mask))
  }

  /// The rows of these labels, missing values where there is no such row.
  ///
  /// - Throws: `ValueError` when the frame's labels repeat.
  public func reindexed(to index: Index) throws(FrameError) -> Frame {
    let positions = try self.index.positions(of: index)
    return Frame(columns: columns.map { $0.take(positions) }, names: names, index: index)
  }

  public func head(_ count: Int = 5) -> Frame {
    let kept = count >= 0 ? min(count, rowCount) : max(0, rowCount + count)
    return slice(start: 0, count: kept)
  }

  public func tail(_ count: Int = 5) -> Frame {
    let kept = count >= 0 ? min(count, rowCount) : max(0, rowCount + count)
    return slice(start: rowCount - kept, count: kept)
  }
}

extension Series {
  public func take(_ positions: [Int]) -> Series {
    Series(column.take(positions), index: index.take(positions), name: name)
  }

  public func slice(start: Int, count: Int, step: Int = 1) -> Series {
    Series(
      column.slice(start: start, count: count, step: step),
      index: index.slice(start: start, count: count, step: step), name: name)
  }

  /// - Throws: `ValueError` for a mask of another length.
  public func filter(_ mask: [Bool]) throws(FrameError) -> Series {
    guard mask.count == count else {
      throw .value("Item wrong length \(mask.count) instead of \(count).")
    }
    return take(Positions.of(mask))
  }

  public func reindexed(to index: Index) throws(FrameError) -> Series {
    Series(column.take(try self.index.positions(of: index)), index: index, name: name)
  }

  public func head(_ count: Int = 5) -> Series {
    let kept = count >= 0 ? min(count, self.count) : max(0, self.count + count)
    return slice(start: 0, count: kept)
  }

  public func tail(_ count: Int = 5) -> Series {
    let kept = count >= 0 ? min(count, self.count) : max(0, self.count + count)
    return slice(start: self.count - kept, count: kept)
  }

  /// A frame of this one column; an unnamed one is named 0.
  public func frame() -> Frame {
    Frame(columns: [column], names: ColumnNames([name == .none ? 0 : name]), index: index)
  }
}
