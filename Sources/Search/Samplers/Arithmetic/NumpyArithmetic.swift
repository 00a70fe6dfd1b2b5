import Foundation

/// Whose elementary functions numpy uses for arrays of float64.
///
/// A parameter that differs in its last bit can make another model, another score and so other
/// trials from there on: searches repeat Optuna's only with the same functions.
public enum NumpyArithmetic: Sendable {
  /// The C library's, on processors without AVX-512.
  case libm
  /// Intel's short vector mathematical library, on processors with AVX-512; computed here without
  /// these instructions, to the same bits.
  case avx512

  func log(_ x: Double) -> Double {
    switch self {
    case .libm: Foundation.log(x)
    case .avx512: VectorLogarithm.log(x)
    }
  }

  func log1p(_ x: Double) -> Double {
    switch self {
    case .libm: Foundation.log1p(x)
    case .avx512: VectorLogarithm.log1p(x)
    }
  }

  func exp(_ x: Double) -> Double {
    switch self {
    case .libm: Foundation.exp(x)
    case .avx512: VectorExponential.exp(x)
    }
  }

  func expm1(_ x: Double) -> Double {
    switch self {
    case .libm: Foundation.expm1(x)
    case .avx512: VectorExponential.expm1(x)
    }
  }
}
