import Interpreter
import Search

/// `optuna.study`: `Study` and the functions that make and find studies.
enum OptunaStudyModule {
  static func build(_ module: ModuleBuilder) throws {
    OptunaEnums.define(
      "StudyDirection", [("NOT_SET", 0), ("MINIMIZE", 1), ("MAXIMIZE", 2)], printsName: false,
      in: module)
    module.type("Study", doc: "A search: its trials, sampler and storage.") { type in
      type.constructor("Study(cls, study_name, storage, sampler=None, pruner=None)") { vm, args in
        try load(vm, name: args[1], storage: args[2], sampler: args[3], pruner: args[4])
      }
      OptunaStudyType.define(type)
      OptunaOptimize.define(type)
    }
    OptunaStudySummaries.define(in: module)
    module.function(
      """
      create_study(*, storage=None, sampler=None, pruner=None, study_name=None, direction=None, \
      load_if_exists=False, directions=None)
      """,
      doc: "Makes a study, in memory or in a storage such as sqlite:///FILE."
    ) { vm, args in try create(vm, args) }
    module.function("load_study(*, study_name, storage, sampler=None, pruner=None)") { vm, args in
      try load(vm, name: args[0], storage: args[1], sampler: args[2], pruner: args[3])
    }
    module.function("delete_study(*, study_name, storage)") { vm, args in
      let storage = try OptunaStorages.storage(args[1], vm)
      guard let object = storage.host(as: OptunaStorageObject.self) else { return .none }
      try Study.delete(name: try vm.text(args[0], "study_name"), storage: object.storage)
      return .none
    }
    module.function("get_all_study_names(storage)") { vm, args in
      let storage = try OptunaStorages.storage(args[0], vm)
      let names = try storage.host(as: OptunaStorageObject.self)?.storage.studyNames() ?? []
      return vm.list(names.map { vm.string($0) })
    }
    defineCopy(module)
    defineMaxTrials(module)
  }

  // MARK: Making and finding

  private static func create(_ vm: Interpreter, _ args: Arguments) throws -> Value {
    let directions = try directions(args[4], args[6], vm)
    let storageValue = try OptunaStorages.storage(args[0], vm)
    guard let storage = storageValue.host(as: OptunaStorageObject.self) else { return .none }
    let settings = SearchSettings.current
    let name = try vm.optionalText(args[3], "study_name") ?? settings.studyName
    let sampler = try OptunaSamplers.sampler(args[1], vm)
    let pruner = try OptunaPruners.pruner(args[2], vm)
    let mayExist = try vm.bool(args[5]) || settings.continues
    let names = mayExist ? try storage.storage.studyNames() : []
    let existing = name.map(names.contains) ?? false
    let study = try Study.create(
      name: name, storage: storage.storage, sampler: sampler?.sampler, pruner: pruner,
      directions: directions, loadIfExists: mayExist)
    if existing {
      try OptunaLogging.log(
        .info, vm,
        "Using an existing study with `study_name=\(try vm.reprText(vm.string(study.name)))` "
          + "instead of creating a new one.")
    } else {
      OptunaLogging.log(
        .info, vm,
        "A new study created in \(storage.isInMemory ? "memory" : "RDB") with name: \(study.name)")
    }
    return try wrap(study, storageValue, sampler: args[1], pruner: args[2], vm)
  }

  private static func load(
    _ vm: Interpreter, name: Value, storage storageValue: Value, sampler: Value, pruner: Value
  ) throws -> Value {
    let storageValue = try OptunaStorages.storage(storageValue, vm)
    guard let storage = storageValue.host(as: OptunaStorageObject.self) else { return .none }
    let study = try Study.load(
      name: try vm.optionalText(name, "study_name"), storage: storage.storage,
      sampler: try OptunaSamplers.sampler(sampler, vm)?.sampler,
      pruner: try OptunaPruners.pruner(pruner, vm))
    return try wrap(study, storageValue, sampler: sampler, pruner: pruner, vm)
  }

  /// A study in memory, made of what was kept of another one.
  static func stored(
    name: String, _ directions: [Direction], user: [(key: String, value: Attribute)],
    system: [(key: String, value: Attribute)], _ trials: [TrialRecord], sampler: Value,
    pruner: Value, _ vm: Interpreter
  ) throws -> Value {
    let storage = MemoryStorage()
    let study = try Study.create(
      name: name, storage: storage, sampler: sampler.host(as: OptunaSamplerObject.self)?.sampler,
      pruner: try OptunaPruners.pruner(pruner, vm), directions: directions)
    for (kind, pairs) in [(AttributeKind.user, user), (.system, system)] {
      for pair in pairs {
        try storage.setAttribute(study.id, kind, key: pair.key, value: pair.value)
      }
    }
    for trial in trials { try study.add(trial) }
    let storageValue = vm.makeHost(
      OptunaStorageObject(storage, url: nil),
      type: try vm.hostType("optuna.storages", "InMemoryStorage"))
    return try wrap(study, storageValue, sampler: sampler, pruner: pruner, vm)
  }

  /// The script object of a study. Its sampler and pruner are shown even where they are defaults.
  private static func wrap(
    _ study: Study, _ storageValue: Value, sampler: Value, pruner: Value, _ vm: Interpreter
  ) throws -> Value {
    guard let storage = storageValue.host(as: OptunaStorageObject.self) else { return .none }
    let sampler =
      sampler.isNone
      ? vm.makeHost(
        OptunaSamplerObject(study.sampler), type: try vm.hostType("optuna.samplers", "TPESampler"))
      : sampler
    let pruner =
      pruner.isNone
      ? vm.makeHost(
        OptunaPrunerObject(study.pruner), type: try vm.hostType("optuna.pruners", "MedianPruner"))
      : pruner
    let object = OptunaStudyObject(
      study, storage: storage, storageValue: storageValue, sampler: sampler, pruner: pruner)
    listen(to: study, object, vm)
    if !storage.isInMemory {
      study.forksStreams = SearchSettings.current.isWorker
      let again = try study.takeUp()
      if !again.isEmpty {
        OptunaLogging.log(
          .info, vm,
          "Trials \(again.map(String.init).joined(separator: ", ")) were cut off and run again.")
      }
    }
    return vm.makeHost(object, type: try vm.hostType("optuna.study", "Study"))
  }

  private static func listen(to study: Study, _ object: OptunaStudyObject, _ vm: Interpreter) {
    let state = OptunaState.of(vm)
    study.onWarning = { [unowned vm] warning in
      state.attempt(()) {
        let category =
          warning.category == "RuntimeWarning" ? vm.types.runtimeWarning : vm.types.userWarning
        try vm.warn(category, warning.message)
      }
    }
    object.useConstraints(vm)
  }

  private static func directions(
    _ one: Value, _ many: Value, _ vm: Interpreter
  ) throws -> [Direction] {
    if one.isNone && many.isNone { return [.minimize] }
    if !one.isNone && !many.isNone {
      throw vm.valueError("Specify only one of `direction` and `directions`.")
    }
    if one.items != nil {
      throw vm.valueError(
        "Use `directions` instead of `direction` for multi-objective optimization.")
    }
    let given = one.isNone ? try vm.elements(many) : [one]
    guard !given.isEmpty else {
      throw vm.valueError("The number of objectives must be greater than 0.")
    }
    return try given.map { value in
      let number = value.host(as: OptunaEnumMember.self)?.value
      switch (value.stringValue, number) {
      case ("minimize", _), (_, 1): return .minimize
      case ("maximize", _), (_, 2): return .maximize
      default:
        throw vm.valueError(
          "`directions` must be a list of `minimize` or `maximize`, but got "
            + "\(try vm.reprText(vm.list(given))). For single-objective optimization, please use "
            + "`direction` instead of `directions`.")
      }
    }
  }

  // MARK: Others

  private static func defineCopy(_ module: ModuleBuilder) {
    module.function(
      "copy_study(*, from_study_name, from_storage, to_storage, to_study_name=None)"
    ) { vm, args in
      let sources = [args[1], args[2]]
      let storages = try sources.compactMap {
        try OptunaStorages.storage($0, vm).host(as: OptunaStorageObject.self)
      }
      let name = try vm.text(args[0], "from_study_name")
      let source = try Study.load(name: name, storage: storages[0].storage)
      let copy = try Study.create(
        name: try vm.optionalText(args[3], "to_study_name") ?? name,
        storage: storages[1].storage, directions: source.directions)
      try copy.take(from: source)
      return .none
    }
  }

  /// `MaxTrialsCallback`: ends a search by the number of trials in the storage.
  private static func defineMaxTrials(_ module: ModuleBuilder) {
    final class MaxTrials {
      let count: Int
      let states: [TrialState]?
      init(_ count: Int, _ states: [TrialState]?) {
        self.count = count
        self.states = states
      }
    }
    module.type("MaxTrialsCallback") { type in
      type.constructor("MaxTrialsCallback(cls, n_trials, states=UNSET)") { vm, args in
        let states =
          args[2].isNone
          ? nil
          : args.has(2)
            ? try vm.elements(args[2]).compactMap { try OptunaEnums.state(from: $0, vm) }
            : [.complete]
        return vm.makeHost(
          MaxTrials(try vm.int(args[1], "n_trials"), states), type: type.info)
      }
      type.method("__call__(self, study, trial)") { vm, args in
        guard let limit = args[0].host(as: MaxTrials.self) else { return .none }
        let study = try args[1].optunaStudy(vm).study
        let count = try study.trials.count { limit.states?.contains($0.state) ?? true }
        if count >= limit.count { study.stop() }
        return .none
      }
    }
  }
}

extension OptunaStudyObject {
  /// Lets the engine ask the sampler's `constraints_func`.
  func useConstraints(_ vm: Interpreter) {
    guard let function = samplerValue.host(as: OptunaSamplerObject.self)?.constraints else {
      study.constraints = nil
      return
    }
    study.constraints = { [unowned vm, unowned self] record in
      try vm.elements(try vm.call(function, try self.frozen(record, vm))).map {
        try vm.double($0, "constraints_func")
      }
    }
  }
}
