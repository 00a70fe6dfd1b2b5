import Glibc

/// What is minimised: gradients of scores, the start of training, the way from scores to predictions.
protocol XGBoostObjective: Sendable {
  var name: String { get }
  var defaultMetric: String { get }
  /// Leaves are set anew from the residuals' medians once a tree is grown.
  var refitsLeaves: Bool { get }
  /// Parameters as model files have them: the object's name and its members.
  var parameters: (name: String, members: [(String, String)])? { get }

  /// - Throws: `XGBoostError` for labels that do not suit.
  func validate(_ data: XGBoostDataset) throws
  /// Gradient and hessian of each score; scores are row-major, one an output.
  func gradients(
    _ scores: [Float], _ data: XGBoostDataset, into out: UnsafeMutablePointer<SIMD2<Float>>) throws
  /// The best constant prediction of each output.
  func baseScore(_ data: XGBoostDataset) throws -> [Float]
  /// The score of a prediction.
  func margin(_ prediction: Float) throws -> Float
  /// From scores to predictions.
  func predictions(_ scores: [Float]) -> [Float]
  /// From scores to what the metrics look at.
  func evaluated(_ scores: [Float]) -> [Float]
}

extension XGBoostObjective {
  var refitsLeaves: Bool { false }
  func validate(_ data: XGBoostDataset) throws {}
  func margin(_ prediction: Float) throws -> Float { prediction }
  func predictions(_ scores: [Float]) -> [Float] { scores }
  func evaluated(_ scores: [Float]) -> [Float] { predictions(scores) }

  /// - Throws: `XGBoostError` when labels and rows differ in number.
  func checkShape(_ data: XGBoostDataset) throws {
    guard data.labels.count == data.rowCount else {
      throw BoostingError.xgboost(
        "Check failed: info.labels.Size() == preds.Size() "
          + "(\(data.labels.count) vs. \(data.rowCount)) : Invalid shape of labels.")
    }
  }

  /// The (weighted) mean label.
  func meanLabel(_ data: XGBoostDataset) -> Float {
    var mean = 0.0
    if data.weights.isEmpty {
      let count = Double(data.rowCount)
      for label in data.labels { mean += Double(label) / count }
    } else {
      let sum = data.weights.reduce(0.0) { $0 + Double($1) }
      for (label, weight) in zip(data.labels, data.weights) {
        mean += Double(label) / sum * Double(weight)
      }
    }
    return Float(mean)
  }

  /// One Newton step from the score 0, as a prediction.
  func newtonStep(_ data: XGBoostDataset) throws -> [Float] {
    let zeros = [Float](repeating: 0, count: data.labels.count)
    var pairs = [SIMD2<Float>](repeating: .zero, count: zeros.count)
    try pairs.withUnsafeMutableBufferPointer {
      try gradients(zeros, data, into: $0.baseAddress ?? Self.nowhere)
    }
    var sums = SIMD2<Double>.zero
    for pair in pairs { sums += SIMD2<Double>(pair) }
    return predictions([Float(-sums.x / max(sums.y, Double(1e-6 as Float)))])
  }

  private static var nowhere: UnsafeMutablePointer<SIMD2<Float>> {
    UnsafeMutablePointer(bitPattern: MemoryLayout<SIMD2<Float>>.alignment)!
  }
}

enum XGBoostObjectives {
  static let names = [
    "binary:logistic", "binary:logitraw", "reg:logistic", "reg:squarederror",
    "reg:absoluteerror", "count:poisson", "multi:softmax", "multi:softprob", "rank:ndcg",
  ]

  /// - Throws: for names that the library does not know, and for those that this engine does not.
  static func make(_ config: XGBoostConfig) throws -> any XGBoostObjective {
    switch config.objective {
    case "binary:logistic", "reg:logistic", "binary:logitraw":
      return LogisticLoss(name: config.objective, positiveWeight: config.scalePosWeight)
    case "reg:squarederror", "reg:linear":
      return SquaredErrorLoss(positiveWeight: config.scalePosWeight)
    case "reg:absoluteerror": return AbsoluteErrorLoss()
    case "count:poisson": return PoissonCountLoss(step: config.poissonDeltaStep)
    case "multi:softmax", "multi:softprob":
      guard config.classCount > 0 else {
        throw BoostingError.xgboost(
          "value 0 for Parameter num_class should be greater equal to 1")
      }
      return SoftmaxLoss(name: config.objective, classCount: config.classCount)
    case "rank:ndcg":
      guard config.rank.pairMethod == "topk" else {
        throw BoostingError.xgboost("lambdarank_pair_method 'mean' is not supported")
      }
      return LambdaRankLoss(config.rank)
    default:
      let candidates = names.map { "Objective candidate: \($0)" }.joined(separator: "\n")
      throw BoostingError.xgboost(
        "Unknown objective function: `\(config.objective)`\n\(candidates)\n")
    }
  }
}

/// exp and log as the C library's single precision functions.
enum SingleMath {
  @inline(__always)
  static func sigmoid(_ x: Float) -> Float {
    1 / (expf(min(-x, 88.7)) + 1 + 1e-16)
  }

  static func logit(_ p: Float) -> Float { -logf(1 / p - 1) }

  /// A parameter as the library writes it: nine digits.
  static func text(_ value: Float) -> String { NumberText.general(Double(value), digits: 9) }
}
