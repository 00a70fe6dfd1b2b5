import Testing

@testable import Arrays

@Test func `a basic view shares its elements`() throws {
  let array = NDArray.from([1, 2, 3, 4, 5, 6] as [Double], shape: [2, 3])
  let column = try array.basicView([.all, .integer(-1)])
  #expect(try column.values(as: Double.self) == [3, 6])
  try column.set(.int(9), at: [1])
  #expect(try array.values(as: Double.self) == [1, 2, 3, 4, 5, 9])
}

@Test func `a transposed array is read in row-major order`() throws {
  let array = NDArray.from([1, 2, 3, 4, 5, 6] as [Int64], shape: [2, 3]).transposed()
  #expect(array.shape == [3, 2])
  #expect(try array.values(as: Double.self) == [1, 4, 2, 5, 3, 6])
  #expect(try array.reshaped([2, -1]).values(as: Int64.self) == [1, 4, 2, 5, 3, 6])
}

@Test func `frozen elements refuse changes and name the cell`() throws {
  let array = NDArray.zeros([2])
  array.storage.frozenBy = "load"
  #expect(throws: ArrayError.frozen(by: "load")) { try array.set(.int(1), at: [0]) }
}

@Test func `casts out of range give what the processor gives`() throws {
  let floats = NDArray.from([.nan, 1e300, -1.9, 300.7, 3e9] as [Double])
  #expect(try floats.astype(.int64).values(as: Int64.self) == [.min, .min, -1, 300, 3_000_000_000])
  #expect(try floats.astype(.int32).values(as: Int32.self) == [.min, .min, -1, 300, .min])
  #expect(try floats.astype(.uint8).values(as: UInt8.self) == [0, 0, 255, 44, 0])
}
