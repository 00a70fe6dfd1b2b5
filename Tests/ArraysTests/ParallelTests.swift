import Glibc
import Synchronization
import Testing

@testable import Arrays

@Test func `every part of a shared job runs once, also inside another job`() {
  let total = Atomic<Int>(0)
  Parallel.run(parts: 20) { outer in
    Parallel.run(parts: 3) { inner in
      total.wrappingAdd(outer * 3 + inner, ordering: .relaxed)
    }
  }
  #expect(total.load(ordering: .relaxed) == (0..<60).reduce(0, +))
}

@Test func `faults of floating point are reported, also from the second thread`() throws {
  let ones = NDArray.ones([400_000])
  let (_, none) = try FloatingFaults.during {
    try NDArray.apply(.add, .array(ones), .float(1))
  }
  #expect(none == [])
  let (_, faults) = try FloatingFaults.during {
    try NDArray.apply(.divide, .array(ones), .float(0))
  }
  #expect(faults == .divide)
  let (_, invalid) = try FloatingFaults.during {
    try NDArray.apply(.log, .array(NDArray.from([-1.0] as [Double])))
  }
  #expect(invalid == .invalid)
  #expect(
    faults.union(.invalid).warnings(in: "divide") == [
      "divide by zero encountered in divide", "invalid value encountered in divide",
    ])
  let (_, whole) = try FloatingFaults.during {
    try NDArray.apply(.floorDivide, .array(NDArray.from([1, 2] as [Int64])), .int(0))
  }
  #expect(whole == .divide)
}

@Test func `large blocks are used again and zeros are zero`() throws {
  for _ in 0..<3 {
    let array = NDArray.ones([1 << 20])
    #expect(try array.sum().item().equals(.float(Double(1 << 20))))
    #expect(try NDArray.zeros([1 << 20]).any().item().equals(.bool(false)))
  }
}
