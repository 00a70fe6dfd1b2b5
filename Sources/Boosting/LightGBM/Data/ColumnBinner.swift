/// Turns the values of one feature into bins.
///
/// Numbers are placed by a search without branches over boundaries padded to a power of two.
struct ColumnBinner {
  let mapper: BinMapper
  private let padded: [Double]
  private let steps: [Int]

  init(_ mapper: BinMapper) {
    self.mapper = mapper
    // The last boundary is never compared with: what is above all others falls into its bin.
    let bounds = mapper.isCategorical ? [] : Array(mapper.upperBounds.dropLast())
    var size = 1
    while size <= bounds.count { size *= 2 }
    padded = bounds + Array(repeating: .infinity, count: size - bounds.count)
    var steps: [Int] = []
    var step = size / 2
    while step > 0 {
      steps.append(step)
      step /= 2
    }
    self.steps = steps
  }

  func convert<T: FixedWidthInteger & UnsignedInteger>(
    _ values: UnsafePointer<Double>, _ count: Int, to out: UnsafeMutablePointer<T>
  ) {
    if mapper.isCategorical {
      for i in 0..<count { out[i] = T(truncatingIfNeeded: mapper.bin(of: values[i])) }
      return
    }
    let missing = T(truncatingIfNeeded: mapper.bin(of: .nan))
    padded.withUnsafeBufferPointer { padded in
      steps.withUnsafeBufferPointer { steps in
        let bounds = padded.baseAddress!
        for i in 0..<count {
          let value = values[i]
          var at = 0
          for step in steps { at = at &+ (value > bounds[at &+ step &- 1] ? step : 0) }
          out[i] = value == value ? T(truncatingIfNeeded: at) : missing
        }
      }
    }
  }
}
