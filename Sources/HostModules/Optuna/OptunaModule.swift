import Interpreter

/// `import optuna`
enum OptunaModule {
  /// The package and its submodules.
  static let modules: [(String, @Sendable (ModuleBuilder) throws -> Void)] = [
    ("optuna", build),
    ("optuna.distributions", OptunaDistributions.build),
    ("optuna.exceptions", OptunaExceptions.build),
    ("optuna.importance", OptunaImportance.build),
    ("optuna.logging", OptunaLogging.build),
    ("optuna.pruners", OptunaPruners.build),
    ("optuna.samplers", OptunaSamplers.build),
    ("optuna.storages", OptunaStorages.build),
    ("optuna.study", OptunaStudyModule.build),
    ("optuna.trial", OptunaTrialModule.build),
    ("optuna.visualization", OptunaVisualization.build),
  ]

  private static func build(_ module: ModuleBuilder) throws {
    let vm = module.vm
    module.value("__version__", vm.string("5.0.0"))
    for (name, _) in modules where name != "optuna" {
      module.value(String(name.dropFirst("optuna.".count)), try vm.importedModule(name))
    }
    for (owner, names) in [
      ("optuna.exceptions", ["TrialPruned"]),
      (
        "optuna.study",
        [
          "Study", "copy_study", "create_study", "delete_study", "get_all_study_names",
          "get_all_study_summaries", "load_study",
        ]
      ),
      ("optuna.trial", ["Trial", "create_trial"]),
    ] {
      for name in names {
        module.value(name, vm.moduleValue(owner, name) ?? .none)
      }
    }
  }
}

/// `optuna.exceptions`
enum OptunaExceptions {
  static func build(_ module: ModuleBuilder) throws {
    let base = module.exception("OptunaError")
    for name in ["TrialPruned", "StorageInternalError", "DuplicatedStudyError", "CLIUsageError"] {
      module.exception(name, base: base)
    }
    let finished = module.exception("UpdateFinishedTrialError", base: base)
    finished.alsoCounts(as: module.vm.types.runtimeError)
    module.exception("ExperimentalWarning", base: module.vm.types.warning)
  }

  /// Exception classes that the engine names, and where scripts find them.
  static let types = [
    "StorageInternalError", "DuplicatedStudyError", "UpdateFinishedTrialError",
  ].map { ("optuna.exceptions.\($0)", "optuna.exceptions", $0) }

  /// Warns that a part of Optuna may change.
  static func warnExperimental(_ vm: Interpreter, _ what: String) throws {
    try vm.warn(
      try vm.hostType("optuna.exceptions", "ExperimentalWarning"),
      "\(what). The interface can change in the future.")
  }
}
