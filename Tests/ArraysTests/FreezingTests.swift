import Testing

@testable import Arrays

@Test func `every in-place operation refuses frozen elements`() throws {
  let array = NDArray.from([3, 1, 2] as [Double])
  array.storage.frozenBy = "load"
  let refusal = ArrayError.frozen(by: "load")
  #expect(refusal.pythonClass == "ValueError")
  #expect(refusal.message.contains("'load'"))
  let mask = NDArray.from([true, false, true])
  #expect(throws: refusal) { try array.applyInPlace(.add, .int(1)) }
  #expect(throws: refusal) { try array.assign([.integer(0)], .int(1)) }
  #expect(throws: refusal) { try array.assign([.array(mask)], .float(1)) }
  #expect(throws: refusal) { try array.assign([.array(.from([0, 1]))], from: .zeros([2])) }
  #expect(throws: refusal) { try array.assign([.all], from: .zeros([3])) }
  #expect(throws: refusal) { try array.set(.int(1), at: [0]) }
  #expect(throws: refusal) { try array.setAll(.int(1)) }
  #expect(throws: refusal) { try array.sort() }
  #expect(throws: refusal) { try NDArray.apply(.sqrt, .array(array), out: array) }
  #expect(throws: refusal) { try array.rounded(1, out: array) }
  #expect(throws: refusal) { try array.clipped(.int(0), .int(1), out: array) }
  #expect(throws: refusal) {
    try array.withMutableContiguous(as: Double.self) { $0[0] = 1 }
  }
  let view = try array.indexed([.slice(start: 1, stop: nil, step: nil)])
  #expect(throws: refusal) { try view.assign([.integer(0)], .int(1)) }
  let copy = array.copied()
  try copy.applyInPlace(.add, .int(1))
  #expect(try copy.values(as: Double.self) == [4, 2, 3])
  #expect(try array.values(as: Double.self) == [3, 1, 2])
}
