/// Grows a regression tree depth first, with scikit-learn's order of features and sums.
struct TreeGrower {
  private struct Task {
    let start, end, depth, parent: Int
    let isLeft: Bool
    let impurity: Double
    let constants: Int
  }

  private struct Split {
    var feature = -1
    var position = 0
    var threshold = 0.0
    var gain = -Double.infinity
  }

  private let columns: [[Float]]
  private let targets: [Double]
  private let weights: [Double]
  private let depth: Int
  private var random: UInt32
  private(set) var nodes: [RegressionNode] = []
  private var samples: [Int]
  private var features: [Int]
  private var constantFeatures: [Int]

  init(
    _ columns: [[Float]], _ targets: [Double], _ weights: [Double], depth: Int, seed: UInt32
  ) {
    self.columns = columns
    self.targets = targets
    self.weights = weights
    self.depth = depth
    random = seed
    samples = weights.indices.filter { weights[$0] != 0 }
    features = Array(columns.indices)
    constantFeatures = features
  }

  mutating func grow() {
    var stack = [
      Task(
        start: 0, end: samples.count, depth: 0, parent: -1, isLeft: false,
        impurity: criterion(0, samples.count).impurity, constants: 0)
    ]
    while let task = stack.popLast() {
      let whole = criterion(task.start, task.end)
      let id = nodes.count
      nodes.append(
        RegressionNode(
          value: whole.sum / whole.weight, impurity: task.impurity, weight: whole.weight))
      if task.parent >= 0 {
        if task.isLeft { nodes[task.parent].left = id } else { nodes[task.parent].right = id }
      }
      let isSmall = task.end - task.start < 2 || task.depth >= depth
      guard !isSmall, task.impurity > .ulpOfOne else { continue }
      var constants = task.constants
      let split = bestSplit(task.start, task.end, &constants)
      guard split.feature >= 0 else { continue }
      partition(split, task.start, task.end)
      nodes[id].feature = split.feature
      nodes[id].threshold = split.threshold
      let middle = split.position
      let impurities = criterion(task.start, task.end).impurities(at: middle)
      for (start, end, isLeft) in [(middle, task.end, false), (task.start, middle, true)] {
        stack.append(
          Task(
            start: start, end: end, depth: task.depth + 1, parent: id, isLeft: isLeft,
            impurity: isLeft ? impurities.left : impurities.right, constants: constants))
      }
    }
  }

  private func criterion(_ start: Int, _ end: Int) -> SquaredError {
    SquaredError(samples[start..<end], targets, weights)
  }

  /// Marsaglia's xorshift, as scikit-learn draws features.
  private mutating func draw(_ low: Int, _ high: Int) -> Int {
    if random == 0 { random = 1 }
    random ^= random << 13
    random ^= random >> 17
    random ^= random << 5
    return low + Int(random % 2_147_483_648) % (high - low)
  }

  /// Visits the features in random order, known constants skipped; ties go to the first visited.
  private mutating func bestSplit(_ start: Int, _ end: Int, _ known: inout Int) -> Split {
    var best = Split()
    let total = criterion(start, end)
    var undrawn = features.count
    var found = 0
    var drawnConstants = 0
    var constants = known
    var visited = 0
    while undrawn > constants && (visited < features.count || visited <= found + drawnConstants) {
      visited += 1
      var place = draw(drawnConstants, undrawn - found)
      if place < known {
        features.swapAt(drawnConstants, place)
        drawnConstants += 1
        continue
      }
      place += found
      let feature = features[place]
      sort(feature, start, end)
      let column = columns[feature]
      if column[samples[end - 1]] <= column[samples[start]] + 1e-7 {
        features.swapAt(place, constants)
        found += 1
        constants += 1
        continue
      }
      undrawn -= 1
      features.swapAt(undrawn, place)
      scan(feature, start, end, total, &best)
    }
    for i in 0..<known { features[i] = constantFeatures[i] }
    for i in known..<(known + found) { constantFeatures[i] = features[i] }
    known = constants
    return best
  }

  private mutating func sort(_ feature: Int, _ start: Int, _ end: Int) {
    let column = columns[feature]
    samples.withUnsafeMutableBufferPointer { samples in
      ThreeWaySort.sort(samples.baseAddress! + start, end - start) { column[$0] }
    }
  }

  /// Tries every split of the sorted samples.
  private func scan(
    _ feature: Int, _ start: Int, _ end: Int, _ total: SquaredError, _ best: inout Split
  ) {
    let column = columns[feature]
    var criterion = SquaredError(total, samples[start..<end])
    for p in (start + 1)..<end {
      let before = column[samples[p - 1]]
      let here = column[samples[p]]
      if here <= before + 1e-7 { continue }
      criterion.move(to: p)
      let gain = criterion.gain
      guard gain > best.gain else { continue }
      let threshold = Double(before) / 2 + Double(here) / 2
      best = Split(feature: feature, position: p, threshold: threshold, gain: gain)
    }
  }

  private mutating func partition(_ split: Split, _ start: Int, _ end: Int) {
    let column = columns[split.feature]
    var p = start
    var last = end
    while p < last {
      if Double(column[samples[p]]) <= split.threshold {
        p += 1
      } else {
        last -= 1
        samples.swapAt(p, last)
      }
    }
  }
}
