/// A script value: 16 trivially copyable bytes, a tag word and a payload word.
///
/// Small integers, floats, booleans and None are inline; everything else is the address of a cell
/// that the `Heap` owns. Copying a value never touches a reference count: the collector finds what
/// is alive. See docs/virtual-machine.md.
@frozen public struct Value {
  @usableFromInline var tag: Tag
  @usableFromInline var payload: UInt64

  @inlinable @inline(__always) init(tag: Tag, payload: UInt64) {
    self.tag = tag
    self.payload = payload
  }

  /// What the payload is: below 16 inline values, from 16 the address of a cell of that kind.
  @frozen public struct Tag: Equatable {
    @usableFromInline let raw: UInt64
    @inlinable @inline(__always) init(raw: UInt64) { self.raw = raw }

    @inlinable @inline(__always) static var int: Tag { Tag(raw: 0) }
    @inlinable @inline(__always) static var float: Tag { Tag(raw: 1) }
    @inlinable @inline(__always) static var bool: Tag { Tag(raw: 2) }
    @inlinable @inline(__always) static var none: Tag { Tag(raw: 3) }
    /// A variable, slot or table entry that holds nothing; never seen by a script.
    @inlinable @inline(__always) static var unbound: Tag { Tag(raw: 4) }
    @inlinable @inline(__always) static var ellipsis: Tag { Tag(raw: 5) }
    @inlinable @inline(__always) static var notImplemented: Tag { Tag(raw: 6) }

    @inlinable @inline(__always) static var derivedBit: UInt64 { 256 }

    @inlinable @inline(__always) static func object(_ kind: Kind) -> Tag {
      Tag(raw: 16 &+ UInt64(kind.rawValue))
    }
  }
}

/// The kinds of heap cells.
public enum Kind: UInt8, Sendable {
  case free
  case string, bytes, list, tuple, dict, set, frozenset, range, slice, bigInt
  case function, native, boundMethod, type, instance, exception, cell
  case iterator, generator, module, property, staticMethod, classMethod, superProxy
  case dictView, host, buffer, code
}

extension Value {
  @inlinable @inline(__always) public static var none: Value { Value(tag: .none, payload: 0) }
  @inlinable @inline(__always) public static var `true`: Value { Value(tag: .bool, payload: 1) }
  @inlinable @inline(__always) public static var `false`: Value { Value(tag: .bool, payload: 0) }
  @inlinable @inline(__always) public static var unbound: Value { Value(tag: .unbound, payload: 0) }
  @inlinable @inline(__always) public static var ellipsis: Value {
    Value(tag: .ellipsis, payload: 0)
  }
  @inlinable @inline(__always) public static var notImplemented: Value {
    Value(tag: .notImplemented, payload: 0)
  }

  @inlinable @inline(__always) public init(_ value: Bool) {
    self.init(tag: .bool, payload: value ? 1 : 0)
  }
  @inlinable @inline(__always) public init(_ value: Int) {
    self.init(tag: .int, payload: UInt64(bitPattern: Int64(value)))
  }
  @inlinable @inline(__always) public init(_ value: Int64) {
    self.init(tag: .int, payload: UInt64(bitPattern: value))
  }
  @inlinable @inline(__always) public init(_ value: Double) {
    self.init(tag: .float, payload: value.bitPattern)
  }
  @inlinable @inline(__always) init<Cell>(_ kind: Kind, _ cell: UnsafeMutablePointer<Cell>) {
    self.init(tag: .object(kind), payload: UInt64(UInt(bitPattern: cell)))
  }

  @inlinable @inline(__always) public var isInt: Bool { tag == .int }
  @inlinable @inline(__always) public var isFloat: Bool { tag == .float }
  @inlinable @inline(__always) public var isBool: Bool { tag == .bool }
  @inlinable @inline(__always) public var isNone: Bool { tag == .none }
  @inlinable @inline(__always) public var isUnbound: Bool { tag == .unbound }
  @inlinable @inline(__always) public var isNotImplemented: Bool { tag == .notImplemented }
  @inlinable @inline(__always) public var isObject: Bool { tag.raw >= 16 }
  /// The kind of an object; `.free` for inline values.
  @inlinable @inline(__always) public var kind: Kind {
    tag.raw >= 16
      ? unsafe unsafeBitCast(UInt8(truncatingIfNeeded: tag.raw &- 16), to: Kind.self) : .free
  }
  /// An object of this kind, of the kind's own class or of a script class derived from it.
  @inlinable @inline(__always) public func `is`(_ kind: Kind) -> Bool {
    UInt8(truncatingIfNeeded: tag.raw) == 16 &+ kind.rawValue
  }
  /// An object of this kind whose class is not one that a script derived: no operator of it can be
  /// a script's.
  @inlinable @inline(__always) func isExactly(_ kind: Kind) -> Bool { tag == .object(kind) }
  /// An instance of a script class derived from str, bytes, list, tuple, dict, set or frozenset.
  /// Its tag is its kind's with this bit set, and its cell is followed by an `ObjectPart`.
  @inlinable @inline(__always) var isDerived: Bool { tag.raw & Tag.derivedBit != 0 }

  /// The payload of an inline int (or bool).
  @inlinable @inline(__always) public var int: Int { Int(Int64(bitPattern: payload)) }
  @inlinable @inline(__always) public var float: Double { Double(bitPattern: payload) }
  @inlinable @inline(__always) public var bool: Bool { payload != 0 }

  /// Both words equal: `is` for objects, and equality for inline values of the same type.
  @inlinable @inline(__always) public func isIdentical(to other: Value) -> Bool {
    tag == other.tag && payload == other.payload
  }

  @inlinable @inline(__always) func pointer<Cell>(as: Cell.Type) -> UnsafeMutablePointer<Cell> {
    UnsafeMutablePointer<Cell>(bitPattern: UInt(payload)).unsafelyUnwrapped
  }
  /// The header of an object's cell.
  @inlinable @inline(__always) var header: UnsafeMutablePointer<Header> {
    pointer(as: Header.self)
  }
}
