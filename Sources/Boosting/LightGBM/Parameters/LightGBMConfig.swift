/// LightGBM's parameters after aliases, types and ranges have been dealt with.
///
/// Names, defaults and meaning are those of LightGBM 4.7 (`config.h`).
public struct LightGBMConfig: Sendable {
  var config: String = ""
  var task: String = "train"
  var objective: String = "regression"
  var boosting: String = "gbdt"
  var dataSampleStrategy: String = "bagging"
  var data: String = ""
  var valid: [String] = []
  var numIterations: Int = 100
  var learningRate: Double = 0.1
  var numLeaves: Int = 31
  var treeLearner: String = "serial"
  var numThreads: Int = 0
  var deviceType: String = "cpu"
  var seed: Int = 0
  var deterministic: Bool = false
  var forceColWise: Bool = false
  var forceRowWise: Bool = false
  var histogramPoolSize: Double = -1.0
  var maxDepth: Int = -1
  var minDataInLeaf: Int = 20
  var minSumHessianInLeaf: Double = 1e-3
  var baggingFraction: Double = 1.0
  var posBaggingFraction: Double = 1.0
  var negBaggingFraction: Double = 1.0
  var baggingFreq: Int = 0
  var baggingSeed: Int = 3
  var baggingByQuery: Bool = false
  var featureFraction: Double = 1.0
  var featureFractionBynode: Double = 1.0
  var featureFractionSeed: Int = 2
  var extraTrees: Bool = false
  var extraSeed: Int = 6
  var earlyStoppingRound: Int = 0
  var earlyStoppingMinDelta: Double = 0.0
  var firstMetricOnly: Bool = false
  var maxDeltaStep: Double = 0.0
  var lambdaL1: Double = 0.0
  var lambdaL2: Double = 0.0
  var linearLambda: Double = 0.0
  var minGainToSplit: Double = 0.0
  var dropRate: Double = 0.1
  var maxDrop: Int = 50
  var skipDrop: Double = 0.5
  var xgboostDartMode: Bool = false
  var uniformDrop: Bool = false
  var dropSeed: Int = 4
  var topRate: Double = 0.2
  var otherRate: Double = 0.1
  var minDataPerGroup: Int = 100
  var maxCatThreshold: Int = 32
  var catL2: Double = 10.0
  var catSmooth: Double = 10.0
  var maxCatToOnehot: Int = 4
  var topK: Int = 20
  var monotoneConstraints: [Int] = []
  var monotoneConstraintsMethod: String = "basic"
  var monotonePenalty: Double = 0.0
  var featureContri: [Double] = []
  var forcedsplitsFilename: String = ""
  var refitDecayRate: Double = 0.9
  var cegbTradeoff: Double = 1.0
  var cegbPenaltySplit: Double = 0.0
  var cegbPenaltyFeatureLazy: [Double] = []
  var cegbPenaltyFeatureCoupled: [Double] = []
  var pathSmooth: Double = 0
  var interactionConstraints: String = ""
  var verbosity: Int = 1
  var inputModel: String = ""
  var outputModel: String = "LightGBM_model.txt"
  var savedFeatureImportanceType: Int = 0
  var snapshotFreq: Int = -1
  var useQuantizedGrad: Bool = false
  var numGradQuantBins: Int = 4
  var quantTrainRenewLeaf: Bool = false
  var stochasticRounding: Bool = true
  var linearTree: Bool = false
  var maxBin: Int = 255
  var maxBinByFeature: [Int] = []
  var minDataInBin: Int = 3
  var binConstructSampleCnt: Int = 200000
  var dataRandomSeed: Int = 1
  var isEnableSparse: Bool = true
  var enableBundle: Bool = true
  var useMissing: Bool = true
  var zeroAsMissing: Bool = false
  var featurePreFilter: Bool = true
  var prePartition: Bool = false
  var twoRound: Bool = false
  var header: Bool = false
  var labelColumn: String = ""
  var weightColumn: String = ""
  var groupColumn: String = ""
  var ignoreColumn: String = ""
  var categoricalFeature: String = ""
  var forcedbinsFilename: String = ""
  var saveBinary: Bool = false
  var preciseFloatParser: Bool = false
  var parserConfigFile: String = ""
  var startIterationPredict: Int = 0
  var numIterationPredict: Int = -1
  var predictRawScore: Bool = false
  var predictLeafIndex: Bool = false
  var predictContrib: Bool = false
  var predictDisableShapeCheck: Bool = false
  var predEarlyStop: Bool = false
  var predEarlyStopFreq: Int = 10
  var predEarlyStopMargin: Double = 10.0
  var outputResult: String = "LightGBM_predict_result.txt"
  var convertModelLanguage: String = ""
  var convertModel: String = "gbdt_prediction.cpp"
  var objectiveSeed: Int = 5
  var numClass: Int = 1
  var isUnbalance: Bool = false
  var scalePosWeight: Double = 1.0
  var sigmoid: Double = 1.0
  var boostFromAverage: Bool = true
  var regSqrt: Bool = false
  var alpha: Double = 0.9
  var fairC: Double = 1.0
  var poissonMaxDeltaStep: Double = 0.7
  var tweedieVariancePower: Double = 1.5
  var lambdarankTruncationLevel: Int = 30
  var lambdarankNorm: Bool = true
  var labelGain: [Double] = []
  var lambdarankPositionBiasRegularization: Double = 0.0
  var metric: [String] = []
  var metricFreq: Int = 1
  var isProvideTrainingMetric: Bool = false
  var evalAt: [Int] = []
  var multiErrorTopK: Int = 1
  var aucMuWeights: [Double] = []
  var numMachines: Int = 1
  var localListenPort: Int = 12400
  var timeOut: Int = 120
  var machineListFilename: String = ""
  var machines: String = ""
  var gpuPlatformId: Int = -1
  var gpuDeviceId: Int = -1
  var gpuDeviceIdList: String = ""
  var gpuUseDp: Bool = false
  var numGpu: Int = 1

  /// The groups of features of `interaction_constraints`.
  var interactionGroups: [[Int]] = []
  /// `auc_mu_weights` as a square table with zeros on the diagonal.
  var aucMuWeightTable: [[Double]] = []

  public init() {}

  /// Rounds to train.
  public var rounds: Int { numIterations }
  /// Rows of scores a training row has.
  public var classCount: Int { numClass }
  /// Metrics by LightGBM's names; empty when none is computed.
  public var metricNames: [String] { metric }
}
