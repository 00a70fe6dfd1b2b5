import Glibc

struct SquaredLoss: RegressionLoss {
  @inline(__always)
  func gradient(score: Double, label: Float, weight: Float?, row: Int) -> SIMD2<Float> {
    let difference = Float(score - Double(label))
    guard let weight else { return SIMD2(difference, 1) }
    return SIMD2(difference * weight, weight)
  }
}

struct AbsoluteLoss: RegressionLoss {
  @inline(__always)
  func gradient(score: Double, label: Float, weight: Float?, row: Int) -> SIMD2<Float> {
    let sign = Float(LeafMath.sign(score - Double(label)))
    guard let weight else { return SIMD2(sign, 1) }
    return SIMD2(sign * weight, weight)
  }
}

struct HuberLoss: RegressionLoss {
  let alpha: Double

  @inline(__always)
  func gradient(score: Double, label: Float, weight: Float?, row: Int) -> SIMD2<Float> {
    let difference = score - Double(label)
    let w = Double(weight ?? 1)
    let isSmall = difference.magnitude <= alpha
    let slope = isSmall ? difference * w : LeafMath.sign(difference) * w * alpha
    return SIMD2(Float(slope), weight ?? 1)
  }
}

struct FairLoss: RegressionLoss {
  let c: Double

  @inline(__always)
  func gradient(score: Double, label: Float, weight: Float?, row: Int) -> SIMD2<Float> {
    let x = score - Double(label)
    let size = x.magnitude + c
    var gradient = c * x / size
    var hessian = c * c / (size * size)
    if let weight {
      gradient *= Double(weight)
      hessian *= Double(weight)
    }
    return SIMD2(Float(gradient), Float(hessian))
  }
}

struct PoissonLoss: RegressionLoss {
  /// exp(poisson_max_delta_step)
  let hessianFactor: Double

  @inline(__always)
  func gradient(score: Double, label: Float, weight: Float?, row: Int) -> SIMD2<Float> {
    let rate = exp(score)
    var gradient = rate - Double(label)
    var hessian = rate * hessianFactor
    if let weight {
      gradient *= Double(weight)
      hessian *= Double(weight)
    }
    return SIMD2(Float(gradient), Float(hessian))
  }
}

struct QuantileLoss: RegressionLoss {
  let alpha: Float

  @inline(__always)
  func gradient(score: Double, label: Float, weight: Float?, row: Int) -> SIMD2<Float> {
    let slope = Float(score - Double(label)) >= 0 ? 1 - alpha : -alpha
    guard let weight else { return SIMD2(slope, 1) }
    return SIMD2(slope * weight, weight)
  }
}

struct PercentageLoss: RegressionLoss {
  let labelWeights: [Float]

  /// One over the label's size, where that is above 1, times the weight.
  init(_ labels: [Float], _ weights: [Float]?) {
    labelWeights = labels.indices.map { i in
      let inverse = 1 / max(1, labels[i].magnitude)
      return weights.map { inverse * $0[i] } ?? inverse
    }
  }

  @inline(__always)
  func gradient(score: Double, label: Float, weight: Float?, row: Int) -> SIMD2<Float> {
    let sign = Float(LeafMath.sign(score - Double(label)))
    return SIMD2(sign * labelWeights[row], weight ?? 1)
  }
}

struct GammaLoss: RegressionLoss {
  @inline(__always)
  func gradient(score: Double, label: Float, weight: Float?, row: Int) -> SIMD2<Float> {
    let inverse = exp(-score)
    var gradient = 1 - Double(label) * inverse
    var hessian = Double(label) * inverse
    if let weight {
      gradient *= Double(weight)
      hessian *= Double(weight)
    }
    return SIMD2(Float(gradient), Float(hessian))
  }
}

struct TweedieLoss: RegressionLoss {
  let rho: Double

  @inline(__always)
  func gradient(score: Double, label: Float, weight: Float?, row: Int) -> SIMD2<Float> {
    let first = exp((1 - rho) * score)
    let second = exp((2 - rho) * score)
    let y = Double(-label)
    var gradient = y * first + second
    var hessian = y * (1 - rho) * first + (2 - rho) * second
    if let weight {
      gradient *= Double(weight)
      hessian *= Double(weight)
    }
    return SIMD2(Float(gradient), Float(hessian))
  }
}
