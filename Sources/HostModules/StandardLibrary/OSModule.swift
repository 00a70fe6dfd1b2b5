import Foundation
import Glibc
import Interpreter

/// `_os`: the system calls behind `os`, whose functions are in `stdlib/os`. Everything that reads or
/// changes files asks the host's permissions here.
enum OSModule {
  static func build(_ module: ModuleBuilder) throws {
    defineFolders(module)
    defineChanges(module)
    defineLinks(module)
    defineStatus(module)
    defineProcess(module)
    defineEnvironment(module)
  }

  static func check(_ result: Int32, _ path: String) throws {
    if result != 0 { throw FileError(path: path, code: errno) }
  }

  /// The error of a failed operation on two paths.
  private static func pairError(
    _ vm: Interpreter, _ source: String, _ target: String
  ) throws -> Raised {
    let code = errno
    return vm.raise(
      try vm.callBuiltin(
        "OSError",
        [
          Value(Int(code)), vm.string(String(cString: strerror(code))), vm.string(source), .none,
          vm.string(target),
        ]))
  }

  private static func defineFolders(_ module: ModuleBuilder) {
    module.function("getcwd()") { vm, _ in vm.string(PathObject.workingFolder) }
    module.function("chdir(path)") { vm, args in
      let path = try vm.path(args[0], "path")
      try vm.host.permissions.checkRead(path)
      try check(Glibc.chdir(path), path)
      return .none
    }
    module.function("listdir(path='.')") { vm, args in
      let path = args[0].isNone ? "." : try vm.path(args[0], "path")
      return vm.list(try names(vm, path).map { vm.string($0) })
    }
    module.function("mkdir(path, mode=0o777)") { vm, args in
      let path = try vm.path(args[0], "path")
      try vm.host.permissions.checkWrite(path)
      try check(Glibc.mkdir(path, mode_t(truncatingIfNeeded: try vm.index(args[1]))), path)
      return .none
    }
  }

  static func names(_ vm: Interpreter, _ path: String) throws -> [String] {
    try vm.host.permissions.checkRead(path)
    do {
      return try PathObject.names(in: path)
    } catch { throw FileError(path: path, code: error.code) }
  }

  private static func defineChanges(_ module: ModuleBuilder) {
    for (name, call) in [("remove", unlink), ("unlink", unlink), ("rmdir", rmdir)]
      as [(String, (UnsafePointer<CChar>) -> Int32)]
    {
      module.function("\(name)(path)") { vm, args in
        let path = try vm.path(args[0], "path")
        try vm.host.permissions.checkChange(path)
        try check(call(path), path)
        return .none
      }
    }
    for name in ["rename", "replace"] {
      module.function("\(name)(src, dst)") { vm, args in
        let (source, target) = (try vm.path(args[0], "src"), try vm.path(args[1], "dst"))
        try vm.host.permissions.checkChange(source)
        try vm.host.permissions.checkChange(target)
        if Glibc.rename(source, target) != 0 {
          throw try pairError(vm, source, target)
        }
        return .none
      }
    }
    module.function("chmod(path, mode)") { vm, args in
      let path = try vm.path(args[0], "path")
      try vm.host.permissions.checkWrite(path)
      try check(Glibc.chmod(path, mode_t(truncatingIfNeeded: try vm.index(args[1]))), path)
      return .none
    }
    module.function("truncate(path, length)") { vm, args in
      let path = try vm.path(args[0], "path")
      try vm.host.permissions.checkWrite(path)
      try check(Glibc.truncate(path, try vm.index(args[1])), path)
      return .none
    }
    module.function("utime(path, times=None)") { vm, args in
      let path = try vm.path(args[0], "path")
      try vm.host.permissions.checkWrite(path)
      if args[1].isNone {
        try check(utimensat(AT_FDCWD, path, nil, 0), path)
        return .none
      }
      let times = try vm.elements(args[1]).map { value -> timespec in
        let seconds = try vm.requireReal(value)
        let whole = seconds.rounded(.down)
        return timespec(tv_sec: Int(whole), tv_nsec: Int((seconds - whole) * 1e9))
      }
      guard times.count == 2 else {
        throw vm.typeError("utime: 'times' must be either a tuple of two ints or None")
      }
      try check(utimensat(AT_FDCWD, path, times, 0), path)
      return .none
    }
    // The bytes of a file, as they are, into another.
    module.function("_copy(src, dst)") { vm, args in
      let (source, target) = (try vm.path(args[0], "src"), try vm.path(args[1], "dst"))
      try vm.host.permissions.checkRead(source)
      try vm.host.permissions.checkWrite(target)
      try copy(vm, source, target)
      return .none
    }
  }

  private static func copy(_ vm: Interpreter, _ source: String, _ target: String) throws {
    let input = open(source, O_RDONLY | O_CLOEXEC)
    if input < 0 { throw FileError(path: source, code: errno) }
    defer { close(input) }
    var info = stat()
    if fstat(input, &info) == 0, info.st_mode & S_IFMT == S_IFDIR {
      throw FileError(path: source, code: EISDIR)
    }
    let output = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    if output < 0 { throw FileError(path: target, code: errno) }
    defer { close(output) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      try vm.checkCancelled()
      let count = read(input, &buffer, buffer.count)
      if count < 0 { throw FileError(path: source, code: errno) }
      if count == 0 { return }
      var written = 0
      while written < count {
        let part = buffer.withUnsafeBytes {
          write(output, $0.baseAddress! + written, count - written)
        }
        if part < 0 { throw FileError(path: target, code: errno) }
        written += part
      }
    }
  }

  private static func defineLinks(_ module: ModuleBuilder) {
    module.function("symlink(src, dst, target_is_directory=False)") { vm, args in
      let (source, link) = (try vm.path(args[0], "src"), try vm.path(args[1], "dst"))
      try vm.host.permissions.checkChange(link)
      if Glibc.symlink(source, link) != 0 {
        throw try pairError(vm, source, link)
      }
      return .none
    }
    module.function("link(src, dst)") { vm, args in
      let (source, link) = (try vm.path(args[0], "src"), try vm.path(args[1], "dst"))
      // A hard link gives all access to the file, so the file itself must be writable.
      try vm.host.permissions.checkWrite(source)
      try vm.host.permissions.checkChange(link)
      if Glibc.link(source, link) != 0 {
        throw try pairError(vm, source, link)
      }
      return .none
    }
    module.function("readlink(path)") { vm, args in
      let path = try vm.path(args[0], "path")
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = buffer.withUnsafeMutableBytes {
        Glibc.readlink(path, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
      }
      if count < 0 { throw FileError(path: path, code: errno) }
      return vm.string(String(decoding: buffer[..<count], as: UTF8.self))
    }
    module.function("realpath(path)") { vm, args in
      vm.string(PathObject(try vm.path(args[0], "path")).resolved.text)
    }
  }

  private static func defineStatus(_ module: ModuleBuilder) {
    // mode, ino, dev, nlink, uid, gid, size, and the three times in nanoseconds; None where there is
    // no such file and `strict` is false.
    module.function("_stat(path, follow=True, strict=True)") { vm, args in
      let path = try vm.path(args[0], "path")
      var info = stat()
      let result = try vm.bool(args[1]) ? stat(path, &info) : lstat(path, &info)
      if result != 0 {
        if try !vm.bool(args[2]) { return .none }
        throw FileError(path: path, code: errno)
      }
      func nanoseconds(_ time: timespec) -> Value {
        Value(time.tv_sec * 1_000_000_000 + time.tv_nsec)
      }
      return vm.tuple([
        Value(Int(info.st_mode)), Value(Int(info.st_ino)), Value(Int(info.st_dev)),
        Value(Int(info.st_nlink)), Value(Int(info.st_uid)), Value(Int(info.st_gid)),
        Value(Int(info.st_size)), nanoseconds(info.st_atim), nanoseconds(info.st_mtim),
        nanoseconds(info.st_ctim),
      ])
    }
    module.function("access(path, mode)") { vm, args in
      let path = try vm.path(args[0], "path")
      return Value(Glibc.access(path, Int32(truncatingIfNeeded: try vm.index(args[1]))) == 0)
    }
    // Whether the program may read or write a place, for functions that pass over what it may not.
    module.function("_allowed(path, writing=False)") { vm, args in
      let path = try vm.path(args[0], "path")
      do {
        if try vm.bool(args[1]) {
          try vm.host.permissions.checkWrite(path)
        } else {
          try vm.host.permissions.checkRead(path)
        }
        return .true
      } catch is PermissionRefused { return .false }
    }
    module.function("_fnmatch(name, pattern)") { vm, args in
      Value(fnmatch(try vm.text(args[1], "pattern"), try vm.text(args[0], "name"), 0) == 0)
    }
  }

  private static func defineProcess(_ module: ModuleBuilder) {
    module.function("getpid()") { _, _ in Value(Int(Glibc.getpid())) }
    module.function("getppid()") { _, _ in Value(Int(Glibc.getppid())) }
    module.function("getuid()") { _, _ in Value(Int(Glibc.getuid())) }
    module.function("cpu_count()") { _, _ in Value(ProcessInfo.processInfo.processorCount) }
    module.function("urandom(size, /)") { vm, args in
      let count = try vm.index(args[0])
      if count < 0 { throw vm.valueError("negative argument not allowed") }
      var generator = SystemRandomNumberGenerator()
      return vm.bytes((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
    module.function("strerror(code, /)") { vm, args in
      vm.string(String(cString: Glibc.strerror(Int32(truncatingIfNeeded: try vm.index(args[0])))))
    }
    module.function("getloadavg()") { vm, _ in
      var loads = [0.0, 0.0, 0.0]
      getloadavg(&loads, 3)
      return vm.tuple(loads.map { Value($0) })
    }
    module.function("isatty(fd, /)") { vm, args in
      Value(Glibc.isatty(Int32(truncatingIfNeeded: try vm.index(args[0]))) == 1)
    }
    module.function("_terminal_columns()") { _, _ in
      var size = winsize()
      guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return .none }
      return Value(Int(size.ws_col))
    }
    module.function("_uname()") { vm, _ in
      var name = utsname()
      uname(&name)
      func text<Field>(_ field: Field) -> Value {
        withUnsafeBytes(of: field) { bytes in
          vm.string(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
        }
      }
      return vm.tuple([
        text(name.sysname), text(name.nodename), text(name.release), text(name.version),
        text(name.machine),
      ])
    }
    module.function("_exit(status)") { vm, args in
      vm.flushOutput()
      throw vm.raise(vm.makeException(vm.types.systemExit, [args[0]]))
    }
  }

  private static func defineEnvironment(_ module: ModuleBuilder) {
    module.function("_environment()") { vm, _ in
      let variables = ProcessInfo.processInfo.environment.sorted { $0.key < $1.key }
      return vm.dict(variables.map { ($0.key, vm.string($0.value)) })
    }
    module.function("putenv(name, value, /)") { vm, args in
      setenv(try vm.text(args[0], "name"), try vm.text(args[1], "value"), 1)
      return .none
    }
    module.function("unsetenv(name, /)") { vm, args in
      Glibc.unsetenv(try vm.text(args[0], "name"))
      return .none
    }
  }
}

extension Permissions {
  /// Whether a name may be made, replaced or removed: what counts is the folder that it is in, since
  /// a link itself is changed and not what it leads to.
  func checkChange(_ path: String) throws {
    var trimmed = path
    while trimmed.count > 1 && trimmed.hasSuffix("/") { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return try checkWrite(".") }
    try checkWrite(slash == trimmed.startIndex ? "/" : String(trimmed[..<slash]))
  }
}
