import Arrays
import Frames
import Interpreter

/// `concat` and `merge`.
enum PandasCombining {
  static func define(in module: ModuleBuilder) {
    module.bind(
      """
      concat(objs, *, axis=0, join='outer', ignore_index=False, keys=None, levels=None, \
      names=None, verify_integrity=False, sort=False, copy=UNSET)
      """,
      doc: "Tables or columns one below the other, or side by side."
    ) { call in try concat(call) }
    module.bind(
      """
      merge(left, right, how='inner', on=None, left_on=None, right_on=None, left_index=False, \
      right_index=False, sort=False, suffixes=('_x', '_y'), copy=UNSET, indicator=False, \
      validate=None)
      """
    ) { call in try merge(call, call["left"]) }
  }

  private static func concat(_ call: Call) throws -> Value {
    call.ignore("copy")
    let vm = call.vm
    let objects = call["objs"]
    if objects.frame != nil || objects.series != nil || objects.isString {
      throw vm.typeError(
        "first argument must be an iterable of pandas objects, you passed an object of type \"\(vm.typeName(objects))\""
      )
    }
    var keys = try call.labels("keys")
    var parts: [Value]
    if objects.isDict {
      let entries = vm.entries(ofDict: objects)
      keys = try keys ?? entries.map { try vm.label($0.key) }
      parts = entries.map(\.value)
    } else {
      parts = try call.elements("objs")
    }
    if keys != nil {
      keys = zip(keys!, parts).filter { !$0.1.isNone }.map(\.0)
    }
    parts = parts.filter { !$0.isNone }
    if parts.isEmpty { throw vm.valueError("No objects to concatenate") }
    for part in parts where part.frame == nil && part.series == nil {
      throw vm.typeError(
        "cannot concatenate object of type '\(try vm.reprText(vm.type(of: part).value))'; only Series and DataFrame objs are valid"
      )
    }
    let joinName = try call.text("join")
    guard ["inner", "outer"].contains(joinName) else {
      throw vm.valueError("Only can inner (intersect) or outer (union) join the other axis")
    }
    let join: Concatenation.Join = joinName == "inner" ? .inner : .outer
    let ignores = try call.bool("ignore_index")
    let names = try call.labels("names")
    let keyName = names?.first ?? .none
    let sorts = call.has("sort") ? try call.bool("sort") : false
    if try call.axis() == 1 {
      return try across(call, parts, join, ignores, keys, keyName)
    }
    let result: Value
    if parts.allSatisfy({ $0.series != nil }) {
      let all = parts.map { $0.series! }
      let frame = try Concatenation.rows(
        all.map { Frame([("0", $0.column)], index: $0.index) }, ignoreIndex: ignores, keys: keys,
        keyName: keyName)
      let own = Set(all.map(\.name))
      result = try vm.makeSeries(
        Series(frame.columns[0], index: frame.index, name: own.count == 1 ? own.first! : .none))
    } else {
      let frames = parts.map { part in
        part.frame
          ?? Frame(
            [(part.series!.name == .none ? .int(0) : part.series!.name, part.series!.column)],
            index: part.series!.index)
      }
      result = try vm.makeFrame(
        try Concatenation.rows(
          frames, join: join, ignoreIndex: ignores, keys: keys, keyName: keyName, sort: sorts))
    }
    if try call.bool("verify_integrity") {
      let index = result.frame?.index ?? result.series!.index
      if !index.hasDistinctLabels {
        throw vm.valueError("Indexes have overlapping values: \(index.text())")
      }
    }
    return result
  }

  /// Side by side; unnamed columns are numbered.
  private static func across(
    _ call: Call, _ parts: [Value], _ join: Concatenation.Join, _ ignores: Bool, _ keys: [Label]?,
    _ keyName: Label
  ) throws -> Value {
    call.ignore("verify_integrity")
    var number: Int64 = 0
    let frames = parts.enumerated().map { place, part -> Frame in
      if let frame = part.frame {
        guard let keys else { return frame }
        return Frame(
          columns: frame.columns,
          names: ColumnNames(
            frame.names.labels.map { .tuple([keys[place]] + PandasReshaping.parts($0)) },
            axisNames: [keyName] + frame.names.axisNames), index: frame.index)
      }
      let series = part.series!
      let name = keys?[place] ?? (series.name == .none ? .int(number) : series.name)
      if series.name == .none { number += 1 }
      return Frame([(name, series.column)], index: series.index)
    }
    return try call.vm.makeFrame(
      try Concatenation.columns(frames, join: join, ignoreIndex: ignores))
  }

  static func merge(_ call: Call, _ leftValue: Value) throws -> Value {
    let vm = call.vm
    call.ignore("copy")
    func table(_ value: Value) throws -> Frame {
      if let frame = value.frame { return frame }
      if let series = value.series {
        if series.name == .none { throw vm.valueError("Cannot merge a Series without a name") }
        return series.frame()
      }
      throw vm.typeError(
        "Can only merge Series or DataFrame objects, a \(try vm.reprText(vm.type(of: value).value)) was passed"
      )
    }
    let (left, right) = (try table(leftValue), try table(call["right"]))
    var options = MergeOptions()
    options.onWarning = call.warner()
    let how = try call.text("how")
    guard let kind = MergeOptions.How(rawValue: how) else {
      throw vm.valueError(
        "'\(how)' is not a valid Merge type: left, right, inner, outer, left_anti, right_anti, cross, asof"
      )
    }
    options.how = kind
    options.on = try call.labels("on")
    options.leftOn = try call.labels("left_on")
    options.rightOn = try call.labels("right_on")
    options.leftIndex = try call.bool("left_index")
    options.rightIndex = try call.bool("right_index")
    options.sort = try call.bool("sort")
    let suffixes = try call.elements("suffixes")
    guard suffixes.count == 2 else { throw vm.valueError("too many values to unpack (expected 2)") }
    options.leftSuffix = try vm.optionalText(suffixes[0], "suffixes")
    options.rightSuffix = try vm.optionalText(suffixes[1], "suffixes")
    if call["indicator"].isBool {
      options.indicator = call["indicator"].bool ? "_merge" : nil
    } else {
      options.indicator = try call.text("indicator")
    }
    if let name = try call.optionalText("validate") {
      guard let validation = MergeOptions.Validation(name: name) else {
        throw vm.valueError(
          "\"\(name)\" is not a valid argument. Valid arguments are:\n- \"1:1\"\n- \"1:m\"\n- \"m:1\"\n- \"m:m\"\n- \"one_to_one\"\n- \"one_to_many\"\n- \"many_to_one\"\n- \"many_to_many\""
        )
      }
      options.validation = validation
    }
    return try vm.makeFrame(try left.merged(with: right, options))
  }
}
