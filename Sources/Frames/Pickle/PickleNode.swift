import Arrays

/// What a pickle says of one object that has an identity.
///
/// Children are named by place, not held, so that cycles leak nothing and a million nested lists
/// are freed without recursion.
public enum PickleNode: Sendable {
  case string(String)
  case integer(PickleInteger)
  case bytes(PickleBytes)
  case byteArray(PickleBytes)
  case list([PickleValue])
  case tuple([PickleValue])
  case set([PickleValue])
  case frozenSet([PickleValue])
  case dictionary(PickleDictionary)
  case deque([PickleValue], maxCount: Int?)
  indirect case slice(start: PickleValue, stop: PickleValue, step: PickleValue)
  indirect case range(start: PickleValue, stop: PickleValue, step: PickleValue)
  indirect case path(String, isWindows: Bool)
  case date(PickleDate)
  indirect case dateTime(PickleDate, PickleTime)
  case time(PickleTime)
  /// `datetime.timedelta`.
  indirect case timeDelta(days: Int, seconds: Int, microseconds: Int)
  /// `pandas.Timestamp`: counts of the unit since 1970-01-01.
  case timestamp(Int64, TimeUnit)
  /// `pandas.Timedelta`.
  case duration(Int64, TimeUnit)
  case notATime
  /// `pandas.NA`.
  case notAvailable
  indirect case dtype(NumpyDType)
  /// A numpy scalar such as `np.float64(0.5)`.
  indirect case scalar(NumpyDType, Scalar)
  /// A numpy array; the type says what the file held, see `PickleArray`.
  indirect case array(PickleArray)
  /// A pandas array without labels: `Categorical`, `StringArray`, …
  indirect case column(Column)
  indirect case index(Index)
  indirect case series(Series)
  indirect case frame(Frame)
  /// A class, function or singleton that is only named, such as `float` in `defaultdict(float)`.
  case named(PickleName)
  /// An instance of a class that the reader does not know.
  case record(PickleRecord)
  /// A piece that only has a meaning inside another object.
  case part(PicklePart)
}

extension PickleNode {
  /// The Python class, for messages.
  public var typeName: String {
    switch self {
    case .string: "str"
    case .integer: "int"
    case .bytes: "bytes"
    case .byteArray: "bytearray"
    case .list: "list"
    case .tuple: "tuple"
    case .set: "set"
    case .frozenSet: "frozenset"
    case .dictionary(let dictionary): dictionary.kind.typeName
    case .deque: "deque"
    case .slice: "slice"
    case .range: "range"
    case .path(_, let isWindows): isWindows ? "WindowsPath" : "PosixPath"
    case .date: "date"
    case .dateTime: "datetime"
    case .time: "time"
    case .timeDelta: "timedelta"
    case .timestamp: "Timestamp"
    case .duration: "Timedelta"
    case .notATime: "NaTType"
    case .notAvailable: "NAType"
    case .dtype: "dtype"
    case .scalar(let type, _): type.scalarName
    case .array: "ndarray"
    case .column(let column): column.type == .category ? "Categorical" : "ExtensionArray"
    case .index: "Index"
    case .series: "Series"
    case .frame: "DataFrame"
    case .named: "type"
    case .record(let record): record.name
    case .part(let part): part.name
    }
  }
}

/// An integer beyond 64 bits.
public struct PickleInteger: Sendable, Hashable {
  /// Two's complement, least significant byte first, no longer than needed.
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) { self.bytes = bytes }

  public var isNegative: Bool { (bytes.last ?? 0) >= 128 }
}

/// Bytes with their memory, which an array may take over without copying.
public struct PickleBytes: Sendable {
  public let storage: Storage
  public let count: Int

  public init(storage: Storage, count: Int) {
    self.storage = storage
    self.count = count
  }

  public init(_ bytes: [UInt8]) {
    storage = Storage(byteCount: bytes.count)
    count = bytes.count
    bytes.withUnsafeBytes {
      if let base = $0.baseAddress { storage.base.copyMemory(from: base, byteCount: $0.count) }
    }
  }

  /// Valid while `storage` lives.
  public var buffer: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: storage.base, count: count)
  }

  public var array: [UInt8] { withExtendedLifetime(storage) { [UInt8](buffer) } }
}

/// A dictionary: keys and values in the order they were stored, repeated keys included.
///
/// As when Python loads it, a key that comes again keeps its first place and takes the last value.
public struct PickleDictionary: Sendable {
  public enum Kind: Sendable {
    case plain, ordered, counter
    /// `collections.defaultdict` with its factory.
    case defaulting(PickleValue)

    var typeName: String {
      switch self {
      case .plain: "dict"
      case .ordered: "OrderedDict"
      case .counter: "Counter"
      case .defaulting: "defaultdict"
      }
    }
  }

  public let kind: Kind
  public var keys: [PickleValue] = []
  public var values: [PickleValue] = []

  public init(_ kind: Kind = .plain) { self.kind = kind }

  public init(_ pairs: [(PickleValue, PickleValue)]) {
    kind = .plain
    keys = pairs.map(\.0)
    values = pairs.map(\.1)
  }
}

public struct PickleDate: Sendable, Hashable {
  public let year: Int
  public let month: Int
  public let day: Int

  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }
}

public struct PickleTime: Sendable, Hashable {
  public let hour: Int
  public let minute: Int
  public let second: Int
  public let microsecond: Int
  /// The second of two equal times when clocks are put back.
  public let fold: Bool

  public init(hour: Int, minute: Int, second: Int, microsecond: Int, fold: Bool = false) {
    self.hour = hour
    self.minute = minute
    self.second = second
    self.microsecond = microsecond
    self.fold = fold
  }
}

/// A global name in a pickle.
public final class PickleName: Sendable {
  public let module: String
  public let name: String
  /// What the reader makes of it, nil if it is none of the names that the reader knows.
  let known: PickleGlobal?

  /// - Parameters: the name as any version of Python writes it; Python 2's built-in names become
  ///   those of Python 3.
  public init(module: String, name: String) {
    let isOld = module == "__builtin__"
    let renamed = isOld ? ["long": "int", "unicode": "str", "xrange": "range"][name] : nil
    self.module = isOld ? "builtins" : module
    self.name = renamed ?? name
    known = PickleGlobal.named(self.module, self.name)
  }

  /// `module.name`.
  public var full: String { "\(module).\(name)" }
}

/// What is known of an instance of an unknown class: how it would have been made.
public final class PickleRecord: @unchecked Sendable {
  public let module: String
  public let name: String
  public internal(set) var arguments: [PickleValue]
  /// Arguments by name, a dictionary.
  public internal(set) var namedArguments: PickleValue?
  /// What `__setstate__` would have been given.
  public internal(set) var state: PickleValue?
  public internal(set) var items: [PickleValue] = []
  public internal(set) var entries: [(key: PickleValue, value: PickleValue)] = []

  init(module: String, name: String, arguments: [PickleValue]) {
    self.module = module
    self.name = name
    self.arguments = arguments
  }
}

/// An element of an `object` array or column that is no plain scalar.
///
/// It names a node of the same graph. Who turns the graph into script values replaces it.
public final class PickledObject: OpaqueScalar {
  public let reference: PickleReference
  public let typeName: String

  public init(_ reference: PickleReference, typeName: String) {
    self.reference = reference
    self.typeName = typeName
  }
}
