import Arrays
import Interpreter

/// `numpy.random.Generator`
final class GeneratorObject {
  let generator: Generator
  init(_ generator: Generator) { self.generator = generator }
}

/// A stream of either kind: numpy's legacy one or a `Generator`.
enum RandomStream {
  case legacy(RandomState)
  case modern(Generator)

  func draws(_ distribution: ContinuousDistribution, _ count: Int) throws -> [Double] {
    switch self {
    case .legacy(let state): try state.draws(distribution, count: count)
    case .modern(let generator): try generator.draws(distribution, count: count)
    }
  }

  func draws(_ distribution: CountDistribution, _ count: Int) throws -> [Int64] {
    switch self {
    case .legacy(let state): try state.draws(distribution, count: count)
    case .modern(let generator): try generator.draws(distribution, count: count)
    }
  }

  func fillIntegers(
    _ target: UnsafeMutableRawPointer, _ count: Int, _ dtype: DType, _ low: Int64, _ high: Int64
  ) throws {
    switch self {
    case .legacy(let state):
      try state.fillIntegers(target, count: count, dtype: dtype, low: low, high: high)
    case .modern(let generator):
      try generator.fillIntegers(target, count: count, dtype: dtype, low: low, high: high)
    }
  }

  func permutation(_ count: Int) -> [Int] {
    switch self {
    case .legacy(let state): state.permutation(count)
    case .modern(let generator): generator.permutation(count)
    }
  }

  func shuffle(count: Int, swap: (Int, Int) throws -> Void) rethrows {
    switch self {
    case .legacy(let state): try state.shuffle(count: count, swap: swap)
    case .modern(let generator): try generator.shuffle(count: count, swap: swap)
    }
  }

  func choice(
    _ population: Int, _ count: Int, _ replace: Bool, _ probabilities: [Double]?, _ shuffle: Bool
  ) throws -> [Int] {
    switch self {
    case .legacy(let state):
      try state.choice(
        population, count: count, replace: replace, probabilities: probabilities)
    case .modern(let generator):
      try generator.choice(
        population, count: count, replace: replace, probabilities: probabilities, shuffle: shuffle)
    }
  }

  func multinomial(_ trials: Int64, _ probabilities: [Double]) throws -> [Int64] {
    switch self {
    case .legacy(let state): try state.multinomial(trials: trials, probabilities: probabilities)
    case .modern(let generator):
      try generator.multinomial(trials: trials, probabilities: probabilities)
    }
  }

  func bytes(_ count: Int) -> [UInt8] {
    switch self {
    case .legacy(let state): state.bytes(count)
    case .modern(let generator): generator.bytes(count)
    }
  }
}
