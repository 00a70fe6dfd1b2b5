import Arrays

extension Frame {
  /// The rows of two frames whose keys are equal, side by side: pandas' `merge`.
  ///
  /// - Throws: `KeyError` for key columns that are not there, `MergeError` and `ValueError` as pandas.
  /// - Complexity: O(rows of both + rows of the result) expected.
  public func merged(
    with right: Frame, _ options: MergeOptions = MergeOptions()
  ) throws(FrameError) -> Frame {
    try Merge(self, right, options).result()
  }

  /// Joins columns of another frame by its row labels: pandas' `join`.
  ///
  /// - Parameter on: columns of this frame to look up instead of its row labels.
  public func joined(
    with other: Frame, on: [Label]? = nil, how: MergeOptions.How = .left,
    leftSuffix: String = "", rightSuffix: String = "", sort: Bool = false
  ) throws(FrameError) -> Frame {
    var options = MergeOptions()
    options.how = how
    options.leftOn = on
    options.leftIndex = on == nil
    options.rightIndex = true
    options.leftSuffix = leftSuffix
    options.rightSuffix = rightSuffix
    options.sort = sort
    return try merged(with: other, options)
  }
}

/// One run of `merge`.
///
/// Source: pandas 3.0 `merge.py`.
struct Merge {
  private var left: Frame
  private var right: Frame
  private let options: MergeOptions
  /// Names of the keys, nil where the index is the key.
  private var leftNames: [Label?] = []
  private var rightNames: [Label?] = []
  private var leftKeys: [Column] = []
  private var rightKeys: [Column] = []

  init(_ left: Frame, _ right: Frame, _ options: MergeOptions) throws(FrameError) {
    self.left = left
    self.right = right
    self.options = options
    try findKeys()
  }

  private mutating func findKeys() throws(FrameError) {
    if options.how == .cross {
      guard options.on == nil, options.leftOn == nil, options.rightOn == nil, !options.leftIndex,
        !options.rightIndex
      else {
        throw Self.error(
          "Can not pass on, right_on, left_on or set right_index=True or left_index=True")
      }
      return
    }
    let (leftOn, rightOn) = try keyLabels()
    if options.leftIndex {
      leftKeys = left.index.levelColumns
      leftNames = leftKeys.map { _ in nil }
    } else {
      for label in leftOn { leftKeys.append(try Self.key(label, of: left)) }
      leftNames = leftOn.map { $0 }
    }
    if options.rightIndex {
      rightKeys = right.index.levelColumns
      rightNames = rightKeys.map { _ in nil }
    } else {
      for label in rightOn { rightKeys.append(try Self.key(label, of: right)) }
      rightNames = rightOn.map { $0 }
    }
    guard leftKeys.count == rightKeys.count else {
      if options.rightIndex {
        throw .value("len(left_on) must equal the number of levels in the index of \"right\"")
      }
      if options.leftIndex {
        throw .value("len(right_on) must equal the number of levels in the index of \"left\"")
      }
      throw .value("len(right_on) must equal len(left_on)")
    }
    for i in leftKeys.indices { try reconcile(i) }
    if let validation = options.validation { try validate(validation) }
  }

  private static func error(_ message: String) -> FrameError { .init("MergeError", message) }

  private static func key(_ label: Label, of frame: Frame) throws(FrameError) -> Column {
    if let column = frame[label] { return column }
    if label != .none, let level = frame.index.names.firstIndex(of: label) {
      return frame.index.levelColumns[level]
    }
    throw .missing(label)
  }

  private func keyLabels() throws(FrameError) -> ([Label], [Label]) {
    if let on = options.on {
      guard options.leftOn == nil, options.rightOn == nil else {
        throw Self.error(
          "Can only pass argument \"on\" OR \"left_on\" and \"right_on\", not a combination of both."
        )
      }
      guard !options.leftIndex, !options.rightIndex else {
        throw Self.error(
          "Can only pass argument \"on\" OR \"left_index\" and \"right_index\", not a combination of both."
        )
      }
      return (on, on)
    }
    switch (options.leftOn, options.rightOn) {
    case (nil, nil):
      if options.leftIndex != options.rightIndex {
        throw Self.error(
          options.leftIndex
            ? "Must pass right_on or right_index=True" : "Must pass left_on or left_index=True")
      }
      return options.leftIndex ? ([], []) : try commonLabels()
    case (let leftOn?, let rightOn):
      if options.leftIndex {
        throw Self.error("Can only pass argument \"left_on\" OR \"left_index\" not both.")
      }
      if rightOn == nil, !options.rightIndex {
        throw Self.error("Must pass \"right_on\" OR \"right_index\".")
      }
      return (leftOn, rightOn ?? [])
    case (nil, let rightOn?):
      if options.rightIndex {
        throw Self.error("Can only pass argument \"right_on\" OR \"right_index\" not both.")
      }
      if !options.leftIndex { throw Self.error("Must pass \"left_on\" OR \"left_index\".") }
      return ([], rightOn)
    }
  }

  private func commonLabels() throws(FrameError) -> ([Label], [Label]) {
    let common = left.names.labels.filter { right.names.position(of: $0) != nil }
    guard !common.isEmpty else {
      throw Self.error(
        "No common columns to perform merge on. Merge options: left_on=None, right_on=None, "
          + "left_index=False, right_index=False")
    }
    return (common, common)
  }

  /// Refuses pairs of key types that never match; makes text of categories.
  private mutating func reconcile(_ i: Int) throws(FrameError) {
    let (a, b) = (leftKeys[i], rightKeys[i])
    if a.type == b.type, a.type != .category { return }
    if a.count == 0 || b.count == 0 { return }
    let name = leftNames[i].map { pythonText($0) } ?? "None"
    let refusal = FrameError.value(
      "You are trying to merge on \(a.type.name) and \(b.type.name) columns for key '\(name)'. "
        + "If you wish to proceed you should use pd.concat")
    if a.type == .category || b.type == .category {
      if a.type == b.type, a.categories!.values.isEqualElementwise(to: b.categories!.values) {
        return
      }
      leftKeys[i] = try plain(a)
      rightKeys[i] = try plain(b)
      for (frame, names, key) in [
        (\Merge.left, leftNames, leftKeys), (\.right, rightNames, rightKeys),
      ] {
        if let label = names[i] { try self[keyPath: frame].assign(label, key[i]) }
      }
      return
    }
    if a.type.isNumeric, b.type.isNumeric {
      if (a.type == .bool) != (b.type == .bool) { throw refusal }
      warnOfFractions(a, b)
      return
    }
    let areTimes =
      switch (a.type, b.type) {
      case (.datetime, .datetime), (.timedelta, .timedelta): true
      default: false
      }
    if areTimes { return }
    if a.type.isTime || b.type.isTime { throw refusal }
    let isTextAndNumber = { (x: Column, y: Column) in
      (x.type == .string || (x.type == .object && Column.inferred(x.scalars()).type == .string))
        && y.type.isNumeric && y.type != .bool
    }
    if isTextAndNumber(a, b) || isTextAndNumber(b, a) { throw refusal }
  }

  private func plain(_ key: Column) throws(FrameError) -> Column {
    key.type == .category ? key.categories!.values.takeCodes(of: key) : key
  }

  private func warnOfFractions(_ a: Column, _ b: Column) {
    guard let warn = options.onWarning, a.type.isFloat != b.type.isFloat else { return }
    let floats = (a.type.isFloat ? a : b).floats()
    let areWhole = floats.withElements(Double.self) { values in
      values.allSatisfy { $0.isNaN || $0 == $0.rounded(.towardZero) }
    }
    if !areWhole {
      warn(
        "UserWarning",
        "You are merging on int and float columns where the float values are not equal to their "
          + "int representation.")
    }
  }

  func result() throws(FrameError) -> Frame {
    if let found = try lookup() { return found }
    let rows =
      options.how == .cross
      ? JoinRows.product(left.rowCount, right.rowCount)
      : try JoinRows(leftKeys, rightKeys, how: options.how, sort: options.sort)
    var rightPart = right
    // A key of one name on both sides is one column.
    for (a, b) in zip(leftNames, rightNames) {
      if let a, a == b { rightPart = try rightPart.droppingIfThere(a) }
    }
    let (leftLabels, rightLabels) = try suffixed(left.names.labels, rightPart.names.labels)
    let source = Taking(rows)
    var columns = left.columns.map { source.left($0) }
    columns += rightPart.columns.map { source.right($0) }
    var labels = leftLabels + rightLabels
    if let indicator = options.indicator {
      guard left.names.position(of: .string(indicator)) == nil,
        right.names.position(of: .string(indicator)) == nil
      else {
        throw .value("Cannot use name of an existing column for indicator column")
      }
      labels.append(.string(indicator))
      columns.append(source.origins())
    }
    var result = Frame(
      columns: columns, names: ColumnNames(labels, axisNames: left.names.axisNames),
      index: try resultIndex(rows, source))
    for i in leftKeys.indices { try completeKey(i, &result, rows, source) }
    return result
  }

  /// The left table with columns of the right one beside it, where each row has at most one partner:
  /// the most common merge. Columns of the left table are shared, not copied. Nil for other merges.
  private func lookup() throws(FrameError) -> Frame? {
    guard options.how == .left || options.how == .inner, !options.sort, options.indicator == nil,
      !options.leftIndex, !options.rightIndex, leftKeys.count == 1, left.rowCount > 0,
      let places = RowLookup.rows(of: leftKeys[0], in: rightKeys[0])
    else { return nil }
    let hasHoles = places.withUnsafeBufferPointer { $0.contains { $0 < 0 } }
    if hasHoles, options.how == .inner { return nil }
    var rightPart = right
    if let name = leftNames[0], name == rightNames[0] {
      rightPart = try rightPart.droppingIfThere(name)
    }
    let (leftLabels, rightLabels) = try suffixed(left.names.labels, rightPart.names.labels)
    let columns = rightPart.columns.map { Taking.take($0, places, hasHoles) }
    return Frame(
      columns: left.columns + columns,
      names: ColumnNames(leftLabels + rightLabels, axisNames: left.names.axisNames),
      index: Index(count: left.rowCount))
  }

  /// Fills the key columns from both sides where rows have only one.
  private func completeKey(
    _ i: Int, _ result: inout Frame, _ rows: JoinRows, _ source: Taking
  ) throws(FrameError) {
    let isShared = leftNames[i] != nil && leftNames[i] == rightNames[i]
    let isLookup = (leftNames[i] == nil) != (rightNames[i] == nil)
    guard
      isShared
        || (isLookup && (options.how == .outer || options.how == .right || options.how == .left)),
      let label = leftNames[i] ?? rightNames[i], let place = result.names.position(of: label)
    else { return }
    if isShared, left.rowCount == 0 {
      result.columns[place] = source.right(rightKeys[i])
      return
    }
    let needsOther = leftNames[i] != nil ? source.hasLeftHoles : source.hasRightHoles
    guard needsOther else { return }
    result.columns[place] = try merged(leftKeys[i], rightKeys[i], rows)
  }

  /// The key of each pair, from the side that has it.
  private func merged(_ a: Column, _ b: Column, _ rows: JoinRows) throws(FrameError) -> Column {
    let joined = try Column.joined([a, b], inFrame: true)
    let split = a.count
    return joined.take(
      rows.left.indices.map { rows.left[$0] >= 0 ? rows.left[$0] : split + rows.right[$0] })
  }

  private func resultIndex(_ rows: JoinRows, _ source: Taking) throws(FrameError) -> Index {
    switch (options.leftIndex, options.rightIndex) {
    case (false, false): return Index(count: rows.left.count)
    case (true, true):
      if !source.hasLeftHoles { return left.index.take(rows.left) }
      if !source.hasRightHoles, options.how == .right {
        return right.index.take(rows.right)
      }
      var levels: [Column] = []
      for (a, b) in zip(leftKeys, rightKeys) { levels.append(try merged(a, b, rows)) }
      let names =
        left.index.names == right.index.names
        ? left.index.names : [Label](repeating: .none, count: levels.count)
      return levels.count == 1
        ? Index(levels[0], name: names[0]) : Index(levels: levels, names: names)
    case (false, true): return left.index.take(rows.left)
    case (true, false): return right.index.take(rows.right)
    }
  }

  /// Adds suffixes to names that both sides have.
  private func suffixed(
    _ left: [Label], _ right: [Label]
  ) throws(FrameError) -> ([Label], [Label]) {
    let rightSet = Set(right)
    let shared = Set(left.filter { rightSet.contains($0) })
    if shared.isEmpty { return (left, right) }
    let (leftSuffix, rightSuffix) = (options.leftSuffix, options.rightSuffix)
    if (leftSuffix ?? "").isEmpty, (rightSuffix ?? "").isEmpty {
      let overlap = left.filter { shared.contains($0) }
      let list = overlap.map { pythonRepr($0) }.joined(separator: ", ")
      throw .value(
        "columns overlap but no suffix specified: Index([\(list)], "
          + "dtype='\(Column(labels: overlap).type.name)')")
    }
    func renamed(_ labels: [Label], _ suffix: String?) -> [Label] {
      labels.map { label in
        guard shared.contains(label), let suffix else { return label }
        return .string(pythonText(label) + suffix)
      }
    }
    let results = (renamed(left, leftSuffix), renamed(right, rightSuffix))
    var repeated: [Label] = []
    for (new, old, other) in [(results.0, left, right), (results.1, right, left)] {
      var seen: Set<Label> = []
      for (i, label) in new.enumerated() {
        let isNew = seen.insert(label).inserted
        if !isNew, label != old[i] { repeated.append(label) }
        if other.contains(label), !shared.contains(label) { repeated.append(label) }
      }
    }
    if let first = repeated.first {
      throw Self.error(
        "Passing 'suffixes' which cause duplicate columns {\(pythonRepr(first))} is not allowed.")
    }
    return results
  }

  private func validate(_ validation: MergeOptions.Validation) throws(FrameError) {
    let leftRepeats = Self.repeated(leftKeys)
    let rightRepeats = Self.repeated(rightKeys)
    let needsLeft = validation == .oneToOne || validation == .oneToMany
    let needsRight = validation == .oneToOne || validation == .manyToOne
    let (badLeft, badRight) = (
      needsLeft && !leftRepeats.isEmpty, needsRight && !rightRepeats.isEmpty
    )
    let leftText =
      badLeft ? "\nDuplicates in left:\n \(sample(leftKeys, leftNames, leftRepeats)) ..." : ""
    let rightText =
      badRight ? "\nDuplicates in right:\n \(sample(rightKeys, rightNames, rightRepeats)) ..." : ""
    let kind =
      switch validation {
      case .oneToOne: "one-to-one"
      case .oneToMany: "one-to-many"
      default: "many-to-one"
      }
    if badLeft, badRight {
      throw Self.error(
        "Merge keys are not unique in either left or right dataset; not a one-to-one merge."
          + leftText + rightText)
    }
    if badLeft {
      throw Self.error(
        "Merge keys are not unique in left dataset; not a \(kind) merge" + leftText)
    }
    if badRight {
      let gap = validation == .manyToOne ? "\n" : ""
      throw Self.error(
        "Merge keys are not unique in right dataset; not a \(kind) merge" + gap + rightText)
    }
  }

  /// Rows whose key was there before.
  private static func repeated(_ keys: [Column]) -> [Int] {
    Positions.of(GroupKeys(keys, dropsMissing: false).factor.duplicated(.first))
  }

  private func sample(_ keys: [Column], _ names: [Label?], _ rows: [Int]) -> String {
    let frame = Frame(
      columns: keys.map { $0.take(Array(rows.prefix(5))) },
      names: ColumnNames(names.enumerated().map { $1 ?? .int(Int64($0)) }))
    var options = TableTextOptions()
    options.index = false
    return frame.text(options)
  }
}

extension Frame {
  fileprivate func droppingIfThere(_ label: Label) throws(FrameError) -> Frame {
    try dropping(columns: [label], ignoringMissing: true)
  }
}

/// Takes columns of either side of a join to its pairs.
private struct Taking {
  let rows: JoinRows
  let hasLeftHoles: Bool
  let hasRightHoles: Bool
  private let leftIsWhole: Bool
  private let rightIsWhole: Bool

  init(_ rows: JoinRows) {
    self.rows = rows
    (hasLeftHoles, leftIsWhole) = Self.survey(rows.left)
    (hasRightHoles, rightIsWhole) = Self.survey(rows.right)
  }

  /// Whether there are holes, and whether the rows are 0, 1, 2, …
  private static func survey(_ rows: [Int]) -> (Bool, Bool) {
    rows.withUnsafeBufferPointer { rows in
      var (holes, whole) = (false, true)
      for i in rows.indices {
        if rows[i] < 0 { holes = true }
        if rows[i] != i { whole = false }
      }
      return (holes, whole)
    }
  }

  func left(_ column: Column) -> Column { take(column, rows.left, hasLeftHoles, leftIsWhole) }
  func right(_ column: Column) -> Column { take(column, rows.right, hasRightHoles, rightIsWhole) }

  private func take(_ column: Column, _ rows: [Int], _ hasHoles: Bool, _ isWhole: Bool) -> Column {
    isWhole && rows.count == column.count ? column : Self.take(column, rows, hasHoles)
  }

  static func take(_ column: Column, _ rows: [Int], _ hasHoles: Bool) -> Column {
    let holding =
      hasHoles && !column.canBeMissing
      ? (column.type == .bool ? column.objects() : column.floats()) : column
    return rows.withUnsafeBufferPointer { holding.takeRaw($0) }
  }

  /// `left_only`, `right_only` or `both` for each pair.
  func origins() -> Column {
    let codes = rows.left.indices.map { i -> Int32 in
      rows.right[i] < 0 ? 0 : (rows.left[i] < 0 ? 1 : 2)
    }
    return Column(
      codes: codes,
      categories: Categories(values: Column(["left_only", "right_only", "both"])))
  }
}
