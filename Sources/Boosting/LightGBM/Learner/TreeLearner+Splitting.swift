import Glibc

extension TreeLearner {
  /// Makes the best split of a leaf.
  ///
  /// - Parameter pair: becomes the two leaves that result.
  func split(_ leaf: Int, _ pair: inout (left: Int, right: Int?)) throws {
    var split = leaves[leaf].best
    let info = features[Int(split.slot)]
    let bins = info.isCategorical ? categories(split, leaf, info) : nil
    partition.split(leaf: leaf, columns: data.columns, SplitSide(split, info, bins: bins))
    let right = partition.counts.count - 1
    split.leftRows = Int32(partition.counts[leaf])
    split.rightRows = Int32(partition.counts[right])
    leaves[leaf].best = split
    record(split, leaf, info, bins)
    let smallerCount = split.leftRows < split.rightRows ? split.leftRows : split.rightRows
    guard smallerCount > 0 else {
      let side = split.leftRows < split.rightRows ? "left" : "right"
      throw BoostingError.check("(best_split_info.\(side)_count) > (0)")
    }
    makeLeaves(split, leaf, isNumerical: !info.isCategorical)
    pair = (leaf, right)
  }

  /// The bins that a categorical split sends left, by the search that found it.
  private func categories(
    _ split: SplitCandidate, _ leaf: Int, _ info: FeatureInfo
  ) -> [UInt32] {
    if split.threshold > 0 { return [split.threshold] }
    guard let buffer = leaves[leaf].histogram, let place = place(of: Int(info.slot)) else {
      return []
    }
    let sums = UnsafePointer(buffer.sums + plan[place].offset)
    var search = CategorySearch(sums, info, leaves[leaf].sums, rules)
    var random = split.random
    search.run(random: &random)
    return search.bins
  }

  private func record(
    _ split: SplitCandidate, _ leaf: Int, _ info: FeatureInfo, _ bins: [UInt32]?
  ) {
    let mapper = data.features.mappers[Int(info.column)]
    let entry = Tree.Split(
      slot: Int(info.slot), column: Int(info.column), leftOutput: split.leftOutput,
      rightOutput: split.rightOutput, leftRows: split.leftRows, rightRows: split.rightRows,
      leftWeight: split.leftHessian, rightWeight: split.rightHessian,
      gain: Float(split.gain + rules.minGain), missing: info.missing)
    if let bins {
      tree.split(
        leaf: leaf, entry, bins: bins,
        categories: bins.map { UInt32(mapper.categories[Int($0)]) })
    } else {
      tree.split(
        leaf: leaf, entry, bin: split.threshold,
        threshold: mapper.upperBounds[Int(split.threshold)], defaultLeft: split.defaultLeft)
    }
  }

  /// The states of the two new leaves; the parent's histograms stay with the left one until the
  /// next search.
  private func makeLeaves(_ split: SplitCandidate, _ leaf: Int, isNumerical: Bool) {
    let old = leaves[leaf]
    var left = old
    left.sums.gradient = split.leftGradient
    left.sums.hessian = split.leftHessian
    left.sums.rows = split.leftRows
    left.sums.parentOutput = split.leftOutput
    var right = old
    right.histogram = nil
    right.best = SplitCandidate()
    right.sums.gradient = split.rightGradient
    right.sums.hessian = split.rightHessian
    right.sums.rows = split.rightRows
    right.sums.parentOutput = split.rightOutput
    if isNumerical, split.monotone != 0 {
      let middle = (split.leftOutput + split.rightOutput) / 2
      if split.monotone < 0 {
        left.sums.minOutput = max(middle, left.sums.minOutput)
        right.sums.maxOutput = min(middle, right.sums.maxOutput)
      } else {
        left.sums.maxOutput = min(middle, left.sums.maxOutput)
        right.sums.minOutput = max(middle, right.sums.minOutput)
      }
    }
    if !config.interactionGroups.isEmpty {
      left.branch.append(Int(split.column))
      right.branch.append(Int(split.column))
    }
    leaves[leaf] = left
    leaves.append(right)
  }

  /// The share of a monotone feature's gain that counts at a leaf's depth.
  func monotonePenalty(_ leaf: Int) -> Double {
    guard rules.usesMonotone else { return 1 }
    let penalty = config.monotonePenalty
    let depth = Double(tree.leafDepth[leaf])
    if penalty >= depth + 1 { return epsilon }
    if penalty <= 1 { return 1 - penalty / pow(2, depth) + epsilon }
    return 1 - pow(2, penalty - 1 - depth) + epsilon
  }
}
