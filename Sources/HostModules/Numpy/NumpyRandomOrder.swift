import Arrays
import Frames
import Interpreter

/// Choices and orders from random streams.
enum NumpyRandomOrder {
  static func define(
    isLegacy: Bool, _ add: (String, @escaping NumpyRandomModule.Body) -> Void
  ) {
    let more = isLegacy ? "" : ", axis=0, shuffle=True"
    add("choice(a, size=None, replace=True, p=None\(more))") { call, stream in
      try choice(call, stream, shuffles: isLegacy ? true : try call.bool("shuffle"))
    }
    add(isLegacy ? "permutation(x)" : "permutation(x, axis=0)") { call, stream in
      let x = call["x"]
      if x.isInt { return try call.giveArray(NDArray.from(stream.permutation(x.int))) }
      let array = try call.array("x")
      let order = stream.permutation(array.shape.first ?? 0)
      return try call.giveArray(try array.indexed([.array(NDArray.from(order))]))
    }
    add(isLegacy ? "shuffle(x)" : "shuffle(x, axis=0)") { call, stream in
      try shuffle(call, stream)
      return .none
    }
    add("bytes(length)") { call, stream in call.vm.bytes(stream.bytes(try call.int("length"))) }
  }

  private static func choice(
    _ call: Call, _ stream: RandomStream, shuffles: Bool
  ) throws -> Value {
    let vm = call.vm
    let population = call["a"]
    let array = population.isInt ? nil : try call.array("a")
    if let array, array.ndim != 1, !(array.ndim > 1 && call.shape.names.contains("axis")) {
      throw vm.valueError(
        call.shape.names.contains("axis")
          ? "a must be a sequence or an integer, not \(try vm.reprText(vm.type(of: population).value))"
          : "a must be 1-dimensional")
    }
    let total = array?.shape[0] ?? population.int
    let size = call.has("size") ? try vm.shape(call["size"], "size") : nil
    let count = size?.reduce(1, *) ?? 1
    if total <= 0, count > 0 {
      throw vm.valueError(
        array == nil
          ? "a must be greater than 0 unless no samples are taken"
          : "'a' cannot be empty unless no samples are taken")
    }
    let shares = call.has("p") ? try vm.doubles(call["p"], "p") : nil
    let rows = try stream.choice(total, count, try call.bool("replace"), shares, shuffles)
    guard let size else {
      guard let array else {
        return call.shape.names.contains("shuffle")
          ? try vm.element(.int(Int64(rows[0])), .int64) : Value(rows[0])
      }
      return try vm.result(try array.indexed([.integer(rows[0])]))
    }
    let places = NDArray.from(rows, shape: size)
    guard let array else { return try call.giveArray(places) }
    return try call.giveArray(try array.indexed([.array(places)]))
  }

  private static func shuffle(_ call: Call, _ stream: RandomStream) throws {
    let vm = call.vm
    let x = call["x"]
    if let array = x.array {
      try array.requireWritable()
      let order = permuted(array.shape.first ?? 0, stream)
      let shuffled = try array.indexed([.array(NDArray.from(order))])
      try array.assign([.ellipsis], from: shuffled)
      return
    }
    if let object = x.host(as: SeriesObject.self) {
      let order = permuted(object.series.count, stream)
      try object.change(vm) { $0.column = $0.column.take(order) }
      return
    }
    guard x.isList else {
      throw vm.typeError("object of type '\(vm.typeName(x))' cannot be shuffled")
    }
    let order = permuted(x.items!.count, stream)
    let items = order.map { x.items![$0] }
    for (place, item) in items.enumerated() { try vm.setItem(x, Value(place), item) }
  }

  private static func permuted(_ count: Int, _ stream: RandomStream) -> [Int] {
    var order = Array(0..<count)
    stream.shuffle(count: count) { order.swapAt($0, $1) }
    return order
  }
}
