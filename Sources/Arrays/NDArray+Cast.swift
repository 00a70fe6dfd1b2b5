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
      return try castScalars(from: source)
    }
    if source.dtype.stored == dtype.stored { return assignUnchecked(from: source) }
    if dtype.isTime && source.dtype.isFloating || source.dtype.isTime && dtype.isFloating {
      return try castScalars(from: source)
    }
    let nest = LoopNest(shape: shape, strides: [strides, source.strides])
    try source.dtype.acceptPlain(CastFrom(nest: nest, target: self, source: source))
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

  /// Floats out of range become what the processor gives, as in numpy; times become numbers.
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
      let narrow: Int32 = x > -2147483649 && x < 2147483648 ? Int32(x) : .min
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

private struct CastFrom: PlainVisitor {
  let nest: LoopNest
  let target: NDArray
  let source: NDArray

  func visit<S: PlainElement>(_ type: S.Type) throws {
    switch S.self {
    case is Bool.Type: cast(Bool.self)
    case is Int8.Type: cast(Int8.self)
    case is UInt8.Type: cast(UInt8.self)
    case is Int16.Type: cast(Int16.self)
    case is Int32.Type: cast(Int32.self)
    case is Int64.Type: cast(Int64.self)
    case is Float.Type: cast(Float.self)
    default: cast(Double.self)
    }
  }

  private func cast<S: Castable>(_ from: S.Type) {
    switch target.dtype {
    case .bool: run(from, Bool.self)
    case .int8: run(from, Int8.self)
    case .uint8: run(from, UInt8.self)
    case .int16: run(from, Int16.self)
    case .int32: run(from, Int32.self)
    case .float32: run(from, Float.self)
    case .float64: run(from, Double.self)
    case .int64, .datetime64, .timedelta64: run(from, Int64.self)
    case .object: preconditionFailure("objects are cast one by one")
    }
  }

  private func run<S: Castable, D: Castable>(_ from: S.Type, _ to: D.Type) {
    let out = target.pointer(D.self)
    let input = source.pointer(S.self)
    let (length, toStep, fromStep) = (nest.runLength, nest.runStride(0), nest.runStride(1))
    nest.forEachRun { offsets in
      let (out, input) = (out + offsets[0], input + offsets[1])
      if toStep == 1 && fromStep == 1 {
        for i in 0..<length { out[i] = D.cast(input[i]) }
      } else {
        for i in 0..<length { out[i * toStep] = D.cast(input[i * fromStep]) }
      }
    }
  }
}
