import Arrays

extension Frame {
  /// The columns of these names, in this order; a repeated name gives all its columns.
  ///
  /// - Throws: `KeyError` naming the ones that are missing.
  public func select(_ labels: [Label]) throws(FrameError) -> Frame {
    var places: [Int] = []
    var missing: [Label] = []
    let hasRepeats = Set(names.labels).count != names.labels.count
    for label in labels {
      if hasRepeats {
        let found = names.positions(of: label)
        places += found
        if found.isEmpty { missing.append(label) }
      } else if let place = names.position(of: label) {
        places.append(place)
      } else {
        missing.append(label)
      }
    }
    if !missing.isEmpty { throw .absent(missing, of: labels, axis: "columns") }
    return selecting(places)
  }

  /// The columns at these places.
  public func selecting(_ places: [Int]) -> Frame {
    Frame(
      columns: places.map { columns[$0] },
      names: ColumnNames(places.map { names.labels[$0] }, axisNames: names.axisNames),
      index: index)
  }

  /// The column of that name.
  ///
  /// - Throws: `KeyError`.
  public func column(_ label: Label) throws(FrameError) -> Column {
    guard let place = names.position(of: label) else { throw .missing(label) }
    return columns[place]
  }

  /// The column of that name, with the row labels.
  public func series(_ label: Label) throws(FrameError) -> Series {
    Series(try column(label), index: index, name: label)
  }

  /// The column at a place, with the row labels.
  public func series(at place: Int) -> Series {
    Series(columns[place], index: index, name: names.labels[place])
  }
}

extension FrameError {
  /// Labels that are not on an axis.
  static func absent(_ missing: [Label], of wanted: [Label], axis: String) -> FrameError {
    let list = missing.map { pythonRepr($0) }.joined(separator: ", ")
    if missing.count == wanted.count {
      let type = Column(labels: missing).type.name
      return .keySentence("None of [Index([\(list)], dtype='\(type)')] are in the [\(axis)]")
    }
    return .keySentence("[\(list)] not in index")
  }
}
