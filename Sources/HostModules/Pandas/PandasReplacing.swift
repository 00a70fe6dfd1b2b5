import Arrays
import Frames
import Interpreter

/// `replace`, `where` and `mask`.
enum PandasReplacing {
  static func replace(_ call: Call) throws -> Value {
    let vm = call.vm
    let (from, to) = (call["to_replace"], call["value"])
    if try call.bool("regex") { return try replacePattern(call, from, to) }
    if from.isDict {
      let entries = vm.entries(ofDict: from)
      // {column: {old: new}}
      if to.isUnbound, entries.contains(where: { $0.value.isDict }) {
        var tables: [Label: [(Scalar, Scalar)]] = [:]
        for (key, item) in entries { tables[try vm.label(key)] = pairs(vm, item) }
        return try call.mapNamedColumns { name, column in
          tables[name].map { column.replacing($0) } ?? column
        }
      }
      // {column: old}, new
      if !to.isUnbound {
        var olds: [Label: Scalar] = [:]
        for (key, item) in entries { olds[try vm.label(key)] = vm.scalar(item) }
        return try call.mapNamedColumns { name, column in
          olds[name].map { column.replacing([($0, vm.scalar(to))]) } ?? column
        }
      }
      let table = pairs(vm, from)
      return try call.mapColumns { $0.replacing(table) }
    }
    if to.isUnbound {
      throw vm.valueError(
        "DataFrame.replace without 'value' and with non-dict-like 'to_replace' is not supported. "
          + "Explicitly specify the new values instead.")
    }
    if from.isList || from.isTuple || from.array != nil {
      let olds = try vm.scalars(from)
      let isList = to.isList || to.isTuple || to.array != nil
      let news = isList ? try vm.scalars(to) : olds.map { _ in vm.scalar(to) }
      guard olds.count == news.count else {
        throw vm.valueError(
          "Replacement lists must match in length. Expecting \(olds.count) got \(news.count) ")
      }
      return try call.mapColumns { $0.replacing(Array(zip(olds, news))) }
    }
    let (old, new) = (vm.scalar(from), vm.scalar(to))
    return try call.mapColumns { $0.replacing([(old, new)]) }
  }

  private static func pairs(_ vm: Interpreter, _ dict: Value) -> [(Scalar, Scalar)] {
    vm.entries(ofDict: dict).map { (vm.scalar($0.key), vm.scalar($0.value)) }
  }

  private static func replacePattern(_ call: Call, _ from: Value, _ to: Value) throws -> Value {
    let vm = call.vm
    var table: [(Value, Value)] = []
    if from.isDict {
      for (key, item) in vm.entries(ofDict: from) { table.append((key, item)) }
    } else if from.isList {
      for pattern in try vm.elements(from) { table.append((pattern, to)) }
    } else {
      table = [(from, to)]
    }
    let module = try vm.importedModule("re")
    return try call.mapColumns { column in
      guard column.type == .string || column.type == .object else { return column }
      let scalars = try column.scalars().map { scalar -> Scalar in
        guard case .string(let text) = scalar else { return scalar }
        var result = vm.string(text)
        for (pattern, image) in table {
          if image.isString {
            result = try vm.callMethod(module, "sub", [pattern, image, result])
          } else if !(try vm.callMethod(module, "search", [pattern, result])).isNone {
            return vm.scalar(image)
          }
        }
        return .string(result.stringValue ?? text)
      }
      return Column.inferred(scalars)
    }
  }

  /// Elements where a condition holds (or does not), others instead of the rest.
  static func choose(_ call: Call, keepsWhere: Bool) throws -> Value {
    let vm = call.vm
    let receiver = call["self"]
    var condition = call["cond"]
    if vm.canCall(condition) { condition = try vm.call(condition, receiver) }
    var other = call["other"]
    if vm.canCall(other) { other = try vm.call(other, receiver) }
    let index = try receiver.series?.index ?? call.frame.index
    func kept(_ name: Label, _ place: Int) throws -> [Bool] {
      let flags: [Bool]
      if let frame = condition.frame {
        flags =
          frame.names.position(of: name) == nil
          ? [Bool](repeating: !keepsWhere, count: index.count)
          : try vm.flags(PandasElementwise.aligned(try frame.series(name), to: index))
      } else if let series = condition.series {
        flags = try vm.flags(
          series.index.hasEqualLabels(to: index)
            ? series.column
            : series.reindexed(to: index).column.fillingMissing(with: .bool(!keepsWhere)))
      } else {
        let array = try vm.array(from: condition)
        let mask = array.ndim == 2 ? try array.indexed([.all, .integer(place)]) : array
        flags = try mask.values(as: Bool.self)
        guard flags.count == index.count else {
          throw vm.valueError("Array conditional must be same shape as self")
        }
      }
      return keepsWhere ? flags : flags.map { !$0 }
    }
    func alternative(_ name: Label, _ place: Int) throws -> CellOperand {
      if other.isUnbound { return .scalar(.float(.nan)) }
      if let frame = other.frame {
        return .column(try PandasElementwise.aligned(try frame.series(name), to: index))
      }
      if let series = other.series {
        return .column(try PandasElementwise.aligned(series, to: index))
      }
      if let array = other.array, array.ndim > 0 {
        return .column(
          try Column(array.ndim == 2 ? try array.indexed([.all, .integer(place)]) : array))
      }
      if other.isList { return .column(try vm.column(other)) }
      return .scalar(vm.scalar(other))
    }
    var place = -1
    return try call.mapNamedColumns { name, column in
      place += 1
      return try column.choosing(
        where: try kept(name, place), else: try alternative(name, place))
    }
  }
}
