import Arrays
import Interpreter

/// Whole numbers from random streams.
enum NumpyRandomCounts {
  static func define(
    isLegacy: Bool, _ add: (String, @escaping NumpyRandomModule.Body) -> Void
  ) {
    let kinds: [(String, [String], ([Double]) -> CountDistribution)] = [
      ("poisson(lam=1.0, size=None)", ["lam"], { .poisson(mean: $0[0]) }),
      (
        "binomial(n, p, size=None)", ["n", "p"],
        { .binomial(trials: Int64($0[0]), probability: $0[1]) }
      ),
      ("geometric(p, size=None)", ["p"], { .geometric(probability: $0[0]) }),
      (
        "negative_binomial(n, p, size=None)", ["n", "p"],
        { .negativeBinomial(successes: $0[0], probability: $0[1]) }
      ),
    ]
    for (signature, names, make) in kinds {
      add(signature) { call, stream in try draw(call, stream, names, make) }
    }
    add("multinomial(n, pvals, size=None)") { call, stream in
      let trials = Int64(try call.int("n"))
      let shares = try call.vm.doubles(call["pvals"], "pvals")
      guard call.has("size") else {
        return try call.giveArray(NDArray.from(try stream.multinomial(trials, shares)))
      }
      let size = try call.vm.shape(call["size"], "size")
      var values: [Int64] = []
      for _ in 0..<size.reduce(1, *) { values += try stream.multinomial(trials, shares) }
      return try call.giveArray(NDArray.from(values, shape: size + [shares.count]))
    }
    if isLegacy {
      add("randint(low, high=None, size=None, dtype=UNSET)") { call, stream in
        try integers(call, stream, endpoint: false)
      }
    } else {
      add("integers(low, high=None, size=None, dtype=UNSET, endpoint=False)") { call, stream in
        try integers(call, stream, endpoint: try call.bool("endpoint"))
      }
    }
  }

  private static func draw(
    _ call: Call, _ stream: RandomStream, _ names: [String],
    _ make: ([Double]) -> CountDistribution
  ) throws -> Value {
    let parameters = try names.map { try call.array($0) }
    let size = call.has("size") ? try call.vm.shape(call["size"], "size") : nil
    if parameters.allSatisfy({ $0.ndim == 0 }) {
      let numbers = try parameters.map { try $0.item().realNumber() }
      guard let size else { return Value(Int(try stream.draws(make(numbers), 1)[0])) }
      return try call.giveArray(
        NDArray.from(try stream.draws(make(numbers), size.reduce(1, *)), shape: size))
    }
    let shape = try size ?? NDArray.broadcastShape(parameters.map(\.shape))
    let columns = try parameters.map { try $0.broadcast(to: shape).values(as: Double.self) }
    var values: [Int64] = []
    for i in 0..<shape.reduce(1, *) {
      values.append(try stream.draws(make(columns.map { $0[i] }), 1)[0])
    }
    return try call.giveArray(NDArray.from(values, shape: shape))
  }

  /// `randint` and `integers`: half-open unless `endpoint`.
  private static func integers(
    _ call: Call, _ stream: RandomStream, endpoint: Bool
  ) throws -> Value {
    let vm = call.vm
    let (low, high) =
      try call.has("high")
      ? (call.int("low"), call.int("high")) : (0, call.int("low"))
    let last = endpoint ? high : high - 1
    guard low <= last else { throw vm.valueError(endpoint ? "low > high" : "low >= high") }
    let isDefault = !call.has("dtype")
    let dtype = isDefault ? DType.int64 : try vm.dtype(call["dtype"])
    guard dtype.isInteger || dtype == .bool else {
      throw vm.typeError("Unsupported dtype dtype('\(dtype.name)') for \(call.shape.function)")
    }
    let size = call.has("size") ? try vm.shape(call["size"], "size") : []
    let array = NDArray(uninitialized: size, dtype)
    try stream.fillIntegers(array.storage.base, array.count, dtype, Int64(low), Int64(last))
    if call.has("size") { return try call.giveArray(array) }
    // The legacy stream gives Python's int, a Generator numpy's.
    if case .legacy = stream, isDefault { return try vm.plain(array.item()) }
    return try vm.element(array.item(), dtype)
  }
}
