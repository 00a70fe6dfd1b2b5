/// Decides where each name of each scope lives: the second pass of CPython's `symtable.c`.
struct ScopeAnalyzer {
  /// Analyses a scope and those inside it.
  /// - Parameters:
  ///   - bound: names bound in enclosing functions; nil for the module.
  ///   - global: names that an enclosing scope declares global.
  /// - Returns: the names that this scope and its inner ones need from enclosing functions.
  func analyze(
    _ record: ScopeRecord, bound: Set<String>?, global: Set<String>
  ) throws(Diagnostic) -> Set<String> {
    var state = State(bound: bound, global: global)
    for name in record.order { try place(name, in: record, &state) }
    var innerBound = bound ?? []
    if record.isFunction { innerBound.formUnion(state.local) }
    // A class's own bindings are invisible inside it, and so do not undo a global declaration.
    let innerGlobal = record.scope.kind == .class ? global : state.global
    if record.scope.kind == .class {
      innerBound.insert("__class__")
    } else {
      innerBound.subtract(state.declaredGlobal)
    }
    var needed: Set<String> = []
    var captured: Set<String> = []
    for child in record.children {
      let wanted = try analyze(child, bound: innerBound, global: innerGlobal)
      needed.formUnion(wanted)
      captured.formUnion(
        child.scope.kind == .comprehension
          ? child.scope.captured.subtracting(child.scope.bound) : wanted)
    }
    record.scope.captured = captured
    settle(record, &state, &needed)
    return needed.union(state.free)
  }

  private struct State {
    let bound: Set<String>?
    var global: Set<String>
    var local: Set<String> = []
    var free: Set<String> = []
    var declaredGlobal: Set<String> = []
    var bindings: [String: Scope.Binding] = [:]
  }

  private func place(
    _ name: String, in record: ScopeRecord, _ state: inout State
  ) throws(Diagnostic) {
    let flags = record.flags[name]!
    if flags.contains(.global) {
      if flags.contains(.nonlocal) {
        throw directiveError("name '\(name)' is nonlocal and global", name, record)
      }
      state.bindings[name] = .global
      state.global.insert(name)
      state.declaredGlobal.insert(name)
    } else if flags.contains(.nonlocal) {
      guard let bound = state.bound else {
        throw directiveError("nonlocal declaration not allowed at module level", name, record)
      }
      guard bound.contains(name) else {
        throw directiveError("no binding for nonlocal '\(name)' found", name, record)
      }
      state.bindings[name] = .free
      state.free.insert(name)
    } else if !flags.isDisjoint(with: .bound) {
      state.bindings[name] =
        switch record.scope.kind {
        case .module: .global
        case .class: .classMember
        default: .local
        }
      state.local.insert(name)
      state.global.remove(name)
    } else if state.bound?.contains(name) == true {
      state.bindings[name] = .free
      state.free.insert(name)
    }
  }

  private func directiveError(
    _ message: String, _ name: String, _ record: ScopeRecord
  ) -> Diagnostic {
    Diagnostic(.syntaxError, message, record.directives[name] ?? SourceRange(0, 0))
  }

  /// Turns captured locals into cells and notes what passes through to inner scopes.
  private func settle(
    _ record: ScopeRecord, _ state: inout State, _ needed: inout Set<String>
  ) {
    let scope = record.scope
    if record.isFunction {
      for name in needed.intersection(state.local) {
        state.bindings[name] = .cell
        needed.remove(name)
      }
    } else if scope.kind == .class, needed.remove("__class__") != nil {
      state.bindings["__class__"] = .cell
    }
    let free = state.free.union(needed)
    for name in needed where state.bindings[name] == nil { state.bindings[name] = .free }
    scope.bindings = state.bindings
    scope.free = free.sorted()
    scope.bound = record.order.filter { name in
      let flags = record.flags[name]!
      if scope.kind == .module {
        return !flags.isDisjoint(with: NameFlags.bound.union(.global))
      }
      return flags.isDisjoint(with: [.global, .nonlocal]) && !flags.isDisjoint(with: .bound)
    }
  }
}
