import Glibc

/// The letters of a mode such as `r+b`.
private struct FileMode {
  var access: Character = "r"
  var isBinary = false
  var updates = false

  init(_ text: String, _ vm: Interpreter) throws(Raised) {
    var accesses = 0
    var isText = false
    var seen: Set<Character> = []
    for letter in text {
      guard "rwaxbt+".contains(letter), seen.insert(letter).inserted else {
        throw vm.valueError("invalid mode: '\(text)'")
      }
      switch letter {
      case "b": isBinary = true
      case "t": isText = true
      case "+": updates = true
      default:
        accesses += 1
        access = letter
      }
    }
    if isText && isBinary { throw vm.valueError("can't have text and binary mode at once") }
    if accesses != 1 {
      throw vm.valueError(
        accesses == 0
          ? "Must have exactly one of create/read/write/append mode and at most one plus"
          : "must have exactly one of create/read/write/append mode")
    }
  }

  var canRead: Bool { access == "r" || updates }
  var canWrite: Bool { access != "r" || updates }

  var flags: Int32 {
    var flags = canRead ? (canWrite ? O_RDWR : O_RDONLY) : O_WRONLY
    switch access {
    case "w": flags |= O_CREAT | O_TRUNC
    case "a": flags |= O_CREAT | O_APPEND
    case "x": flags |= O_CREAT | O_EXCL
    default: break
    }
    return flags | O_CLOEXEC
  }
}

extension Interpreter {
  func installFileFunctions(_ module: ModuleBuilder) {
    module.function(
      """
      open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, \
      opener=None)
      """
    ) { vm, args in
      try vm.open(args)
    }
  }

  /// The text of a path: a str, or anything with `__fspath__`.
  public func pathText(_ value: Value) throws(Raised) -> String {
    if value.is(.string) { return value.string.swiftString }
    if value.is(.bytes) { return String(decoding: value.bytes.buffer, as: UTF8.self) }
    let method = type(of: value).lookup(intern("__fspath__"), version: classVersion)
    if !method.isUnbound {
      let path = try callMethod(method, value, [])
      if path.is(.string) { return path.string.swiftString }
    }
    throw typeError("expected str, bytes or os.PathLike object, not \(typeName(value))")
  }

  private func open(_ args: Arguments) throws -> Value {
    if args[0].isIntegral { throw notPart("open() of a file descriptor") }
    if !args[7].isNone { throw notPart("the 'opener' argument of open()") }
    let path = try pathText(args[0])
    guard args[1].is(.string) else {
      throw typeError("open() argument 'mode' must be str, not \(typeName(args[1]))")
    }
    let mode = try FileMode(args[1].string.swiftString, self)
    let text = try textLayer(args, mode)
    if mode.canRead { try host.permissions.checkRead(path) }
    if mode.canWrite { try host.permissions.checkWrite(path) }
    let descriptor = Glibc.open(path, mode.flags, 0o666)
    if descriptor < 0 { throw osError(errno, path: args[0]) }
    let file = ByteFile(descriptor: descriptor)
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw osError(EISDIR, path: args[0])
    }
    if mode.access == "a" { lseek(descriptor, 0, SEEK_END) }
    streams.register(file)
    let types = fileTypes
    let type =
      text != nil
      ? types.text
      : mode.canRead ? (mode.canWrite ? types.random : types.reader) : types.writer
    let shownMode = mode.isBinary ? binaryMode(mode) : args[1].string.swiftString
    return makeHost(
      FileObject(
        file: file, name: args[0], mode: shownMode, canRead: mode.canRead,
        canWrite: mode.canWrite, text: text),
      type: type)
  }

  /// As CPython shows the mode of a binary file.
  private func binaryMode(_ mode: FileMode) -> String {
    if mode.updates { return mode.access == "x" ? "xb+" : mode.access == "a" ? "ab+" : "rb+" }
    return "\(mode.access)b"
  }

  private func textLayer(_ args: Arguments, _ mode: FileMode) throws(Raised) -> TextLayer? {
    func option(_ index: Int, _ name: String) throws(Raised) -> String? {
      if args[index].isNone { return nil }
      guard args[index].is(.string) else {
        throw typeError(
          "open() argument '\(name)' must be str or None, not \(typeName(args[index]))")
      }
      if mode.isBinary {
        throw valueError(
          "binary mode doesn't take \(name == "newline" ? "a" : "an") \(name) argument")
      }
      return args[index].string.swiftString
    }
    let name = try option(3, "encoding")
    let errors = try option(4, "errors")
    let newline = try option(5, "newline")
    if mode.isBinary { return nil }
    if args[2].isInt && args[2].int == 0 {
      throw valueError("can't have unbuffered text I/O")
    }
    if let newline, !["", "\n", "\r", "\r\n"].contains(newline) {
      throw valueError("illegal newline value: \(newline)")
    }
    return TextLayer(
      encoding: try encoding(named: name ?? "utf-8"), encodingName: name ?? "UTF-8",
      errors: errors ?? "strict", newline: newline)
  }
}
