import Glibc

/// The classes of open files, made when the first file is opened.
public final class FileTypes {
  public let text: TypeInfo
  public let reader: TypeInfo
  public let writer: TypeInfo
  public let random: TypeInfo
  /// `io.UnsupportedOperation`
  public let unsupportedOperation: TypeInfo

  init(_ vm: Interpreter) {
    func make(_ name: String, _ module: String, _ base: TypeInfo, _ kind: Kind) -> TypeInfo {
      let info = TypeInfo(
        name: name, module: module, base: base, instanceKind: kind, isScriptClass: false)
      vm.heap.attachCell(to: info)
      _ = vm.pin(info.value)
      return info
    }
    let object = vm.types.object
    text = make("TextIOWrapper", "_io", object, .host)
    reader = make("BufferedReader", "_io", object, .host)
    writer = make("BufferedWriter", "_io", object, .host)
    random = make("BufferedRandom", "_io", object, .host)
    unsupportedOperation = make("UnsupportedOperation", "io", vm.types.osError, .exception)
    for info in [text, reader, writer, random] { FileMembers(vm: vm, info: info).install() }
  }
}

/// Buffered output, and what belongs to files, of one interpreter.
final class StreamState {
  let output = OutputBuffer()
  var fileTypes: FileTypes?
  private var files: [WeakFile] = []

  private struct WeakFile {
    weak var file: ByteFile?
  }

  /// Remembers a file, so that what was written to it reaches the disk at the end of the run even
  /// when the script never closed it.
  func register(_ file: ByteFile) {
    if files.count > 64 { files.removeAll { $0.file?.isClosed ?? true } }
    files.append(WeakFile(file: file))
  }

  func flushFiles() {
    for entry in files { try? entry.file?.flush() }
  }
}

extension Interpreter {
  var output: OutputBuffer { streams.output }

  public var fileTypes: FileTypes {
    if let types = streams.fileTypes { return types }
    let types = FileTypes(self)
    streams.fileTypes = types
    return types
  }
}

/// The members of the file classes.
private struct FileMembers {
  unowned let vm: Interpreter
  let info: TypeInfo
  private var type: TypeBuilder { TypeBuilder(vm: vm, info: info) }

  func install() {
    installReading()
    installWriting()
    installPosition()
    installState()
  }

  /// A method of open files.
  private func method(
    _ signature: String, _ body: @escaping (Interpreter, FileObject, Arguments) throws -> Value
  ) {
    type.method(signature) { vm, args in
      guard let file = args[0].host(as: FileObject.self) else {
        throw vm.typeError("a file is required, not '\(vm.typeName(args[0]))'")
      }
      if file.file.isClosed { throw vm.valueError("I/O operation on closed file.") }
      do {
        return try body(vm, file, args)
      } catch let error as SystemCallError {
        throw vm.osError(error.code, path: .none)
      }
    }
  }

  private func installReading() {
    func readable(
      _ signature: String, _ body: @escaping (Interpreter, FileObject, Arguments) throws -> Value
    ) {
      method(signature) { vm, file, args in
        guard file.canRead else {
          throw vm.raise(
            vm.fileTypes.unsupportedOperation, file.text == nil ? "read" : "not readable")
        }
        return try body(vm, file, args)
      }
    }
    readable("read(self, size=-1, /)") { vm, file, args in
      let size = args[1].isNone ? -1 : try vm.requireIndex(args[1])
      if let text = file.text {
        return size < 0
          ? try text.readAll(file.file, vm) : try text.read(size, file.file, vm)
      }
      if size >= 0 { return vm.bytes(try file.file.read(size)) }
      while try file.file.fill() { try vm.checkCancelled() }
      return vm.bytes(try file.file.readAll())
    }
    readable("readline(self, size=-1, /)") { vm, file, args in
      let size = args[1].isNone ? -1 : try vm.requireIndex(args[1])
      return try FileMembers.line(vm, file, size < 0 ? nil : size)
    }
    readable("readlines(self, hint=-1, /)") { vm, file, args in
      let hint = args[1].isNone ? -1 : try vm.requireIndex(args[1])
      let list = vm.heap.makeList(capacity: 16)
      var total = 0
      while true {
        let line = try FileMembers.line(vm, file, nil)
        let count = try vm.length(line)
        if count == 0 { break }
        vm.heap.append(line, to: list)
        total += count
        if hint > 0 && total >= hint { break }
      }
      return Value(.list, list)
    }
    method("__iter__(self, /)") { _, _, args in args[0] }
    readable("__next__(self, /)") { vm, file, _ in
      let line = try FileMembers.line(vm, file, nil)
      if try vm.length(line) == 0 { throw vm.stopIteration(.none) }
      return line
    }
  }

  fileprivate static func line(
    _ vm: Interpreter, _ file: FileObject, _ limit: Int?
  ) throws -> Value {
    if let text = file.text { return try text.readLine(limit, file.file, vm) }
    return vm.bytes(try file.file.readLine(limit ?? .max))
  }

  private func installWriting() {
    method("write(self, text, /)") { vm, file, args in
      try FileMembers.write(vm, file, args[1])
    }
    method("writelines(self, lines, /)") { vm, file, args in
      try vm.iterate(args[1]) { line throws(Raised) in
        do {
          _ = try FileMembers.write(vm, file, line)
        } catch let error as SystemCallError {
          throw vm.osError(error.code, path: .none)
        } catch {
          throw vm.convert(error)
        }
        return true
      }
      return .none
    }
    method("flush(self, /)") { _, file, _ in
      try file.file.flush()
      return .none
    }
  }

  private static func write(_ vm: Interpreter, _ file: FileObject, _ value: Value) throws -> Value {
    guard file.canWrite else {
      throw vm.raise(
        vm.fileTypes.unsupportedOperation, file.text == nil ? "write" : "not writable")
    }
    if let text = file.text {
      guard value.is(.string) else {
        throw vm.typeError("write() argument must be str, not \(vm.typeName(value))")
      }
      try text.write(value, file.file, vm)
      return Value(value.string.count)
    }
    guard value.is(.bytes) else {
      throw vm.typeError("a bytes-like object is required, not '\(vm.typeName(value))'")
    }
    try file.file.write(value.bytes.buffer)
    return Value(value.bytes.pointee.count)
  }

  private func installPosition() {
    method("seek(self, offset, whence=0, /)") { vm, file, args in
      let offset = try vm.requireIndex(args[1])
      let whence = try vm.requireIndex(args[2])
      guard (0...2).contains(whence) else {
        throw vm.valueError("invalid whence (\(whence), should be 0, 1 or 2)")
      }
      if let text = file.text {
        if whence == 1 && offset != 0 {
          throw vm.raise(
            vm.fileTypes.unsupportedOperation, "can't do nonzero cur-relative seeks")
        }
        if whence == 2 && offset != 0 {
          throw vm.raise(
            vm.fileTypes.unsupportedOperation, "can't do nonzero end-relative seeks")
        }
        if whence == 1 { return Value(try file.file.tell() - text.reset()) }
        _ = text.reset()
      }
      return Value(try file.file.seek(offset, [SEEK_SET, SEEK_CUR, SEEK_END][whence]))
    }
    method("tell(self, /)") { _, file, _ in
      let position = try file.file.tell()
      guard let text = file.text else { return Value(position) }
      let unread = text.reset()
      if unread > 0 { _ = try file.file.seek(position - unread, SEEK_SET) }
      return Value(position - unread)
    }
    method("truncate(self, size=None, /)") { vm, file, args in
      let size = args[1].isNone ? try file.file.tell() : try vm.requireIndex(args[1])
      try file.file.truncate(size)
      return Value(size)
    }
    method("fileno(self, /)") { _, file, _ in Value(Int(file.file.descriptor)) }
    method("isatty(self, /)") { _, file, _ in Value(isatty(file.file.descriptor) != 0) }
    method("readable(self, /)") { _, file, _ in Value(file.canRead) }
    method("writable(self, /)") { _, file, _ in Value(file.canWrite) }
    method("seekable(self, /)") { _, file, _ in
      Value(lseek(file.file.descriptor, 0, SEEK_CUR) >= 0)
    }
  }

  private func installState() {
    func state(_ name: String, _ get: @escaping (Interpreter, FileObject) -> Value) {
      type.property(
        name,
        get: { vm, value in value.host(as: FileObject.self).map { get(vm, $0) } ?? .none })
    }
    state("name") { _, file in file.name }
    state("mode") { vm, file in vm.string(file.mode) }
    state("closed") { _, file in Value(file.file.isClosed) }
    state("encoding") { vm, file in
      file.text.map { vm.string($0.encodingName) } ?? .none
    }
    state("errors") { vm, file in file.text.map { vm.string($0.errors) } ?? .none }
    func close(_ vm: Interpreter, _ value: Value) throws {
      do {
        try value.host(as: FileObject.self)?.file.close()
      } catch { throw vm.osError(error.code, path: .none) }
    }
    type.method("close(self, /)") { vm, args in
      try close(vm, args[0])
      return .none
    }
    method("__enter__(self, /)") { _, _, args in args[0] }
    type.method("__exit__(self, /, *args)") { vm, args in
      try close(vm, args[0])
      return .none
    }
    type.method("__repr__(self, /)") { vm, args in
      guard let file = args[0].host(as: FileObject.self) else { return vm.string("<file>") }
      let name = try vm.reprText(file.name)
      guard let text = file.text else {
        return vm.string("<_io.\(vm.typeName(args[0])) name=\(name)>")
      }
      return vm.string(
        "<_io.TextIOWrapper name=\(name) mode='\(file.mode)' encoding='\(text.encodingName)'>")
    }
  }
}
