import Arrays
import Interpreter

/// `numpy.random`: the legacy `RandomState` and functions of the global one.
enum NumpyRandomModule {
  static func build(_ module: ModuleBuilder) throws {
    module.type("RandomState") { type in
      type.constructor("RandomState(cls, seed=None)") { vm, args in
        vm.makeHost(
          RandomStateObject(try makeState(vm, args[1])),
          type: try vm.hostType("numpy.random", "RandomState"))
      }
      define { signature, body in
        let open = signature.firstIndex(of: "(")!
        let rest = signature[signature.index(after: open)...]
        let method = signature[...open] + (rest == ")" ? "self)" : "self, " + rest)
        type.method(String(method)) { vm, args in
          guard let object = args[0].host(as: RandomStateObject.self) else {
            throw vm.typeError("a RandomState is needed here")
          }
          return try body(vm, object.state, args.dropFirst())
        }
      }
    }
    define { signature, body in
      module.function(signature) { vm, args in
        let state = vm.hostState(of: NumpyState.self) { NumpyState() }
        return try body(vm, state.random, args)
      }
    }
    module.function("seed(seed=None)") { vm, args in
      vm.hostState(of: NumpyState.self) { NumpyState() }.random = try makeState(vm, args[0])
      return .none
    }
  }

  private static func makeState(_ vm: Interpreter, _ seed: Value) throws -> RandomState {
    if seed.isNone { return RandomState() }
    guard let number = UInt32(exactly: try vm.int(seed, "seed")) else {
      throw vm.valueError("Seed must be between 0 and 2**32 - 1")
    }
    return RandomState(seed: number)
  }

  private typealias Draw = (Interpreter, RandomState, Arguments) throws -> Value

  private static func define(_ add: (String, @escaping Draw) -> Void) {
    func values(
      _ vm: Interpreter, _ size: Value, _ draw: () throws -> Double
    ) throws -> Value {
      if size.isNone { return Value(try draw()) }
      let shape = try vm.shape(size, "size")
      return try vm.makeArray(
        NDArray.from(try (0..<shape.reduce(1, *)).map { _ in try draw() }, shape: shape))
    }
    add("random_sample(size=None)") { vm, state, args in
      try values(vm, args[0]) { state.nextDouble() }
    }
    add("random(size=None)") { vm, state, args in
      try values(vm, args[0]) { state.nextDouble() }
    }
    add("permutation(x)") { vm, state, args in
      if args[0].isInt { return try vm.makeArray(NDArray.from(state.permutation(args[0].int))) }
      let array = try vm.array(from: args[0])
      let order = state.permutation(array.shape.first ?? 0)
      return try vm.makeArray(try array.indexed([.array(NDArray.from(order))]))
    }
  }
}
