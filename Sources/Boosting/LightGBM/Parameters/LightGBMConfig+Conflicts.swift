import Glibc

extension LightGBMConfig {
  /// Checks that parameters fit together and mends what the library mends, warning of it.
  mutating func resolveConflicts(_ texts: [String: String], _ events: inout [LogEvent]) throws {
    try checkClasses()
    treeLearner = "serial"
    limitLeavesByDepth(texts, &events)
    func warn(_ text: String) { events.append(LogEvent(.warning, text)) }
    if pathSmooth > epsilon && minDataInLeaf < 2 {
      minDataInLeaf = 2
      warn(
        "min_data_in_leaf has been increased to 2 because this is required when path smoothing is "
          + "active.")
    }
    if featureFractionBynode != 1, ["intermediate", "advanced"].contains(monotoneConstraintsMethod)
    {
      warn(
        "Cannot use \"intermediate\" or \"advanced\" monotone constraints with feature fraction "
          + "different from 1, auto set monotone constraints to \"basic\" method.")
      monotoneConstraintsMethod = "basic"
    }
    if maxDepth > 0 && monotonePenalty >= Double(maxDepth) {
      warn("Monotone penalty greater than tree depth. Monotone features won't be used.")
    }
    if minDataInLeaf <= 0 && minSumHessianInLeaf <= epsilon {
      warn(
        "Cannot set both min_data_in_leaf and min_sum_hessian_in_leaf to 0. "
          + "Will set min_data_in_leaf to 1.")
      minDataInLeaf = 1
    }
    if boosting == "goss" {
      boosting = "gbdt"
      dataSampleStrategy = "goss"
      warn(
        "Found boosting=goss. For backwards compatibility reasons, LightGBM interprets this as "
          + "boosting=gbdt, data_sample_strategy=goss."
          + "To suppress this warning, set data_sample_strategy=goss instead.")
    }
    if baggingByQuery && dataSampleStrategy != "bagging" {
      warn(
        "bagging_by_query=true is only compatible with data_sample_strategy=bagging. "
          + "Setting bagging_by_query=false.")
      baggingByQuery = false
    }
  }

  private func checkClasses() throws {
    let multiclass =
      ["multiclass", "multiclassova"].contains(objective) || objective == "custom" && numClass > 1
    if multiclass, numClass <= 1 {
      throw BoostingError(
        "Number of classes should be specified and greater than 1 for multiclass training")
    }
    if !multiclass, task == "train", numClass != 1 {
      throw BoostingError("Number of classes must be 1 for non-multiclass training")
    }
    for name in metric {
      let needsClasses =
        ["multi_logloss", "multi_error", "auc_mu"].contains(name)
        || name == "custom" && numClass > 1
      if multiclass != needsClasses {
        throw BoostingError("Multiclass objective and metrics don't match")
      }
    }
  }

  private mutating func limitLeavesByDepth(
    _ texts: [String: String], _ events: inout [LogEvent]
  ) {
    guard maxDepth > 0, texts["num_leaves"]?.isEmpty ?? true else { return }
    let full = pow(2, Double(maxDepth))
    if full > Double(numLeaves) {
      events.append(
        LogEvent(
          .warning,
          "Provided parameters constrain tree depth (max_depth=\(maxDepth)) without explicitly "
            + "setting 'num_leaves'. This can lead to underfitting. To resolve this warning, pass "
            + "'num_leaves' (<=\(NumberText.general(full, digits: 17))) in params. "
            + "Alternatively, pass (max_depth=-1) and just use 'num_leaves' to constrain model "
            + "complexity."))
    }
    if full < Double(numLeaves) { numLeaves = Int(full) }
  }

  /// Refuses what this engine does not do, by name, rather than ignore it.
  func refuseUnsupported() throws {
    func refuse(_ what: String) -> BoostingError {
      BoostingError("\(what) is not supported", pythonClass: "NotImplementedError")
    }
    if deviceType != "cpu" { throw refuse("device_type=\(deviceType)") }
    if linearTree { throw refuse("linear_tree=true") }
    if useQuantizedGrad { throw refuse("use_quantized_grad=true") }
    if numMachines > 1 { throw refuse("num_machines=\(numMachines)") }
    if !monotoneConstraints.isEmpty && monotoneConstraintsMethod != "basic" {
      throw refuse("monotone_constraints_method=\(monotoneConstraintsMethod)")
    }
    if cegbPenaltySplit > 0 { throw refuse("cegb_penalty_split") }
    if !cegbPenaltyFeatureLazy.isEmpty { throw refuse("cegb_penalty_feature_lazy") }
    if !cegbPenaltyFeatureCoupled.isEmpty { throw refuse("cegb_penalty_feature_coupled") }
  }
}
