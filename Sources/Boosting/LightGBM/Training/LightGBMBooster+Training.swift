extension LightGBMBooster {
  /// A booster ready to be trained.
  ///
  /// - Parameters:
  ///   - parameters: all of them, those of the data set included.
  ///   - initModel: a model to continue from; the data sets must carry its raw predictions as
  ///     their init scores.
  /// - Throws: `BoostingError` for parameters that do not fit the data.
  public convenience init(
    _ parameters: LightGBMParameters, _ trainSet: LightGBMDataset,
    initModel: LightGBMBooster? = nil
  ) throws {
    self.init()
    var events: [LogEvent] = []
    defer { log(events) }
    let config = try LightGBMConfig(parameters, events: &events)
    guard !trainSet.metadata.labels.isEmpty || config.objective == "custom" else {
      throw BoostingError("Label should not be None", pythonClass: "ValueError")
    }
    let state = try TrainingState(trainSet, config, events: &events)
    adopt(state, config)
    if let initModel { try prepend(initModel) }
    if state.mode == .forest { try startForest(state) }
    let bins = trainSet.features.binCounts.reduce(0, +)
    events.append(LogEvent(.info, "Total Bins \(bins)"))
    events.append(
      LogEvent(
        .info,
        "Number of data points in the train set: \(trainSet.rowCount), number of used features: "
          + "\(trainSet.features.used.count)"))
  }

  private func adopt(_ state: TrainingState, _ config: LightGBMConfig) {
    training = state
    treesPerRound = state.classCount
    classCount = config.numClass
    featureNames = state.data.featureNames
    featureInfos = state.data.features.mappers.map(\.info)
    monotoneConstraints = config.monotoneConstraints
    averagesOutput = state.mode == .forest
    objectiveText = state.objective?.modelText
    transform = state.objective?.transform ?? .identity
    parameterText = config.text
  }

  private func prepend(_ model: LightGBMBooster) throws {
    guard model.treesPerRound == treesPerRound else {
      throw BoostingError("Number of class for initial score error")
    }
    trees = model.trees.map { Tree(copying: $0) }
    initialRounds = trees.count / treesPerRound
  }

  /// Adds a data set to watch; its scores start from the trees already there.
  public func addValidation(_ data: LightGBMDataset) throws {
    let state = try state()
    guard data.isAligned(with: state.data) else {
      throw BoostingError(
        "Cannot add validation data, since it has different bin mappers with training data")
    }
    let tracker = try ScoreTracker(data, classCount: treesPerRound)
    for (i, tree) in trees.enumerated().dropFirst(initialRounds * treesPerRound) {
      tracker.add(tree, class: i % treesPerRound, threads: state.threads)
    }
    if state.mode == .forest, state.rounds + initialRounds > 0 {
      let factor = Double(Float(1) / Float(state.rounds + initialRounds))
      for k in 0..<treesPerRound { tracker.multiply(factor, class: k) }
    }
    state.validation.append(tracker)
    var events: [LogEvent] = []
    state.validationMetrics.append(try MetricMaker.make(state.config, data, events: &events))
    log(events)
  }

  /// Trains one round with the objective of the parameters.
  ///
  /// - Returns: true when no tree could be grown, so that training is at its end.
  @discardableResult
  public func update() throws -> Bool {
    let state = try state()
    guard state.objective != nil else { throw BoostingError("No objective function provided") }
    return switch state.mode {
    case .gbdt: try boostOneRound(state, custom: nil)
    case .dart: try dartRound(state, custom: nil)
    case .forest: try forestRound(state)
    }
  }

  /// Trains one round with gradients from outside.
  ///
  /// - Parameters: gradient and hessian of every row, class after class.
  @discardableResult
  public func update(gradients: [Float], hessians: [Float]) throws -> Bool {
    let state = try state()
    guard state.objective == nil else {
      throw BoostingError.check("objective_function_ == nullptr")
    }
    let count = state.data.rowCount * treesPerRound
    guard gradients.count == hessians.count else {
      throw BoostingError.value(
        "Lengths of gradient (\(gradients.count)) and Hessian (\(hessians.count)) don't match")
    }
    guard gradients.count == count else {
      throw BoostingError.value(
        "Lengths of gradient (\(gradients.count)) and Hessian (\(hessians.count)) don't match "
          + "training data length (\(state.data.rowCount)) * number of models per one iteration "
          + "(\(treesPerRound))")
    }
    return switch state.mode {
    case .gbdt: try boostOneRound(state, custom: (gradients, hessians))
    case .dart: try dartRound(state, custom: (gradients, hessians))
    case .forest:
      throw BoostingError(
        "RF mode do not support custom objective function, please use built-in objectives.")
    }
  }

  typealias CustomGradients = (gradients: [Float], hessians: [Float])

  /// The start score of a class, added to all scores; 0 where training does not start from one.
  func startFromAverage(_ state: TrainingState, class k: Int, addsToScores: Bool) -> Double {
    guard trees.isEmpty, !state.scores.hasInitScore, let objective = state.objective else {
      return 0
    }
    guard state.config.boostFromAverage || state.data.features.used.isEmpty else {
      if ["regression_l1", "quantile", "mape"].contains(objective.name) {
        log(
          .warning,
          "Disabling boost_from_average in \(objective.name) may cause the slow convergence")
      }
      return 0
    }
    var events: [LogEvent] = []
    let score = objective.startScore(class: k, events: &events)
    log(events)
    guard score.magnitude > epsilon else { return 0 }
    if addsToScores { for tracker in state.allTrackers { tracker.add(score, class: k) } }
    log(.info, "Start training from score \(NumberText.fixed(score))")
    return score
  }

  func boostOneRound(_ state: TrainingState, custom: CustomGradients?) throws -> Bool {
    var starts = [Double](repeating: 0, count: treesPerRound)
    if let custom {
      for i in custom.gradients.indices {
        state.gradients[i] = SIMD2(custom.gradients[i], custom.hessians[i])
      }
    } else {
      for k in 0..<treesPerRound {
        starts[k] = startFromAverage(state, class: k, addsToScores: true)
      }
      if state.mode == .dart { dropTrees(state) }
      if state.config.baggingByQuery {
        state.sampler.draw(round: state.rounds, state.gradients)
        state.objective!.restrict(toQueries: state.sampler.queries)
      }
      state.objective!.computeGradients(
        state.scores.scores.baseAddress!, into: state.gradients, threads: state.threads)
    }
    if !state.config.baggingByQuery || custom != nil {
      state.sampler.draw(round: state.rounds, state.gradients)
    }
    var hasGrown = false
    for k in 0..<treesPerRound {
      let tree = try growTree(state, class: k)
      if tree.leafCount > 1 {
        hasGrown = true
        renewOutputs(tree, state, class: k, constantScore: nil)
        tree.shrink(by: state.shrinkage)
        addToScores(tree, state, class: k)
        if starts[k].magnitude > epsilon { tree.addBias(starts[k]) }
        trees.append(tree)
      } else {
        trees.append(constantTree(state, class: k, start: starts[k]))
      }
    }
    guard hasGrown else {
      log(
        .warning,
        "Stopped training because there are no more leaves that meet the split requirements")
      if trees.count > treesPerRound { trees.removeLast(treesPerRound) }
      return true
    }
    state.rounds += 1
    return false
  }

  func growTree(_ state: TrainingState, class k: Int) throws -> Tree {
    guard state.needsTraining[k], !state.data.features.used.isEmpty else { return Tree() }
    let gradients = UnsafePointer(state.gradients + k * state.data.rowCount)
    guard let bag = state.sampler.bag else {
      return try state.learner.train(gradients, bag: nil)
    }
    return try bag.withUnsafeBufferPointer { try state.learner.train(gradients, bag: $0) }
  }

  /// A tree of one leaf; only the first one of a class carries the start score.
  private func constantTree(_ state: TrainingState, class k: Int, start: Double) -> Tree {
    guard trees.count < treesPerRound else { return .constant(0, rows: state.data.rowCount) }
    var value = start
    if let objective = state.objective, !state.config.boostFromAverage, !state.scores.hasInitScore {
      var events: [LogEvent] = []
      value = objective.startScore(class: k, events: &events)
      log(events)
      for tracker in state.allTrackers { tracker.add(value, class: k) }
    }
    return .constant(value, rows: state.data.rowCount)
  }

  /// Refits leaves to quantiles of the residuals, for objectives that ask for it.
  func renewOutputs(_ tree: Tree, _ state: TrainingState, class k: Int, constantScore: Double?) {
    guard let objective = state.objective, objective.renewsOutputs else { return }
    let scores = state.scores.scores.baseAddress! + k * state.data.rowCount
    for leaf in 0..<tree.leafCount {
      let rows = state.learner.partition.rows(of: leaf)
      let value = objective.renewedOutput(rows) { constantScore ?? scores[$0] }
      tree.setLeafOutput(leaf, value)
    }
  }

  func addToScores(_ tree: Tree, _ state: TrainingState, class k: Int) {
    state.scores.add(tree, class: k, partition: state.learner.partition)
    if state.sampler.bag != nil {
      state.sampler.outOfBag.withUnsafeBufferPointer {
        state.scores.add(tree, class: k, rows: $0, threads: state.threads)
      }
    }
    for tracker in state.validation { tracker.add(tree, class: k, threads: state.threads) }
  }

  /// Takes the last round back.
  public func rollbackOneIteration() throws {
    let state = try state()
    guard state.rounds > 0 else { return }
    let last = trees.suffix(treesPerRound)
    for (k, tree) in last.enumerated() {
      tree.shrink(by: -1)
      if state.mode == .forest {
        rollBackForest(tree, state, class: k)
      } else {
        for tracker in state.allTrackers { tracker.add(tree, class: k, threads: state.threads) }
      }
    }
    trees.removeLast(treesPerRound)
    for tracker in state.allTrackers { tracker.forget(from: trees.count) }
    state.rounds -= 1
  }

  /// Other parameters from the next round on, as the `reset_parameter` callback.
  ///
  /// - Parameter parameters: all parameters, not only the changed ones.
  public func resetParameters(_ parameters: LightGBMParameters) throws {
    let state = try state()
    var events: [LogEvent] = []
    let config = try LightGBMConfig(parameters, events: &events)
    log(events)
    if state.mode == .forest { try TrainingState.checkForest(config) }
    state.config = config
    state.shrinkage = state.mode == .forest ? 1 : config.learningRate
    state.learner.reset(config)
    try state.sampler.reset(config, positiveCount: state.objective?.positiveCount ?? 0)
    if state.mode == .dart { state.dart = DartState(seed: config.dropSeed) }
    parameterText = config.text
  }
}
