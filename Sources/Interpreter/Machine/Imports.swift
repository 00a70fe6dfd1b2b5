import Glibc
import Syntax

extension Interpreter {
  func makeModuleValue(_ namespace: ModuleNamespace) -> Value {
    let cell = heap.allocate(.module, ModuleCell.self)
    cell.pointee.namespace = Unmanaged.passUnretained(namespace)
    return Value(.module, cell)
  }

  /// An empty module that is known by name.
  func makeNamespace(_ name: String, path: String?) -> ModuleNamespace {
    let namespace = ModuleNamespace(name: name, path: path) { [unowned self] symbol in
      self.builtin(symbol)
    }
    modules[name] = namespace
    let value = makeModuleValue(namespace)
    moduleValues[name] = value
    if !modulesDict.isUnbound { try? insert(modulesDict.dict, intern(name), value) }
    return namespace
  }

  /// The built-in of a name, made on first use when the host defines it; unbound otherwise.
  func builtin(_ symbol: Value) -> Value {
    if let value = builtinValues[UInt(symbol.payload)] { return value }
    if !globalsMade, host.globalNames.contains(symbol.string.swiftString) {
      globalsMade = true
      let builder = ModuleBuilder(
        vm: self,
        define: { [unowned self] name, value in builtinValues[UInt(name.payload)] = value },
        moduleName: "builtins")
      try? host.globals?(builder)
      return builtinValues[UInt(symbol.payload)] ?? .unbound
    }
    return .unbound
  }

  // MARK: import

  /// `import name`: flag 1 gives the root package of a dotted name.
  func importModule(_ name: Value, level: Int, flag: UInt8) throws(Raised) -> Value {
    var full = name.string.swiftString
    if level > 0 { full = try absoluteName(full, level) }
    let module = try loadModule(full)
    if flag == 1 { return moduleValues[String(full.prefix { $0 != "." })] ?? module }
    return module
  }

  /// The name that a relative import means.
  private func absoluteName(_ name: String, _ level: Int) throws(Raised) -> String {
    let module = runningModule
    var parts = module.name.split(separator: ".").map(String.init)
    let isPackage = module.value(symbols.path) != nil
    let drop = level - (isPackage ? 1 : 0)
    if parts == ["__main__"] || drop > parts.count {
      throw raise(types.importError, "attempted relative import with no known parent package")
    }
    parts.removeLast(drop)
    if !name.isEmpty { parts.append(name) }
    return parts.joined(separator: ".")
  }

  private func loadModule(_ name: String) throws(Raised) -> Value {
    var loaded = Value.none
    var prefix = ""
    for part in name.split(separator: ".") {
      let parent = prefix.isEmpty ? nil : modules[prefix]
      prefix += prefix.isEmpty ? String(part) : "." + part
      if let known = moduleValues[prefix] {
        loaded = known
        continue
      }
      loaded = try loadNewModule(prefix, parent: parent)
      parent?.set(intern(String(part)), loaded)
    }
    return loaded
  }

  private func loadNewModule(_ name: String, parent: ModuleNamespace?) throws(Raised) -> Value {
    if let build = host.modules[name] {
      let namespace = makeNamespace(name, path: nil)
      let builder = ModuleBuilder(
        vm: self, define: { namespace.set($0, $1) }, moduleName: name)
      do { try build(builder) } catch {
        forgetModule(name)
        throw convert(error)
      }
      return moduleValues[name] ?? .none
    }
    if let file = findModuleFile(name, parent: parent) { return try runModuleFile(name, file) }
    if let embedded = host.embeddedModules[name] {
      return try runModule(name, embedded.path, embedded.text)
    }
    if let package = makeNamespacePackage(name, parent: parent) { return package }
    throw moduleNotFound(name, parent)
  }

  /// Folders of the name without an `__init__` are a package together.
  private func makeNamespacePackage(_ name: String, parent: ModuleNamespace?) -> Value? {
    let leaf = String(name.split(separator: ".").last ?? "")
    var found: [String] = []
    for folder in moduleFolders(parent: parent) {
      let path = folder.isEmpty ? leaf : folder + "/" + leaf
      if kind(ofFile: path) == S_IFDIR && !found.contains(path) { found.append(path) }
    }
    if found.isEmpty { return nil }
    let namespace = makeNamespace(name, path: nil)
    namespace.set(symbols.name, string(name))
    namespace.set(symbols.path, list(found.map { string($0) }))
    namespace.set(symbols.doc, .none)
    return moduleValues[name]
  }

  private func moduleNotFound(_ name: String, _ parent: ModuleNamespace?) -> Raised {
    if let parent, parent.value(symbols.path) == nil {
      return raise(
        types.moduleNotFoundError, "No module named '\(name)'; '\(parent.name)' is not a package")
    }
    return raise(types.moduleNotFoundError, "No module named '\(name)'")
  }

  /// Lets the next import of a module read it again.
  public func forgetModule(_ name: String) {
    // Functions that were defined keep their globals alive through the graveyard.
    if let namespace = modules.removeValue(forKey: name) { retiredModules.append(namespace) }
    moduleValues.removeValue(forKey: name)
    if !modulesDict.isUnbound { _ = try? remove(modulesDict.dict, intern(name)) }
  }

  /// `name.py`, `name.mnb` or a package folder, in the parent package or on the search path.
  private func findModuleFile(_ name: String, parent: ModuleNamespace?) -> String? {
    let leaf = String(name.split(separator: ".").last ?? "")
    for folder in moduleFolders(parent: parent) {
      let base = folder.isEmpty ? leaf : folder + "/" + leaf
      for candidate in [
        base + "/__init__.py", base + "/__init__.mnb", base + ".mnb", base + ".py",
      ] where kind(ofFile: candidate) == S_IFREG { return candidate }
    }
    return nil
  }

  /// Where the files of a module may be: `__path__` of the package, or the search path.
  private func moduleFolders(parent: ModuleNamespace?) -> [String] {
    if let parent {
      guard let path = parent.value(symbols.path), path.is(.list) else { return [] }
      return path.list.values.compactMap(\.stringValue)
    }
    // A module finds the ones beside it, wherever the program was started from.
    let own = frameIndex >= 0 ? runningModule.path : nil
    let beside = own.map { String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]) }
    return (beside.map { $0.hasPrefix("<") ? [] : [$0] } ?? []) + searchPath
  }

  /// `sys.path` as the script sees it, or the host's where `sys` was not imported.
  private var searchPath: [String] {
    if let list = modules["sys"]?.value(intern("path")), list.is(.list) {
      return list.list.values.compactMap(\.stringValue)
    }
    return host.searchPath
  }

  /// `S_IFREG`, `S_IFDIR` and the like; nil where there is nothing.
  private func kind(ofFile path: String) -> mode_t? {
    var info = stat()
    return stat(path.isEmpty ? "." : path, &info) == 0 ? info.st_mode & S_IFMT : nil
  }

  private func runModuleFile(_ name: String, _ file: String) throws(Raised) -> Value {
    let text: String
    do {
      try host.permissions.checkRead(file)
      text = try Host.readText(file)
    } catch { throw convert(error) }
    return try runModule(name, file, text)
  }

  private func runModule(
    _ name: String, _ file: String, _ contents: String
  ) throws(Raised) -> Value {
    let text: String
    do { text = try host.moduleText(file, contents) } catch { throw convert(error) }
    let namespace = makeNamespace(name, path: file)
    namespace.set(symbols.name, string(name))
    namespace.set(symbols.file, string(file))
    if file.hasSuffix("/__init__.py") || file.hasSuffix("/__init__.mnb") {
      let folder = String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])
      namespace.set(symbols.path, list([string(folder)]))
    }
    do {
      let code = try compileSource(SourceFile(name: file, text: text), in: namespace)
      namespace.set(symbols.doc, code.docstring.map { string($0) } ?? .none)
      namespace.isInitializing = true
      defer { namespace.isInitializing = false }
      try execute(code, in: namespace)
    } catch {
      forgetModule(name)
      throw error
    }
    return moduleValues[name] ?? .none
  }

  /// `from module import name`
  func importName(_ module: Value, _ name: Value) throws(Raised) -> Value {
    let found = try attributeOrUnbound(module, name)
    if !found.isUnbound { return found }
    let shown = name.string.swiftString
    if module.is(.module) {
      let namespace = module.namespace
      let full = namespace.name + "." + shown
      if let known = moduleValues[full] { return known }
      if host.modules[full] != nil || namespace.value(symbols.path) != nil {
        do {
          return try loadModule(full)
        } catch {
          guard isInstance(raised, types.moduleNotFoundError) else { throw error }
        }
      }
      let place = namespace.path ?? "unknown location"
      let what =
        namespace.isInitializing
        ? "partially initialized module '\(namespace.name)' (most likely due to a circular import)"
        : "'\(namespace.name)'"
      throw raise(types.importError, "cannot import name '\(shown)' from \(what) (\(place))")
    }
    throw raise(types.importError, "cannot import name '\(shown)'")
  }

  /// `from module import *`: names of `__all__`, or those without a leading underscore.
  func importAll(_ module: Value) throws(Raised) {
    let source = module.namespace
    let target = runningModule
    if let all = source.value(symbols.all) {
      try iterate(all) { name throws(Raised) in
        target.set(self.intern(name), try self.attribute(module, self.intern(name)))
        return true
      }
      return
    }
    for (name, value) in source.defined where name.string.utf8.first != UInt8(ascii: "_") {
      target.set(name, value)
    }
  }

  // MARK: Running source

  /// Parses and compiles; syntax errors become SyntaxError exceptions.
  func compileSource(
    _ source: SourceFile, in namespace: ModuleNamespace, mode: FunctionCompiler.Mode = .script
  ) throws(Raised) -> Code {
    do throws(Diagnostic) {
      let module = try Parser.parse(source)
      let code = try Compiler.compile(module, in: namespace, mode: mode, vm: self)
      namespace.codes.append(code)
      return code
    } catch {
      throw raiseSyntaxError(error, source)
    }
  }

  /// Runs compiled module code.
  func execute(_ code: Code, in namespace: ModuleNamespace) throws(Raised) {
    let base = top
    try checkDepth(base + code.registerCount)
    let floor = frameIndex
    frameIndex += 1
    frames[frameIndex] = Frame(
      pc: code.instructions, base: base, code: Unmanaged.passUnretained(code),
      globals: namespace.slots, module: Unmanaged.passUnretained(namespace), closure: .unbound,
      result: base, delivery: .native, owner: .unbound)
    _ = try run(above: floor)
  }
}
