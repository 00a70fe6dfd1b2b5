import Arrays

/// pandas' `concat`.
public enum Concatenation {
  public enum Join: Sendable { case inner, outer }

  /// The frames one below the other, with the columns of all of them in order of occurrence.
  ///
  /// - Parameters:
  ///   - join: `inner` keeps only the columns that all frames have.
  ///   - keys: one a frame: they become the outermost level of the index.
  ///   - sort: sorts the columns.
  /// - Throws: `ValueError` without frames or with repeated columns that differ.
  public static func rows(
    _ frames: [Frame], join: Join = .outer, ignoreIndex: Bool = false, keys: [Label]? = nil,
    keyName: Label = .none, sort: Bool = false
  ) throws(FrameError) -> Frame {
    guard let first = frames.first else { throw .value("No objects to concatenate") }
    let labels = try columnLabels(frames, join, sort: sort)
    let index =
      try ignoreIndex
      ? Index(count: frames.reduce(0) { $0 + $1.rowCount })
      : joinedIndex(frames.map(\.index), keys, keyName)
    let areAlike = frames.allSatisfy { $0.names.labels == first.names.labels }
    var columns: [Column] = []
    for (place, label) in labels.enumerated() {
      if areAlike, !sort {
        columns.append(try Column.joined(frames.map { $0.columns[place] }, inFrame: true))
      } else {
        columns.append(try column(label, of: frames))
      }
    }
    return Frame(
      columns: columns, names: ColumnNames(labels, axisNames: first.names.axisNames), index: index)
  }

  private static func columnLabels(
    _ frames: [Frame], _ join: Join, sort: Bool
  ) throws(FrameError) -> [Label] {
    let first = frames[0].names.labels
    if frames.allSatisfy({ $0.names.labels == first }), !sort { return first }
    for frame in frames where Set(frame.names.labels).count != frame.columnCount {
      throw FrameError(
        "InvalidIndexError", "Reindexing only valid with uniquely valued Index objects")
    }
    var labels: [Label] = []
    switch join {
    case .inner:
      labels = first.filter { label in
        frames.allSatisfy { $0.names.position(of: label) != nil }
      }
    case .outer:
      var seen: Set<Label> = []
      for frame in frames {
        for label in frame.names.labels where seen.insert(label).inserted { labels.append(label) }
      }
    }
    if sort {
      labels = try labels.sortedOrThrow { a, b throws(FrameError) in
        try Scalar(a).isLess(than: Scalar(b))
      }
    }
    return labels
  }

  /// The column of that name in all frames, missing values where a frame has none.
  private static func column(_ label: Label, of frames: [Frame]) throws(FrameError) -> Column {
    let present = frames.compactMap { $0[label] }
    if present.count == frames.count { return try Column.joined(present, inFrame: true) }
    var type = present[0].type
    for column in present.dropFirst() { type = type.joined(with: column.type) }
    var parts: [Column] = []
    for frame in frames {
      if let column = frame[label] {
        parts.append(column)
      } else if type == .category {
        parts.append(
          Column(
            codes: [Int32](repeating: -1, count: frame.rowCount),
            categories: present[0].categories!))
      } else {
        parts.append(.missing(type, count: frame.rowCount))
      }
    }
    if type == .bool || type == .object { parts = parts.map { $0.objects() } }
    return try Column.joined(parts)
  }

  /// The labels one after the other; ranges that continue each other stay a range.
  static func joinedIndex(
    _ parts: [Index], _ keys: [Label]?, _ keyName: Label = .none
  ) throws(FrameError) -> Index {
    if let keys { return try keyedIndex(parts, keys, keyName) }
    let name = parts.allSatisfy { $0.names == parts[0].names } ? parts[0].names : [.none]
    if parts.allSatisfy(\.isMulti), Set(parts.map(\.names.count)).count == 1 {
      var levels: [Column] = []
      for level in parts[0].names.indices {
        levels.append(try Column.joined(parts.map { $0.levelColumns[level] }))
      }
      let names = name.count == levels.count ? name : [Label](repeating: .none, count: levels.count)
      return Index(levels: levels, names: names)
    }
    if let range = continuedRange(parts) { return range.renamed([name[0]]) }
    if parts.contains(where: \.isMulti) {
      let labels = parts.flatMap { $0.labels.map { Scalar($0) } }
      return Index(Column(scalars: labels))
    }
    return Index(try Column.joined(parts.map { $0.levelColumns[0] }), name: name[0])
  }

  private static func continuedRange(_ parts: [Index]) -> Index? {
    var start: Int?
    var step: Int?
    var last = 0
    var total = 0
    for part in parts {
      guard case .range(let first, let own, let count) = part.kind else { return nil }
      if count == 0 { continue }
      if start == nil {
        start = first
        if count > 1 { step = own }
      } else {
        let wanted = step ?? first - last
        guard first == last + wanted, wanted != 0, count == 1 || own == wanted else { return nil }
        step = wanted
      }
      last = first + (count - 1) * own
      total += count
    }
    return Index(.range(start: start ?? 0, step: step ?? 1, count: total), names: [.none])
  }

  private static func keyedIndex(
    _ parts: [Index], _ keys: [Label], _ keyName: Label
  ) throws(FrameError) -> Index {
    guard keys.count == parts.count else {
      throw .value(
        "The length of the keys (\(keys.count)) must match the length of the objects to "
          + "concatenate (\(parts.count))")
    }
    var repeated: [Label] = []
    for (key, part) in zip(keys, parts) {
      repeated += [Label](repeating: key, count: part.count)
    }
    let inner = try joinedIndex(parts, nil)
    return Index(
      levels: [Column(labels: repeated)] + inner.levelColumns, names: [keyName] + inner.names)
  }

  /// The frames side by side, rows matched by label.
  ///
  /// - Throws: `ValueError` without frames; `InvalidIndexError` for repeated labels that differ.
  public static func columns(
    _ frames: [Frame], join: Join = .outer, ignoreIndex: Bool = false
  ) throws(FrameError) -> Frame {
    guard let first = frames.first else { throw .value("No objects to concatenate") }
    var index = first.index
    var parts = frames
    if !frames.allSatisfy({ $0.index.hasEqualLabels(to: first.index) }) {
      index = try alignedIndex(frames.map(\.index), join)
      parts = []
      for frame in frames { parts.append(try frame.reindexed(to: index)) }
    }
    let columns = parts.flatMap(\.columns)
    let labels =
      ignoreIndex
      ? (0..<columns.count).map { Label.int(Int64($0)) } : frames.flatMap(\.names.labels)
    return Frame(columns: columns, names: ColumnNames(labels), index: index)
  }

  private static func alignedIndex(_ parts: [Index], _ join: Join) throws(FrameError) -> Index {
    for part in parts where !part.hasDistinctLabels {
      throw FrameError(
        "InvalidIndexError", "Reindexing only valid with uniquely valued Index objects")
    }
    var labels: [Label] = []
    switch join {
    case .inner:
      let others = parts.dropFirst().map { Set($0.labels) }
      labels = parts[0].labels.filter { label in others.allSatisfy { $0.contains(label) } }
    case .outer:
      var seen: Set<Label> = []
      for part in parts {
        for label in part.labels where seen.insert(label).inserted { labels.append(label) }
      }
    }
    let name = parts.allSatisfy { $0.names == parts[0].names } ? parts[0].name : .none
    return Index(Column(labels: labels), name: name)
  }
}
