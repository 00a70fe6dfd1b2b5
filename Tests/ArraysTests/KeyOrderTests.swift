import Testing

@testable import Arrays

@Test func `long arrays have the order of a stable sort`() throws {
  let count = 60_000
  var state: UInt64 = 3
  let draws = (0..<count).map { _ -> Int in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33)
  }
  let kinds: [[Double]] = [
    draws.map { Double($0) * 0x1p-31 }, draws.map { Double($0 % 3) - 1 },
    draws.map { 1 / Double($0 + 1) }, draws.indices.map { Double($0 / 2) },
  ]
  for values in kinds {
    let array = NDArray.from(values, shape: [count])
    let order = try array.argsorted().values(as: Int64.self)
    #expect(
      order == values.indices.sorted { (values[$0], $0) < (values[$1], $1) }.map { Int64($0) })
  }
  let whole = NDArray.from(draws.map { Int64($0 % 100_000) - 50_000 }, shape: [2, count / 2])
  let order = try whole.argsorted(1).values(as: Int64.self)
  for row in 0..<2 {
    let line = draws[row * count / 2..<(row + 1) * count / 2].map { $0 % 100_000 }
    let wanted = line.indices.sorted { (line[$0], $0) < (line[$1], $1) }.map { Int64($0) }
    #expect(Array(order[row * count / 2..<(row + 1) * count / 2]) == wanted)
  }
}

@Test func `einsum combines arrays by their subscripts`() throws {
  let a = NDArray.from((0..<6).map { Double($0) }, shape: [2, 3])
  let b = NDArray.from((0..<12).map { Double($0) }, shape: [3, 4])
  let product = try NDArray.einsum("ij,jk->ik", [a, b])
  #expect(try product.values(as: Double.self) == NDArray.matmul(a, b).values(as: Double.self))
  #expect(try NDArray.einsum("ij->ji", [a]).shape == [3, 2])
  #expect(try NDArray.einsum("ij", [a]).shape == [2, 3])
  #expect(try NDArray.einsum("ij,ij->", [a, a]).values(as: Double.self) == [55])
  #expect(
    try NDArray.einsum(
      "ij,ik,jk->i",
      [
        a, try a.reshaped([2, 3]),
        try NDArray.matmul(
          a.transposed(), a),
      ]
    ).shape == [2])
  let square = NDArray.from((0..<9).map { Int64($0) }, shape: [3, 3])
  #expect(try NDArray.einsum("ii", [square]).values(as: Int64.self) == [12])
  #expect(try NDArray.einsum("ii->i", [square]).values(as: Int64.self) == [0, 4, 8])
  #expect(throws: ArrayError.self) { try NDArray.einsum("ij,jk", [a]) }
  #expect(throws: ArrayError.self) { try NDArray.einsum("ij,ik->jk", [a, b]) }
}

@Test func `basic slices are views and arithmetic makes one new array`() throws {
  let x = NDArray.from((0..<12).map { Double($0) }, shape: [3, 4])
  #expect(
    try x.indexed([.slice(start: 0, stop: 2, step: nil)]).storage === x.storage)
  #expect(try x.indexed([.integer(1)]).storage === x.storage)
  #expect(x.transposed().storage === x.storage)
  #expect(try x.reshaped([12]).storage === x.storage)
  let line = try x.reshaped([12])
  try line.applyInPlace(.multiply, .float(2))
  #expect(try x.indexed([.integer(2), .integer(3)]).values(as: Double.self) == [22])
}
