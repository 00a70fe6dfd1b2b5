import Arrays
import Interpreter

/// `numpy.random`: `RandomState`, `Generator`, and functions of the global legacy stream.
enum NumpyRandomModule {
  typealias Body = (Call, RandomStream) throws -> Value

  static func build(_ module: ModuleBuilder) throws {
    module.type("RandomState") { type in
      type.constructor("RandomState(cls, seed=None)") { vm, args in
        vm.makeHost(
          RandomStateObject(try makeState(vm, args[1])),
          type: try vm.hostType("numpy.random", "RandomState"))
      }
      define(isLegacy: true) { signature, body in
        type.bind(withSelf(signature)) { call in
          guard let object = call["self"].host(as: RandomStateObject.self) else {
            throw call.vm.typeError("a RandomState is needed here")
          }
          return try body(call, .legacy(object.state))
        }
      }
    }
    module.type("Generator") { type in
      define(isLegacy: false) { signature, body in
        type.bind(withSelf(signature)) { call in
          guard let object = call["self"].host(as: GeneratorObject.self) else {
            throw call.vm.typeError("a Generator is needed here")
          }
          return try body(call, .modern(object.generator))
        }
      }
      type.bind("__repr__(self)") { call in
        call.ignore("self")
        return call.vm.string("Generator(PCG64)")
      }
    }
    define(isLegacy: true) { signature, body in
      module.bind(signature) { call in
        let state = call.vm.hostState(of: NumpyState.self) { NumpyState() }
        return try body(call, .legacy(state.random))
      }
    }
    module.bind("seed(seed=None)") { call in
      call.vm.hostState(of: NumpyState.self) { NumpyState() }.random = try makeState(
        call.vm, call["seed"])
      return .none
    }
    module.bind("default_rng(seed=None)") { call in
      let vm = call.vm
      let seed = call["seed"]
      if seed.host(as: GeneratorObject.self) != nil { return seed }
      let generator: Generator
      if seed.isNone {
        generator = Generator()
      } else if PandasConstruction.isSequence(vm, seed) {
        let words = try vm.shape(seed, "seed").flatMap { SeedSequence.words(of: UInt64($0)) }
        generator = Generator(try SeedSequence(entropy: words))
      } else {
        let number = try vm.int(seed, "seed")
        guard number >= 0 else { throw vm.valueError("expected non-negative integer") }
        generator = Generator(seed: UInt64(number))
      }
      return vm.makeHost(
        GeneratorObject(generator), type: try vm.hostType("numpy.random", "Generator"))
    }
  }

  private static func withSelf(_ signature: String) -> String {
    let open = signature.firstIndex(of: "(")!
    let rest = signature[signature.index(after: open)...]
    return signature[...open] + (rest == ")" ? "self)" : "self, " + rest)
  }

  private static func makeState(_ vm: Interpreter, _ seed: Value) throws -> RandomState {
    if seed.isNone { return RandomState() }
    if PandasConstruction.isSequence(vm, seed) {
      return try RandomState(
        seeds: try vm.shape(seed, "seed").map { number in
          guard let word = UInt32(exactly: number) else {
            throw vm.valueError("Seed must be between 0 and 2**32 - 1")
          }
          return word
        })
    }
    guard let number = UInt32(exactly: try vm.int(seed, "seed")) else {
      throw vm.valueError("Seed must be between 0 and 2**32 - 1")
    }
    return RandomState(seed: number)
  }

  private static func define(isLegacy: Bool, _ add: (String, @escaping Body) -> Void) {
    defineContinuous(add)
    NumpyRandomCounts.define(isLegacy: isLegacy, add)
    NumpyRandomOrder.define(isLegacy: isLegacy, add)
    if isLegacy {
      for name in ["random_sample", "random", "ranf", "sample"] {
        add("\(name)(size=None)") { call, stream in
          try draw(call, stream, []) { _ in .standardUniform }
        }
      }
      add("rand(*args)") { call, stream in
        try shaped(call, stream, .standardUniform)
      }
      add("randn(*args)") { call, stream in
        try shaped(call, stream, .normal(mean: 0, deviation: 1))
      }
    } else {
      add("random(size=None, dtype=UNSET, out=None)") { call, stream in
        if call.has("dtype"), try call.vm.dtype(call["dtype"]) != .float64 {
          throw call.notSupported("dtype other than float64")
        }
        return try draw(call, stream, []) { _ in .standardUniform }
      }
    }
  }

  private static func shaped(
    _ call: Call, _ stream: RandomStream, _ distribution: ContinuousDistribution
  ) throws -> Value {
    let shape = try call.elements("args").map { try call.vm.int($0, "shape") }
    let values = try stream.draws(distribution, shape.reduce(1, *))
    return try shape.isEmpty ? Value(values[0]) : call.giveArray(NDArray.from(values, shape: shape))
  }

  /// One draw, or as many as `size` or the parameters' common shape say.
  private static func draw(
    _ call: Call, _ stream: RandomStream, _ names: [String],
    _ make: ([Double]) -> ContinuousDistribution
  ) throws -> Value {
    let parameters = try names.map { try call.array($0) }
    let size = call.has("size") ? try call.vm.shape(call["size"], "size") : nil
    if parameters.allSatisfy({ $0.ndim == 0 }) {
      let numbers = try parameters.map { try $0.item().realNumber() }
      guard let size else { return Value(try stream.draws(make(numbers), 1)[0]) }
      return try call.giveArray(
        NDArray.from(try stream.draws(make(numbers), size.reduce(1, *)), shape: size))
    }
    let shape = try size ?? NDArray.broadcastShape(parameters.map(\.shape))
    let columns = try parameters.map {
      try $0.broadcast(to: shape).values(as: Double.self)
    }
    var values: [Double] = []
    for i in 0..<shape.reduce(1, *) {
      values.append(try stream.draws(make(columns.map { $0[i] }), 1)[0])
    }
    return try call.giveArray(NDArray.from(values, shape: shape))
  }

  private static func defineContinuous(_ add: (String, @escaping Body) -> Void) {
    let kinds: [(String, [String], ([Double]) -> ContinuousDistribution)] = [
      (
        "uniform(low=0.0, high=1.0, size=None)", ["low", "high"],
        { .uniform(low: $0[0], high: $0[1]) }
      ),
      (
        "normal(loc=0.0, scale=1.0, size=None)", ["loc", "scale"],
        { .normal(mean: $0[0], deviation: $0[1]) }
      ),
      ("standard_normal(size=None)", [], { _ in .normal(mean: 0, deviation: 1) }),
      ("exponential(scale=1.0, size=None)", ["scale"], { .exponential(scale: $0[0]) }),
      ("standard_exponential(size=None)", [], { _ in .exponential(scale: 1) }),
      (
        "gamma(shape, scale=1.0, size=None)", ["shape", "scale"],
        { .gamma(shape: $0[0], scale: $0[1]) }
      ),
      ("standard_gamma(shape, size=None)", ["shape"], { .gamma(shape: $0[0], scale: 1) }),
      ("beta(a, b, size=None)", ["a", "b"], { .beta(a: $0[0], b: $0[1]) }),
      ("chisquare(df, size=None)", ["df"], { .chiSquare(degrees: $0[0]) }),
      (
        "f(dfnum, dfden, size=None)", ["dfnum", "dfden"],
        { .f(numerator: $0[0], denominator: $0[1]) }
      ),
      (
        "lognormal(mean=0.0, sigma=1.0, size=None)", ["mean", "sigma"],
        { .logNormal(mean: $0[0], sigma: $0[1]) }
      ),
      (
        "laplace(loc=0.0, scale=1.0, size=None)", ["loc", "scale"],
        { .laplace(location: $0[0], scale: $0[1]) }
      ),
      (
        "logistic(loc=0.0, scale=1.0, size=None)", ["loc", "scale"],
        { .logistic(location: $0[0], scale: $0[1]) }
      ),
      (
        "gumbel(loc=0.0, scale=1.0, size=None)", ["loc", "scale"],
        { .gumbel(location: $0[0], scale: $0[1]) }
      ),
      (
        "triangular(left, mode, right, size=None)", ["left", "mode", "right"],
        { .triangular(left: $0[0], mode: $0[1], right: $0[2]) }
      ),
      ("rayleigh(scale=1.0, size=None)", ["scale"], { .rayleigh(scale: $0[0]) }),
      ("weibull(a, size=None)", ["a"], { .weibull(a: $0[0]) }),
      ("pareto(a, size=None)", ["a"], { .pareto(a: $0[0]) }),
      ("power(a, size=None)", ["a"], { .power(a: $0[0]) }),
      ("standard_t(df, size=None)", ["df"], { .studentT(degrees: $0[0]) }),
      ("standard_cauchy(size=None)", [], { _ in .cauchy }),
    ]
    for (signature, names, make) in kinds {
      add(signature) { call, stream in try draw(call, stream, names, make) }
    }
  }
}
