/// What the parameters mean: XGBoost 3.2's names, defaults and ranges.
struct XGBoostConfig: Sendable {
  enum Growth: Sendable { case depthwise, lossguide }
  enum RowSampling: Sendable { case uniform, gradientBased }

  // Learner
  var booster = "gbtree"
  var objective = "reg:squarederror"
  var evalMetrics: [String] = []
  var disableDefaultEvalMetric = false
  var baseScore: [Float]?
  var classCount = 0
  var seed: Int64 = 0
  var seedPerIteration = false
  var threads = 0
  var verbosity = 1

  // Trees
  var learningRate: Float = 0.3
  var gamma: Float = 0
  var maxDepth = 6
  var maxLeaves = 0
  var maxBin = 256
  var growth = Growth.depthwise
  var maxCatToOnehot = 4
  var maxCatThreshold = 64
  var minChildWeight: Float = 1
  var lambda: Float = 1
  var alpha: Float = 0
  var maxDeltaStep: Float = 0
  var subsample: Float = 1
  var rowSampling = RowSampling.uniform
  var columnsByTree: Float = 1
  var columnsByLevel: Float = 1
  var columnsByNode: Float = 1
  var monotone: [Int] = []
  var interactions: [[Int]] = []
  var parallelTrees = 1

  // Objectives
  var scalePosWeight: Float = 1
  var poissonDeltaStep: Float = 0.7
  var rank = RankSettings()

  // DART
  var dropsByWeight = false
  var normalizesAsForest = false
  var rateDrop: Float = 0
  var oneDrop = false
  var skipDrop: Float = 0

  /// Pairs and gains of `rank:ndcg`.
  struct RankSettings: Sendable {
    var pairMethod = "topk"
    var pairsPerSample: Int?
    var exponentialGain = true
    var scoreNormalization = true
    var normalization = true
    var unbiased = false
  }

  var isDart: Bool { booster == "dart" }
}
