import Interpreter

/// `score` of the boosting libraries' estimators, as scikit-learn's mixins have it.
enum EstimatorScore {
  static func define(_ type: TypeBuilder, isClassifier: Bool) {
    type.method(
      "score(self, X, y, sample_weight=None)",
      doc: isClassifier ? "Accuracy of the predictions." : "R squared of the predictions."
    ) { vm, args in
      let predicted = try vm.callMethod(args[0], "predict", [args[1]])
      let metric = try vm.attribute(
        try vm.importedModule("sklearn.metrics"), isClassifier ? "accuracy_score" : "r2_score")
      return try vm.call(metric, [args[2], predicted], keywords: [("sample_weight", args[3])])
    }
  }
}
