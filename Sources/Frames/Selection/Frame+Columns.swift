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
    if !missing.isEmpty { throw Self.missingKeys(missing, all: missing.count == labels.count) }
    return selecting(places)
  }

  /// The columns at these places.
  public func selecting(_ places: [Int]) -> Frame {
    Frame(
      columns: places.map { columns[$0] },
      names: ColumnNames(places.map { names.labels[$0] }, axisNames: names.axisNames),
      index: index)
  }

  private static func missingKeys(_ labels: [Label], all: Bool) -> FrameError {
    let list = labels.map { pythonRepr($0) }.joined(separator: ", ")
    if all {
      let areText = labels.allSatisfy { if case .string = $0 { true } else { false } }
      let areInts = labels.allSatisfy { if case .int = $0 { true } else { false } }
      let type = areText ? "str" : areInts ? "int64" : "object"
      return .key("\"None of [Index([\(list)], dtype='\(type)')] are in the [columns]\"")
    }
    return .key("\"[\(list)] not in index\"")
  }
}
