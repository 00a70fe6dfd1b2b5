import Glibc

/// How raw scores become predictions.
enum OutputTransform: Sendable, Equatable {
  case identity
  /// 1 / (1 + exp(-k·x)) of every score.
  case sigmoid(Double)
  case softmax
  case exponential
  /// sign(x)·x²
  case signedSquare
  /// log(1 + exp(x))
  case softplus

  /// Converts the scores of one row, `count` of them; in place is allowed.
  @inline(__always)
  func apply(
    _ scores: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>, count: Int
  ) {
    switch self {
    case .identity: for k in 0..<count { out[k] = scores[k] }
    case .sigmoid(let factor):
      for k in 0..<count { out[k] = 1 / (1 + exp(-factor * scores[k])) }
    case .softmax: Self.softmax(scores, out, count)
    case .exponential: for k in 0..<count { out[k] = exp(scores[k]) }
    case .signedSquare:
      for k in 0..<count { out[k] = LeafMath.sign(scores[k]) * scores[k] * scores[k] }
    case .softplus: for k in 0..<count { out[k] = log1p(exp(scores[k])) }
    }
  }

  static func softmax(
    _ scores: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    var most = scores[0]
    for k in 1..<max(1, count) where scores[k] > most { most = scores[k] }
    var sum = 0.0
    for k in 0..<count {
      out[k] = exp(scores[k] - most)
      sum += out[k]
    }
    for k in 0..<count { out[k] /= sum }
  }
}
