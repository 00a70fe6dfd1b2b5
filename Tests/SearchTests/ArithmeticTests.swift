import TestSupport
import Testing

@testable import Search

@Test func `elementary functions are numpy's with AVX-512 to the last bit`() throws {
  let recorded = try Recorded.fixture("arithmetic.json")
  let functions: [(String, (Double) -> Double)] = [
    ("log", NumpyArithmetic.avx512.log), ("log1p", NumpyArithmetic.avx512.log1p),
    ("exp", NumpyArithmetic.avx512.exp), ("expm1", NumpyArithmetic.avx512.expm1),
  ]
  for (name, function) in functions {
    let x = recorded[name]["x"].strings.map { Double(bitPattern: UInt64($0)!) }
    let expected = recorded[name]["y"].strings.map { UInt64($0)! }
    #expect(x.count > 500)
    for (x, y) in zip(x, expected) {
      #expect(function(x).bitPattern == y, "\(name)(\(x))")
    }
  }
}

@Test func `elementary functions outside their domain are the C library's`() {
  #expect(NumpyArithmetic.avx512.log(-1).isNaN)
  #expect(NumpyArithmetic.avx512.log1p(-2).isNaN)
  #expect(NumpyArithmetic.avx512.exp(.nan).isNaN)
  #expect(NumpyArithmetic.avx512.expm1(.nan).isNaN)
}
