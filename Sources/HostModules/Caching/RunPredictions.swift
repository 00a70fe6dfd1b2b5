import Interpreter

/// Out-of-fold predictions of a cross-validated model that a variable holds.
public struct RunPredictions: Sendable {
  public let name: String
  /// The fingerprint of its folds.
  public let folds: String
  public let truth: [Double]
  public let predicted: [Double]
  public let threshold: Double
}

extension HostModules {
  /// The predictions of all cross-validation runs and their ensembles among variables, each once.
  public static func predictions(of variables: [(name: String, value: Value)]) -> [RunPredictions] {
    var seen: Set<ObjectIdentifier> = []
    return variables.sorted { $0.name < $1.name }.compactMap { variable in
      guard let run = variable.value.host(as: AnyObject.self) as? any PredictedRows,
        seen.insert(ObjectIdentifier(run)).inserted
      else { return nil }
      return RunPredictions(
        name: variable.name, folds: run.folds.fingerprint, truth: run.truth,
        predicted: run.outOfFold, threshold: run.sweep.threshold)
    }
  }
}
