/// A tree of splits that a file prescribes for the top of every tree.
final class ForcedSplit: Sendable {
  let column: Int
  let slot: Int
  /// The bin of the prescribed boundary, or of the prescribed category.
  let bin: UInt32
  let left: ForcedSplit?
  let right: ForcedSplit?

  private init(_ json: JSONValue, _ data: LightGBMDataset) throws {
    column = Int(json["feature"]?.number ?? 0)
    guard column < data.columnCount else {
      throw BoostingError(
        "Forced splits file includes feature index \(column), but maximum feature index in dataset "
          + "is \(data.columnCount - 1)")
    }
    guard let slot = data.features.used.firstIndex(of: column) else {
      throw BoostingError("Forced splits file includes feature index \(column), which is unused")
    }
    self.slot = slot
    bin = UInt32(data.features.mappers[column].bin(of: json["threshold"]?.number ?? 0))
    left = try Self.child(json["left"], data)
    right = try Self.child(json["right"], data)
  }

  private static func child(_ json: JSONValue?, _ data: LightGBMDataset) throws -> ForcedSplit? {
    guard let json, json["feature"] != nil, json["threshold"] != nil else { return nil }
    return try ForcedSplit(json, data)
  }

  static func load(_ path: String, _ data: LightGBMDataset) throws -> ForcedSplit? {
    guard !path.isEmpty, let text = TextFile.read(path), let json = JSONValue(text),
      json["feature"] != nil
    else { return nil }
    return try ForcedSplit(json, data)
  }

  /// Features used anywhere below.
  var slots: Set<Int> { (left?.slots ?? []).union(right?.slots ?? []).union([slot]) }
}

extension TreeLearner {
  /// Makes the prescribed splits, breadth first, as long as each improves the tree.
  ///
  /// - Returns: splits made.
  func force(_ root: ForcedSplit, _ pair: inout (left: Int, right: Int?)) throws -> Int {
    var waiting: [(split: ForcedSplit, leaf: Int)] = [(root, 0)]
    var candidates: [Int: SplitCandidate] = [:]
    var newest: (left: ForcedSplit?, right: ForcedSplit?) = (root, nil)
    var made = 0
    while !waiting.isEmpty {
      if mayBeSearched(pair) { try search(pair, forced: true) }
      if let left = newest.left { candidates[pair.left] = evaluate(left, leaf: pair.left) }
      if let right = newest.right, let leaf = pair.right {
        candidates[leaf] = evaluate(right, leaf: leaf)
      }
      let (current, leaf) = waiting.removeFirst()
      guard let candidate = candidates[leaf], candidate.gain >= 0 else {
        return try made + makeBestInstead(&pair)
      }
      leaves[leaf].best = candidate
      try split(leaf, &pair)
      made += 1
      newest = (current.left, current.right)
      if let left = current.left { waiting.append((left, pair.left)) }
      if let right = current.right { waiting.append((right, pair.right!)) }
    }
    return made
  }

  /// A prescribed split that does not improve the tree ends them; the best split takes its place.
  private func makeBestInstead(_ pair: inout (left: Int, right: Int?)) throws -> Int {
    let leaf = bestLeaf()
    guard leaves[leaf].best.gain > 0 else {
      warnOfNoGain(leaves[leaf].best.gain)
      return config.numLeaves
    }
    try split(leaf, &pair)
    return 1
  }

  /// The sums, outputs and gain of a prescribed split.
  private func evaluate(_ forced: ForcedSplit, leaf: Int) -> SplitCandidate? {
    guard let buffer = leaves[leaf].histogram,
      let place = place(of: forced.slot)
    else { return nil }
    let info = features[forced.slot]
    let histogram = UnsafePointer(buffer.sums + plan[place].offset)
    let evaluation = ForcedEvaluation(histogram, info, leaves[leaf].sums, rules)
    let found =
      info.isCategorical ? evaluation.category(forced.bin) : evaluation.boundary(forced.bin)
    if found == nil {
      events.append(
        LogEvent(.warning, "'Forced Split' will be ignored since the gain getting worse."))
    }
    return found
  }
}

/// Evaluates one given split as LightGBM's `GatherInfoForThreshold`.
struct ForcedEvaluation {
  private let histogram: ThresholdSearch.Histogram
  private let info: FeatureInfo
  private let sums: LeafSums
  private let math: LeafMath
  private let shift: Double
  private let countFactor: Double

  init(
    _ histogram: ThresholdSearch.Histogram, _ info: FeatureInfo, _ sums: LeafSums,
    _ rules: SplitRules
  ) {
    self.histogram = histogram
    self.info = info
    self.sums = sums
    math = LeafMath(rules, usesSmoothing: rules.usesSmoothing)
    shift =
      math.gain(sums.gradient, sums.hessian, output: sums.parentOutput, l2: rules.l2)
      + rules.minGain
    countFactor = Double(sums.rows) / sums.hessian
  }

  func boundary(_ threshold: UInt32) -> SplitCandidate? {
    var (gradient, hessian) = (0.0, epsilon)
    var rows: Int32 = 0
    var bin = info.binCount - 1 - (info.missing == .nan ? 1 : 0)
    while bin >= 1, bin > Int(threshold) {
      if !(info.missing == .zero && bin == info.defaultBin) {
        gradient += histogram[bin].x
        hessian += histogram[bin].y
        rows &+= LeafMath.count(histogram[bin].y * countFactor)
      }
      bin -= 1
    }
    var split = candidate(
      leftGradient: sums.gradient - gradient, leftHessian: sums.hessian - hessian,
      leftRows: sums.rows &- rows)
    split?.threshold = threshold
    return split
  }

  func category(_ bin: UInt32) -> SplitCandidate? {
    guard bin > 0, Int(bin) < info.binCount else { return nil }
    let entry = histogram[Int(bin)]
    var split = candidate(
      leftGradient: entry.x, leftHessian: entry.y + epsilon,
      leftRows: LeafMath.count(entry.y * countFactor))
    // A forced category is told by its bin, which is never the first.
    split?.threshold = bin
    split?.defaultLeft = false
    return split
  }

  private func candidate(
    leftGradient: Double, leftHessian: Double, leftRows: Int32
  ) -> SplitCandidate? {
    let (l2, parent) = (math.rules.l2, sums.parentOutput)
    let rightGradient = sums.gradient - leftGradient
    let rightHessian = sums.hessian - leftHessian
    let rightRows = sums.rows &- leftRows
    let gain =
      math.gain(leftGradient, leftHessian, rows: leftRows, parent: parent, l2: l2)
      + math.gain(rightGradient, rightHessian, rows: rightRows, parent: parent, l2: l2)
    if gain.isNaN || gain <= shift { return nil }
    var split = SplitCandidate()
    split.column = info.column
    split.slot = info.slot
    split.leftOutput = math.output(
      leftGradient, leftHessian, rows: leftRows, parent: parent, l2: l2)
    split.rightOutput = math.output(
      rightGradient, rightHessian, rows: rightRows, parent: parent, l2: l2)
    (split.leftRows, split.rightRows) = (leftRows, rightRows)
    (split.leftGradient, split.rightGradient) = (leftGradient, rightGradient)
    split.leftHessian = leftHessian - epsilon
    split.rightHessian = rightHessian - epsilon
    split.gain = gain - shift
    return split
  }
}
