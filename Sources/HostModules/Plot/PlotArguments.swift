import Charts
import Frames
import Interpreter

/// Reads the arguments of the functions of `plot`.
struct PlotArguments {
  let vm: Interpreter
  let function: String

  /// Names and values: a dict's or a table's columns one by one, else one column.
  func columns(_ value: Value, _ label: Value, _ name: String) throws -> [(
    name: String, values: [Double]
  )] {
    if value.isDict {
      return try vm.entries(ofDict: value).map { entry in
        (try vm.strText(entry.key), try vm.doubles(entry.value, name))
      }
    }
    if let frame = value.frame {
      let names = try HostModules.columnTexts(frame, vm)
      return try zip(names, frame.columns).filter { $0.1.type.isNumeric }.map { title, column in
        (title, try vm.doubles(try vm.makeSeries(Frames.Series(column)), name))
      }
    }
    var title = try vm.optionalText(label, "label") ?? ""
    if title.isEmpty, let series = value.series, case .string(let text) = series.name {
      title = text
    }
    return [(title, try vm.doubles(value, name))]
  }

  /// The words of any list-like; numbers as they print.
  func words(_ value: Value) throws -> [String] {
    try vm.elements(value).map { try vm.strText($0) }
  }

  /// Scored predictions: `(y, p)`, `(y, {name: p})`, a run, or `{name: run}`.
  func scored(_ truth: Value, _ scores: Value, _ label: Value) throws -> [Scored] {
    if scores.isNone {
      let runs = try self.runs(truth)
      return runs.map { name, run in
        Scored(name, labels: run.truth.map { $0 > 0 }, scores: run.outOfFold)
      }
    }
    let labels = try vm.doubles(truth, "y").map { $0 > 0 }
    return try columns(scores, label, "p").map {
      Scored($0.name, labels: labels, scores: $0.values)
    }
  }

  /// A cross-validation run, or a dict of named ones.
  func runs(_ value: Value) throws -> [(name: String, run: RunObject)] {
    if let run = value.host(as: RunObject.self) { return [("", run)] }
    if value.isDict {
      let entries = vm.entries(ofDict: value)
      let found = try entries.compactMap { entry -> (name: String, run: RunObject)? in
        guard let run = entry.value.host(as: RunObject.self) else { return nil }
        return (try vm.strText(entry.key), run)
      }
      if found.count == entries.count, !found.isEmpty { return found }
    }
    throw vm.typeError(
      "plot.\(function): needs labels and scores, or the result of cross_validate, not "
        + vm.typeName(value))
  }

  func range(_ value: Value, _ name: String) throws -> ClosedRange<Double>? {
    if value.isNone { return nil }
    let ends = try vm.doubles(value, name)
    guard ends.count == 2, ends[0] < ends[1] else {
      throw vm.valueError("plot.\(function): \(name) must be two ascending numbers")
    }
    return ends[0]...ends[1]
  }

  /// The keywords that every chart takes.
  func options(_ keywords: Value) throws -> ChartOptions {
    var options = ChartOptions()
    for (key, value) in vm.entries(ofDict: keywords) {
      let name = key.stringValue ?? ""
      switch name {
      case "title": options.title = try vm.optionalText(value, name)
      case "xlabel": options.xLabel = try vm.optionalText(value, name)
      case "ylabel": options.yLabel = try vm.optionalText(value, name)
      case "width": options.width = try size(value, name)
      case "height": options.height = try size(value, name)
      case "logx": options.logX = try vm.bool(value)
      case "logy": options.logY = try vm.bool(value)
      case "xlim": options.xRange = try range(value, name)
      case "ylim": options.yRange = try range(value, name)
      default:
        throw vm.typeError("plot.\(function)() got an unexpected keyword argument '\(name)'")
      }
    }
    return options
  }

  private func size(_ value: Value, _ name: String) throws -> Double? {
    guard let size = try vm.optionalDouble(value, name) else { return nil }
    guard size >= 100, size <= 4000 else {
      throw vm.valueError("plot.\(function): \(name) must be 100 to 4000 pixels, not \(size)")
    }
    return size
  }
}
