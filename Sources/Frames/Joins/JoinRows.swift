import Arrays

/// Which rows of two tables belong together: pairs of rows, -1 where one side has none.
struct JoinRows {
  var left: [Int]
  var right: [Int]

  /// Pairs rows whose keys are equal; missing keys equal each other.
  ///
  /// The order is pandas': that of the left rows (`right`: of the right rows; `outer` and `sort`: of
  /// the keys), and within a row that of the other table.
  /// - Complexity: O(rows of both + pairs) expected, plus sorting the distinct keys for `outer`.
  /// Source: pandas 3.0 `merge.py` (`get_join_indexers`), `join.pyx`.
  init(
    _ left: [Column], _ right: [Column], how: MergeOptions.How, sort: Bool
  ) throws(FrameError) {
    let keys = try JoinKeys(left, right, sorted: sort || how == .outer)
    switch how {
    case .inner: self = Self.inner(keys, left, right, sort: sort)
    case .left, .leftAnti: self = Self.oneSided(keys.left, keys.right, keys.count, sort: sort)
    case .right, .rightAnti:
      let swapped = Self.oneSided(keys.right, keys.left, keys.count, sort: sort)
      self = JoinRows(left: swapped.right, right: swapped.left)
    case .outer: self = Self.full(keys)
    case .cross: self = Self.product(keys.left.count, keys.right.count)
    }
    if how == .leftAnti { self = whereMissing(self.right) }
    if how == .rightAnti { self = whereMissing(self.left) }
  }

  init(left: [Int], right: [Int]) {
    self.left = left
    self.right = right
  }

  /// The pairs that have no row on one side.
  private func whereMissing(_ side: [Int]) -> JoinRows { keeping { side[$0] < 0 } }

  private func keeping(_ isKept: (Int) -> Bool) -> JoinRows {
    let kept = left.indices.filter(isKept)
    return JoinRows(left: kept.map { left[$0] }, right: kept.map { right[$0] })
  }

  /// Every row with every row.
  static func product(_ left: Int, _ right: Int) -> JoinRows {
    JoinRows(
      left: (0..<left * right).map { $0 / max(right, 1) },
      right: (0..<left * right).map { $0 % max(right, 1) })
  }

  /// All rows of the first table, with -1 where the second has no partner.
  private static func oneSided(
    _ first: [Int32], _ second: [Int32], _ count: Int, sort: Bool
  ) -> JoinRows {
    let partners = GroupedRows(second, count: count)
    let order = sort ? GroupedRows(first, count: count).rows : nil
    var total = 0
    for code in first { total += max(1, partners.count(of: Int(code))) }
    var right: [Int] = []
    let left = [Int](unsafeUninitializedCapacity: total) { left, filledLeft in
      right = [Int](unsafeUninitializedCapacity: total) { right, filledRight in
        var at = 0
        for place in first.indices {
          let row = order?[place] ?? place
          let found = partners.range(of: Int(first[row]))
          if found.isEmpty {
            (left[at], right[at]) = (row, -1)
            at += 1
            continue
          }
          for i in found {
            (left[at], right[at]) = (row, partners.rows[i])
            at += 1
          }
        }
        filledRight = total
      }
      filledLeft = total
    }
    return JoinRows(left: left, right: right)
  }

  private static func inner(
    _ keys: JoinKeys, _ left: [Column], _ right: [Column], sort: Bool
  ) -> JoinRows {
    let owners = GroupedRows(keys.left, count: keys.count)
    let partners = GroupedRows(keys.right, count: keys.count)
    let isHashed = left.count > 1 || (left[0].type.isNumeric && right[0].type.isNumeric)
    if !sort, !hasPermutedOrder(keys, owners, partners, left, right, isHashed) {
      let pairs = oneSided(keys.left, keys.right, keys.count, sort: false)
      return pairs.right.contains(-1) ? pairs.keeping { pairs.right[$0] >= 0 } : pairs
    }
    var byGroup = JoinRows(left: [], right: [])
    let groups = isHashed && !sort ? keys.inOrderOfRight() : Array(0..<keys.count)
    for group in groups {
      for owner in owners[group] {
        for partner in partners[group] {
          byGroup.left.append(owner)
          byGroup.right.append(partner)
        }
      }
    }
    if sort { return byGroup }
    var place = [Int](repeating: 0, count: keys.left.count)
    for (i, row) in groups.flatMap({ owners[$0] }).enumerated() { place[row] = i }
    return JoinRows(
      left: place.map { byGroup.left[$0] }, right: place.map { byGroup.right[$0] })
  }

  /// pandas reorders an inner join wrongly when it happens to have as many pairs as the left table
  /// has rows, although some have no partner or several.
  private static func hasPermutedOrder(
    _ keys: JoinKeys, _ owners: GroupedRows, _ partners: GroupedRows, _ left: [Column],
    _ right: [Column], _ isHashed: Bool
  ) -> Bool {
    var pairs = 0
    var isPlain = true
    for group in 0..<keys.count {
      let (owned, found) = (owners.count(of: group), partners.count(of: group))
      pairs += owned * found
      if owned > 0, found != 1 { isPlain = false }
    }
    if isPlain || pairs != keys.left.count { return false }
    // Tables in the order of their keys are merged another way when one has no repeated keys.
    let isUnique =
      (0..<keys.count).allSatisfy { owners.count(of: $0) <= 1 }
      || (0..<keys.count).allSatisfy { partners.count(of: $0) <= 1 }
    if !isUnique { return true }
    // Several keys are compared by their numbers.
    let isSorted =
      left.count > 1
      ? keys.left.isAscending && keys.right.isAscending
      : left[0].isAscendingWithoutMissing && right[0].isAscendingWithoutMissing
    if isSorted { return false }
    return !(isHashed && (0..<keys.count).allSatisfy { partners.count(of: $0) <= 1 })
  }

  private static func full(_ keys: JoinKeys) -> JoinRows {
    let owners = GroupedRows(keys.left, count: keys.count)
    let partners = GroupedRows(keys.right, count: keys.count)
    var pairs = JoinRows(left: [], right: [])
    for group in 0..<keys.count {
      let (owned, found) = (owners[group], partners[group])
      for owner in owned.isEmpty ? [-1] : Array(owned) {
        for partner in found.isEmpty ? [-1] : Array(found) {
          pairs.left.append(owner)
          pairs.right.append(partner)
        }
      }
    }
    return pairs
  }
}

extension [Int32] {
  fileprivate var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}

extension Column {
  fileprivate var isAscendingWithoutMissing: Bool {
    guard missingCount == 0, let keys = try? sortKeys().keys else { return false }
    return zip(keys, keys.dropFirst()).allSatisfy { $0 <= $1 }
  }
}

/// Rows collected by their group, in order.
struct GroupedRows {
  let rows: [Int]
  private let starts: [Int]

  init(_ codes: [Int32], count: Int) {
    var starts = [Int](repeating: 0, count: count + 1)
    for code in codes { starts[Int(code) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    rows = [Int](unsafeUninitializedCapacity: codes.count) { out, filled in
      next.withUnsafeMutableBufferPointer { next in
        for row in codes.indices {
          let group = Int(codes[row])
          out[next[group]] = row
          next[group] += 1
        }
      }
      filled = codes.count
    }
    self.starts = starts
  }

  subscript(group: Int) -> ArraySlice<Int> { rows[range(of: group)] }

  /// Where the rows of a group are in `rows`.
  @inline(__always)
  func range(of group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }

  @inline(__always)
  func count(of group: Int) -> Int { starts[group + 1] - starts[group] }
}

/// The keys of two tables, numbered together.
struct JoinKeys {
  var left: [Int32]
  var right: [Int32]
  var count: Int

  /// - Parameter sorted: numbers in the order of the keys, missing ones last.
  init(_ left: [Column], _ right: [Column], sorted: Bool) throws(FrameError) {
    var joined: [Column] = []
    for (a, b) in zip(left, right) {
      let pair = a.type.isNumeric && b.type.isNumeric ? [a, b] : [a, b]
      joined.append(try Column.joined(pair, inFrame: true))
    }
    var factor = GroupKeys(joined, dropsMissing: false).factor
    if sorted {
      let firsts = joined.map { $0.take(factor.firstRows) }
      if let order = try? SortOrder.positions(firsts) {
        var place = [Int32](repeating: 0, count: order.count)
        for (rank, group) in order.enumerated() { place[group] = Int32(rank) }
        factor.codes = factor.codes.map { place[Int($0)] }
      }
    }
    let split = left.first?.count ?? 0
    self.left = Array(factor.codes[..<split])
    self.right = Array(factor.codes[split...])
    count = factor.count
  }

  /// The numbers in order of occurrence, those of the right table first.
  func inOrderOfRight() -> [Int] {
    var isSeen = [Bool](repeating: false, count: count)
    var order: [Int] = []
    for code in right + left where !isSeen[Int(code)] {
      isSeen[Int(code)] = true
      order.append(Int(code))
    }
    return order
  }
}
