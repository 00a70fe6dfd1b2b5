extension NDArray {
  /// A converted row-major copy (numpy's `astype`, casting "unsafe").
  ///
  /// - Throws: ValueError or TypeError for objects that do not convert.
  public func astype(_ target: DType) throws -> NDArray {
    if dtype == target && !isText { return copied() }
    return try casted(to: target)
  }

  /// A converted copy, or itself if it has the dtype already.
  public func casted(to target: DType) throws -> NDArray {
    if dtype == target && !isText { return self }
    let result = NDArray(uninitialized: shape, target)
    try result.castUnchecked(from: self)
    return result
  }

  /// Converts elements of the same shape into this array; no check for frozen elements.
  func castUnchecked(from source: NDArray) throws {
    if source.dtype == .object || dtype == .object {
      if source.dtype == dtype && !isText { return assignUnchecked(from: source) }
      return try castScalars(from: source)
    }
    if source.dtype.stored == dtype.stored { return assignUnchecked(from: source) }
    if dtype.isTime && source.dtype.isFloating || source.dtype.isTime && dtype.isFloating {
      return try castScalars(from: source)
    }
    let loop = ElementLoop(inputs: [source], kernelInputs: [source.dtype], output: self)
    loop.run(castRun(from: source.dtype, to: dtype), cost: 1)
  }

  private func castScalars(from source: NDArray) throws {
    let nest = LoopNest(shape: shape, strides: [strides, source.strides])
    let (length, toStep, fromStep) = (nest.runLength, nest.runStride(0), nest.runStride(1))
    try nest.forEachRun { offsets in
      for i in 0..<length {
        let value = source.element(at: source.offset + offsets[1] + i * fromStep)
        try store(convertible(value), at: offset + offsets[0] + i * toStep)
      }
    }
  }

  /// Times become numbers, and floats out of range what the processor gives, as in numpy.
  private func convertible(_ value: Scalar) -> Scalar {
    switch value {
    case .datetime(let x), .timedelta(let x):
      if dtype.isFloating { return .float(x == .min ? .nan : Double(x)) }
      return value
    case .float(let x) where dtype.isTime: return .int(wholeOrIndefinite(x))
    default: return value
    }
  }
}

/// Conversion between stored numbers as C's casts do it on x86-64.
protocol Castable: PlainElement {
  var asInt64: Int64 { get }
  var asDouble: Double { get }
  static func cast<S: Castable>(_ source: S) -> Self
}

/// `x` truncated; the processor's "integer indefinite" for NaN and out of range.
@inline(__always)
func wholeOrIndefinite(_ x: Double) -> Int64 {
  x >= -0x1p63 && x < 0x1p63 ? Int64(x) : .min
}

extension Bool: Castable {
  @inline(__always) var asInt64: Int64 { self ? 1 : 0 }
  @inline(__always) var asDouble: Double { self ? 1 : 0 }
  @inline(__always)
  static func cast<S: Castable>(_ source: S) -> Bool { source.asDouble != 0 }
}

extension FixedWidthInteger where Self: Castable {
  @inline(__always) var asInt64: Int64 { Int64(truncatingIfNeeded: self) }
  @inline(__always) var asDouble: Double { Double(self) }
  @inline(__always)
  static func cast<S: Castable>(_ source: S) -> Self {
    if S.self == Double.self || S.self == Float.self {
      if Self.bitWidth == 64 { return Self(truncatingIfNeeded: wholeOrIndefinite(source.asDouble)) }
      let x = source.asDouble
      let narrow: Int32 = x > -2_147_483_649 && x < 2_147_483_648 ? Int32(x) : .min
      return Self(truncatingIfNeeded: narrow)
    }
    return Self(truncatingIfNeeded: source.asInt64)
  }
}

extension Int8: Castable {}
extension UInt8: Castable {}
extension Int16: Castable {}
extension Int32: Castable {}
extension Int64: Castable {}

extension Float: Castable {
  @inline(__always) var asInt64: Int64 { wholeOrIndefinite(Double(self)) }
  @inline(__always) var asDouble: Double { Double(self) }
  @inline(__always)
  static func cast<S: Castable>(_ source: S) -> Float {
    if S.self == Int64.self { return Float(source.asInt64) }
    return Float(source.asDouble)
  }
}

extension Double: Castable {
  @inline(__always) var asInt64: Int64 { wholeOrIndefinite(self) }
  @inline(__always) var asDouble: Double { self }
  @inline(__always)
  static func cast<S: Castable>(_ source: S) -> Double { source.asDouble }
}

private enum Conversion<Input: Castable, Output: Castable>: UnaryKernel {
  @inline(__always) static var isQuick: Bool {
    MemoryLayout<Input>.size >= 4 && MemoryLayout<Output>.size >= 4
      || MemoryLayout<Input>.size == 1 && MemoryLayout<Output>.size == 8
  }
  @inline(__always)
  static func apply(_ a: Input) -> Output { Output.cast(a) }
}

/// The kernel that converts between two dtypes that are not `object`.
func castRun(from source: DType, to target: DType) -> LoopRun {
  switch source {
  case .bool: castRun(Bool.self, to: target)
  case .int8: castRun(Int8.self, to: target)
  case .uint8: castRun(UInt8.self, to: target)
  case .int16: castRun(Int16.self, to: target)
  case .int32: castRun(Int32.self, to: target)
  case .int64, .datetime64, .timedelta64: castRun(Int64.self, to: target)
  case .float32: castRun(Float.self, to: target)
  case .float64: castRun(Double.self, to: target)
  case .object: preconditionFailure("objects are cast one by one")
  }
}

private func castRun<S: Castable>(_ source: S.Type, to target: DType) -> LoopRun {
  switch target {
  case .bool: unaryRun(Conversion<S, Bool>.self)
  case .int8: unaryRun(Conversion<S, Int8>.self)
  case .uint8: unaryRun(Conversion<S, UInt8>.self)
  case .int16: unaryRun(Conversion<S, Int16>.self)
  case .int32: unaryRun(Conversion<S, Int32>.self)
  case .int64, .datetime64, .timedelta64: unaryRun(Conversion<S, Int64>.self)
  case .float32: unaryRun(Conversion<S, Float>.self)
  case .float64: unaryRun(Conversion<S, Double>.self)
  case .object: preconditionFailure("objects are cast one by one")
  }
}
