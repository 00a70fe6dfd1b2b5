import CVectorMath
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

  func log(_ x: Double) -> Double { single(x, numpy_log, Foundation.log) }
  func log1p(_ x: Double) -> Double { single(x, numpy_log1p, Foundation.log1p) }
  func exp(_ x: Double) -> Double { single(x, numpy_exp, Foundation.exp) }
  func expm1(_ x: Double) -> Double { single(x, numpy_expm1, Foundation.expm1) }

  /// Replaces every value by its logarithm.
  func log(_ values: inout [Double]) { each(&values, numpy_log, Foundation.log) }
  func log1p(_ values: inout [Double]) { each(&values, numpy_log1p, Foundation.log1p) }
  func exp(_ values: inout [Double]) { each(&values, numpy_exp, Foundation.exp) }
  func expm1(_ values: inout [Double]) { each(&values, numpy_expm1, Foundation.expm1) }

  @inline(__always)
  private func single(
    _ x: Double, _ vector: (UnsafeMutablePointer<Double>, Int) -> Void, _ libm: (Double) -> Double
  ) -> Double {
    switch self {
    case .libm: return libm(x)
    case .avx512:
      var value = x
      vector(&value, 1)
      return value
    }
  }

  @inline(__always)
  private func each(
    _ values: inout [Double], _ vector: (UnsafeMutablePointer<Double>, Int) -> Void,
    _ libm: (Double) -> Double
  ) {
    switch self {
    case .libm: for i in values.indices { values[i] = libm(values[i]) }
    case .avx512: vector(&values, values.count)
    }
  }
}
