extension PredictionSet {
  /// The content of `predictions.json`.
  static func json(_ sets: [PredictionSet]) -> JSONValue {
    func numbers(_ values: [Double]) -> JSONValue { .array(values.map(JSONValue.double)) }
    return .array(
      sets.map { set in
        .object([
          ("name", .string(set.name)), ("folds", .string(set.folds)),
          ("threshold", .double(set.threshold)), ("truth", numbers(set.truth)),
          ("predicted", numbers(set.predicted)),
        ])
      })
  }

  /// Reads what `json` wrote; what cannot be read is left out.
  static func sets(_ json: JSONValue) -> [PredictionSet] {
    (json.arrayValue ?? []).compactMap { set in
      func numbers(_ key: String) -> [Double] {
        (set[key]?.arrayValue ?? []).compactMap(\.doubleValue)
      }
      guard let name = set["name"]?.stringValue, let folds = set["folds"]?.stringValue,
        let threshold = set["threshold"]?.doubleValue
      else { return nil }
      let (truth, predicted) = (numbers("truth"), numbers("predicted"))
      guard truth.count == predicted.count else { return nil }
      return PredictionSet(
        name: name, folds: folds, truth: truth, predicted: predicted, threshold: threshold)
    }
  }
}
