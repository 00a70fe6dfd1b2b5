import Arrays
import Interpreter

/// Which arrays share memory.
enum NumpyMemory {
  static func define(in module: ModuleBuilder) {
    module.bind("may_share_memory(a, b, /, max_work=0)") { call in
      call.ignore("max_work")
      return Value(overlap(try call.array("a"), try call.array("b")))
    }
    module.bind("shares_memory(a, b, /, max_work=-1)") { call in
      call.ignore("max_work")
      let (a, b) = (try call.array("a"), try call.array("b"))
      return Value(overlap(a, b) && !areInterleaved(a, b))
    }
  }

  /// Whether the first and last elements of the two lie in one piece of memory, one within the
  /// other's.
  private static func overlap(_ a: NDArray, _ b: NDArray) -> Bool {
    guard a.storage === b.storage, a.count > 0, b.count > 0 else { return false }
    return extent(a).overlaps(extent(b))
  }

  private static func extent(_ array: NDArray) -> ClosedRange<Int> {
    var (low, high) = (array.offset, array.offset)
    for (length, stride) in zip(array.shape, array.strides) {
      if stride < 0 { low += (length - 1) * stride } else { high += (length - 1) * stride }
    }
    return low...high
  }

  /// Steps never lead from an element of one to an element of the other.
  private static func areInterleaved(_ a: NDArray, _ b: NDArray) -> Bool {
    var common = 0
    for array in [a, b] {
      for (length, stride) in zip(array.shape, array.strides) where length > 1 {
        var rest = abs(stride)
        while rest != 0 { (common, rest) = (rest, common % rest) }
      }
    }
    let distance = a.offset - b.offset
    return common == 0 ? distance != 0 : distance % common != 0
  }
}
