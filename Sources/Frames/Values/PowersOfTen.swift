import Glibc

/// 1e0 … 1e308, correctly rounded, kept for good.
struct PowersOfTen: @unchecked Sendable {
  static let all = PowersOfTen()
  let base: UnsafePointer<Double>

  private init() {
    let table = UnsafeMutablePointer<Double>.allocate(capacity: 309)
    for i in 0...308 { (table + i).initialize(to: strtod("1e\(i)", nil)) }
    base = UnsafePointer(table)
  }
}
