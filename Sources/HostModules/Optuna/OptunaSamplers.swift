import Foundation
import Arrays
import Interpreter
import Search

/// A sampler made by a script, and the script's functions that it calls.
final class OptunaSamplerObject: TracedObject {
  let sampler: any Sampler
  let functions: [Value]
  /// Optuna's `constraints_func`.
  let constraints: Value?
  /// The call that made it.
  var arguments: [(name: String, value: Value)] = []

  init(_ sampler: any Sampler, functions: [Value] = [], constraints: Value? = nil) {
    self.sampler = sampler
    self.functions = functions
    self.constraints = constraints
  }

  func trace(_ marker: ValueMarker) {
    for function in functions { marker.mark(function) }
    if let constraints { marker.mark(constraints) }
    for argument in arguments { marker.mark(argument.value) }
  }

  /// Lets scripts make samplers of a type, which remember the call.
  static func constructor(
    _ type: TypeBuilder, _ signature: String,
    _ make: @escaping (Interpreter, Arguments) throws -> OptunaSamplerObject
  ) {
    let names = CallArguments.names(signature)
    type.constructor(signature) { vm, args in
      let object = try make(vm, args)
      object.arguments = CallArguments.given(names, args)
      return vm.makeHost(object, type: type.info)
    }
  }
}

/// The arguments of a constructor's call by name, for making the same value again.
enum CallArguments {
  /// The names of a constructor's parameters, without the class.
  static func names(_ signature: String) -> [String] {
    guard let open = signature.firstIndex(of: "(") else { return [] }
    let list = signature[signature.index(after: open)...].dropLast()
    return list.split(separator: ",").map { part in
      part.prefix { $0 != "=" }.trimmingCharacters(in: .whitespaces)
    }.filter { $0 != "*" && $0 != "cls" }
  }

  static func given(_ names: [String], _ args: Arguments) -> [(name: String, value: Value)] {
    names.indices.compactMap { args.has($0 + 1) ? (names[$0], args[$0 + 1]) : nil }
  }
}

/// `optuna.samplers`
enum OptunaSamplers {
  static func build(_ module: ModuleBuilder) throws {
    let base = module.type("BaseSampler")
    defineTPE(module, base)
    module.type("RandomSampler", base: base) { type in
      OptunaSamplerObject.constructor(type, "RandomSampler(cls, seed=None)") { vm, args in
        OptunaSamplerObject(RandomSampler(seed: try seed(args[1], vm)))
      }
    }
    module.type("GridSampler", base: base) { type in
      OptunaSamplerObject.constructor(
        type, "GridSampler(cls, search_space, seed=None)"
      ) { vm, args in
        OptunaSamplerObject(
          GridSampler(try grid(args[1], vm), seed: try seed(args[2], vm)), functions: [args[1]])
      }
    }
    defineQMC(module, base)
    defineCMAES(module, base)
    defineNSGAII(module, base)
    defineRefused(module, base)
  }

  static func seed(_ value: Value, _ vm: Interpreter) throws -> UInt32? {
    guard let seed = try vm.optionalInt(value, "seed") else { return nil }
    guard let seed = UInt32(exactly: seed) else {
      throw vm.valueError("Seed must be between 0 and 2**32 - 1")
    }
    return seed
  }

  // MARK: TPE

  private static func defineTPE(_ module: ModuleBuilder, _ base: TypeInfo) {
    module.type(
      "TPESampler", base: base,
      doc: """
        The tree-structured Parzen estimator, trial for trial as Optuna's.

        dialect names the version of Optuna whose trials are wanted: '5.0', '4.9' or '4.8'; ties the
        machine whose numpy it follows in the order of equal numbers and in the last bits of logarithms:
        'simd' (x86-64 with AVX-512), 'avx2' (with AVX2) or 'scalar' (others).
        """
    ) { type in
      OptunaSamplerObject.constructor(
        type,
        """
        TPESampler(cls, *, consider_prior=None, prior_weight=None, consider_magic_clip=None, \
        consider_endpoints=None, n_startup_trials=10, n_ei_candidates=24, gamma=None, weights=None, \
        seed=None, multivariate=None, group=False, warn_independent_sampling=None, \
        constant_liar=UNSET, constraints_func=None, dialect='5.0', ties='simd')
        """
      ) { vm, args in try makeTPE(vm, args) }
      type.staticMethod("hyperopt_parameters()") { vm, _ in
        vm.dict([
          ("consider_prior", .true), ("prior_weight", Value(1.0)), ("consider_magic_clip", .true),
          ("consider_endpoints", .false), ("n_startup_trials", Value(20)),
          ("n_ei_candidates", Value(24)),
        ])
      }
    }
  }

  static func makeTPE(_ vm: Interpreter, _ args: Arguments) throws -> OptunaSamplerObject {
    for (place, name, version) in [
      (1, "consider_prior", "4.3.0"), (2, "prior_weight", "4.9.0"),
      (3, "consider_magic_clip", "4.9.0"), (4, "consider_endpoints", "4.9.0"),
      (12, "warn_independent_sampling", "4.9.0"),
    ] where !args[place].isNone { try warnDeprecated(vm, name, version, "6.0.0") }
    var options = TPESampler.Options()
    options.dialect = try dialect(args[15], vm)
    options.ties = try ties(args[16], vm)
    options.startupTrials = try vm.int(args[5], "n_startup_trials")
    options.candidates = try vm.int(args[6], "n_ei_candidates")
    options.multivariate = args[10].isNone ? nil : try vm.bool(args[10])
    options.group = try vm.bool(args[11])
    if args.has(13) { options.constantLiar = try vm.bool(args[13]) }
    if !args[2].isNone { options.priorWeight = try vm.double(args[2], "prior_weight") }
    if !args[3].isNone { options.considerMagicClip = try vm.bool(args[3]) }
    if !args[4].isNone { options.considerEndpoints = try vm.bool(args[4]) }
    let state = OptunaState.of(vm)
    let (gamma, weights) = (args[7], args[8])
    if !gamma.isNone {
      options.gamma = { count in
        state.attempt(1) { try vm.int(try vm.call(gamma, Value(count)), "gamma") }
      }
    }
    if !weights.isNone {
      options.weights = { count in
        state.attempt([Double](repeating: 1, count: count)) {
          try vm.doubles(try vm.call(weights, Value(count)), "weights")
        }
      }
    }
    if options.group {
      try OptunaExceptions.warnExperimental(vm, "Argument ``group`` is an experimental feature")
    }
    return OptunaSamplerObject(
      try TPESampler(seed: try seed(args[9], vm), options: options),
      functions: [gamma, weights], constraints: try constraints(args[14], vm))
  }

  private static func dialect(_ value: Value, _ vm: Interpreter) throws -> TPESampler.Dialect {
    let name = try vm.text(value, "dialect")
    guard let dialect = TPESampler.Dialect(rawValue: name) else {
      throw vm.valueError("TPESampler: dialect must be '5.0', '4.9' or '4.8', not '\(name)'")
    }
    return dialect
  }

  private static func ties(_ value: Value, _ vm: Interpreter) throws -> TieOrder {
    switch try vm.text(value, "ties") {
    case "simd": return .simd
    case "avx2": return .avx2
    case "scalar": return .scalar
    case let other:
      throw vm.valueError(
        "TPESampler: ties must be 'simd', 'avx2' or 'scalar', not '\(other)'")
    }
  }

  private static func constraints(_ value: Value, _ vm: Interpreter) throws -> Value? {
    if value.isNone { return nil }
    try vm.warn(
      vm.types.futureWarning,
      "`constraints_func` has been deprecated in v5.0.0. This feature will be removed in v7.0.0. "
        + "See https://github.com/optuna/optuna/releases/tag/v5.0.0. Use "
        + "`optuna.trial.Trial.set_constraint` instead.")
    return value
  }

  static func warnDeprecated(
    _ vm: Interpreter, _ name: String, _ since: String, _ until: String
  ) throws {
    try vm.warn(
      vm.types.futureWarning,
      "`\(name)` has been deprecated in v\(since). This feature will be removed in v\(until). See "
        + "https://github.com/optuna/optuna/releases/tag/v\(since).")
  }

  // MARK: The others

  private static func grid(
    _ value: Value, _ vm: Interpreter
  ) throws -> [(name: String, values: [Search.ParameterValue])] {
    guard value.isDict else { throw vm.typeError("argument 'search_space' must be a dict") }
    return try vm.entries(ofDict: value).map { key, values in
      let name = try vm.text(key, "search_space")
      return (
        name,
        try vm.elements(values).map { element in
          let value = try vm.parameterValue(element)
          if case .opaque = value {
            try vm.warn(
              vm.types.userWarning,
              "\(name) contains a value with the type of "
                + "\(try vm.strText(vm.type(of: element).value)), which is not supported by "
                + "`GridSampler`. Please make sure a value is `str`, `int`, `float`, `bool` or "
                + "`None` for persistent storage.")
          }
          return value
        }
      )
    }
  }

  private static func independent(_ value: Value, _ vm: Interpreter) throws -> (any Sampler)? {
    if value.isNone { return nil }
    return try sampler(value, vm)?.sampler
  }

  private static func defineQMC(_ module: ModuleBuilder, _ base: TypeInfo) {
    module.type("QMCSampler", base: base) { type in
      OptunaSamplerObject.constructor(
        type,
        """
        QMCSampler(cls, *, qmc_type='sobol', scramble=False, seed=None, independent_sampler=None, \
        warn_asynchronous_seeding=True, warn_independent_sampling=True)
        """
      ) { vm, args in
        try OptunaExceptions.warnExperimental(
          vm, "QMCSampler is experimental (supported from v3.0.0)")
        let name = try vm.text(args[1], "qmc_type")
        guard let sequence = QuasiRandomSequence(rawValue: name) else {
          throw vm.valueError(
            "The `qmc_type`, \"\(name)\", is not a valid. It must be one of \"sobol\" or "
              + "\"halton\".")
        }
        return OptunaSamplerObject(
          QMCSampler(
            sequence, isScrambled: try vm.bool(args[2]), seed: try seed(args[3], vm),
            independent: try independent(args[4], vm)), functions: [args[4]])
      }
    }
  }

  private static func defineCMAES(_ module: ModuleBuilder, _ base: TypeInfo) {
    module.type("CmaEsSampler", base: base) { type in
      OptunaSamplerObject.constructor(
        type,
        """
        CmaEsSampler(cls, *, x0=None, sigma0=None, n_startup_trials=1, independent_sampler=None, \
        warn_independent_sampling=True, seed=None, consider_pruned_trials=False, \
        restart_strategy=None, popsize=None, inc_popsize=-1, use_separable_cma=False, \
        with_margin=False, lr_adapt=False, source_trials=None)
        """
      ) { vm, args in
        try vm.refuse(
          "CmaEsSampler()",
          [
            ("x0", args[1], .none), ("restart_strategy", args[8], .none),
            ("inc_popsize", args[10], Value(-1)), ("use_separable_cma", args[11], .false),
            ("with_margin", args[12], .false), ("lr_adapt", args[13], .false),
            ("source_trials", args[14], .none),
          ])
        if !args[2].isNone { try warnDeprecated(vm, "sigma0", "4.9.0", "6.0.0") }
        let takesPruned = try vm.bool(args[7])
        if takesPruned {
          try OptunaExceptions.warnExperimental(
            vm, "Argument ``consider_pruned_trials`` is an experimental feature")
        }
        return OptunaSamplerObject(
          try CMAESSampler(
            seed: try seed(args[6], vm), startupTrials: try vm.int(args[3], "n_startup_trials"),
            sigma: try vm.optionalDouble(args[2], "sigma0"),
            populationSize: try vm.optionalInt(args[9], "popsize"), takesPruned: takesPruned,
            independent: try independent(args[4], vm)), functions: [args[4]])
      }
    }
  }

  private static func defineNSGAII(_ module: ModuleBuilder, _ base: TypeInfo) {
    module.type("NSGAIISampler", base: base) { type in
      OptunaSamplerObject.constructor(
        type,
        """
        NSGAIISampler(cls, *, population_size=50, mutation=None, mutation_prob=None, \
        crossover=None, crossover_prob=0.9, swapping_prob=0.5, seed=None, constraints_func=None, \
        elite_population_selection_strategy=None, child_generation_strategy=None, \
        after_trial_strategy=None)
        """
      ) { vm, args in
        try vm.refuse(
          "NSGAIISampler()",
          [
            ("mutation", args[2], .none), ("crossover", args[4], .none),
            ("elite_population_selection_strategy", args[9], .none),
            ("child_generation_strategy", args[10], .none),
            ("after_trial_strategy", args[11], .none),
          ])
        return OptunaSamplerObject(
          try NSGAIISampler(
            populationSize: try vm.int(args[1], "population_size"),
            mutation: try vm.optionalDouble(args[3], "mutation_prob"),
            crossover: try vm.double(args[5], "crossover_prob"),
            swapping: try vm.double(args[6], "swapping_prob"), seed: try seed(args[7], vm)),
          constraints: try constraints(args[8], vm))
      }
    }
  }

  /// Samplers that Optuna has and this engine has not, refused by name.
  private static func defineRefused(_ module: ModuleBuilder, _ base: TypeInfo) {
    for name in ["BruteForceSampler", "GPSampler", "NSGAIIISampler", "PartialFixedSampler"] {
      module.type(name, base: base) { type in
        type.constructor("\(name)(cls, *args, **kwargs)") { vm, _ in
          throw vm.raise(
            vm.types.notImplementedError, "optuna.samplers.\(name) is not supported by mnb")
        }
      }
    }
  }

  /// The sampler behind a script value; nil for None.
  static func sampler(_ value: Value, _ vm: Interpreter) throws -> OptunaSamplerObject? {
    if value.isNone || value.isUnbound { return nil }
    if let object = value.host(as: OptunaSamplerObject.self) { return object }
    throw vm.typeError(
      "sampler must be one of optuna.samplers, not \(vm.typeName(value)); samplers written in "
        + "scripts are not supported by mnb")
  }
}
