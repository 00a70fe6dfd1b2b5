/// A boosted ensemble: grown round by round on a training set, or read from a model file.
///
/// Not to be used from two threads at once; different boosters may run side by side, also on
/// shared data sets. A booster that is not trained further may predict from several threads.
public final class LightGBMBooster: @unchecked Sendable {
  var trees: [Tree] = []
  var treesPerRound = 1
  var classCount = 1
  var labelIndex = 0
  var featureNames: [String] = []
  /// Range or categories of each column, as a model file has them.
  var featureInfos: [String] = []
  var monotoneConstraints: [Int] = []
  /// Random forests predict the mean of their trees.
  var averagesOutput = false
  /// The `objective=` text of the model file; nil for a custom one.
  var objectiveText: String?
  var transform = OutputTransform.identity
  /// The `parameters:` section; that of a model read from a file is kept as it was.
  var parameterText = ""
  var training: TrainingState?
  /// Rounds of the model that training continues from.
  var initialRounds = 0
  /// Lines after the model's own, as the Python package writes them.
  public var pandasCategorical: String?
  /// The best round (from 1) if early stopping chose one, else 0.
  public var bestIteration = 0
  private var pendingEvents: [LogEvent] = []

  init() {}

  /// Rounds in the model.
  public var currentIteration: Int { trees.count / treesPerRound }
  public var treeCount: Int { trees.count }
  public var modelsPerIteration: Int { treesPerRound }
  public var numberOfClasses: Int { classCount }
  public var numberOfFeatures: Int { featureNames.count }
  public var names: [String] { featureNames }
  public var objectiveName: String? {
    objectiveText?.split(separator: " ").first.map { String($0) }
  }

  /// What the library would have logged since the last call.
  public func takeEvents() -> [LogEvent] {
    var events = pendingEvents
    pendingEvents = []
    if let training {
      events += training.learner.events
      training.learner.events = []
    }
    return events
  }

  func log(_ level: LogEvent.Level, _ text: String) { pendingEvents.append(LogEvent(level, text)) }
  func log(_ events: [LogEvent]) { pendingEvents += events }

  func state() throws -> TrainingState {
    guard let training else {
      throw BoostingError("Booster has no training data", pythonClass: "LightGBMError")
    }
    return training
  }

  /// Asked while trees grow.
  public var cancellation: Cancellation {
    get { training?.learner.cancellation ?? .never }
    set { training?.learner.cancellation = newValue }
  }

  /// What a leaf adds to the raw score.
  ///
  /// - Throws: `BoostingError` for a tree or leaf that the model has not.
  public func leafOutput(tree: Int, leaf: Int) throws -> Double {
    guard trees.indices.contains(tree) else {
      throw BoostingError.check("tree_idx >= 0 && static_cast<size_t>(tree_idx) < models_.size()")
    }
    guard (0..<trees[tree].leafCount).contains(leaf) else {
      throw BoostingError.check("leaf_idx >= 0 && leaf_idx < models_[tree_idx]->num_leaves()")
    }
    return trees[tree].leafValue[leaf]
  }

  /// Largest and smallest possible raw output, leaf by leaf.
  public var outputBounds: (lower: Double, upper: Double) {
    trees.reduce(into: (0.0, 0.0)) { bounds, tree in
      let values = tree.leafValue[0..<tree.leafCount]
      bounds.0 += values.min()!
      bounds.1 += values.max()!
    }
  }
}
