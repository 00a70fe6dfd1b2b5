import Glibc

/// What an interpreter may use of the world around it. The defaults are a plain process's.
public final class Host {
  /// Receives what scripts print.
  public var write: (UnsafeBufferPointer<UInt8>) -> Void = { bytes in
    var offset = 0
    while offset < bytes.count {
      let written = Glibc.write(1, bytes.baseAddress! + offset, bytes.count - offset)
      if written <= 0 { return }
      offset += written
    }
  }
  /// Receives what goes to standard error.
  public var writeError: (UnsafeBufferPointer<UInt8>) -> Void = { bytes in
    var offset = 0
    while offset < bytes.count {
      let written = Glibc.write(2, bytes.baseAddress! + offset, bytes.count - offset)
      if written <= 0 { return }
      offset += written
    }
  }
  /// Called with the value of each expression statement at the prompt and at a cell's end.
  public var display: ((Interpreter, Value) throws -> Void)?
  /// Host modules by name; made at the first import.
  public var modules: [String: (ModuleBuilder) throws -> Void] = [:]
  /// Exception classes of host modules, by the name that `PythonError.pythonClass` gives.
  public var exceptionTypes: [String: (Interpreter) -> TypeInfo?] = [:]
  /// Functions and classes that every script sees without import.
  public var globals: ((ModuleBuilder) throws -> Void)?
  /// Names that `globals` defines, so that they are made only when used.
  public var globalNames: Set<String> = []
  /// Which cell of a notebook made a frozen value.
  public var frozenBy: (Value) -> String? = { _ in nil }
  /// Folders searched for script modules: `sys.path`.
  public var searchPath: [String] = []
  public var arguments: [String] = []
  /// Stack of the thread that runs scripts, in bytes.
  public var nativeStackSize = 8 << 20
  /// Decides about file access; throws `PermissionError` with the option that would allow it.
  public var permissions: any Permissions = EverythingAllowed()

  /// Shows a warning; the `warnings` module replaces it with one that knows its filters.
  public var warn: (Interpreter, TypeInfo, String) throws -> Void = { vm, category, message in
    var text = "\(category.name): \(message)\n"
    text.withUTF8 { vm.host.writeError($0) }
  }
  /// Told of each data file that a program reads, for a run's record.
  public var fileWasRead: (String) -> Void = { _ in }
  /// Modules of the standard library that are written in the dialect, by dotted name; a package's
  /// path ends in `/__init__.py`.
  public var embeddedModules: [String: EmbeddedModule] = [:]
  /// The Python text of a module, from its path and contents; for a `.mnb` file what its cells hold.
  public var moduleText: (_ path: String, _ contents: String) throws -> String = { $1 }

  public init() {}

  /// The whole of a UTF-8 file.
  public static func readText(_ path: String) throws -> String {
    guard let file = fopen(path, "rb") else { throw FileError(path: path, code: errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A module that is part of the binary.
public struct EmbeddedModule: Sendable {
  /// As tracebacks show it.
  public let path: String
  public let text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// A failed operation on a file, as Python's OSError and its subclasses.
public struct FileError: PythonError {
  public let path: String
  public let code: Int32

  public init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }

  public var pythonClass: String {
    switch code {
    case ENOENT: "FileNotFoundError"
    case EEXIST: "FileExistsError"
    case EACCES, EPERM: "PermissionError"
    case EISDIR: "IsADirectoryError"
    case ENOTDIR: "NotADirectoryError"
    default: "OSError"
    }
  }
  public var message: String {
    "[Errno \(code)] \(String(cString: strerror(code))): '\(path)'"
  }
}

/// Asked before any file is opened. See language.md, "Permissions".
public protocol Permissions: AnyObject {
  func checkRead(_ path: String) throws
  func checkWrite(_ path: String) throws
}

/// No limits: for scripts typed at the command line by their author.
public final class EverythingAllowed: Permissions {
  public init() {}
  public func checkRead(_ path: String) throws {}
  public func checkWrite(_ path: String) throws {}
}

extension Interpreter {
  // MARK: Values for natives

  public func string(_ text: String) -> Value { heap.makeString(text) }
  public func string(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Value { heap.makeString(bytes) }
  public func list(_ values: [Value]) -> Value { heap.makeList(values) }
  public func tuple(_ values: [Value]) -> Value { heap.makeTuple(values) }
  public func bytes(_ bytes: [UInt8]) -> Value {
    let cell = heap.makeBytes(count: bytes.count)
    bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { memcpy(cell.pointee.bytes, start, source.count) }
    }
    return Value(.bytes, cell)
  }
  public func dict(_ entries: [(String, Value)]) -> Value {
    let dict = heap.makeDict()
    for (name, value) in entries {
      let key = intern(name)
      insertNew(dict, key, key.string.hash, value)
    }
    return Value(.dict, dict)
  }

  /// The one-character string of an ASCII byte.
  @inline(__always)
  func asciiCharacter(_ byte: UInt8) -> Value { asciiCharacters[Int(byte)] }

  /// Wraps a Swift object as a script value of a host class.
  public func makeHost(_ object: AnyObject, type: TypeInfo) -> Value {
    let cell = heap.allocate(.host, HostCell.self, flags: [.finalized])
    cell.pointee.type = type.cell
    cell.pointee.object = Unmanaged.passRetained(object)
    return Value(.host, cell)
  }

  /// Tells the collector how much memory a host object holds, so that it collects in time.
  public func countExternal(_ bytes: Int) { heap.countExternal(bytes) }

  /// Tells the collector how much memory all host objects hold together, where they share it and
  /// none can say how much is its own. To be called when one was made.
  public func noteHostMemory(_ live: Int) { heap.noteHostMemory(live) }
}

extension Value {
  /// The Swift object behind a host value.
  public func host<Object: AnyObject>(as: Object.Type) -> Object? {
    guard self.is(.host) else { return nil }
    return pointer(as: HostCell.self).pointee.object.takeUnretainedValue() as? Object
  }

  /// The text of a str; nil for other values.
  public var stringValue: String? { self.is(.string) ? string.swiftString : nil }
  /// The UTF-8 bytes of a str, valid while the value is alive.
  public var utf8: UnsafeBufferPointer<UInt8>? { self.is(.string) ? string.utf8 : nil }
  /// The contents of a bytes value.
  public var bytesValue: [UInt8]? { self.is(.bytes) ? Array(bytes.buffer) : nil }
  /// What a bytes holds, without a copy of it; valid while the value is alive.
  public var bytesBuffer: UnsafeBufferPointer<UInt8>? { self.is(.bytes) ? bytes.buffer : nil }
  /// The items of a list or tuple, valid until it changes.
  public var items: UnsafeBufferPointer<Value>? {
    switch kind {
    case .list: UnsafeBufferPointer(start: list.pointee.items, count: list.pointee.count)
    case .tuple: tuple.values
    default: nil
    }
  }
  /// The bounds of a slice object.
  public var sliceBounds: (start: Value, stop: Value, step: Value)? {
    self.is(.slice) ? (slice.pointee.start, slice.pointee.stop, slice.pointee.step) : nil
  }
  public var isString: Bool { self.is(.string) }
  public var isList: Bool { self.is(.list) }
  public var isTuple: Bool { self.is(.tuple) }
  public var isDict: Bool { self.is(.dict) }
  /// A class's description; nil for values that are not classes.
  public var classInfo: TypeInfo? { self.is(.type) ? typeInfo : nil }
}
