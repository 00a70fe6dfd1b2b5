import Glibc
import Interpreter

/// `pathlib`: `Path` and its relatives, all POSIX paths.
enum PathlibModule {
  static func build(_ module: ModuleBuilder) throws {
    let path = module.type("PosixPath") { type in
      type.constructor("PosixPath(cls, *args)") { vm, args in try make(vm, args[1]) }
      defineParts(type)
      defineOperators(type)
      defineQueries(type)
      defineReading(type)
      defineChanging(type)
    }
    for name in ["Path", "PurePath", "PurePosixPath"] { module.value(name, path.value) }
  }

  private static func make(_ vm: Interpreter, _ parts: Value) throws -> Value {
    var path = PathObject(".")
    for part in try vm.elements(parts) { path = path.joined(try vm.path(part, "path")) }
    return try wrap(vm, path)
  }

  static func wrap(_ vm: Interpreter, _ path: PathObject) throws -> Value {
    vm.makeHost(path, type: try vm.hostType("pathlib", "PosixPath"))
  }

  private static func object(_ vm: Interpreter, _ value: Value) throws -> PathObject {
    if let path = value.host(as: PathObject.self) { return path }
    throw vm.typeError("a path is needed here, not \(vm.typeName(value))")
  }

  private static func defineParts(_ type: TypeBuilder) {
    func text(_ name: String, _ get: @escaping (PathObject) -> String) {
      type.property(name, get: { vm, value in vm.string(get(try object(vm, value))) })
    }
    text("name") { $0.name }
    text("stem") { $0.stem }
    text("suffix") { $0.suffix }
    text("anchor") { $0.isAbsolute ? "/" : "" }
    text("root") { $0.isAbsolute ? "/" : "" }
    text("drive") { _ in "" }
    type.property(
      "suffixes",
      get: { vm, value in
        vm.list(try object(vm, value).suffixes.map { vm.string($0) })
      })
    type.property("parent", get: { vm, value in try wrap(vm, try object(vm, value).parent) })
    type.property(
      "parts",
      get: { vm, value in
        vm.tuple(try object(vm, value).parts.map { vm.string($0) })
      })
    type.property(
      "parents",
      get: { vm, value in
        var parents: [Value] = []
        var path = try object(vm, value)
        while path.parent.text != path.text {
          path = path.parent
          parents.append(try wrap(vm, path))
        }
        return vm.tuple(parents)
      })
  }

  private static func defineOperators(_ type: TypeBuilder) {
    type.method("__truediv__(self, other, /)") { vm, args in
      guard args[1].isString || args[1].host(as: PathObject.self) != nil else {
        return .notImplemented
      }
      return try wrap(vm, try object(vm, args[0]).joined(try vm.path(args[1], "other")))
    }
    type.method("__rtruediv__(self, other, /)") { vm, args in
      guard let left = args[1].stringValue else { return .notImplemented }
      return try wrap(vm, PathObject(left).joined(try object(vm, args[0]).text))
    }
    type.method("__str__(self)") { vm, args in vm.string(try object(vm, args[0]).text) }
    type.method("__fspath__(self)") { vm, args in vm.string(try object(vm, args[0]).text) }
    type.method("__repr__(self)") { vm, args in
      vm.string("PosixPath(\(try vm.reprText(vm.string(try object(vm, args[0]).text))))")
    }
    type.method("__hash__(self)") { vm, args in
      Value(try object(vm, args[0]).text.hashValue)
    }
    func comparison(_ name: String, _ holds: @escaping ([String], [String]) -> Bool) {
      type.method("\(name)(self, other, /)") { vm, args in
        guard let other = args[1].host(as: PathObject.self) else { return .notImplemented }
        return Value(holds(try object(vm, args[0]).parts, other.parts))
      }
    }
    comparison("__eq__") { $0 == $1 }
    comparison("__lt__") { $0.lexicographicallyPrecedes($1) }
    comparison("__le__") { !$1.lexicographicallyPrecedes($0) }
    comparison("__gt__") { $1.lexicographicallyPrecedes($0) }
    comparison("__ge__") { !$0.lexicographicallyPrecedes($1) }
    type.method("joinpath(self, *other)") { vm, args in
      var path = try object(vm, args[0])
      for part in try vm.elements(args[1]) { path = path.joined(try vm.path(part, "other")) }
      return try wrap(vm, path)
    }
    type.method("as_posix(self)") { vm, args in vm.string(try object(vm, args[0]).text) }
    type.method("with_name(self, name)") { vm, args in
      let (path, name) = (try object(vm, args[0]), try vm.text(args[1], "name"))
      guard !path.name.isEmpty else {
        throw vm.valueError("\(try vm.reprText(args[0])) has an empty name")
      }
      if name.isEmpty || name == "." || name.contains("/") {
        throw vm.valueError("Invalid name \(try vm.reprText(vm.string(name)))")
      }
      return try wrap(vm, path.parent.joined(name))
    }
    type.method("with_stem(self, stem)") { vm, args in
      let path = try object(vm, args[0])
      return try wrap(vm, path.parent.joined(try vm.text(args[1], "stem") + path.suffix))
    }
    type.method("with_suffix(self, suffix)") { vm, args in
      let path = try object(vm, args[0])
      let suffix = try vm.text(args[1], "suffix")
      guard suffix.isEmpty || suffix.hasPrefix(".") && suffix.count > 1 else {
        throw vm.valueError("Invalid suffix '\(suffix)'")
      }
      guard !path.name.isEmpty else {
        throw vm.valueError("\(try vm.reprText(args[0])) has an empty name")
      }
      return try wrap(vm, path.parent.joined(path.stem + suffix))
    }
    type.method("relative_to(self, other)") { vm, args in
      let (path, other) = (try object(vm, args[0]), PathObject(try vm.path(args[1], "other")))
      guard path.parts.starts(with: other.parts) else {
        throw vm.valueError(
          "'\(path.text)' is not in the subpath of '\(other.text)' OR one path is relative and "
            + "the other is absolute.")
      }
      return try wrap(
        vm, PathObject(path.parts.dropFirst(other.parts.count).joined(separator: "/")))
    }
    type.method("is_relative_to(self, other)") { vm, args in
      Value(
        try object(vm, args[0]).parts.starts(
          with: PathObject(try vm.path(args[1], "other")).parts))
    }
    type.method("is_absolute(self)") { vm, args in Value(try object(vm, args[0]).isAbsolute) }
    type.method("match(self, pattern)") { vm, args in
      let pattern = try vm.text(args[1], "pattern")
      let names = pattern.split(separator: "/").map(String.init)
      var parts = try object(vm, args[0]).parts
      if pattern.hasPrefix("/") {
        guard parts.first == "/", parts.count == names.count + 1 else { return .false }
        parts.removeFirst()
      }
      guard parts.count >= names.count else { return .false }
      return Value(zip(names, parts.suffix(names.count)).allSatisfy { fnmatch($0, $1, 0) == 0 })
    }
  }

  private static func defineQueries(_ type: TypeBuilder) {
    type.method("exists(self)") { vm, args in
      Value(try object(vm, args[0]).fileType != nil)
    }
    type.method("is_file(self)") { vm, args in
      Value(try object(vm, args[0]).fileType == S_IFREG)
    }
    type.method("is_dir(self)") { vm, args in
      Value(try object(vm, args[0]).fileType == S_IFDIR)
    }
    type.method("is_symlink(self)") { vm, args in
      var info = stat()
      let found = lstat(try object(vm, args[0]).text, &info) == 0
      return Value(found && info.st_mode & S_IFMT == S_IFLNK)
    }
    type.method("resolve(self, strict=False)") { vm, args in
      let path = try object(vm, args[0])
      if try vm.bool(args[1]), path.fileType == nil {
        throw FileError(path: path.text, code: ENOENT)
      }
      return try wrap(vm, path.resolved)
    }
    type.method("absolute(self)") { vm, args in try wrap(vm, try object(vm, args[0]).absolute) }
    type.method("expanduser(self)") { vm, args in
      let path = try object(vm, args[0])
      guard path.text == "~" || path.text.hasPrefix("~/"), let home = getenv("HOME") else {
        return args[0]
      }
      return try wrap(vm, PathObject(String(cString: home) + path.text.dropFirst()))
    }
    type.classMethod("cwd(cls)") { vm, _ in try wrap(vm, PathObject(PathObject.workingFolder)) }
    type.classMethod("home(cls)") { vm, _ in
      try wrap(vm, PathObject(getenv("HOME").map { String(cString: $0) } ?? "/"))
    }
    type.method("iterdir(self)") { vm, args in
      let path = try object(vm, args[0])
      return vm.makeIterator(
        host: LazyPaths { vm in try names(vm, path).map { path.joined($0) } })
    }
    for (name, prefix) in [("glob", ""), ("rglob", "**/")] {
      type.method("\(name)(self, pattern)") { vm, args in
        let (path, pattern) = (try object(vm, args[0]), try vm.text(args[1], "pattern"))
        return vm.makeIterator(
          host: LazyPaths { vm in
            if pattern.isEmpty { throw vm.valueError("Unacceptable pattern: ''") }
            return try glob(vm, path, prefix + pattern)
          })
      }
    }
    for name in ["stat", "lstat"] {
      type.method("\(name)(self)") { vm, args in
        try vm.callMethod(try vm.importedModule("os"), name, [args[0]])
      }
    }
    type.method("samefile(self, other_path)") { vm, args in
      try vm.callMethod(try vm.importedModule("os.path"), "samefile", [args[0], args[1]])
    }
    type.method("readlink(self)") { vm, args in
      try wrap(
        vm,
        PathObject(
          try vm.path(
            try vm.callMethod(try vm.importedModule("os"), "readlink", [args[0]]), "path")))
    }
  }

  /// Paths that are found when the first one is asked for, as by CPython's generators.
  private final class LazyPaths: HostIterator {
    private var find: ((Interpreter) throws -> [PathObject])?
    private var paths: [PathObject] = []
    private var index = 0
    init(_ find: @escaping (Interpreter) throws -> [PathObject]) { self.find = find }

    func next(_ vm: Interpreter) throws -> Value? {
      if let find {
        self.find = nil
        paths = try find(vm)
      }
      guard index < paths.count else { return nil }
      index += 1
      return try wrap(vm, paths[index - 1])
    }
  }

  private static func names(_ vm: Interpreter, _ path: PathObject) throws -> [String] {
    try vm.host.permissions.checkRead(path.text)
    do {
      return try PathObject.names(in: path.text)
    } catch { throw FileError(path: path.text, code: error.code) }
  }

  /// Paths below `root` that match, folder by folder; `**` is any number of folders.
  static func glob(
    _ vm: Interpreter, _ root: PathObject, _ pattern: String
  ) throws -> [PathObject] {
    if pattern.isEmpty { throw vm.valueError("Unacceptable pattern: ''") }
    var found: [PathObject] = []
    func visit(_ folder: PathObject, _ parts: ArraySlice<Substring>) throws {
      guard let part = parts.first else { return found.append(folder) }
      if part == "**" {
        try visit(folder, parts.dropFirst())
        for name in try names(vm, folder) {
          let inner = folder.joined(name)
          if inner.fileType == S_IFDIR { try visit(inner, parts) }
        }
        return
      }
      guard folder.fileType == S_IFDIR else { return }
      for name in try names(vm, folder) where fnmatch(String(part), name, 0) == 0 {
        if parts.count == 1 {
          found.append(folder.joined(name))
        } else if folder.joined(name).fileType == S_IFDIR {
          try visit(folder.joined(name), parts.dropFirst())
        }
      }
    }
    try visit(root, pattern.split(separator: "/")[...])
    var seen: Set<String> = []
    return found.filter { seen.insert($0.text).inserted }
  }

  private static func defineReading(_ type: TypeBuilder) {
    type.method("read_text(self, encoding=None, errors=None)") { vm, args in
      let bytes = try vm.readFile(try object(vm, args[0]).text)
      return try vm.callMethod(vm.bytes(bytes), "decode", [vm.string("utf-8")])
    }
    type.method("read_bytes(self)") { vm, args in
      vm.bytes(try vm.readFile(try object(vm, args[0]).text))
    }
    type.method("write_text(self, data, encoding=None, errors=None, newline=None)") { vm, args in
      let text = try vm.text(args[1], "data")
      try vm.writeFile(try object(vm, args[0]).text, Array(text.utf8))
      return Value(text.unicodeScalars.count)
    }
    type.method("write_bytes(self, data)") { vm, args in
      guard let bytes = args[1].bytesValue else {
        throw vm.typeError("a bytes-like object is required, not '\(vm.typeName(args[1]))'")
      }
      try vm.writeFile(try object(vm, args[0]).text, bytes)
      return Value(bytes.count)
    }
    type.method(
      "open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None)"
    ) { vm, args in
      try vm.callBuiltin("open", (0..<6).map { args[$0] })
    }
  }

  private static func defineChanging(_ type: TypeBuilder) {
    type.method("mkdir(self, mode=0o777, parents=False, exist_ok=False)") { vm, args in
      let path = try object(vm, args[0])
      try vm.host.permissions.checkWrite(path.text)
      try makeFolder(
        path, mode: mode_t(try vm.int(args[1], "mode")), parents: try vm.bool(args[2]),
        existing: try vm.bool(args[3]))
      return .none
    }
    type.method("touch(self, mode=0o666, exist_ok=True)") { vm, args in
      let path = try object(vm, args[0]).text
      try vm.host.permissions.checkWrite(path)
      let descriptor = open(path, O_CREAT | O_WRONLY | (try vm.bool(args[2]) ? 0 : O_EXCL), 0o666)
      if descriptor < 0 { throw FileError(path: path, code: errno) }
      close(descriptor)
      return .none
    }
    type.method("unlink(self, missing_ok=False)") { vm, args in
      let path = try object(vm, args[0]).text
      try vm.host.permissions.checkChange(path)
      if unlink(path) != 0 {
        let code = errno
        if code == ENOENT, try vm.bool(args[1]) { return .none }
        throw FileError(path: path, code: code)
      }
      return .none
    }
    type.method("rmdir(self)") { vm, args in
      let path = try object(vm, args[0]).text
      try vm.host.permissions.checkChange(path)
      if rmdir(path) != 0 { throw FileError(path: path, code: errno) }
      return .none
    }
    type.method("chmod(self, mode)") { vm, args in
      try vm.callMethod(try vm.importedModule("os"), "chmod", [args[0], args[1]])
    }
    type.method("symlink_to(self, target, target_is_directory=False)") { vm, args in
      try vm.callMethod(try vm.importedModule("os"), "symlink", [args[1], args[0]])
    }
    type.method("hardlink_to(self, target)") { vm, args in
      try vm.callMethod(try vm.importedModule("os"), "link", [args[1], args[0]])
    }
    for name in ["rename", "replace"] {
      type.method("\(name)(self, target)") { vm, args in
        let (path, target) = (try object(vm, args[0]).text, try vm.path(args[1], "target"))
        try vm.host.permissions.checkChange(path)
        try vm.host.permissions.checkChange(target)
        if Glibc.rename(path, target) != 0 { throw FileError(path: path, code: errno) }
        return try wrap(vm, PathObject(target))
      }
    }
  }

  static func makeFolder(
    _ path: PathObject, mode: mode_t, parents: Bool, existing: Bool
  ) throws {
    if mkdir(path.text, mode) == 0 { return }
    let code = errno
    if code == ENOENT && parents && path.parent.text != path.text {
      try makeFolder(path.parent, mode: 0o777, parents: true, existing: true)
      try makeFolder(path, mode: mode, parents: false, existing: existing)
      return
    }
    if code == EEXIST && existing && path.fileType == S_IFDIR { return }
    throw FileError(path: path.text, code: code)
  }
}
