/// How a word is brought into a range: masked rejection (`RandomState`) or Lemire's multiplication
/// (`Generator`).
enum Bounding { case masked, lemire }

/// Integers in `offset...offset + range`, numpy's `random_bounded_uint*` functions.
struct BoundedIntegers<Source: BitSource> {
  let source: Source
  let bounding: Bounding
  /// Left-over bits for 8- and 16-bit results; numpy starts every fill without any.
  private var buffer: UInt32 = 0
  private var buffered = 0

  init(_ source: Source, _ bounding: Bounding) {
    self.source = source
    self.bounding = bounding
  }

  /// 0...range for 64-bit results: 32 bits are drawn where they suffice.
  @inline(__always)
  func next64(_ range: UInt64) -> UInt64 {
    if range == 0 { return 0 }
    if range <= 0xffff_ffff { return UInt64(next32(UInt32(range))) }
    if range == .max { return source.next64() }
    return bounding == .masked ? source.interval(range) : lemire64(range)
  }

  @inline(__always)
  func next32(_ range: UInt32) -> UInt32 {
    if range == 0 { return 0 }
    if range == .max { return source.next32() }
    return bounding == .masked ? UInt32(source.interval(UInt64(range))) : lemire32(range)
  }

  @inline(__always)
  private func lemire64(_ range: UInt64) -> UInt64 {
    let size = range + 1
    var product = source.next64().multipliedFullWidth(by: size)
    if product.low < size {
      let threshold = (UInt64.max - range) % size
      while product.low < threshold {
        product = source.next64().multipliedFullWidth(by: size)
      }
    }
    return product.high
  }

  @inline(__always)
  private func lemire32(_ range: UInt32) -> UInt32 {
    let size = UInt64(range) + 1
    var product = UInt64(source.next32()) * size
    if UInt64(UInt32(truncatingIfNeeded: product)) < size {
      let threshold = UInt64(UInt32.max - range) % size
      while UInt64(UInt32(truncatingIfNeeded: product)) < threshold {
        product = UInt64(source.next32()) * size
      }
    }
    return UInt32(product >> 32)
  }

  /// The next `width` bits (8 or 16) of a buffered 32-bit word, lowest first.
  private mutating func piece(_ width: Int) -> UInt32 {
    if buffered == 0 {
      buffer = source.next32()
      buffered = 32 / width - 1
    } else {
      buffer >>= UInt32(width)
      buffered -= 1
    }
    return buffer & (1 << UInt32(width) - 1)
  }

  /// 0...range for results of `width` (8 or 16) bits.
  mutating func next(_ range: UInt32, width: Int) -> UInt32 {
    if range == 0 { return 0 }
    let top = UInt32(1) << UInt32(width) - 1
    if range == top { return piece(width) }
    if bounding == .masked {
      let mask = UInt32.max >> UInt32(range.leadingZeroBitCount)
      while true {
        let value = piece(width) & mask
        if value <= range { return value }
      }
    }
    let size = range + 1
    var product = piece(width) * size
    if product & top < size {
      let threshold = (top - range) % size
      while product & top < threshold { product = piece(width) * size }
    }
    return product >> UInt32(width)
  }

  /// One bit for 0...1.
  mutating func nextBit(_ range: UInt32) -> UInt32 {
    if range == 0 { return 0 }
    if buffered == 0 {
      buffer = source.next32()
      buffered = 31
    } else {
      buffer >>= 1
      buffered -= 1
    }
    return buffer & 1
  }

  /// Fills `count` elements of `dtype` at `target` with integers in `low...high`.
  mutating func fill(
    _ target: UnsafeMutableRawPointer, _ count: Int, _ dtype: DType, low: Int64, high: Int64
  ) {
    let range = UInt64(bitPattern: high &- low)
    let narrow = UInt32(truncatingIfNeeded: range)
    switch dtype {
    case .int32:
      let out = target.assumingMemoryBound(to: Int32.self)
      let base = Int32(truncatingIfNeeded: low)
      for i in 0..<count { out[i] = base &+ Int32(bitPattern: next32(narrow)) }
    case .int16:
      let out = target.assumingMemoryBound(to: Int16.self)
      let base = Int16(truncatingIfNeeded: low)
      for i in 0..<count { out[i] = base &+ Int16(truncatingIfNeeded: next(narrow, width: 16)) }
    case .int8, .uint8:
      let out = target.assumingMemoryBound(to: UInt8.self)
      let base = UInt8(truncatingIfNeeded: low)
      for i in 0..<count { out[i] = base &+ UInt8(truncatingIfNeeded: next(narrow, width: 8)) }
    case .bool:
      let out = target.assumingMemoryBound(to: Bool.self)
      for i in 0..<count { out[i] = low != 0 || nextBit(narrow) != 0 }
    default:
      let out = target.assumingMemoryBound(to: Int64.self)
      for i in 0..<count { out[i] = low &+ Int64(bitPattern: next64(range)) }
    }
  }
}

extension DType {
  /// The integers that a random stream may be asked for with this type; nil for other types.
  var randomIntegerRange: ClosedRange<Int64>? {
    switch self {
    case .bool: 0...1
    case .int8: -128...127
    case .uint8: 0...255
    case .int16: -32_768...32_767
    case .int32: -2_147_483_648...2_147_483_647
    case .int64: Int64.min...Int64.max
    default: nil
    }
  }

  var randomName: String {
    switch self {
    case .bool: "bool"
    case .int8: "int8"
    case .uint8: "uint8"
    case .int16: "int16"
    case .int32: "int32"
    default: "int64"
    }
  }
}

/// numpy's checks of the bounds of random integers; `high` is inclusive here.
func checkIntegerBounds(
  low: Int64, high: Int64, closed: Bool, dtype: DType
) throws(RandomError) {
  guard let allowed = dtype.randomIntegerRange else {
    throw RandomError(
      message: "Unsupported dtype dtype('\(dtype)') for randint", pythonClass: "TypeError")
  }
  guard low >= allowed.lowerBound else {
    throw .value("low is out of bounds for \(dtype.randomName)")
  }
  guard high <= allowed.upperBound else {
    throw .value("high is out of bounds for \(dtype.randomName)")
  }
  guard low <= high else {
    let sign =
      low == 0 ? (closed ? "high < 0" : "high <= 0") : closed ? "low > high" : "low >= high"
    throw .value(sign)
  }
}
