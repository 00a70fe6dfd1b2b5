import Arrays
import Foundation
import Frames
import Interpreter
import Search

/// `Study.trials_dataframe`: one row a trial, nested values as columns such as `params_x`.
struct OptunaTrialsFrame {
  private let object: OptunaStudyObject
  private let vm: Interpreter
  private let metricNames: [String]?

  init(_ object: OptunaStudyObject, _ vm: Interpreter) throws {
    self.object = object
    self.vm = vm
    if case .list(let items)? = try object.study.systemAttributes["study:metric_names"] {
      metricNames = items.map { if case .string(let text) = $0 { text } else { "" } }
    } else {
      metricNames = nil
    }
  }

  /// - Throws: AttributeError for a name that trials have not.
  func frame(_ names: [String]) throws -> Frame {
    let trials = try object.study.trials
    if trials.isEmpty { return Frame([(Label, Column)]()) }
    var columns: [(Label, Column)] = []
    for name in names {
      let name = name == "value" && object.study.isMultiObjective ? "values" : name
      let shown = name.hasPrefix("_") ? String(name.dropFirst()) : name
      for (inner, column) in try part(name, trials) {
        columns.append((.string(inner.isEmpty ? shown : "\(shown)_\(inner)"), column))
      }
    }
    return Frame(columns)
  }

  /// The columns of one attribute, by their inner names.
  private func part(
    _ name: String, _ trials: [TrialRecord]
  ) throws -> [(name: String, column: Column)] {
    switch name {
    case "number": return [("", Column(trials.map { Int64($0.number) }))]
    case "trial_id", "_trial_id": return [("", Column(trials.map { Int64($0.id) }))]
    case "state": return [("", Column(trials.map { Optional($0.state.name) }))]
    case "value": return [(metricNames?[0] ?? "", Column(trials.map { $0.values?[0] ?? .nan }))]
    case "values":
      return object.study.directions.indices.map { i in
        (metricNames?[i] ?? String(i), Column(trials.map { $0.values?[i] ?? .nan }))
      }
    case "last_step":
      return [
        ("", Column.inferred(trials.map { $0.lastReport.map { .int(Int64($0.step)) } ?? .none }))
      ]
    case "datetime_start": return [("", Self.times(trials.map(\.started)))]
    case "datetime_complete": return [("", Self.times(trials.map(\.finished)))]
    case "duration": return [("", Self.durations(trials))]
    case "params":
      return nested(trials) { trial in
        trial.parameters.map { ($0.name, scalar(of: $0.external)) }
      }
    case "user_attrs":
      return nested(trials) { trial in
        object.userValues(of: trial.userAttributes, trial: trial.number, vm).map {
          ($0.name, vm.scalar($0.value))
        }
      }
    case "system_attrs":
      return nested(trials) { trial in
        vm.entries(ofDict: vm.attributeDict(trial.systemAttributes)).map {
          ($0.key.stringValue ?? "", vm.scalar($0.value))
        }
      }
    case "constraints":
      return nested(trials) { trial in trial.constraints.map { ($0.key, .float($0.value)) } }
    case "intermediate_values":
      let steps = Set(trials.flatMap { $0.reports.map(\.step) }).sorted()
      return steps.map { step in
        (String(step), Column(trials.map { $0.report(at: step) ?? .nan }))
      }
    default:
      throw vm.raise(
        vm.types.attributeError, "'FrozenTrial' object has no attribute '\(name)'")
    }
  }

  private func scalar(of value: Search.ParameterValue) -> Scalar {
    switch value {
    case .none: .none
    case .bool(let value): .bool(value)
    case .int(let value): .int(Int64(value))
    case .float(let value): .float(value)
    case .string(let text): .string(text)
    case .opaque: vm.scalar(vm.value(of: value))
    }
  }

  /// One column a name, sorted; NaN where a trial has none.
  private func nested(
    _ trials: [TrialRecord], _ entries: (TrialRecord) -> [(name: String, value: Scalar)]
  ) -> [(name: String, column: Column)] {
    let rows = trials.map { trial in
      Dictionary(entries(trial), uniquingKeysWith: { _, last in last })
    }
    let names = Set(rows.flatMap(\.keys)).sorted {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
    return names.map { name in
      (name, Column.inferred(rows.map { $0[name] ?? .float(.nan) }))
    }
  }

  private static func times(_ dates: [Date?]) -> Column {
    Column(
      .datetime(.microseconds),
      dates.map { $0.map { OptunaTime.nanoseconds($0) / 1000 } ?? Int64.min })
  }

  private static func durations(_ trials: [TrialRecord]) -> Column {
    Column(
      .timedelta(.microseconds),
      trials.map { trial in
        guard let start = trial.started, let end = trial.finished else { return Int64.min }
        return Int64((end.timeIntervalSince(start) * 1e6).rounded())
      })
  }
}
