import Arrays
import Testing

@testable import Frames

@Test func `a str column keeps each distinct string once`() {
  let column = Column(["u", "g", nil, "u", ""])
  #expect(column.pool!.count == 3)
  column.withCodes { #expect(Array($0) == [0, 1, -1, 0, 2]) }
  guard case .string("u") = column[3], case .float(let missing) = column[2] else {
    Issue.record("wrong scalars")
    return
  }
  #expect(missing.isNaN)
}

@Test func `a pool with repetitions is encoded once in order of first occurrence`() {
  let builder = StringPoolBuilder()
  for text in ["b", "a", "b", "ccccccccccc", "a"] { builder.append(text) }
  let encoding = builder.finish().encoding()
  #expect(encoding.codes == [0, 1, 0, 2, 1])
  #expect((0..<3).map { encoding.pool.string($0) } == ["b", "a", "ccccccccccc"])
}

@Test func `columns of a two-dimensional array are views of it`() throws {
  let storage = Storage(byteCount: 6 * 8)
  let base = storage.base.assumingMemoryBound(to: Double.self)
  for i in 0..<6 { base[i] = Double(i) }
  let array = NDArray(
    storage: storage, dtype: .float64, shape: [3, 2], strides: [2, 1], offset: 0)
  let frame = try Frame(array: array, names: ["a", "b"])
  #expect(frame.rowCount == 3)
  let b = try #require(frame["b"])
  #expect(b.storage === storage)
  b.withElements(Double.self) { #expect(Array($0) == [1, 3, 5]) }
  #expect(throws: FrameError.self) { try Frame(array: array, names: ["a"]) }
}

@Test func `labels that are equal in Python are equal`() {
  #expect(Label.int(1) == .float(1) && Label.bool(true) == .int(1))
  #expect(Label.int(1).hashValue == Label.bool(true).hashValue)
  #expect(Label.string("1") != .int(1) && Label.none != .string(""))
  #expect(Label.float(.nan) == .float(.nan))
}
