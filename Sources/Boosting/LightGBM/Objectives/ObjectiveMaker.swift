import Glibc

/// Makes the objective that parameters name.
enum ObjectiveMaker {
  /// - Returns: nil for gradients from outside.
  static func make(
    _ config: LightGBMConfig, _ data: LightGBMDataset, events: inout [LogEvent]
  ) throws -> (any Objective)? {
    let metadata = data.metadata
    switch config.objective {
    case "custom": return nil
    case "binary": return try BinaryObjective(config, metadata, events: &events)
    case "multiclass": return try SoftmaxObjective(config, metadata)
    case "multiclassova": return try OneVersusAllObjective(config, metadata, events: &events)
    case "cross_entropy", "cross_entropy_lambda":
      return try CrossEntropyObjective(
        isLambda: config.objective.hasSuffix("lambda"), metadata, events: &events)
    case "lambdarank": return try RankObjective(.lambda, config, metadata)
    case "rank_xendcg": return try RankObjective(.crossEntropy, config, metadata)
    default: return try regression(config, metadata, &events)
    }
  }

  private static func regression(
    _ config: LightGBMConfig, _ metadata: Metadata, _ events: inout [LogEvent]
  ) throws -> any Objective {
    let name = config.objective
    let keepsLabels = ["huber", "poisson", "gamma", "tweedie"].contains(name)
    if keepsLabels && config.regSqrt {
      events.append(
        LogEvent(
          .warning, "Cannot use sqrt transform in \(name) Regression, will auto disable it"))
    }
    let usesRoot = config.regSqrt && !keepsLabels
    let weights = metadata.weights
    var labels = metadata.labels
    if usesRoot { labels = labels.map { $0 > 0 ? $0.squareRoot() : -(-$0).squareRoot() } }
    func objective<Loss: RegressionLoss>(
      _ loss: Loss, _ start: RegressionObjective<Loss>.Start, isExponential: Bool = false
    ) throws -> any Objective {
      if isExponential { try checkCounts(labels, name) }
      return RegressionObjective(
        name: name, labels: labels, weights: weights, loss: loss, start: start,
        usesSquareRoot: usesRoot, isExponential: isExponential)
    }
    switch name {
    case "regression": return try objective(SquaredLoss(), .mean)
    case "regression_l1": return try objective(AbsoluteLoss(), .quantile(0.5, weights: weights))
    case "huber": return try objective(HuberLoss(alpha: config.alpha), .mean)
    case "fair": return try objective(FairLoss(c: config.fairC), .mean)
    case "poisson":
      let loss = PoissonLoss(hessianFactor: exp(config.poissonMaxDeltaStep))
      return try objective(loss, .logOfMean, isExponential: true)
    case "gamma": return try objective(GammaLoss(), .logOfMean, isExponential: true)
    case "tweedie":
      let loss = TweedieLoss(rho: config.tweedieVariancePower)
      return try objective(loss, .logOfMean, isExponential: true)
    case "quantile":
      let alpha = Float(config.alpha)
      guard alpha > 0 && alpha < 1 else {
        throw BoostingError.check("alpha_ > 0 && alpha_ < 1")
      }
      return try objective(
        QuantileLoss(alpha: alpha), .quantile(Double(alpha), weights: weights))
    case "mape":
      if labels.contains(where: { $0.magnitude < 1 }) {
        events.append(
          LogEvent(
            .warning,
            "Some label values are < 1 in absolute value. MAPE is unstable with such values, so "
              + "LightGBM rounds them to 1.0 when calculating MAPE."))
      }
      let loss = PercentageLoss(labels, weights)
      return try objective(loss, .quantile(0.5, weights: loss.labelWeights))
    default: throw BoostingError("Unknown objective type name: \(name)")
    }
  }

  private static func checkCounts(_ labels: [Float], _ name: String) throws {
    if let least = labels.min(), least < 0 {
      throw BoostingError("[\(name)]: at least one target label is negative")
    }
    if labels.allSatisfy({ $0 == 0 }) { throw BoostingError("[\(name)]: sum of labels is zero") }
  }

  /// How a model file's objective turns scores into predictions.
  static func transform(ofModelText text: String) throws -> OutputTransform {
    let words = text.split(separator: " ")
    func setting(_ name: String) -> Double? {
      words.compactMap { word in
        let parts = word.split(separator: ":")
        return parts.count == 2 && parts[0] == name ? NumberText.parse(parts[1]) : nil
      }.last
    }
    let name = ObjectiveName.resolve(words.first.map { String($0) } ?? "")
    switch name {
    case "binary", "multiclassova":
      guard let sigmoid = setting("sigmoid"), sigmoid > 0 else {
        throw BoostingError(
          "Sigmoid parameter \(NumberText.fixed(setting("sigmoid") ?? -1)) should be greater than "
            + "zero")
      }
      return .sigmoid(sigmoid)
    case "multiclass":
      guard setting("num_class") != nil else {
        throw BoostingError("Objective should contain num_class field")
      }
      return .softmax
    case "regression", "regression_l1", "fair", "quantile", "mape":
      return words.contains("sqrt") ? .signedSquare : .identity
    case "poisson", "gamma", "tweedie": return .exponential
    case "cross_entropy": return .sigmoid(1)
    case "cross_entropy_lambda": return .softplus
    case "huber", "lambdarank", "rank_xendcg", "custom": return .identity
    default: throw BoostingError("Unknown objective type name: \(name)")
    }
  }
}
