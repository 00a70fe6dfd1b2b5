import Arrays
import Frames
import Interpreter

/// `import pandas as pd`
enum PandasModule {
  static func build(_ module: ModuleBuilder) throws {
    let vm = module.vm
    module.value("__version__", vm.string("3.0.0"))
    defineErrors(module)
    PandasFrameType.define(in: module)
    PandasSeriesType.define(in: module)
    PandasIndexType.define(in: module)
    PandasFiles.define(in: module)
    defineCombining(module)
  }

  private static func defineErrors(_ module: ModuleBuilder) {
    let vm = module.vm
    let errors: [(String, TypeInfo)] = [
      ("EmptyDataError", vm.types.valueError), ("ParserError", vm.types.valueError),
      ("MergeError", vm.types.valueError), ("InvalidIndexError", vm.types.exception),
    ]
    for (name, base) in errors {
      module.exception(name, base: base)
    }
  }

  private static func defineCombining(_ module: ModuleBuilder) {
    module.function(
      """
      concat(objs, *, axis=0, join='outer', ignore_index=False, keys=None, sort=False)
      """,
      doc: "Tables or columns one below the other, or side by side."
    ) { vm, args in
      try vm.refuse("concat()", [("keys", args[4], .none)])
      let parts = try vm.elements(args[0]).filter { !$0.isNone }
      let join: Concatenation.Join = args[2].stringValue == "inner" ? .inner : .outer
      let ignore = try vm.bool(args[3])
      let isColumns = args[1].stringValue == "columns" || args[1].isInt && args[1].int == 1
      if !isColumns, !parts.isEmpty, parts.allSatisfy({ $0.series != nil }) {
        let frame = try Concatenation.rows(
          parts.map { Frame([("0", $0.series!.column)], index: $0.series!.index) },
          ignoreIndex: ignore)
        let names = Set(parts.map { $0.series!.name })
        return try vm.makeSeries(
          Series(
            frame.columns[0], index: frame.index, name: names.count == 1 ? names.first! : .none))
      }
      let frames = try parts.map { part -> Frame in
        if let frame = part.frame { return frame }
        if let series = part.series { return series.frame() }
        throw vm.typeError(
          "cannot concatenate object of type '\(vm.typeName(part))'; only Series and DataFrame objs are valid"
        )
      }
      return try vm.makeFrame(
        isColumns
          ? try Concatenation.columns(frames, join: join, ignoreIndex: ignore)
          : try Concatenation.rows(
            frames, join: join, ignoreIndex: ignore, sort: try vm.bool(args[5])))
    }
    module.function(
      """
      merge(left, right, how='inner', on=None, left_on=None, right_on=None, left_index=False, \
      right_index=False, sort=False, suffixes=('_x', '_y'), indicator=False, validate=None)
      """
    ) { vm, args in try merge(vm, args) }
    module.function("isna(obj)") { vm, args in
      if args[0].frame != nil || args[0].series != nil { return try vm.callMethod(args[0], "isna") }
      switch vm.scalar(args[0]) {
      case .none: return .true
      case .float(let x): return Value(x.isNaN)
      default: return .false
      }
    }
  }

  static func merge(_ vm: Interpreter, _ args: Arguments) throws -> Value {
    guard let left = args[0].frame else {
      throw vm.typeError(
        "Can only merge Series or DataFrame objects, a \(vm.typeName(args[0])) was passed")
    }
    guard let right = args[1].frame ?? args[1].series?.frame() else {
      throw vm.typeError(
        "Can only merge Series or DataFrame objects, a \(vm.typeName(args[1])) was passed")
    }
    var options = MergeOptions()
    let how = try vm.text(args[2], "how")
    guard let kind = MergeOptions.How(rawValue: how) else {
      throw vm.valueError(
        "'\(how)' is not a valid Merge type: left, right, inner, outer, left_anti, right_anti, cross, asof"
      )
    }
    options.how = kind
    options.on = try vm.optionalLabels(of: args[3])
    options.leftOn = try vm.optionalLabels(of: args[4])
    options.rightOn = try vm.optionalLabels(of: args[5])
    options.leftIndex = try vm.bool(args[6])
    options.rightIndex = try vm.bool(args[7])
    options.sort = try vm.bool(args[8])
    let suffixes = try vm.elements(args[9])
    guard suffixes.count == 2 else { throw vm.valueError("suffixes must be a pair") }
    options.leftSuffix = try vm.optionalText(suffixes[0], "suffixes")
    options.rightSuffix = try vm.optionalText(suffixes[1], "suffixes")
    if args[10].isBool {
      options.indicator = args[10].bool ? "_merge" : nil
    } else {
      options.indicator = try vm.text(args[10], "indicator")
    }
    if let name = try vm.optionalText(args[11], "validate") {
      guard let validation = MergeOptions.Validation(name: name) else {
        throw vm.valueError("\"\(name)\" is not a valid argument.")
      }
      options.validation = validation
    }
    return try vm.makeFrame(try left.merged(with: right, options))
  }
}
