/// A Swift type that array elements are stored as.
public protocol ArrayElement {
  /// The type's own dtype; `Int64` also stores datetimes and timedeltas.
  static var dtype: DType { get }
  var scalar: Scalar { get }
  /// Converts as an assignment to one element does.
  init(assigning scalar: Scalar) throws(ArrayError)
}

/// Element types that are plain numbers or booleans.
public protocol PlainElement: ArrayElement, BitwiseCopyable {}

extension Bool: PlainElement {
  public static var dtype: DType { .bool }
  public var scalar: Scalar { .bool(self) }
  public init(assigning scalar: Scalar) throws(ArrayError) { self = scalar.isTrue }
}

extension Int8: PlainElement {
  public static var dtype: DType { .int8 }
}
extension UInt8: PlainElement {
  public static var dtype: DType { .uint8 }
}
extension Int16: PlainElement {
  public static var dtype: DType { .int16 }
}
extension Int32: PlainElement {
  public static var dtype: DType { .int32 }
}
extension Int64: PlainElement {
  public static var dtype: DType { .int64 }
}

extension FixedWidthInteger where Self: PlainElement {
  public var scalar: Scalar { .int(Int64(truncatingIfNeeded: self)) }

  public init(assigning scalar: Scalar) throws(ArrayError) {
    let wide = try scalar.wholeNumber()
    if case .int = scalar, !(Int64(Self.min)...Int64(Self.max)).contains(wide) {
      throw .overflow("Python integer \(wide) out of bounds for \(Self.dtype.name)")
    }
    self.init(truncatingIfNeeded: wide)
  }
}

extension Float: PlainElement {
  public static var dtype: DType { .float32 }
  public var scalar: Scalar { .float(Double(self)) }
  public init(assigning scalar: Scalar) throws(ArrayError) { self.init(try scalar.realNumber()) }
}

extension Double: PlainElement {
  public static var dtype: DType { .float64 }
  public var scalar: Scalar { .float(self) }
  public init(assigning scalar: Scalar) throws(ArrayError) { self = try scalar.realNumber() }
}

extension Scalar: ArrayElement {
  public static var dtype: DType { .object }
  public var scalar: Scalar { self }
  public init(assigning scalar: Scalar) throws(ArrayError) { self = scalar }
}

/// A generic operation, applied to the element type that a dtype stores.
protocol ElementVisitor {
  associatedtype Outcome
  func visit<T: ArrayElement>(_ type: T.Type) throws -> Outcome
}

/// As `ElementVisitor`, for operations that `object` arrays do not take.
protocol PlainVisitor {
  associatedtype Outcome
  func visit<T: PlainElement>(_ type: T.Type) throws -> Outcome
}

extension DType {
  @inline(__always)
  func accept<V: ElementVisitor>(_ visitor: V) throws -> V.Outcome {
    switch self {
    case .bool: try visitor.visit(Bool.self)
    case .int8: try visitor.visit(Int8.self)
    case .uint8: try visitor.visit(UInt8.self)
    case .int16: try visitor.visit(Int16.self)
    case .int32: try visitor.visit(Int32.self)
    case .int64, .datetime64, .timedelta64: try visitor.visit(Int64.self)
    case .float32: try visitor.visit(Float.self)
    case .float64: try visitor.visit(Double.self)
    case .object: try visitor.visit(Scalar.self)
    }
  }

  /// - Throws: for `object`, which has no plain representation.
  @inline(__always)
  func acceptPlain<V: PlainVisitor>(_ visitor: V) throws -> V.Outcome {
    switch self {
    case .bool: try visitor.visit(Bool.self)
    case .int8: try visitor.visit(Int8.self)
    case .uint8: try visitor.visit(UInt8.self)
    case .int16: try visitor.visit(Int16.self)
    case .int32: try visitor.visit(Int32.self)
    case .int64, .datetime64, .timedelta64: try visitor.visit(Int64.self)
    case .float32: try visitor.visit(Float.self)
    case .float64: try visitor.visit(Double.self)
    case .object: throw ArrayError.type("an array of objects has no numbers to work on")
    }
  }

  /// The dtype of the Swift type that stores this dtype's elements.
  public var stored: DType {
    self == .datetime64 || self == .timedelta64 ? .int64 : self
  }
}
