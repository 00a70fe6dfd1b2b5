import BigInt

/// Ranges with a bound, a step or a length beyond 64 bits: their cell refers to a tuple of start,
/// stop, step and length.
struct LongRange {
  let start, stop, step, count: BigInt

  init(_ start: BigInt, _ stop: BigInt, _ step: BigInt) {
    self.start = start
    self.stop = stop
    self.step = step
    let distance = step.sign == .plus ? stop - start : start - stop
    let width = BigInt(step.magnitude)
    count = distance.sign == .minus || distance.isZero ? 0 : (distance - 1) / width + 1
  }

  subscript(index: BigInt) -> BigInt { start + index * step }

  /// The position of an element; nil for numbers that are none.
  func index(of number: BigInt) -> BigInt? {
    let (quotient, remainder) = BigInt.floorDivMod(number - start, step)
    return remainder.isZero && quotient.sign == .plus && quotient < count ? quotient : nil
  }

  /// The part that a slice selects, its bounds being as Python writes them.
  func slice(_ from: BigInt?, _ to: BigInt?, by stride: BigInt) -> LongRange {
    func clamp(_ bound: BigInt?, _ fallback: BigInt) -> BigInt {
      guard var bound else { return fallback }
      let isForward = stride.sign == .plus
      if bound.sign == .minus {
        bound += count
        if bound.sign == .minus { return isForward ? 0 : -1 }
      }
      return bound >= count ? (isForward ? count : count - 1) : bound
    }
    let isForward = stride.sign == .plus
    let first = clamp(from, isForward ? 0 : count - 1)
    let last = clamp(to, isForward ? count : -1)
    return LongRange(self[first], self[last], step * stride)
  }
}

extension Interpreter {
  /// `range(start, stop, step)` of ints of any size.
  func makeRange(_ range: LongRange) -> Value {
    if let start = Int(exactly: range.start), let stop = Int(exactly: range.stop),
      let step = Int(exactly: range.step), Int(exactly: range.count) != nil
    {
      return heap.makeRange(start, stop, step)
    }
    let parts = [range.start, range.stop, range.step].map { integer($0) }
    let value = heap.makeRange(0, 0, 1)
    value.range.pointee.long = heap.makeTuple(parts)
    return value
  }

  /// The numbers of any range.
  func longRange(_ value: Value) -> LongRange {
    let cell = value.range
    if cell.pointee.long.isUnbound {
      return LongRange(
        BigInt(cell.pointee.start), BigInt(cell.pointee.stop), BigInt(cell.pointee.step))
    }
    let parts = cell.pointee.long.tuple.items
    return LongRange(parts[0].integer, parts[1].integer, parts[2].integer)
  }

  func isLong(_ range: Value) -> Bool { !range.range.pointee.long.isUnbound }

  /// `range[index]`, where the index, the range or the result may be long.
  func longItem(_ range: Value, _ index: Value) throws(Raised) -> Value {
    let long = longRange(range)
    if index.is(.slice) {
      let slice = index.slice.pointee
      func bound(_ value: Value) throws(Raised) -> BigInt? {
        if value.isNone { return nil }
        guard let number = try indexNumber(value) else {
          throw typeError("slice indices must be integers or None or have an __index__ method")
        }
        return number.integer
      }
      let stride = try bound(slice.step) ?? 1
      if stride.isZero { throw valueError("slice step cannot be zero") }
      return makeRange(long.slice(try bound(slice.start), try bound(slice.stop), by: stride))
    }
    guard let number = try indexNumber(index)?.integer else {
      throw typeError("range indices must be integers or slices, not \(typeName(index))")
    }
    let position = number.sign == .minus ? number + long.count : number
    guard position.sign == .plus, position < long.count else {
      throw indexError("range object index out of range")
    }
    return integer(long[position])
  }
}
