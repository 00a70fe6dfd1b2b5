/// One entry of a subscript such as `a[1, 2:5, ..., None, mask]`.
public enum IndexItem: Sendable {
  case integer(Int)
  case slice(start: Int?, stop: Int?, step: Int?)
  case ellipsis
  case newAxis
  /// Integers, or booleans that select.
  case array(NDArray)
}

extension IndexItem {
  /// Everything along one axis.
  public static var all: IndexItem { .slice(start: nil, stop: nil, step: nil) }
}

/// A slice resolved against an axis, as Python's `slice.indices`.
public struct ResolvedSlice: Sendable, Equatable {
  public let start: Int
  public let step: Int
  public let count: Int

  /// - Throws: ValueError for a step of 0.
  public init(start: Int?, stop: Int?, step: Int?, length: Int) throws(ArrayError) {
    let step = step ?? 1
    if step == 0 { throw .value("slice step cannot be zero") }
    let (low, high) = step > 0 ? (0, length) : (-1, length - 1)
    func clamp(_ bound: Int?, _ absent: Int) -> Int {
      guard var bound else { return absent }
      if bound < 0 { bound = bound < -length ? low : bound + length }
      return min(max(bound, low), high)
    }
    self.start = clamp(start, step > 0 ? low : high)
    let end = clamp(stop, step > 0 ? high : low)
    self.step = step
    let span = step > 0 ? end - self.start : self.start - end
    count = span > 0 ? Int((span - 1).magnitude / step.magnitude) + 1 : 0
  }
}
