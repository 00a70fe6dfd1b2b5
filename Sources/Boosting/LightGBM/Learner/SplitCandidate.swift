/// The best split found for a leaf so far; gain -∞ when there is none.
struct SplitCandidate {
  /// Column of the table, -1 for none.
  var column: Int32 = -1
  /// Number of the feature in the training data.
  var slot: Int32 = -1
  /// Last bin that goes left.
  var threshold: UInt32 = 0
  var gain = -Double.infinity
  var leftOutput = 0.0
  var rightOutput = 0.0
  var leftGradient = 0.0
  var leftHessian = 0.0
  var rightGradient = 0.0
  var rightHessian = 0.0
  /// Estimated from hessians until the split is made.
  var leftRows: Int32 = 0
  var rightRows: Int32 = 0
  var defaultLeft = true
  var monotone: Int8 = 0
  /// Where a categorical search's random choice began; the search is repeated to get its bins.
  var random = LinearCongruential(seed: 0)

  /// Larger gain; with equal gains the smaller column.
  @inline(__always)
  func isBetter(than other: SplitCandidate) -> Bool {
    if gain != other.gain { return gain > other.gain }
    return (column == -1 ? Int32.max : column) < (other.column == -1 ? Int32.max : other.column)
  }
}

/// What the search needs to know of a feature.
struct FeatureInfo {
  let slot: Int32
  let column: Int32
  let binCount: Int
  let missing: MissingType
  /// 1 when bin 0 is not stored because it is the most frequent one.
  let offset: Int
  let defaultBin: Int
  let mostFrequentBin: Int
  let monotone: Int8
  let isCategorical: Bool
  let penalty: Double
}

/// Limits and penalties of splits.
struct SplitRules {
  let minData: Int32
  let minHessian: Double
  let l1: Double
  let l2: Double
  let maxDelta: Double
  let smoothing: Double
  let minGain: Double
  let usesMonotone: Bool
  let usesRandomThresholds: Bool
  let maxOneHot: Int
  let categorySmoothing: Double
  let categoryL2: Double
  let maxCategories: Int
  let minDataPerGroup: Int32

  init(_ config: LightGBMConfig) {
    minData = Int32(clamping: config.minDataInLeaf)
    minHessian = config.minSumHessianInLeaf
    l1 = config.lambdaL1
    l2 = config.lambdaL2
    maxDelta = config.maxDeltaStep
    smoothing = config.pathSmooth
    minGain = config.minGainToSplit
    usesMonotone = !config.monotoneConstraints.isEmpty
    usesRandomThresholds = config.extraTrees
    maxOneHot = config.maxCatToOnehot
    categorySmoothing = config.catSmooth
    categoryL2 = config.catL2
    maxCategories = config.maxCatThreshold
    minDataPerGroup = Int32(clamping: config.minDataPerGroup)
  }

  var usesMaxDelta: Bool { maxDelta > 0 }
  var usesSmoothing: Bool { smoothing > epsilon }
  var usesL1: Bool { l1 > 0 }
  /// No constraint changes a leaf's best output, so gains need no outputs.
  var isPlain: Bool { !usesMaxDelta && !usesSmoothing && !usesMonotone && !usesRandomThresholds }
}

/// Sums over the rows of a leaf whose best split is looked for.
struct LeafSums {
  var gradient: Double
  /// Without the 2ε that searches add.
  var hessian: Double
  var rows: Int32
  var parentOutput: Double
  /// Sum of the sizes of the rows' gradients.
  var gradientSize = 0.0
  /// Permitted outputs under monotone constraints.
  var minOutput = -Double.greatestFiniteMagnitude
  var maxOutput = Double.greatestFiniteMagnitude
}
