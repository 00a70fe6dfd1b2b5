/// LightGBM's names of objectives and their aliases.
enum ObjectiveName {
  static func resolve(_ name: String) -> String { aliases[name] ?? name }

  private static let aliases = [
    "regression_l2": "regression", "mean_squared_error": "regression", "mse": "regression",
    "l2": "regression", "l2_root": "regression", "root_mean_squared_error": "regression",
    "rmse": "regression", "mean_absolute_error": "regression_l1", "l1": "regression_l1",
    "mae": "regression_l1", "softmax": "multiclass", "multiclass_ova": "multiclassova",
    "ova": "multiclassova", "ovr": "multiclassova", "xentropy": "cross_entropy",
    "xentlambda": "cross_entropy_lambda", "mean_absolute_percentage_error": "mape",
    "xendcg": "rank_xendcg", "xe_ndcg": "rank_xendcg", "xe_ndcg_mart": "rank_xendcg",
    "xendcg_mart": "rank_xendcg", "none": "custom", "null": "custom", "na": "custom",
  ]
}

/// LightGBM's names of metrics and their aliases.
enum MetricName {
  /// A list with commas, each name once, in the order given.
  static func resolve(list: String) -> [String] {
    var names: [String] = []
    for part in list.split(separator: ",") {
      let name = aliases[String(part)] ?? String(part)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static let aliases = [
    "regression": "l2", "regression_l2": "l2", "mean_squared_error": "l2", "mse": "l2",
    "l2_root": "rmse", "root_mean_squared_error": "rmse", "regression_l1": "l1",
    "mean_absolute_error": "l1", "mae": "l1", "binary": "binary_logloss", "lambdarank": "ndcg",
    "rank_xendcg": "ndcg", "xendcg": "ndcg", "xe_ndcg": "ndcg", "xe_ndcg_mart": "ndcg",
    "xendcg_mart": "ndcg", "mean_average_precision": "map", "multiclass": "multi_logloss",
    "softmax": "multi_logloss", "multiclassova": "multi_logloss",
    "multiclass_ova": "multi_logloss", "ova": "multi_logloss", "ovr": "multi_logloss",
    "xentropy": "cross_entropy", "xentlambda": "cross_entropy_lambda",
    "kldiv": "kullback_leibler", "mean_absolute_percentage_error": "mape", "none": "custom",
    "null": "custom", "na": "custom",
  ]
}
