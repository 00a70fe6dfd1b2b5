extension LightGBMBooster {
  /// A forest computes gradients once, from the start score.
  func startForest(_ state: TrainingState) throws {
    guard state.objective != nil else {
      throw BoostingError(
        "RF mode do not support custom objective function, please use built-in objectives.")
    }
    if state.data.metadata.initScores != nil {
      throw BoostingError.check("(train_data->metadata().init_score()) == (nullptr)")
    }
    state.shrinkage = 1
    let rows = state.data.rowCount
    var starts: [Double] = []
    for k in 0..<treesPerRound {
      let start = startFromAverage(state, class: k, addsToScores: false)
      state.forestStart.append(start)
      starts += Array(repeating: start, count: rows)
    }
    starts.withUnsafeBufferPointer {
      state.objective!.computeGradients(
        $0.baseAddress!, into: state.gradients, threads: state.threads)
    }
  }

  func forestRound(_ state: TrainingState) throws -> Bool {
    state.sampler.draw(round: state.rounds, state.gradients)
    let before = Double(state.rounds + initialRounds)
    for k in 0..<treesPerRound {
      var tree = try growTree(state, class: k)
      if tree.leafCount > 1 {
        renewOutputs(tree, state, class: k, constantScore: state.forestStart[k])
        if state.forestStart[k].magnitude > epsilon { tree.addBias(state.forestStart[k]) }
        average(tree, state, class: k, before: before)
      } else if trees.count < treesPerRound {
        var value = 0.0
        if !state.needsTraining[k] {
          var events: [LogEvent] = []
          value = state.objective!.startScore(class: k, events: &events)
          log(events)
        }
        tree = .constant(value, rows: state.data.rowCount)
        average(tree, state, class: k, before: before)
      }
      trees.append(tree)
    }
    state.rounds += 1
    return false
  }

  /// Makes the scores means of one tree more.
  private func average(_ tree: Tree, _ state: TrainingState, class k: Int, before: Double) {
    multiplyScores(state, before, class: k)
    if tree.leafCount > 1 {
      addToScores(tree, state, class: k)
    } else {
      for tracker in state.allTrackers { tracker.add(tree, class: k, threads: 1) }
    }
    multiplyScores(state, 1 / (before + 1), class: k)
  }

  private func multiplyScores(_ state: TrainingState, _ factor: Double, class k: Int) {
    for tracker in state.allTrackers { tracker.multiply(factor, class: k) }
  }

  func rollBackForest(_ tree: Tree, _ state: TrainingState, class k: Int) {
    let count = state.rounds + initialRounds
    multiplyScores(state, Double(count), class: k)
    for tracker in state.allTrackers { tracker.add(tree, class: k, threads: state.threads) }
    multiplyScores(state, Double(Float(1) / Float(count - 1)), class: k)
  }
}
