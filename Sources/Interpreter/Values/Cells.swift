import BigInt

/// The first eight bytes of every cell.
@usableFromInline struct Header {
  /// Equal to the heap's current epoch when the last collection reached the cell.
  var mark: UInt8
  var kind: Kind
  var flags: Flags
  /// Size class in 16-byte units; 0 for a large cell with its own allocation.
  var units: UInt8
  var auxiliary: UInt32

  struct Flags: OptionSet {
    let rawValue: UInt8
    /// Owns memory or a Swift object outside the cell, released when the cell is swept.
    static let finalized = Flags(rawValue: 1)
    /// May not be changed in place; the heap's `frozenBy` says which cell of a notebook made it.
    static let frozen = Flags(rawValue: 2)
    /// A string whose bytes are all ASCII.
    static let ascii = Flags(rawValue: 4)
    /// A string in the symbol table: equal symbols are identical.
    static let interned = Flags(rawValue: 8)
    /// Being printed: guards against endless `repr` of cyclic containers.
    static let printing = Flags(rawValue: 16)
    /// A string whose bytes follow the cell (otherwise they are in a `BufferCell`).
    static let inline = Flags(rawValue: 32)
    /// Of a script class derived from the kind's: an `ObjectPart` follows the cell.
    static let derived = Flags(rawValue: 64)
    /// The text of a field of an f-string, which nothing but its join refers to.
    static let part = Flags(rawValue: 128)
  }
}

/// UTF-8 text. `header.auxiliary` is the number of code points.
struct StringCell {
  var header: Header
  private var shortHash: UInt32
  private var shortByteCount: UInt32
  var bytes: UnsafeMutablePointer<UInt8>
  /// Start of the inline bytes, or the address of the `BufferCell` that holds them.
  var tail: UInt
  static let inlineOffset = 24

  /// 0 when not computed yet.
  var hash: Int {
    @inline(__always) get { Int(shortHash) }
    @inline(__always) set { shortHash = UInt32(truncatingIfNeeded: newValue) }
  }
  var byteCount: Int {
    @inline(__always) get { Int(shortByteCount) }
    @inline(__always) set { shortByteCount = UInt32(truncatingIfNeeded: newValue) }
  }
}

/// Growing memory behind strings made by repeated `+=`: a string that ends where the buffer's used
/// part ends can be extended in place, since no other string sees the bytes behind it.
struct BufferCell {
  var header: Header
  var used: Int
  var capacity: Int
  var bytes: UnsafeMutablePointer<UInt8>
}

/// Immutable bytes, inline after the cell.
struct BytesCell {
  var header: Header
  var hash: Int
  var count: Int
  var bytes: UnsafeMutablePointer<UInt8>
}

/// The items of a list of up to `inlineLimit` follow the cell, until it grows.
struct ListCell {
  var header: Header
  var count: Int
  var capacity: Int
  var items: UnsafeMutablePointer<Value>
  static let inlineLimit = 16
}

/// Items follow the cell inline.
struct TupleCell {
  var header: Header
  var count: Int
  /// 0 when not computed yet.
  var hash: Int
  /// Set for a named tuple's class; nil for plain tuples.
  var type: UnsafeMutablePointer<TypeCell>?
  static let itemsOffset = 32
}

struct DictEntrySlot {
  var hash: Int
  /// Unbound for a deleted entry.
  var key: Value
  var value: Value
}

/// Insertion-ordered hash table: entries in order, and an index table of 32-bit entry numbers.
struct DictCell {
  var header: Header
  /// Live entries.
  var count: Int
  /// Entries used, deleted ones included.
  var used: Int
  /// Entries allocated.
  var capacity: Int
  var entries: UnsafeMutablePointer<DictEntrySlot>
  /// `mask + 1` entry numbers: -1 empty, -2 deleted. Nil while the dict has never held anything.
  var indices: UnsafeMutablePointer<Int32>?
  var mask: Int
  /// Set for defaultdict, Counter, OrderedDict: the subclass, and the default factory.
  var type: UnsafeMutablePointer<TypeCell>?
  var factory: Value
}

struct SetSlot {
  var hash: Int
  /// Unbound and hash 0: never used; unbound and hash -1: deleted.
  var key: Value
}

/// CPython's set table, so that iteration order is CPython's for numbers. Also frozenset.
struct SetCell {
  var header: Header
  var used: Int
  var fill: Int
  var mask: Int
  var table: UnsafeMutablePointer<SetSlot>
  var hash: Int
}

struct RangeCell {
  var header: Header
  var start: Int
  var stop: Int
  var step: Int
  /// Unbound, or the tuple of start, stop and step of a range that 64 bits cannot hold.
  var long: Value
}

struct SliceCell {
  var header: Header
  var start: Value
  var stop: Value
  var step: Value
}

final class BigIntBox {
  let value: BigInt
  init(_ value: BigInt) { self.value = value }
}

struct BigIntCell {
  var header: Header
  var box: Unmanaged<BigIntBox>
}

/// A variable captured by an inner function.
struct CellCell {
  var header: Header
  var value: Value
}

struct FunctionCell {
  var header: Header
  var code: Unmanaged<Code>
  /// Values of the last defaulted parameters: a tuple, or unbound.
  var defaults: Value
  /// Keyword-only defaults: a dict, or unbound.
  var keywordDefaults: Value
  /// A tuple of cells, or unbound.
  var closure: Value
  var module: Unmanaged<ModuleNamespace>
  /// The module's slots.
  var globals: UnsafeMutablePointer<Value>
  /// Attributes set on the function, `__name__` and `__doc__` overrides: a dict, or unbound.
  var attributes: Value
}

struct NativeCell {
  var header: Header
  var native: Unmanaged<NativeFunction>
  /// The number of positional arguments that need no binding; -1 where they always do, and before
  /// the first call.
  var simpleCount: Int
  /// Where there is neither `*args` nor `**kwargs`: from how many to how many positional arguments
  /// only need the rest of `defaults` behind them. Empty before the first call.
  var leastCount: Int
  var mostCount: Int
  /// The number of parameters, and the default of each.
  var parameterCount: Int
  var defaults: UnsafeMutablePointer<Value>?
  var shortcut: Shortcut

  /// Natives that the dispatch loop carries out itself.
  enum Shortcut: UInt8 { case none, append }
}

struct BoundMethodCell {
  var header: Header
  var function: Value
  var receiver: Value
}

struct TypeCell {
  var header: Header
  var info: Unmanaged<TypeInfo>
}

/// An instance of a script class. Slots are numbered by its class.
struct InstanceCell {
  var header: Header
  var type: UnsafeMutablePointer<TypeCell>
  var slots: UnsafeMutablePointer<Value>
  /// -1 when the attributes are in a dict, whose cell `slots` is then the address of: from the
  /// moment that a script asked for `__dict__`.
  var capacity: Int
}

/// Class and attributes of an instance of a script class: of an `InstanceCell`, or behind the cell
/// of an instance of a class derived from a built-in one. Laid out as in `InstanceCell`.
struct ObjectPart {
  var type: UnsafeMutablePointer<TypeCell>
  var slots: UnsafeMutablePointer<Value>
  var capacity: Int
}

struct ExceptionCell {
  var header: Header
  var type: UnsafeMutablePointer<TypeCell>
  /// Always a tuple.
  var arguments: Value
  var cause: Value
  var context: Value
  /// Attributes: a dict, or unbound.
  var attributes: Value
  var suppressContext: Bool
  var traceback: Unmanaged<TracebackBox>?
}

/// A native iterator; `state` depends on `type`.
struct IteratorCell {
  var header: Header
  var type: IteratorType
  var source: Value
  var extra: Value
  var index: Int
  var stop: Int
  var step: Int
}

enum IteratorType: UInt8, CaseIterable {
  case list, tuple, string, bytes, range, dictKeys, dictValues, dictItems, set
  case enumerate, zip, map, filter, reversedList, reversedString, reversedDict, callable
  case sequence, host, reversedSequence
}

struct GeneratorCell {
  var header: Header
  var code: Unmanaged<Code>
  var function: Value
  /// Saved registers while suspended.
  var registers: UnsafeMutablePointer<Value>
  /// How many of the registers hold something.
  var liveCount: Int
  var pc: Int
  var state: State
  /// What `send` delivers to the register of the suspended `yield`.
  var resumeRegister: Int
  /// While suspended: the exception that the generator is handling, or unbound. While running: the
  /// one that its caller is handling.
  var handled: Value

  enum State: UInt8 { case created, suspended, running, finished }
}

struct ModuleCell {
  var header: Header
  var namespace: Unmanaged<ModuleNamespace>
}

struct PropertyCell {
  var header: Header
  var getter: Value
  var setter: Value
  var deleter: Value
  var doc: Value
}

/// `staticmethod` and `classmethod`.
struct WrapperCell {
  var header: Header
  var function: Value
}

struct SuperCell {
  var header: Header
  /// The class after which look-up starts.
  var type: Value
  var receiver: Value
}

enum DictViewType: UInt8 { case keys, values, items }

struct DictViewCell {
  var header: Header
  var type: DictViewType
  var dict: Value
}

/// A Swift object with a script type: arrays, frames, boosters, files, paths.
struct HostCell {
  var header: Header
  var type: UnsafeMutablePointer<TypeCell>
  var object: Unmanaged<AnyObject>
}
