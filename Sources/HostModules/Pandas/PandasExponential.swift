import Arrays
import Frames
import Glibc
import Interpreter

/// `ewm`: exponentially weighted means.
final class ExponentialObject: TracedObject {
  let source: Value
  let alpha: Double
  let adjusts: Bool
  let ignoresMissing: Bool
  let minimum: Int

  init(_ source: Value, alpha: Double, adjusts: Bool, ignoresMissing: Bool, minimum: Int) {
    self.source = source
    self.alpha = alpha
    self.adjusts = adjusts
    self.ignoresMissing = ignoresMissing
    self.minimum = minimum
  }
  func trace(_ marker: ValueMarker) { marker.mark(source) }

  /// The weighted mean up to each row. Source: pandas 3.0 `aggregations.pyx`, `ewm`.
  func means(_ values: [Double]) -> [Double] {
    guard let first = values.first else { return [] }
    let old = 1 - alpha
    let new = adjusts ? 1 : alpha
    var weighted = first
    var isValue = !weighted.isNaN
    var count = isValue ? 1 : 0
    var oldWeight = 1.0
    var output = [count >= max(minimum, 1) ? weighted : .nan]
    for value in values.dropFirst() {
      isValue = !value.isNaN
      count += isValue ? 1 : 0
      if !weighted.isNaN {
        if isValue || !ignoresMissing {
          oldWeight *= old
          if isValue {
            if weighted != value {
              weighted = (oldWeight * weighted + new * value) / (oldWeight + new)
            }
            if adjusts { oldWeight += new } else { oldWeight = 1 }
          }
        }
      } else if isValue {
        weighted = value
      }
      output.append(count >= max(minimum, 1) ? weighted : .nan)
    }
    return output
  }
}

enum PandasExponential {
  static func define(in module: ModuleBuilder) {
    module.type("ExponentialMovingWindow") { type in
      type.bind("mean(self, numeric_only=False, engine=None, engine_kwargs=None)") { call in
        call.ignore("engine", "engine_kwargs")
        guard let window = call["self"].host(as: ExponentialObject.self) else {
          throw call.vm.typeError("an ExponentialMovingWindow is needed here")
        }
        func mean(_ column: Column) throws -> Column {
          guard column.type.isNumeric else {
            throw FrameError("DataError", "No numeric types to aggregate")
          }
          let floats = try column.cast(to: .float64).withElements(Double.self) { Array($0) }
          return Column(window.means(floats))
        }
        if let series = window.source.series {
          _ = call["numeric_only"]
          return try call.vm.makeSeries(series.with(try mean(series.column)))
        }
        var frame = window.source.frame!
        if try call.bool("numeric_only") { frame = frame.selectingNumeric() }
        return try call.vm.makeFrame(frame.withColumns(try frame.columns.map(mean)))
      }
    }
  }

  static func defineOnTables(_ type: TypeBuilder) {
    type.bind(
      "ewm(self, com=None, span=None, halflife=None, alpha=None, min_periods=0, adjust=True, ignore_na=False, times=None, method='single')"
    ) { call in
      let vm = call.vm
      let given = ["com", "span", "halflife", "alpha"].filter { call.has($0) }
      guard given.count == 1 else {
        throw vm.valueError(
          given.isEmpty
            ? "Must pass one of comass, span, halflife, or alpha"
            : "comass, span, halflife, and alpha are mutually exclusive")
      }
      let value = try call.double(given[0])
      let center: Double
      switch given[0] {
      case "com":
        if value < 0 { throw vm.valueError("comass must satisfy: comass >= 0") }
        center = value
      case "span":
        if value < 1 { throw vm.valueError("span must satisfy: span >= 1") }
        center = (value - 1) / 2
      case "halflife":
        if value <= 0 { throw vm.valueError("halflife must satisfy: halflife > 0") }
        let decay = 1 - exp(log(0.5) / value)
        center = 1 / decay - 1
      default:
        if value <= 0 || value > 1 { throw vm.valueError("alpha must satisfy: 0 < alpha <= 1") }
        center = (1 - value) / value
      }
      return vm.makeHost(
        ExponentialObject(
          call["self"], alpha: 1 / (1 + center), adjusts: try call.bool("adjust"),
          ignoresMissing: try call.bool("ignore_na"), minimum: try call.int("min_periods")),
        type: try vm.hostType("pandas", "ExponentialMovingWindow"))
    }
  }
}
