extension LightGBMConfig {
  /// The lines of a model file's `parameters:` section.
  var text: String {
    var lines = [
      "[boosting: \(boosting)]", "[objective: \(objective)]",
      "[metric: \(metric.joined(separator: ","))]", "[tree_learner: \(treeLearner)]",
      "[device_type: \(deviceType)]",
    ]
    for spec in ParameterTable.specs where !Self.unsaved.contains(spec.name) {
      lines.append("[\(spec.name): \(shown(spec.field))]")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func shown(_ field: ParameterSpec.Field) -> String {
    switch field {
    case .int(let path): "\(self[keyPath: path])"
    case .double(let path): NumberText.general(self[keyPath: path])
    case .bool(let path): self[keyPath: path] ? "1" : "0"
    case .string(let path): self[keyPath: path]
    case .strings(let path): self[keyPath: path].joined(separator: ",")
    case .ints(let path): self[keyPath: path].map { "\($0)" }.joined(separator: ",")
    case .doubles(let path):
      self[keyPath: path].map { NumberText.general($0, digits: 17) }.joined(separator: ",")
    }
  }

  /// Written first, or not part of a model.
  private static let unsaved: Set = [
    "config", "task", "objective", "boosting", "tree_learner", "device_type", "input_model",
    "output_model", "snapshot_freq", "save_binary", "start_iteration_predict",
    "num_iteration_predict", "predict_raw_score", "predict_leaf_index", "predict_contrib",
    "predict_disable_shape_check", "pred_early_stop", "pred_early_stop_freq",
    "pred_early_stop_margin", "output_result", "convert_model_language", "convert_model", "metric",
    "metric_freq", "is_provide_training_metric",
  ]
}
