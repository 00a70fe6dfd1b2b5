/// Turns the values of one feature into bins.
///
/// Numbers are placed by a search without branches over boundaries padded to a power of two.
struct ColumnBinner {
  let mapper: BinMapper
  private let padded: [Double]

  init(_ mapper: BinMapper) {
    self.mapper = mapper
    // The last boundary is never compared with: what is above all others falls into its bin.
    let bounds = mapper.isCategorical ? [] : Array(mapper.upperBounds.dropLast())
    var size = 1
    while size <= bounds.count { size *= 2 }
    padded = bounds + Array(repeating: .infinity, count: size - bounds.count)
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
      let bounds = padded.baseAddress!
      // Four searches at a time, so that they do not wait for memory one by one.
      var i = 0
      while i &+ 4 <= count {
        var at = SIMD4<Int>.zero
        var step = padded.count &>> 1
        while step > 0 {
          for lane in 0..<4 {
            let isAbove = values[i &+ lane] > bounds[at[lane] &+ step &- 1]
            at[lane] = at[lane] &+ (isAbove ? step : 0)
          }
          step &>>= 1
        }
        for lane in 0..<4 {
          let value = values[i &+ lane]
          out[i &+ lane] = value == value ? T(truncatingIfNeeded: at[lane]) : missing
        }
        i &+= 4
      }
      while i < count {
        out[i] = T(truncatingIfNeeded: mapper.bin(of: values[i]))
        i &+= 1
      }
    }
  }
}
