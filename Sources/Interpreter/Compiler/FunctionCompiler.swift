import BigInt
import Syntax

/// What a compilation fails with.
enum CompileError: Error {
  case diagnostic(Diagnostic)
  case jumpTooFar
}

/// Compiles the body of one module, function, class or generator expression to register code.
///
/// List, set and dict comprehensions are compiled into the frame around them, with registers of
/// their own. Registers are allocated like a stack above the local variables.
final class FunctionCompiler {
  /// Limit of a frame, from 16-bit byte offsets.
  static let maximumRegisters = 4095

  enum Mode {
    case script
    /// Every expression statement is displayed.
    case interactive
    /// The last expression statement is displayed, unless its line ends with a semicolon.
    case cell
  }

  /// Where a name is.
  enum Location {
    case register(Int)
    /// A cell in a register.
    case cell(Int)
    case closure(Int)
    case global(Int)
    case member
  }

  /// The variables of a comprehension that is compiled into this frame.
  struct InlineScope {
    let scope: Scope
    var registers: [String: Int] = [:]
  }

  /// What leaving a statement early has to do.
  enum Block {
    case loop(breakLabel: Label, continueLabel: Label)
    case finally([Statement], gap: GapRecorder)
    /// In an except handler: the handled exception before it, and the name to unbind.
    case handler(saved: Int, name: String?)
    case with(exit: Int, gap: GapRecorder)
    /// A protected range that cleanup code of outer blocks must not be in.
    case protected(GapRecorder)
  }

  /// The protected range of a try statement, with the holes made by cleanup code inside it.
  final class GapRecorder {
    var segments: [(start: Int, end: Int)] = []
    var openStart = -1
  }

  let vm: Interpreter
  let source: SourceFile
  let namespace: ModuleNamespace
  let scope: Scope
  let parent: FunctionCompiler?
  let name: String
  let qualifiedName: String
  var mode: Mode = .script
  /// False when compiling again after `JumpTooFar`.
  let useNarrowJumps: Bool

  var code = CodeBuilder()
  var registers: [String: Int] = [:]
  /// Locals that are read somewhere where they may be unbound: unbound at entry.
  var needsUnbinding: Set<Int> = []
  /// Locals that surely hold a value here.
  var definite: Set<String> = []
  var inlineScopes: [InlineScope] = []
  var blocks: [Block] = []
  var nextRegister = 0
  var registerCount = 0
  /// Names that a walrus may change in the middle of an expression.
  let walrusNames: Set<String>
  var pendingLabels: [Label] = []
  var pendingHandlers: [PendingHandler] = []
  /// Ranges interrupted by the cleanup code of an early exit.
  var pendingGaps: [GapRecorder] = []

  init(
    vm: Interpreter, source: SourceFile, namespace: ModuleNamespace, scope: Scope,
    parent: FunctionCompiler?, name: String, useNarrowJumps: Bool
  ) {
    self.vm = vm
    self.source = source
    self.namespace = namespace
    self.scope = scope
    self.parent = parent
    self.name = name
    self.useNarrowJumps = useNarrowJumps
    walrusNames = parent?.walrusNames ?? FunctionCompiler.walrusTargets(in: source.text)
    if let parent, parent.scope.kind != .module {
      let isClass = parent.scope.kind == .class
      qualifiedName = parent.qualifiedName + (isClass ? "." : ".<locals>.") + name
    } else {
      qualifiedName = name
    }
  }

  /// Names before a `:=`, read off the text: these are copied before they are used as operands.
  private static func walrusTargets(in text: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    for i in text.indices.dropFirst()
    where text[i] == UInt8(ascii: "=") && text[i - 1] == UInt8(ascii: ":") {
      var end = i - 1
      while end > 0 && (text[end - 1] == 0x20 || text[end - 1] == 0x09) { end -= 1 }
      var start = end
      while start > 0, text[start - 1] >= 0x80 || text[start - 1].isWordByte { start -= 1 }
      names.insert(String(decoding: text[start..<end], as: UTF8.self))
    }
    return names
  }

  // MARK: Registers

  func allocate(_ count: Int = 1) throws(CompileError) -> Int {
    let first = nextRegister
    nextRegister += count
    registerCount = max(registerCount, nextRegister)
    // Room for a call window beyond, which natives with defaults use.
    if registerCount > FunctionCompiler.maximumRegisters - 300 {
      throw .diagnostic(
        Diagnostic(.syntaxError, "too many variables and temporaries in one function", code.range))
    }
    return first
  }

  /// Runs `body` and frees the registers that it allocated.
  func withTemporaries<Result>(
    _ body: () throws(CompileError) -> Result
  ) throws(CompileError) -> Result {
    let mark = nextRegister
    defer { nextRegister = mark }
    return try body()
  }

  // MARK: Labels

  func label() -> Label {
    let label = Label()
    pendingLabels.append(label)
    return label
  }

  func place(_ label: Label) { code.place(label) }

  // MARK: Names

  /// True when the name is a plain register here, not a cell.
  private func isCaptured(_ name: String, in scope: Scope) -> Bool { scope.captured.contains(name) }

  func locate(_ name: String) -> Location {
    var seenFree = false
    for inline in inlineScopes.reversed() {
      switch inline.scope.binding(of: name) {
      case .local, .cell:
        if let register = inline.registers[name] {
          return isCaptured(name, in: inline.scope) ? .cell(register) : .register(register)
        }
      case .free: seenFree = true
      case .global: return global(name)
      case .classMember: break
      }
    }
    if seenFree && scope.kind == .class, let index = scope.free.firstIndex(of: name) {
      return .closure(index)
    }
    switch scope.binding(of: name) {
    case .local, .cell:
      guard let register = registers[name] else { return global(name) }
      return isCaptured(name, in: scope) || scope.kind == .class
        ? .cell(register) : .register(register)
    case .free:
      guard let index = scope.free.firstIndex(of: name) else { return global(name) }
      return .closure(index)
    case .global: return global(name)
    case .classMember: return .member
    }
  }

  private func global(_ name: String) -> Location { .global(namespace.slot(vm.intern(name))) }

  /// Loads a variable into a register.
  func load(_ name: String, to target: Int) throws(CompileError) {
    switch locate(name) {
    case .register(let register):
      check(name, register)
      if register != target { code.emit(.move, a: target, b: register) }
    case .cell(let register):
      code.emit(.loadCell, a: target, b: register, number: code.constant(vm.intern(name)))
    case .closure(let index): code.emit(.loadFree, a: target, plainB: index)
    case .global(let slot): code.emit(.loadGlobal, a: target, wide: slot)
    case .member:
      code.emit(
        .loadMember, a: target, plainB: namespace.slot(vm.intern(name)),
        number: code.cache(vm.intern(name)))
    }
  }

  /// Emits a test that a local is bound, unless it surely is.
  func check(_ name: String, _ register: Int) {
    if definite.contains(name) || inlineScopes.contains(where: { $0.registers[name] == register }) {
      return
    }
    needsUnbinding.insert(register)
    code.emit(.checkLocal, a: register, wide: code.constant(vm.intern(name)))
  }

  /// Stores a register into a variable.
  func store(_ name: String, from register: Int) {
    switch locate(name) {
    case .register(let target):
      if register != target { code.emit(.move, a: target, b: register) }
      definite.insert(name)
    case .cell(let target): code.emit(.storeCell, a: register, b: target)
    case .closure(let index): code.emit(.storeFree, a: register, plainB: index)
    case .global(let slot): code.emit(.storeGlobal, a: register, wide: slot)
    case .member: code.emit(.storeMember, a: register, number: code.cache(vm.intern(name)))
    }
  }

  func delete(_ name: String) throws(CompileError) {
    switch locate(name) {
    case .register(let register):
      check(name, register)
      code.emit(.unbind, a: register)
      definite.remove(name)
      needsUnbinding.insert(register)
    case .cell(let register):
      code.emit(.deleteCell, b: register, number: code.constant(vm.intern(name)))
    case .closure(let index): code.emit(.deleteFree, plainB: index)
    case .global(let slot): code.emit(.deleteGlobal, wide: slot)
    case .member: code.emit(.deleteMember, number: code.cache(vm.intern(name)))
    }
  }

  /// Unbinds the name of an except handler, bound or not.
  func forget(_ name: String) throws(CompileError) {
    try withTemporaries { () throws(CompileError) in
      switch locate(name) {
      case .register(let register):
        code.emit(.unbind, a: register)
        definite.remove(name)
        needsUnbinding.insert(register)
      case .cell, .closure, .global, .member:
        let none = try allocate()
        code.emit(.loadConstant, a: none, wide: code.constant(.none))
        store(name, from: none)
        try delete(name)
      }
    }
  }

  // MARK: Constants

  func loadConstant(_ value: Value, to target: Int) {
    code.emit(.loadConstant, a: target, wide: code.constant(value))
  }

  func value(of constant: Constant) -> Value {
    switch constant {
    case .none: .none
    case .true: .true
    case .false: .false
    case .ellipsis: .ellipsis
    case .integer(let value): Value(value)
    case .bigInteger(let digits): vm.integer(BigInt(digits) ?? 0)
    case .float(let value): Value(value)
    case .string(let text): text.utf8.count <= 64 ? vm.intern(text) : vm.string(text)
    case .bytes(let bytes): vm.bytes(bytes)
    }
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
