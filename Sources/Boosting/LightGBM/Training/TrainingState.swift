/// What a booster needs while it is trained.
final class TrainingState {
  enum Mode { case gbdt, dart, forest }

  var config: LightGBMConfig
  let mode: Mode
  let data: LightGBMDataset
  var objective: (any Objective)?
  let learner: TreeLearner
  var sampler: RowSampler
  let scores: ScoreTracker
  var validation: [ScoreTracker] = []
  var validationMetrics: [[any Metric]] = []
  var trainMetrics: [any Metric]
  /// Gradient and hessian of every row, class after class.
  let gradients: UnsafeMutablePointer<SIMD2<Float>>
  var shrinkage: Double
  /// Rounds made on this data.
  var rounds = 0
  var needsTraining: [Bool]
  var dart: DartState?
  /// A forest's start scores.
  var forestStart: [Double] = []

  init(_ data: LightGBMDataset, _ config: LightGBMConfig, events: inout [LogEvent]) throws {
    self.data = data
    self.config = config
    mode =
      switch config.boosting {
      case "dart": .dart
      case "rf": .forest
      default: .gbdt
      }
    try Self.check(config, data)
    objective = try ObjectiveMaker.make(config, data, events: &events)
    let classes = objective?.treesPerRound ?? config.numClass
    if let objective, objective.renewsOutputs, !config.monotoneConstraints.isEmpty {
      throw BoostingError(
        "Cannot use ``monotone_constraints`` in \(objective.name) objective, please disable it.")
    }
    sampler = try RowSampler(
      config, data.metadata, rowCount: data.rowCount, positiveCount: objective?.positiveCount ?? 0,
      treesPerRound: classes)
    learner = try TreeLearner(data, config)
    scores = try ScoreTracker(data, classCount: classes)
    trainMetrics = try MetricMaker.make(config, data, events: &events)
    gradients = .allocate(capacity: max(1, data.rowCount * classes))
    gradients.initialize(repeating: .zero, count: max(1, data.rowCount * classes))
    shrinkage = config.learningRate
    needsTraining = Array(repeating: true, count: classes)
    if let objective, objective.skipsEmptyClasses {
      needsTraining = (0..<classes).map { objective.needsTraining(class: $0) }
    }
    if mode == .dart { dart = DartState(seed: config.dropSeed) }
  }

  deinit { gradients.deallocate() }

  private static func check(_ config: LightGBMConfig, _ data: LightGBMDataset) throws {
    let columns = data.columnCount
    if !config.monotoneConstraints.isEmpty, config.monotoneConstraints.count != columns {
      throw BoostingError.check(
        "(static_cast<size_t>(train_data_->num_total_features())) == "
          + "(config->monotone_constraints.size())")
    }
    if !config.featureContri.isEmpty, config.featureContri.count != columns {
      throw BoostingError.check(
        "(static_cast<size_t>(train_data_->num_total_features())) == "
          + "(config->feature_contri.size())")
    }
    if config.boosting == "rf" { try checkForest(config) }
  }

  static func checkForest(_ config: LightGBMConfig) throws {
    guard config.dataSampleStrategy == "bagging" else { return }
    let samplesRows = config.baggingFreq > 0 && config.baggingFraction < 1
    guard samplesRows || config.featureFraction < 1 else {
      throw BoostingError.check(
        "(config->bagging_freq > 0 && config->bagging_fraction < 1.0f && "
          + "config->bagging_fraction > 0.0f) || (config->feature_fraction < 1.0f && "
          + "config->feature_fraction > 0.0f)")
    }
  }

  var classCount: Int { scores.classCount }
  var threads: Int { config.threads(work: data.rowCount * 16) }
  var allTrackers: [ScoreTracker] { [scores] + validation }
}
