import Syntax

/// How a run ended that did not end well.
public struct ScriptError: Error {
  /// Python's traceback, ready to print.
  public let traceback: String
  /// Such as `ValueError`.
  public let className: String
  /// `str(exception)`
  public let message: String
  /// The code given to `sys.exit`, for SystemExit.
  public let exitCode: Int?
  public let isInterrupt: Bool
}

extension Interpreter {
  public enum RunMode: Sendable {
    /// Expression statements show nothing.
    case script
    /// Each expression statement is displayed.
    case interactive
    /// The last expression statement is displayed unless a semicolon follows it.
    case cell
  }

  /// The namespace of the program that is run, made on first use.
  public func mainModule(path: String? = nil) -> ModuleNamespace {
    if let main = modules["__main__"] { return main }
    let main = makeNamespace("__main__", path: path)
    main.set(symbols.name, string("__main__"))
    if let path { main.set(symbols.file, string(path)) }
    return main
  }

  /// Runs source text in a namespace.
  public func run(
    _ source: SourceFile, in namespace: ModuleNamespace, mode: RunMode = .script
  ) throws(ScriptError) {
    setNativeStackLimit()
    let compilerMode: FunctionCompiler.Mode =
      switch mode {
      case .script: .script
      case .interactive: .interactive
      case .cell: .cell
      }
    let savedTop = top
    let savedFrame = frameIndex
    do throws(Raised) {
      let code = try compileSource(source, in: namespace, mode: compilerMode)
      if mode == .script, let text = code.docstring { namespace.set(symbols.doc, string(text)) }
      try execute(code, in: namespace)
    } catch {
      top = savedTop
      frameIndex = savedFrame
      handled = .none
      throw scriptError()
    }
  }

  /// Describes the raised exception and clears it.
  public func scriptError() -> ScriptError {
    let exception = raised
    raised = .none
    guard exception.is(.exception) else {
      return ScriptError(
        traceback: "", className: "SystemError", message: "", exitCode: nil, isInterrupt: false)
    }
    let info = type(of: exception)
    let traceback = formatTraceback(exception)
    let message = (try? strText(exception)) ?? ""
    let isExit = info.isSubtype(of: types.systemExit)
    return ScriptError(
      traceback: traceback, className: info.name, message: message,
      exitCode: isExit ? exitCode(exception) : nil,
      isInterrupt: info.isSubtype(of: types.keyboardInterrupt))
  }

  private func exitCode(_ exception: Value) -> Int {
    let arguments = exception.exception.pointee.arguments.tuple
    guard arguments.pointee.count > 0 else { return 0 }
    let code = arguments.items[0]
    return code.isNone ? 0 : code.isInt || code.isBool ? code.int : 1
  }

  /// The variables that a module defines.
  public func variables(of namespace: ModuleNamespace) -> [(name: String, value: Value)] {
    namespace.defined.map { ($0.name.string.swiftString, $0.value) }
  }

  public func setVariable(_ name: String, _ value: Value, in namespace: ModuleNamespace) {
    namespace.set(intern(name), value)
  }

  public func variable(_ name: String, in namespace: ModuleNamespace) -> Value? {
    namespace.value(intern(name))
  }

  /// Calls a Swift function as a native is called: what it makes stays alive until it returns.
  public func withNativeScope<Result>(_ body: () throws -> Result) rethrows -> Result {
    let saved = heap.temporaryCount
    let wasRecording = heap.recording
    heap.recording = true
    defer {
      heap.recording = wasRecording
      heap.dropTemporaries(to: saved)
    }
    return try body()
  }
}
