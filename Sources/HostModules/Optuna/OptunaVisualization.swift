import Charts
import Frames
import Interpreter
import Search

/// A chart that a function returned; it displays as itself.
final class OptunaFigureObject: DisplayedObject {
  let figure: Figure
  init(_ figure: Figure) { self.figure = figure }

  func displayItems(_ vm: Interpreter) -> [DisplayItem] { [.figure(figure)] }
}

/// `optuna.visualization`, drawn by the engine's own charts.
enum OptunaVisualization {
  static func build(_ module: ModuleBuilder) throws {
    let type = module.type("Figure") { type in
      type.method("__repr__(self)") { vm, args in
        vm.string("<figure '\(args[0].host(as: OptunaFigureObject.self)?.figure.title ?? "")'>")
      }
      type.method("show(self)", doc: "Shows the chart, as display does.") { vm, args in
        try vm.host.display?(vm, args[0])
        return .none
      }
    }
    func chart(
      _ signature: String, _ draw: @escaping (Interpreter, Arguments) throws -> Figure
    ) {
      module.function(signature) { vm, args in
        vm.makeHost(
          OptunaFigureObject(try OptunaState.of(vm).calling { try draw(vm, args) }), type: type)
      }
    }
    module.function("is_available()") { _, _ in .true }
    chart(
      """
      plot_optimization_history(study, *, target=None, target_name='Objective Value', \
      error_bar=False)
      """
    ) { vm, args in
      try vm.refuse("plot_optimization_history", [("error_bar", args[3], .false)])
      let object = try single(args[0], args[1], vm)
      return try OptunaFigures.history(
        object.study, target: OptunaImportance.target(args[1], object, vm),
        targetName: vm.text(args[2], "target_name"))
    }
    chart(
      """
      plot_param_importances(study, evaluator=None, params=None, *, target=None, \
      target_name='Objective Value')
      """
    ) { vm, args in
      let object = try args[0].optunaStudy(vm)
      let evaluator = args[1].host(as: OptunaEvaluatorObject.self)?.evaluator ?? .pedAnova()
      let values = try ParameterImportance.evaluate(
        object.study, evaluator, parameters: args[2].isNone ? nil : vm.texts(args[2], "params"),
        target: OptunaImportance.target(args[3], object, vm))
      return try OptunaFigures.importance(values, targetName: vm.text(args[4], "target_name"))
    }
    chart(
      "plot_slice(study, params=None, *, target=None, target_name='Objective Value')"
    ) { vm, args in
      let object = try single(args[0], args[2], vm)
      return try OptunaFigures.slices(
        object.study, names: args[1].isNone ? nil : vm.texts(args[1], "params"),
        target: OptunaImportance.target(args[2], object, vm),
        targetName: vm.text(args[3], "target_name"))
    }
    chart(
      "plot_contour(study, params=None, *, target=None, target_name='Objective Value')"
    ) { vm, args in
      let object = try single(args[0], args[2], vm)
      let names =
        args[1].isNone
        ? try OptunaFigures.parameterNames(object.study.trials) : try vm.texts(args[1], "params")
      guard names.count == 2 else {
        throw vm.raise(
          vm.types.notImplementedError,
          "plot_contour: mnb draws two parameters; name them with params=[...]")
      }
      return try OptunaFigures.contour(
        object.study, names[0], names[1], target: OptunaImportance.target(args[2], object, vm),
        targetName: vm.text(args[3], "target_name"))
    }
    chart("plot_intermediate_values(study)") { vm, args in
      try OptunaFigures.intermediateValues(args[0].optunaStudy(vm).study)
    }
    chart("plot_edf(study, *, target=None, target_name='Objective Value')") { vm, args in
      let objects = try (args[0].items.map(Array.init) ?? [args[0]]).map { try $0.optunaStudy(vm) }
      guard let first = objects.first else { throw vm.valueError("plot_edf: no study is given") }
      return try OptunaFigures.distribution(
        objects.map(\.study), target: OptunaImportance.target(args[1], first, vm),
        targetName: vm.text(args[2], "target_name"))
    }
    chart("plot_pareto_front(study, *, target_names=None)") { vm, args in
      try OptunaFigures.front(
        args[0].optunaStudy(vm).study,
        names: args[1].isNone ? nil : vm.texts(args[1], "target_names"))
    }
  }

  /// A study with one objective, or one with a target.
  private static func single(
    _ study: Value, _ target: Value, _ vm: Interpreter
  ) throws -> OptunaStudyObject {
    let object = try study.optunaStudy(vm)
    guard !target.isNone || !object.study.isMultiObjective else {
      throw vm.valueError(
        "If the `study` is being used for multi-objective optimization, please specify the "
          + "`target`.")
    }
    return object
  }
}
