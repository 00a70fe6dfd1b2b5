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
    default: throw BoostingError("Unknown objective type name: \(config.objective)")
    }
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
    case "regression": return words.contains("sqrt") ? .signedSquare : .identity
    case "poisson", "gamma", "tweedie": return .exponential
    case "cross_entropy": return .sigmoid(1)
    case "cross_entropy_lambda": return .softplus
    case "regression_l1", "huber", "fair", "quantile", "mape", "lambdarank", "rank_xendcg",
      "custom":
      return .identity
    default: throw BoostingError("Unknown objective type name: \(name)")
    }
  }
}
