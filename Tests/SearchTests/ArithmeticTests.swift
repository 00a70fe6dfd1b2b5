import TestSupport
import Testing

@testable import Search

@Test func `elementary functions are numpy's with AVX-512 to the last bit`() throws {
  let recorded = try Recorded.fixture("arithmetic.json")
  let numpy = NumpyArithmetic.avx512
  let functions: [(String, (Double) -> Double, (inout [Double]) -> Void)] = [
    ("log", numpy.log, numpy.log), ("log1p", numpy.log1p, numpy.log1p),
    ("exp", numpy.exp, numpy.exp), ("expm1", numpy.expm1, numpy.expm1),
  ]
  for (name, function, arrays) in functions {
    let x = recorded[name]["x"].strings.map { Double(bitPattern: UInt64($0)!) }
    let expected = recorded[name]["y"].strings.map { UInt64($0)! }
    #expect(x.count > 500)
    for (x, y) in zip(x, expected) {
      #expect(function(x).bitPattern == y, "\(name)(\(x))")
    }
    // All at once, and without the numbers of the end, which are left to the C library.
    for values in [x, Array(x.prefix(400))] {
      var values = values
      arrays(&values)
      #expect(values.map(\.bitPattern) == Array(expected.prefix(values.count)), "\(name)")
    }
  }
}

@Test func `elementary functions outside their domain are the C library's`() {
  #expect(NumpyArithmetic.avx512.log(-1).isNaN)
  #expect(NumpyArithmetic.avx512.log1p(-2).isNaN)
  #expect(NumpyArithmetic.avx512.exp(.nan).isNaN)
  #expect(NumpyArithmetic.avx512.expm1(.nan).isNaN)
}
