/// Rounds of boosting.
extension XGBoostBooster {
  /// One round with the objective's own gradients.
  ///
  /// - Throws: for bad data, and `BoostingError.cancelled`.
  public func update(
    _ data: XGBoostDataset, round: Int, cancellation: Cancellation = .never
  ) throws {
    try prepare(data)
    try fitBaseScore(data)
    if config.seedPerIteration { reseed(round) }
    if round == 0 { try objective.validate(data) }
    if config.isDart { dropTrees() }
    let scores = try cachedScores(data, dropping: state().dropped)
    let gradients = GradientBuffer(count: data.rowCount * outputCount)
    try objective.gradients(scores, data, into: gradients.base)
    try boost(data, gradients, scores, cancellation)
  }

  /// One round with gradients and hessians from outside, row-major.
  ///
  /// - Throws: for bad data, and `BoostingError.cancelled`.
  public func boost(
    _ data: XGBoostDataset, gradients: [Float], hessians: [Float], round: Int,
    cancellation: Cancellation = .never
  ) throws {
    try prepare(data)
    let count = data.rowCount * outputCount
    guard gradients.count == hessians.count else {
      throw BoostingError.value(
        "grad / hess length mismatch: \(gradients.count) / \(hessians.count)")
    }
    guard gradients.count == count else {
      throw BoostingError.xgboost(
        "Mismatching size between number of rows from input data and size of gradient vector.")
    }
    if config.seedPerIteration { reseed(round) }
    let buffer = GradientBuffer(count: count)
    for i in 0..<count { buffer.base[i] = SIMD2(gradients[i], hessians[i]) }
    let scores = objective.refitsLeaves ? try cachedScores(data) : []
    try boost(data, buffer, scores, cancellation)
  }

  /// Scores of the training data for gradients from outside; in `dart` without the dropped trees.
  public func trainingScores(_ data: XGBoostDataset) throws -> [Float] {
    try prepare(data)
    try fitBaseScore(nil)
    if config.isDart { dropTrees() }
    return try cachedScores(data, dropping: state().dropped)
  }

  private func prepare(_ data: XGBoostDataset) throws {
    if featureCount == 0 { featureCount = data.columnCount }
    guard featureCount > 0 else {
      throw BoostingError.xgboost(
        "0 feature is supplied.  Are you using raw Booster interface?")
    }
    try checkColumns(data, isTraining: true)
    guard data.rowCount > 0 else { throw BoostingError.xgboost("Empty dataset at worker: 0") }
    guard config.monotone.count <= featureCount else {
      throw BoostingError.xgboost(
        "The size of monotone constraint should be less or equal to the number of features.")
    }
    _ = state()
  }

  private func reseed(_ round: Int) {
    state().random.reseed(UInt32(truncatingIfNeeded: config.seed &* 127 &+ Int64(round)))
  }

  var threadCount: Int {
    config.threads > 0 ? min(config.threads, WorkerPool.shared.width) : WorkerPool.shared.width
  }

  private func grower(_ data: XGBoostDataset) throws -> HistGrower {
    let state = state()
    if let grower = state.grower, state.growerData === data { return grower }
    let matrix = try data.quantize(maxBin: config.maxBin, threads: threadCount)
    let made = HistGrower(matrix, config, threads: threadCount)
    (state.grower, state.growerData) = (made, data)
    return made
  }

  private func boost(
    _ data: XGBoostDataset, _ gradients: GradientBuffer, _ scores: [Float],
    _ cancellation: Cancellation
  ) throws {
    let state = state()
    let grower = try grower(data)
    if state.features == nil {
      state.features = FeatureSets(config, featureCount: featureCount, seed: state.random.word())
    }
    let sampler = GradientSampler(config)
    let rate = config.learningRate / Float(config.parallelTrees)
    let isSingle = outputCount == 1 && config.parallelTrees == 1
    let own = isSingle ? gradients : GradientBuffer(count: data.rowCount)
    let cache = state.cache(data)
    let isCurrent =
      !config.isDart && config.parallelTrees == 1 && cache.treeCount == trees.count
      && !cache.scores.isEmpty
    var added = 0
    for group in 0..<outputCount {
      for _ in 0..<config.parallelTrees {
        if !isSingle { own.copy(gradients, group: group, of: outputCount) }
        sampler.sample(own.buffer, state.random)
        state.features!.startTree()
        var tree = try grower.grow(own.base, state.features!, learningRate: rate, cancellation)
        if objective.refitsLeaves {
          refitLeaves(&tree, grower, own, data, scores, group, rate)
        }
        if isCurrent { addLeaves(tree, grower, to: cache, group) }
        if config.isDart { recordLeaves(tree, grower, cache) }
        trees.append(tree)
        treeGroups.append(group)
        added += 1
      }
    }
    if isCurrent { cache.treeCount = trees.count }
    roundEnds.append(trees.count)
    if config.isDart { weighTrees(added: added) }
  }

  /// Adds a new tree's outputs to the training scores, by its leaves' rows.
  private func addLeaves(
    _ tree: RegressionTree, _ grower: HistGrower, to cache: ScoreCache, _ group: Int
  ) {
    let stride = outputCount
    cache.scores.withUnsafeMutableBufferPointer { scores in
      for index in grower.nodes.indices where tree.isLeaf(index) {
        let output = tree.condition[index]
        for rows in grower.rows(of: index) {
          for row in rows { scores[Int(row) &* stride &+ group] += output }
        }
      }
    }
  }

  private func recordLeaves(_ tree: RegressionTree, _ grower: HistGrower, _ cache: ScoreCache) {
    guard cache.outputs.count == trees.count else { return }
    var outputs = [Float](repeating: 0, count: cache.data.rowCount)
    for index in grower.nodes.indices where tree.isLeaf(index) {
      for rows in grower.rows(of: index) {
        for row in rows { outputs[Int(row)] = tree.condition[index] }
      }
    }
    cache.outputs.append(outputs)
  }

  /// Leaves become medians of the residuals of the rows that were sampled.
  private func refitLeaves(
    _ tree: inout RegressionTree, _ grower: HistGrower, _ gradients: GradientBuffer,
    _ data: XGBoostDataset, _ scores: [Float], _ group: Int, _ rate: Float
  ) {
    for (index, node) in grower.nodes.enumerated() where tree.isLeaf(index) {
      let rows = (node.begin..<node.begin + node.count).map { Int(grower.rows.rows[$0]) }
        .filter { gradients.base[$0].y != 0 }
      let residuals = rows.map { data.labels[$0] - scores[$0 * outputCount + group] }
      let weights = data.weights.isEmpty ? [] : rows.map { data.weights[$0] }
      let median = AbsoluteErrorLoss.median(residuals, weights)
      tree.condition[index] = (median.isNaN ? tree.condition[index] : median) * rate
    }
  }
}

/// Gradients and hessians of rows.
final class GradientBuffer {
  let count: Int
  let base: UnsafeMutablePointer<SIMD2<Float>>

  init(count: Int) {
    self.count = count
    base = .allocate(capacity: max(1, count))
  }

  deinit { base.deallocate() }

  var buffer: UnsafeMutableBufferPointer<SIMD2<Float>> {
    UnsafeMutableBufferPointer(start: base, count: count)
  }

  /// Takes one output's gradients.
  func copy(_ other: GradientBuffer, group: Int, of groups: Int) {
    for i in 0..<count { base[i] = other.base[i * groups + group] }
  }
}
