import Arrays
import BigInt
import Crypto
import Interpreter

/// `random.Random`
final class RandomObject {
  let engine: PythonRandom
  /// Whether anything was drawn from it or set in it.
  fileprivate(set) var isUsed = false
  init(_ engine: PythonRandom) { self.engine = engine }
}

/// The generator behind the functions of the `random` module, one for each interpreter.
final class SharedRandom {
  var object: RandomObject?

  /// The generator's state; nil while nobody has used it.
  static func state(_ vm: Interpreter) -> RandomState.State? {
    guard let object = vm.hostState(of: SharedRandom.self, { SharedRandom() }).object,
      object.isUsed
    else { return nil }
    return object.engine.state
  }

  /// Sets the generator's state, importing the module where that was not done yet.
  static func restore(_ state: RandomState.State, _ vm: Interpreter) throws {
    _ = try vm.importedModule("random")
    guard let object = vm.hostState(of: SharedRandom.self, { SharedRandom() }).object else {
      return
    }
    try object.engine.restore(state)
    object.isUsed = true
  }
}

/// `random`: Python's generator, and functions of a hidden one.
enum RandomModule {
  static func build(_ module: ModuleBuilder) throws {
    let vm = module.vm
    let type = module.type("Random") { type in
      type.constructor("Random(cls, x=None)") { vm, args in
        let object = RandomObject(PythonRandom())
        if !args[1].isNone { try seed(vm, object.engine, args[1]) }
        return vm.makeHost(object, type: args[0].classInfo ?? type.info)
      }
      defineState(type)
      defineIntegers(type)
      defineSequences(type)
      defineVariates(type)
    }
    module.value("SystemRandom", type.value)
    let object = RandomObject(PythonRandom())
    vm.hostState(of: SharedRandom.self) { SharedRandom() }.object = object
    let shared = vm.pin(vm.makeHost(object, type: type))
    for (name, _) in vm.ownMembers(of: type) where !name.hasPrefix("_") {
      module.value(name, vm.pin(try vm.attribute(shared, name)))
    }
  }

  private static func engine(_ vm: Interpreter, _ value: Value) throws -> PythonRandom {
    if let object = value.host(as: RandomObject.self) {
      object.isUsed = true
      return object.engine
    }
    throw vm.typeError("a random generator is needed here, not \(vm.typeName(value))")
  }

  // MARK: State

  private static func seed(_ vm: Interpreter, _ engine: PythonRandom, _ value: Value) throws {
    if value.isNone {
      engine.reseed(words: PythonRandom().bits(19968))
    } else if let text = value.stringValue {
      engine.reseed(words: words(of: Array(text.utf8)))
    } else if let bytes = value.bytesValue {
      engine.reseed(words: words(of: bytes))
    } else if value.isFloat {
      engine.reseed(words: words(of: BigInt(UInt(bitPattern: try vm.hashValue(of: value)))))
    } else if let big = vm.bigInteger(value) {
      engine.reseed(words: words(of: abs(big)))
    } else if let number = try vm.wholeNumber(value) {
      engine.reseed(words: words(of: BigInt(number.magnitude)))
    } else {
      throw vm.typeError(
        "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
    }
  }

  private static func words(of bytes: [UInt8]) -> [UInt32] {
    PythonRandom.seedWords(bytes: bytes, digest: Array(SHA512.hash(data: bytes)))
  }

  private static func words(of number: BigInt) -> [UInt32] {
    number.magnitude.words.flatMap { [UInt32(truncatingIfNeeded: $0), UInt32($0 >> 32)] }
  }

  private static func defineState(_ type: TypeBuilder) {
    type.method("seed(self, a=None, version=2)") { vm, args in
      guard args[2].isInt && args[2].int == 2 else {
        throw vm.notImplemented("seed: argument 'version' other than 2 is not supported by mnb")
      }
      try seed(vm, try engine(vm, args[0]), args[1])
      return .none
    }
    type.method("getstate(self)") { vm, args in
      let state = try engine(vm, args[0]).state
      let numbers = state.words.key.map { Value(Int($0)) } + [Value(state.words.position)]
      return vm.tuple([
        Value(3), vm.tuple(numbers), state.spareNormal.map { Value($0) } ?? .none,
      ])
    }
    type.method("setstate(self, state)") { vm, args in
      guard let parts = args[1].items, parts.count == 3, let numbers = parts[1].items,
        numbers.count == 625
      else { throw vm.valueError("state vector is the wrong size") }
      var state = try engine(vm, args[0]).state
      state.words.key = try numbers.dropLast().map { UInt32(truncatingIfNeeded: try vm.index($0)) }
      state.words.position = try vm.index(numbers[624])
      state.spareNormal = parts[2].isNone ? nil : try vm.requireReal(parts[2])
      try engine(vm, args[0]).restore(state)
      return .none
    }
    type.method("random(self)") { vm, args in Value(try engine(vm, args[0]).nextDouble()) }
    type.method("getrandbits(self, k, /)") { vm, args in
      let count = try vm.index(args[1])
      if count < 0 { throw vm.valueError("number of bits must be non-negative") }
      let words = try engine(vm, args[0]).bits(count)
      return vm.integer(number(words))
    }
    type.method("randbytes(self, n)") { vm, args in
      vm.bytes(try engine(vm, args[0]).bytes(try vm.index(args[1])))
    }
  }

  private static func number(_ words: [UInt32]) -> BigInt {
    words.reversed().reduce(BigInt(0)) { $0 << 32 | BigInt($1) }
  }

  // MARK: Integers

  private static func defineIntegers(_ type: TypeBuilder) {
    type.method("randrange(self, start, stop=None, step=1)") { vm, args in
      func bound(_ value: Value) throws -> Int {
        if value.isFloat {
          if value.float == value.float.rounded() {
            try vm.warn(
              vm.types.deprecationWarning,
              "non-integer arguments to randrange() have been deprecated since Python 3.10 and "
                + "will be removed in a subsequent version")
            return Int(value.float)
          }
          throw vm.valueError("non-integer arg 1 for randrange()")
        }
        return try vm.index(value)
      }
      let engine = try engine(vm, args[0])
      let first = try bound(args[1])
      if args[2].isNone {
        guard first > 0 else { throw vm.valueError("empty range for randrange()") }
        return Value(try engine.range(0, first))
      }
      return Value(try engine.range(first, try bound(args[2]), step: try bound(args[3])))
    }
    type.method("randint(self, a, b)") { vm, args in
      Value(try engine(vm, args[0]).integer(try vm.index(args[1]), try vm.index(args[2])))
    }
  }

  // MARK: Sequences

  private static func element(_ vm: Interpreter, _ sequence: Value, _ index: Int) throws -> Value {
    if let items = sequence.items { return items[index] }
    return try vm.item(sequence, Value(index))
  }

  private static func defineSequences(_ type: TypeBuilder) {
    type.method("choice(self, seq)") { vm, args in
      let count = try vm.length(args[1])
      if count == 0 { throw vm.indexError("Cannot choose from an empty sequence") }
      let index = try engine(vm, args[0]).below(UInt64(count))
      return try element(vm, args[1], Int(index))
    }
    type.method("shuffle(self, x)") { vm, args in
      let sequence = args[1]
      if sequence.isString || sequence.isTuple || sequence.bytesValue != nil {
        throw vm.typeError(
          "'\(vm.typeName(sequence))' object does not support item assignment")
      }
      try engine(vm, args[0]).shuffle(count: try vm.length(sequence)) { i, j in
        if i & 0xFFFF == 0 { try vm.checkCancelled() }
        let (a, b) = (try element(vm, sequence, i), try element(vm, sequence, j))
        try vm.setItem(sequence, Value(i), b)
        try vm.setItem(sequence, Value(j), a)
      }
      return .none
    }
    type.method("sample(self, population, k, *, counts=None)") { vm, args in
      var population = args[1]
      let isSequence =
        population.items != nil || population.isString || vm.typeName(population) == "range"
        || vm.typeName(population) == "ndarray"
      guard isSequence else {
        throw vm.typeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
      }
      if !args[3].isNone {
        var repeated: [Value] = []
        let counts = try vm.elements(args[3]).map { try vm.index($0) }
        let elements = try vm.elements(population)
        guard counts.count == elements.count else {
          throw vm.valueError("The number of counts does not match the population")
        }
        for (value, count) in zip(elements, counts) {
          repeated += Array(repeating: value, count: count)
        }
        population = vm.list(repeated)
      }
      let chosen = try engine(vm, args[0]).sample(
        try vm.length(population), count: try vm.index(args[2]))
      return vm.list(try chosen.map { try element(vm, population, $0) })
    }
    type.method("choices(self, population, weights=None, *, cum_weights=None, k=1)") { vm, args in
      let count = try vm.length(args[1])
      let k = try vm.index(args[4])
      let engine = try engine(vm, args[0])
      if !args[2].isNone && !args[3].isNone {
        throw vm.typeError("Cannot specify both weights and cumulative weights")
      }
      let indices: [Int]
      if args[2].isNone && args[3].isNone {
        if count == 0 { throw vm.indexError("list index out of range") }
        var drawn: [Int] = []
        while drawn.count < k {
          try vm.checkCancelled()
          drawn += engine.choices(count, count: min(k - drawn.count, 1 << 16))
        }
        indices = drawn
      } else {
        var weights = try vm.elements(args[2].isNone ? args[3] : args[2])
          .map { try vm.requireReal($0) }
        if args[3].isNone { for i in weights.indices.dropFirst() { weights[i] += weights[i - 1] } }
        guard weights.count == count else {
          throw vm.valueError("The number of weights does not match the population")
        }
        indices = try engine.choices(cumulative: weights, count: k)
      }
      return vm.list(
        try indices.map { index in
          try vm.checkCancelled()
          return try element(vm, args[1], index)
        })
    }
  }

  // MARK: Variates

  private static func defineVariates(_ type: TypeBuilder) {
    func two(
      _ signature: String, _ draw: @escaping (PythonRandom, Double, Double) throws -> Double
    ) {
      type.method(signature) { vm, args in
        Value(
          try draw(
            try engine(vm, args[0]), try vm.requireReal(args[1]), try vm.requireReal(args[2]))
        )
      }
    }
    two("uniform(self, a, b)") { $0.uniform($1, $2) }
    two("gauss(self, mu=0.0, sigma=1.0)") { $0.gauss($1, $2) }
    two("normalvariate(self, mu=0.0, sigma=1.0)") { $0.normal($1, $2) }
    two("lognormvariate(self, mu, sigma)") { $0.logNormal($1, $2) }
    two("vonmisesvariate(self, mu, kappa)") { $0.vonMises($1, $2) }
    two("gammavariate(self, alpha, beta)") { try $0.gamma($1, $2) }
    two("betavariate(self, alpha, beta)") { try $0.beta($1, $2) }
    two("weibullvariate(self, alpha, beta)") { $0.weibull($1, $2) }
    type.method("expovariate(self, lambd)") { vm, args in
      let rate = try vm.requireReal(args[1])
      if rate == 0 { throw vm.raise(vm.types.zeroDivisionError, "float division by zero") }
      return Value(try engine(vm, args[0]).exponential(rate: rate))
    }
    type.method("paretovariate(self, alpha)") { vm, args in
      Value(try engine(vm, args[0]).pareto(try vm.requireReal(args[1])))
    }
    type.method("triangular(self, low=0.0, high=1.0, mode=None)") { vm, args in
      Value(
        try engine(vm, args[0]).triangular(
          try vm.requireReal(args[1]), try vm.requireReal(args[2]),
          mode: args[3].isNone ? nil : try vm.requireReal(args[3])))
    }
  }
}
