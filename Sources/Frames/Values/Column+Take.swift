import Arrays

extension Column {
  /// The elements at `positions`; position -1 gives a missing value.
  ///
  /// Integer and bool columns become float64 and object when a position is -1, as in pandas.
  public func take(_ positions: [Int]) -> Column {
    let hasHoles = positions.contains { $0 < 0 }
    if hasHoles, !canBeMissing {
      let wide = type == .bool ? objects() : floats()
      return wide.take(positions)
    }
    return positions.withUnsafeBufferPointer { takeRaw($0) }
  }

  /// As `take`, of a type that has missing values or without negative positions.
  func takeRaw(_ positions: UnsafeBufferPointer<Int>) -> Column {
    switch type {
    case .bool, .int8, .uint8: gather(UInt8.self, positions, missing: 0)
    case .int16: gather(UInt16.self, positions, missing: 0)
    case .int32: gather(Int32.self, positions, missing: 0)
    case .string, .category: gather(Int32.self, positions, missing: -1)
    case .int64, .datetime, .timedelta: gather(Int64.self, positions, missing: .min)
    case .float32: gather(Float.self, positions, missing: .nan)
    case .float64: gather(Double.self, positions, missing: .nan)
    case .object: gatherScalars(positions)
    }
  }

  private func gather<Element: BitwiseCopyable>(
    _ element: Element.Type, _ positions: UnsafeBufferPointer<Int>, missing: Element
  ) -> Column {
    let result = Storage(byteCount: positions.count * MemoryLayout<Element>.stride)
    let to = result.base.assumingMemoryBound(to: Element.self)
    let from = storage.base.assumingMemoryBound(to: Element.self) + offset
    let target = Unchecked((to, UnsafePointer(from)))
    let (stride, sources) = (stride, Unchecked(positions))
    withExtendedLifetime(storage) {
      Parallel.halves(positions.count, atLeast: 200_000) { rows in
        let (to, from) = target.value
        for i in rows {
          let position = sources.value[i]
          to[i] = position < 0 ? missing : from[position * stride]
        }
      }
    }
    return replacing(storage: result, count: positions.count)
  }

  private func gatherScalars(_ positions: UnsafeBufferPointer<Int>) -> Column {
    let result = Storage(objectCount: positions.count)
    let to = result.base.assumingMemoryBound(to: Scalar.self)
    let from = storage.base.assumingMemoryBound(to: Scalar.self) + offset
    for i in 0..<positions.count {
      to[i] = positions[i] < 0 ? .float(.nan) : from[positions[i] * stride]
    }
    return replacing(storage: result, count: positions.count)
  }

  /// The elements where `mask` is true.
  public func filter(_ mask: [Bool]) -> Column { take(Positions.of(mask)) }
}

enum Positions {
  /// The places of the true elements.
  static func of(_ mask: [Bool]) -> [Int] {
    mask.withUnsafeBufferPointer { mask in
      var total = 0
      for i in 0..<mask.count where mask[i] { total += 1 }
      return [Int](unsafeUninitializedCapacity: total) { out, filled in
        var at = 0
        for i in 0..<mask.count where mask[i] {
          out[at] = i
          at += 1
        }
        filled = at
      }
    }
  }
}
