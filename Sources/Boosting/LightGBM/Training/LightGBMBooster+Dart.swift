/// What DART remembers from round to round.
struct DartState {
  var random: LinearCongruential
  var weights: [Double] = []
  var weightSum = 0.0
  /// Rounds dropped in the current round, counted from the first tree.
  var dropped: [Int] = []
  /// Whether scores were asked for since the last round, which drops trees once.
  var hasDropped = false

  init(seed: Int) { random = LinearCongruential(seed: seed) }
}

extension LightGBMBooster {
  func dartRound(_ state: TrainingState, custom: CustomGradients?) throws -> Bool {
    // With gradients from outside the trees were dropped when the scores were asked for.
    if custom != nil, !state.dart!.hasDropped { dropTrees(state) }
    state.dart!.hasDropped = false
    let isAtEnd = try boostOneRound(state, custom: custom)
    if isAtEnd { return true }
    normalize(state)
    if !state.config.uniformDrop {
      state.dart!.weights.append(state.shrinkage)
      state.dart!.weightSum += state.shrinkage
    }
    return false
  }

  /// Chooses the trees to leave out of this round and takes them out of the training scores.
  func dropTrees(_ state: TrainingState) {
    state.dart!.choose(state.config, rounds: state.rounds, offset: initialRounds)
    state.dart!.hasDropped = true
    for round in state.dart!.dropped {
      for k in 0..<treesPerRound {
        let number = round * treesPerRound + k
        trees[number].shrink(by: -1)
        state.scores.addAgain(trees[number], number: number, class: k, threads: state.threads)
      }
    }
    let count = Double(state.dart!.dropped.count)
    let rate = state.config.learningRate
    if !state.config.xgboostDartMode {
      state.shrinkage = rate / (1 + count)
    } else {
      state.shrinkage = count == 0 ? rate : rate / (rate + count)
    }
  }

  /// Puts the dropped trees back with less weight, in the library's order of multiplications.
  private func normalize(_ state: TrainingState) {
    let config = state.config
    let count = Double(state.dart!.dropped.count)
    let isLikeXGBoost = config.xgboostDartMode
    let toValidation = isLikeXGBoost ? state.shrinkage : 1 / (count + 1)
    let toTraining = isLikeXGBoost ? -count / config.learningRate : -count
    let divisor = isLikeXGBoost ? count + config.learningRate : count + 1
    for round in state.dart!.dropped {
      for k in 0..<treesPerRound {
        let number = round * treesPerRound + k
        let tree = trees[number]
        tree.shrink(by: toValidation)
        for tracker in state.validation {
          tracker.addAgain(tree, number: number, class: k, threads: state.threads)
        }
        tree.shrink(by: toTraining)
        state.scores.addAgain(tree, number: number, class: k, threads: state.threads)
      }
      if !config.uniformDrop {
        let place = round - initialRounds
        state.dart!.weightSum -= state.dart!.weights[place] * (1 / divisor)
        state.dart!.weights[place] *= count / divisor
      }
    }
  }
}

extension DartState {
  fileprivate mutating func choose(_ config: LightGBMConfig, rounds: Int, offset: Int) {
    dropped = []
    if Double(random.nextFloat()) < config.skipDrop { return }
    var rate = config.dropRate
    let inverseMean = Double(weights.count) / weightSum
    if config.maxDrop > 0 {
      let limit =
        config.uniformDrop
        ? Double(config.maxDrop) / Double(rounds)
        : Double(config.maxDrop) * inverseMean / weightSum
      // Of two that do not compare the library keeps the first.
      rate = limit < rate ? limit : rate
    }
    for round in 0..<rounds {
      let chance = config.uniformDrop ? rate : rate * weights[round] * inverseMean
      guard Double(random.nextFloat()) < chance else { continue }
      dropped.append(offset + round)
      if config.maxDrop >= 0 && dropped.count >= config.maxDrop { break }
    }
  }
}
