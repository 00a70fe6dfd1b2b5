/// What a pickle has put aside under numbers.
///
/// Numbers that follow each other lie in an array; a pickle that jumps to number four billion
/// costs one dictionary entry.
struct PickleMemo {
  private var near: [PickleValue?] = []
  private var far: [Int: PickleValue] = [:]
  /// Numbers in use; the next one that `MEMOIZE` takes.
  private(set) var count = 0

  subscript(number: Int) -> PickleValue? {
    if number < near.count { return near[number] }
    return far[number]
  }

  mutating func put(_ value: PickleValue, at number: Int) {
    if number < near.count {
      if near[number] == nil { count += 1 }
      near[number] = value
    } else if number < count + 256 && far.isEmpty {
      while near.count < number { near.append(nil) }
      near.append(value)
      count += 1
    } else if far.updateValue(value, forKey: number) == nil {
      count += 1
    }
  }
}
