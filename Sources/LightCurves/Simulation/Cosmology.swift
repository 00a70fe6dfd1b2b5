/// Distances in a flat universe with H0 = 70 km/s/Mpc and Ωm = 0.3.
enum Cosmology {
  /// Luminosity distance in megaparsecs, by Simpson's rule in 64 steps.
  static func luminosityDistance(_ z: Double) -> Double {
    guard z > 0 else { return 0 }
    let steps = 64
    let h = z / Double(steps)
    var sum = 0.0
    for k in 0...steps {
      let x = 1 + h * Double(k)
      let weight = k == 0 || k == steps ? 1.0 : k.isMultiple(of: 2) ? 2 : 4
      sum += weight / (0.3 * x * x * x + 0.7).squareRoot()
    }
    return 299_792.458 / 70 * (1 + z) * sum * h / 3
  }

  /// Apparent minus absolute magnitude.
  static func distanceModulus(_ z: Double) -> Double {
    let megaparsecs = max(luminosityDistance(z), 1e-3)
    return 5 * Elementary.log(megaparsecs) * 0.43429448190325176 + 25
  }
}
