import Arrays

/// Which of equal rows is the original.
public enum KeptDuplicate: Sendable { case first, last, none }

extension Frame {
  /// For each row, whether an equal one is the original instead of it.
  ///
  /// - Parameter subset: the columns that count; all when nil.
  /// - Throws: `KeyError` for columns that are not there.
  /// - Complexity: O(rows × columns) expected.
  public func duplicated(
    subset: [Label]? = nil, keep: KeptDuplicate = .first
  ) throws(FrameError) -> [Bool] {
    var counted = columns
    if let subset {
      let absent = subset.filter { names.position(of: $0) == nil }
      if !absent.isEmpty {
        let list = absent.map { pythonRepr($0) }.joined(separator: ", ")
        throw .key("Index([\(list)], dtype='\(Column(labels: absent).type.name)')")
      }
      counted = try select(subset).columns
    }
    if counted.isEmpty { return [Bool](repeating: false, count: rowCount) }
    return GroupKeys(counted, dropsMissing: false).factor.duplicated(keep)
  }

  /// Without the rows that equal another one.
  public func droppingDuplicates(
    subset: [Label]? = nil, keep: KeptDuplicate = .first, ignoreIndex: Bool = false
  ) throws(FrameError) -> Frame {
    var result = try filter(try duplicated(subset: subset, keep: keep).map { !$0 })
    if ignoreIndex { result.index = Index(count: result.rowCount) }
    return result
  }
}

extension Column {
  /// For each element, whether an equal one is the original instead of it.
  public func duplicated(keep: KeptDuplicate = .first) -> [Bool] {
    factor(missingIsValue: true).duplicated(keep)
  }

  /// The distinct values in order of occurrence, a missing one included.
  public func unique() -> Column { take(factor(missingIsValue: true).firstRows) }

  /// How many distinct values there are.
  public func distinctCount(includingMissing: Bool = false) -> Int {
    factor(missingIsValue: includingMissing).count
  }
}

extension Factor {
  func duplicated(_ keep: KeptDuplicate) -> [Bool] {
    var result = [Bool](repeating: false, count: codes.count)
    var seen = [Int](repeating: 0, count: count)
    switch keep {
    case .first:
      for row in codes.indices {
        result[row] = seen[Int(codes[row])] > 0
        seen[Int(codes[row])] = 1
      }
    case .last:
      for row in codes.indices.reversed() {
        result[row] = seen[Int(codes[row])] > 0
        seen[Int(codes[row])] = 1
      }
    case .none:
      for code in codes { seen[Int(code)] += 1 }
      for row in codes.indices { result[row] = seen[Int(codes[row])] > 1 }
    }
    return result
  }
}
