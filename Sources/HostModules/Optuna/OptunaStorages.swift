import Foundation
import Interpreter
import Search

/// `optuna.storages`
enum OptunaStorages {
  /// Optuna's callback that queues the trials of dead workers again.
  private final class Retry {
    let limit: Int
    init(_ limit: Int) { self.limit = limit }
  }

  static func build(_ module: ModuleBuilder) throws {
    let base = module.type("BaseStorage")
    module.type("InMemoryStorage", base: base) { type in
      type.constructor("InMemoryStorage(cls)") { vm, _ in
        vm.makeHost(OptunaStorageObject(MemoryStorage(), url: nil), type: type.info)
      }
    }
    for name in ["RetryFailedTrialCallback", "RetryHeartbeatStaleTrialCallback"] {
      module.type(name) { type in
        type.constructor("\(name)(cls, max_retry=None, inherit_intermediate_values=False)") {
          vm, args in
          try vm.refuse("\(name)()", [("inherit_intermediate_values", args[2], .false)])
          return vm.makeHost(
            Retry(try vm.optionalInt(args[1], "max_retry") ?? .max), type: type.info)
        }
      }
    }
    module.type("RDBStorage", base: base) { type in
      type.constructor(
        """
        RDBStorage(cls, url, engine_kwargs=None, skip_compatibility_check=False, *, \
        heartbeat_interval=None, grace_period=None, failed_trial_callback=None, \
        heartbeat_stale_trial_callback=None, skip_table_creation=False)
        """
      ) { vm, args in
        try vm.refuse(
          "RDBStorage()",
          [
            ("engine_kwargs", args[2], .none), ("skip_compatibility_check", args[3], .false),
            ("skip_table_creation", args[8], .false),
          ])
        return try open(try vm.text(args[1], "url"), vm, beating: try beating(args, vm))
      }
    }
    module.function("get_storage(storage)") { vm, args in try storage(args[0], vm) }
  }

  private static func beating(
    _ args: Arguments, _ vm: Interpreter
  ) throws -> StudyStorages.Beating? {
    let grace = try vm.optionalInt(args[5], "grace_period")
    let callback = args[6].isNone ? args[7] : args[6]
    guard callback.isNone || callback.host(as: Retry.self) != nil else {
      throw vm.raise(
        vm.types.notImplementedError,
        "RDBStorage(): a failed_trial_callback other than RetryFailedTrialCallback is not supported "
          + "by mnb")
    }
    if let grace, grace <= 0 {
      throw vm.valueError("The value of `grace_period` should be a positive integer.")
    }
    guard let interval = try vm.optionalInt(args[4], "heartbeat_interval") else { return nil }
    guard interval > 0 else {
      throw vm.valueError("The value of `heartbeat_interval` should be a positive integer.")
    }
    return StudyStorages.Beating(
      interval: interval, grace: grace, retries: callback.host(as: Retry.self)?.limit)
  }

  /// The storage that a script names: None for memory, a URL, or a storage object.
  ///
  /// A command that says where studies are kept has the last word.
  static func storage(_ value: Value, _ vm: Interpreter) throws -> Value {
    let settings = SearchSettings.current
    if let url = settings.storage { return try open(url, vm, beating: settings.beating) }
    if value.host(as: OptunaStorageObject.self) != nil { return value }
    if value.isNone || value.isUnbound {
      return vm.makeHost(
        OptunaStorageObject(MemoryStorage(), url: nil),
        type: try vm.hostType("optuna.storages", "InMemoryStorage"))
    }
    guard let url = value.stringValue else {
      throw vm.typeError(
        "storage must be a URL or one of optuna.storages, not \(vm.typeName(value))")
    }
    return try open(url, vm, beating: nil)
  }

  private static func open(
    _ url: String, _ vm: Interpreter, beating: StudyStorages.Beating?
  ) throws -> Value {
    if let path = StudyStorages.path(url) {
      let exists = FileManager.default.fileExists(atPath: path)
      if exists { try vm.host.permissions.checkRead(path) }
      try vm.host.permissions.checkWrite(path)
    }
    return vm.makeHost(
      OptunaStorageObject(try StudyStorages.open(url, beating: beating), url: url),
      type: try vm.hostType("optuna.storages", "RDBStorage"))
  }
}
