import Arrays
import Foundation

@testable import Frames

/// The text that Fixtures/pickle/describe.py gives for the same value.
struct PickleDescription {
  let graph: PickleGraph

  static func of(_ graph: PickleGraph) -> String {
    PickleDescription(graph: graph).describe(graph.root)
  }

  func describe(_ value: PickleValue) -> String {
    switch value {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .float(let value): number(value)
    case .node(let reference): describe(graph[reference])
    }
  }

  private func number(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    let digits = String(value.bitPattern, radix: 16)
    return "f:" + String(repeating: "0", count: 16 - digits.count) + digits
  }

  private func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private func quoted(_ text: String) -> String {
    var text = text
    for (plain, escaped) in [("\\", "\\\\"), ("\"", "\\\""), ("\n", "\\n"), ("\0", "\\0")] {
      text = text.replacingOccurrences(of: plain, with: escaped)
    }
    return "\"\(text)\""
  }

  private func joined(_ items: [PickleValue]) -> String {
    items.map(describe).joined(separator: ", ")
  }

  private func pairs(_ dictionary: PickleDictionary) -> String {
    let pairs = zip(dictionary.keys, dictionary.values)
    return "{" + pairs.map { "\(describe($0)): \(describe($1))" }.joined(separator: ", ") + "}"
  }

  private func clock(_ time: PickleTime) -> String {
    "\(time.hour)-\(time.minute)-\(time.second)-\(time.microsecond)-\(time.fold ? 1 : 0)"
  }

  private func describe(_ node: PickleNode) -> String {
    switch node {
    case .string(let text): return quoted(text)
    case .integer(let integer): return "big:" + hex(integer.bytes)
    case .bytes(let bytes): return "b:" + hex(bytes.array)
    case .byteArray(let bytes): return "ba:" + hex(bytes.array)
    case .list(let items): return "[\(joined(items))]"
    case .tuple(let items): return "(\(joined(items)))"
    case .set(let items): return "set<\(items.map(describe).sorted().joined(separator: ", "))>"
    case .frozenSet(let items):
      return "frozenset<\(items.map(describe).sorted().joined(separator: ", "))>"
    case .dictionary(let dictionary):
      switch dictionary.kind {
      case .plain: return pairs(dictionary)
      case .ordered: return "OrderedDict" + pairs(dictionary)
      case .counter: return "Counter" + pairs(dictionary)
      case .defaulting(let factory): return "defaultdict(\(describe(factory)))" + pairs(dictionary)
      }
    case .deque(let items, let maxCount):
      return "deque[\(joined(items))]" + (maxCount.map(String.init) ?? "None")
    case .slice(let start, let stop, let step): return "slice(\(joined([start, stop, step])))"
    case .range(let start, let stop, let step): return "range(\(joined([start, stop, step])))"
    case .path(let path, _): return "path:\(path)"
    case .date(let date): return "date:\(date.year)-\(date.month)-\(date.day)"
    case .dateTime(let date, let time):
      return "datetime:\(date.year)-\(date.month)-\(date.day)-\(clock(time))"
    case .time(let time): return "time:\(clock(time))"
    case .timeDelta(let days, let seconds, let microseconds):
      return "timedelta:\(days)-\(seconds)-\(microseconds)"
    case .timestamp(let counts, let unit): return "Timestamp:\(counts):\(unit.name)"
    case .duration(let counts, let unit): return "Timedelta:\(counts):\(unit.name)"
    case .notATime: return "NaT"
    case .notAvailable: return "NA"
    case .dtype(let type): return "dtype:\(type.name)"
    case .scalar(let type, let scalar):
      let isText = type.kind == .text || type.kind == .bytes
      return "np.\(isText ? type.scalarName : type.name)(\(count(scalar)))"
    case .array(let array):
      let shape = array.elements.shape.map(String.init).joined(separator: ", ")
      let scalars = array.elements.scalars()
      let text = array.elements.dtype == .object ? elements(scalars) : counts(scalars)
      return "array<\(array.type.name)>(\(shape))[\(text)]"
    case .column(let column): return describe(column)
    case .index(let index): return describe(index)
    case .series(let series):
      return "Series(\(describe(series.column))) \(describe(series.index)) \(describe(series.name))"
    case .frame(let frame):
      let columns = zip(frame.names.labels, frame.columns)
        .map { "\(describe($0)) \(describe($1))" }.joined(separator: "; ")
      return "DataFrame(\(columns)) \(joined(frame.names.axisNames)) \(describe(frame.index))"
    case .named(let name): return "type:\(name.name)"
    case .record(let record): return "record:\(record.module).\(record.name)"
    case .part(let part): return "part:\(part.name)"
    }
  }

  private func joined(_ labels: [Label]) -> String {
    labels.map(describe).joined(separator: ", ")
  }

  private func describe(_ label: Label) -> String {
    switch label {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .float(let value): number(value)
    case .string(let text): quoted(text)
    case .datetime(let time): "Timestamp:\(time):ns"
    case .timedelta(let time): "Timedelta:\(time):ns"
    case .tuple(let parts): "(\(joined(parts)))"
    }
  }

  private func describe(_ index: Index) -> String {
    switch index.kind {
    case .range(let start, let step, let count):
      "RangeIndex(\(start), \(step), \(count)) \(describe(index.name))"
    case .values(let column): "Index(\(describe(column))) \(describe(index.name))"
    case .levels(let levels):
      "MultiIndex(\(levels.map(describe).joined(separator: "; "))) \(joined(index.names))"
    }
  }

  private func describe(_ column: Column) -> String {
    switch column.type {
    case .category:
      let codes = column.withCodes { $0.map { String($0) } }.joined(separator: ", ")
      let categories = column.categories!
      let isOrdered = categories.isOrdered ? "True" : "False"
      return "category<\(isOrdered)>(\(describe(categories.values)))[\(codes)]"
    case .datetime, .timedelta:
      let counts = column.withElements(Int64.self) { $0.map { String($0) } }
      return "\(column.type.name)[\(counts.joined(separator: ", "))]"
    default: return "\(column.type.name)[\(elements(column.scalars()))]"
    }
  }

  private func elements(_ scalars: [Scalar]) -> String {
    if scalars.count > 1000 {
      let sum = scalars.reduce(Int64(0)) { if case .int(let value) = $1 { $0 + value } else { $0 } }
      return "\(scalars.count) integers, sum \(sum)"
    }
    return scalars.map(element).joined(separator: ", ")
  }

  /// As `elements`, with times as bare numbers.
  private func counts(_ scalars: [Scalar]) -> String {
    if scalars.count > 1000 { return elements(scalars) }
    return scalars.map(self.count).joined(separator: ", ")
  }

  private func count(_ scalar: Scalar) -> String {
    switch scalar {
    case .datetime(let count), .timedelta(let count): String(count)
    default: element(scalar)
    }
  }

  private func element(_ scalar: Scalar) -> String {
    switch scalar {
    case .none: return "None"
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return String(value)
    case .float(let value): return number(value)
    case .string(let text): return quoted(text)
    case .bytes(let bytes): return "b:" + hex(bytes)
    case .datetime(let time): return time == .min ? "NaT" : "Timestamp:\(time):ns"
    case .timedelta(let time): return "Timedelta:\(time):ns"
    // Only labels of several parts are read as lists.
    case .list(let items): return "(\(items.map(element).joined(separator: ", ")))"
    case .opaque(let object):
      guard let object = object as? PickledObject else { return "opaque:\(object.typeName)" }
      return describe(graph[object.reference])
    }
  }
}
