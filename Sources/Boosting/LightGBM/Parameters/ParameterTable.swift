/// One parameter: its name, other names, type and permitted range.
struct ParameterSpec: Sendable {
  enum Bound: Sendable {
    case above(Double), atLeast(Double), below(Double), atMost(Double)
  }

  typealias Path<Value> = any WritableKeyPath<LightGBMConfig, Value> & Sendable

  enum Field: Sendable {
    case int(Path<Int>)
    case double(Path<Double>)
    case bool(Path<Bool>)
    case string(Path<String>)
    case ints(Path<[Int]>)
    case doubles(Path<[Double]>)
    case strings(Path<[String]>)
  }

  let name: String
  let aliases: [String]
  let field: Field
  let bounds: [Bound]

  static func int(
    _ name: String, _ path: Path<Int>,
    aliases: [String] = [], _ bounds: [Bound] = []
  ) -> ParameterSpec {
    ParameterSpec(name: name, aliases: aliases, field: .int(path), bounds: bounds)
  }

  static func double(
    _ name: String, _ path: Path<Double>,
    aliases: [String] = [], _ bounds: [Bound] = []
  ) -> ParameterSpec {
    ParameterSpec(name: name, aliases: aliases, field: .double(path), bounds: bounds)
  }

  static func bool(
    _ name: String, _ path: Path<Bool>,
    aliases: [String] = []
  ) -> ParameterSpec {
    ParameterSpec(name: name, aliases: aliases, field: .bool(path), bounds: [])
  }

  static func string(
    _ name: String, _ path: Path<String>,
    aliases: [String] = []
  ) -> ParameterSpec {
    ParameterSpec(name: name, aliases: aliases, field: .string(path), bounds: [])
  }

  static func ints(
    _ name: String, _ path: Path<[Int]>,
    aliases: [String] = []
  ) -> ParameterSpec {
    ParameterSpec(name: name, aliases: aliases, field: .ints(path), bounds: [])
  }

  static func doubles(
    _ name: String, _ path: Path<[Double]>,
    aliases: [String] = []
  ) -> ParameterSpec {
    ParameterSpec(name: name, aliases: aliases, field: .doubles(path), bounds: [])
  }

  static func strings(
    _ name: String, _ path: Path<[String]>,
    aliases: [String] = []
  ) -> ParameterSpec {
    ParameterSpec(name: name, aliases: aliases, field: .strings(path), bounds: [])
  }
}

/// Every parameter of LightGBM 4.7, in the order in which a model file lists them.
enum ParameterTable {
  static let specs: [ParameterSpec] = [
    .string("config", \.config, aliases: ["config_file"]),
    .string("task", \.task, aliases: ["task_type"]),
    .string("objective", \.objective, aliases: ["objective_type", "app", "application", "loss"]),
    .string("boosting", \.boosting, aliases: ["boosting_type", "boost"]),
    .string("data_sample_strategy", \.dataSampleStrategy),
    .string("data", \.data, aliases: ["train", "train_data", "train_data_file", "data_filename"]),
    .strings(
      "valid", \.valid,
      aliases: [
        "test", "valid_data", "valid_data_file", "test_data", "test_data_file", "valid_filenames",
      ]),
    .int(
      "num_iterations", \.numIterations,
      aliases: [
        "num_iteration", "n_iter", "num_tree", "num_trees", "num_round", "num_rounds", "nrounds",
        "num_boost_round", "n_estimators", "max_iter",
      ], [.atLeast(0)]),
    .double("learning_rate", \.learningRate, aliases: ["shrinkage_rate", "eta"], [.above(0.0)]),
    .int(
      "num_leaves", \.numLeaves, aliases: ["num_leaf", "max_leaves", "max_leaf", "max_leaf_nodes"],
      [.above(1), .atMost(131072)]),
    .string("tree_learner", \.treeLearner, aliases: ["tree", "tree_type", "tree_learner_type"]),
    .int("num_threads", \.numThreads, aliases: ["num_thread", "nthread", "nthreads", "n_jobs"]),
    .string("device_type", \.deviceType, aliases: ["device"]),
    .int("seed", \.seed, aliases: ["random_seed", "random_state"]),
    .bool("deterministic", \.deterministic),
    .bool("force_col_wise", \.forceColWise),
    .bool("force_row_wise", \.forceRowWise),
    .double("histogram_pool_size", \.histogramPoolSize, aliases: ["hist_pool_size"]),
    .int("max_depth", \.maxDepth),
    .int(
      "min_data_in_leaf", \.minDataInLeaf,
      aliases: ["min_data_per_leaf", "min_data", "min_child_samples", "min_samples_leaf"],
      [.atLeast(0)]),
    .double(
      "min_sum_hessian_in_leaf", \.minSumHessianInLeaf,
      aliases: ["min_sum_hessian_per_leaf", "min_sum_hessian", "min_hessian", "min_child_weight"],
      [.atLeast(0.0)]),
    .double(
      "bagging_fraction", \.baggingFraction, aliases: ["sub_row", "subsample", "bagging"],
      [.above(0.0), .atMost(1.0)]),
    .double(
      "pos_bagging_fraction", \.posBaggingFraction,
      aliases: ["pos_sub_row", "pos_subsample", "pos_bagging"], [.above(0.0), .atMost(1.0)]),
    .double(
      "neg_bagging_fraction", \.negBaggingFraction,
      aliases: ["neg_sub_row", "neg_subsample", "neg_bagging"], [.above(0.0), .atMost(1.0)]),
    .int("bagging_freq", \.baggingFreq, aliases: ["subsample_freq"]),
    .int("bagging_seed", \.baggingSeed, aliases: ["bagging_fraction_seed"]),
    .bool("bagging_by_query", \.baggingByQuery),
    .double(
      "feature_fraction", \.featureFraction, aliases: ["sub_feature", "colsample_bytree"],
      [.above(0.0), .atMost(1.0)]),
    .double(
      "feature_fraction_bynode", \.featureFractionBynode,
      aliases: ["sub_feature_bynode", "colsample_bynode"], [.above(0.0), .atMost(1.0)]),
    .int("feature_fraction_seed", \.featureFractionSeed),
    .bool("extra_trees", \.extraTrees, aliases: ["extra_tree"]),
    .int("extra_seed", \.extraSeed),
    .int(
      "early_stopping_round", \.earlyStoppingRound,
      aliases: ["early_stopping_rounds", "early_stopping", "n_iter_no_change"]),
    .double("early_stopping_min_delta", \.earlyStoppingMinDelta, [.atLeast(0.0)]),
    .bool("first_metric_only", \.firstMetricOnly),
    .double("max_delta_step", \.maxDeltaStep, aliases: ["max_tree_output", "max_leaf_output"]),
    .double("lambda_l1", \.lambdaL1, aliases: ["reg_alpha", "l1_regularization"], [.atLeast(0.0)]),
    .double(
      "lambda_l2", \.lambdaL2, aliases: ["reg_lambda", "lambda", "l2_regularization"],
      [.atLeast(0.0)]),
    .double("linear_lambda", \.linearLambda, [.atLeast(0.0)]),
    .double("min_gain_to_split", \.minGainToSplit, aliases: ["min_split_gain"], [.atLeast(0.0)]),
    .double("drop_rate", \.dropRate, aliases: ["rate_drop"], [.atLeast(0.0), .atMost(1.0)]),
    .int("max_drop", \.maxDrop),
    .double("skip_drop", \.skipDrop, [.atLeast(0.0), .atMost(1.0)]),
    .bool("xgboost_dart_mode", \.xgboostDartMode),
    .bool("uniform_drop", \.uniformDrop),
    .int("drop_seed", \.dropSeed),
    .double("top_rate", \.topRate, [.atLeast(0.0), .atMost(1.0)]),
    .double("other_rate", \.otherRate, [.atLeast(0.0), .atMost(1.0)]),
    .int("min_data_per_group", \.minDataPerGroup, [.above(0)]),
    .int("max_cat_threshold", \.maxCatThreshold, [.above(0)]),
    .double("cat_l2", \.catL2, [.atLeast(0.0)]),
    .double("cat_smooth", \.catSmooth, [.atLeast(0.0)]),
    .int("max_cat_to_onehot", \.maxCatToOnehot, [.above(0)]),
    .int("top_k", \.topK, aliases: ["topk"], [.above(0)]),
    .ints(
      "monotone_constraints", \.monotoneConstraints,
      aliases: ["mc", "monotone_constraint", "monotonic_cst"]),
    .string(
      "monotone_constraints_method", \.monotoneConstraintsMethod,
      aliases: ["monotone_constraining_method", "mc_method"]),
    .double(
      "monotone_penalty", \.monotonePenalty,
      aliases: ["monotone_splits_penalty", "ms_penalty", "mc_penalty"], [.atLeast(0.0)]),
    .doubles(
      "feature_contri", \.featureContri,
      aliases: ["feature_contrib", "fc", "fp", "feature_penalty"]),
    .string(
      "forcedsplits_filename", \.forcedsplitsFilename,
      aliases: ["fs", "forced_splits_filename", "forced_splits_file", "forced_splits"]),
    .double("refit_decay_rate", \.refitDecayRate, [.atLeast(0.0), .atMost(1.0)]),
    .double("cegb_tradeoff", \.cegbTradeoff, [.atLeast(0.0)]),
    .double("cegb_penalty_split", \.cegbPenaltySplit, [.atLeast(0.0)]),
    .doubles("cegb_penalty_feature_lazy", \.cegbPenaltyFeatureLazy),
    .doubles("cegb_penalty_feature_coupled", \.cegbPenaltyFeatureCoupled),
    .double("path_smooth", \.pathSmooth, [.atLeast(0.0)]),
    .string("interaction_constraints", \.interactionConstraints),
    .int("verbosity", \.verbosity, aliases: ["verbose"]),
    .string("input_model", \.inputModel, aliases: ["model_input", "model_in"]),
    .string("output_model", \.outputModel, aliases: ["model_output", "model_out"]),
    .int("saved_feature_importance_type", \.savedFeatureImportanceType),
    .int("snapshot_freq", \.snapshotFreq, aliases: ["save_period"]),
    .bool("use_quantized_grad", \.useQuantizedGrad),
    .int("num_grad_quant_bins", \.numGradQuantBins),
    .bool("quant_train_renew_leaf", \.quantTrainRenewLeaf),
    .bool("stochastic_rounding", \.stochasticRounding),
    .bool("linear_tree", \.linearTree, aliases: ["linear_trees"]),
    .int("max_bin", \.maxBin, aliases: ["max_bins"], [.above(1)]),
    .ints("max_bin_by_feature", \.maxBinByFeature),
    .int("min_data_in_bin", \.minDataInBin, [.above(0)]),
    .int(
      "bin_construct_sample_cnt", \.binConstructSampleCnt, aliases: ["subsample_for_bin"],
      [.above(0)]),
    .int("data_random_seed", \.dataRandomSeed, aliases: ["data_seed"]),
    .bool("is_enable_sparse", \.isEnableSparse, aliases: ["is_sparse", "enable_sparse", "sparse"]),
    .bool("enable_bundle", \.enableBundle, aliases: ["is_enable_bundle", "bundle"]),
    .bool("use_missing", \.useMissing),
    .bool("zero_as_missing", \.zeroAsMissing),
    .bool("feature_pre_filter", \.featurePreFilter),
    .bool("pre_partition", \.prePartition, aliases: ["is_pre_partition"]),
    .bool("two_round", \.twoRound, aliases: ["two_round_loading", "use_two_round_loading"]),
    .bool("header", \.header, aliases: ["has_header"]),
    .string("label_column", \.labelColumn, aliases: ["label"]),
    .string("weight_column", \.weightColumn, aliases: ["weight"]),
    .string(
      "group_column", \.groupColumn,
      aliases: ["group", "group_id", "query_column", "query", "query_id"]),
    .string("ignore_column", \.ignoreColumn, aliases: ["ignore_feature", "blacklist"]),
    .string(
      "categorical_feature", \.categoricalFeature,
      aliases: ["cat_feature", "categorical_column", "cat_column", "categorical_features"]),
    .string("forcedbins_filename", \.forcedbinsFilename),
    .bool("save_binary", \.saveBinary, aliases: ["is_save_binary", "is_save_binary_file"]),
    .bool("precise_float_parser", \.preciseFloatParser),
    .string("parser_config_file", \.parserConfigFile),
    .int("start_iteration_predict", \.startIterationPredict),
    .int("num_iteration_predict", \.numIterationPredict),
    .bool(
      "predict_raw_score", \.predictRawScore,
      aliases: ["is_predict_raw_score", "predict_rawscore", "raw_score"]),
    .bool(
      "predict_leaf_index", \.predictLeafIndex, aliases: ["is_predict_leaf_index", "leaf_index"]),
    .bool("predict_contrib", \.predictContrib, aliases: ["is_predict_contrib", "contrib"]),
    .bool("predict_disable_shape_check", \.predictDisableShapeCheck),
    .bool("pred_early_stop", \.predEarlyStop),
    .int("pred_early_stop_freq", \.predEarlyStopFreq),
    .double("pred_early_stop_margin", \.predEarlyStopMargin),
    .string(
      "output_result", \.outputResult,
      aliases: [
        "predict_result", "prediction_result", "predict_name", "prediction_name", "pred_name",
        "name_pred",
      ]),
    .string("convert_model_language", \.convertModelLanguage),
    .string("convert_model", \.convertModel, aliases: ["convert_model_file"]),
    .int("objective_seed", \.objectiveSeed),
    .int("num_class", \.numClass, aliases: ["num_classes"], [.above(0)]),
    .bool("is_unbalance", \.isUnbalance, aliases: ["unbalance", "unbalanced_sets"]),
    .double("scale_pos_weight", \.scalePosWeight, [.above(0.0)]),
    .double("sigmoid", \.sigmoid, [.above(0.0)]),
    .bool("boost_from_average", \.boostFromAverage),
    .bool("reg_sqrt", \.regSqrt),
    .double("alpha", \.alpha, [.above(0.0)]),
    .double("fair_c", \.fairC, [.above(0.0)]),
    .double("poisson_max_delta_step", \.poissonMaxDeltaStep, [.above(0.0)]),
    .double("tweedie_variance_power", \.tweedieVariancePower, [.atLeast(1.0), .below(2.0)]),
    .int("lambdarank_truncation_level", \.lambdarankTruncationLevel, [.above(0)]),
    .bool("lambdarank_norm", \.lambdarankNorm),
    .doubles("label_gain", \.labelGain),
    .double(
      "lambdarank_position_bias_regularization", \.lambdarankPositionBiasRegularization,
      [.atLeast(0.0)]),
    .strings("metric", \.metric, aliases: ["metrics", "metric_types"]),
    .int("metric_freq", \.metricFreq, aliases: ["output_freq"], [.above(0)]),
    .bool(
      "is_provide_training_metric", \.isProvideTrainingMetric,
      aliases: ["training_metric", "is_training_metric", "train_metric"]),
    .ints("eval_at", \.evalAt, aliases: ["ndcg_eval_at", "ndcg_at", "map_eval_at", "map_at"]),
    .int("multi_error_top_k", \.multiErrorTopK, [.above(0)]),
    .doubles("auc_mu_weights", \.aucMuWeights),
    .int("num_machines", \.numMachines, aliases: ["num_machine"], [.above(0)]),
    .int("local_listen_port", \.localListenPort, aliases: ["local_port", "port"], [.above(0)]),
    .int("time_out", \.timeOut, [.above(0)]),
    .string(
      "machine_list_filename", \.machineListFilename,
      aliases: ["machine_list_file", "machine_list", "mlist"]),
    .string("machines", \.machines, aliases: ["workers", "nodes"]),
    .int("gpu_platform_id", \.gpuPlatformId),
    .int("gpu_device_id", \.gpuDeviceId),
    .string("gpu_device_id_list", \.gpuDeviceIdList),
    .bool("gpu_use_dp", \.gpuUseDp),
    .int("num_gpu", \.numGpu, [.above(0)]),
  ]

  /// From every name and alias to the place in `specs`.
  static let places: [String: Int] = {
    var places: [String: Int] = [:]
    for (i, spec) in specs.enumerated() {
      places[spec.name] = i
      for alias in spec.aliases { places[alias] = i }
    }
    return places
  }()

  static func spec(named name: String) -> ParameterSpec? { places[name].map { specs[$0] } }
}
