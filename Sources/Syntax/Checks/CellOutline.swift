/// What a notebook's host must know of a cell besides its dependencies: what its functions will do
/// when later cells call them, what it imports, and which of its statements can simply be run again
/// where its values come from a cache.
public struct CellOutline: Sendable, Equatable {
  /// Global names that functions, lambdas and methods read when they are called.
  public private(set) var lateReads: Set<String> = []
  /// Global names that functions bind when they are called.
  public private(set) var lateBindings: Set<String> = []
  /// Dotted names of imported modules, in functions too.
  public private(set) var imports: Set<String> = []
  /// Names bound by functions, classes, lambdas and imports at the top level, and by nothing else
  /// in the module.
  public private(set) var definitions: Set<String> = []
  /// Why running the definitions again could give something else; nil where it cannot.
  public private(set) var problem: String?

  /// A statement at the top level.
  private struct Part: Sendable, Equatable {
    let range: SourceRange
    let isDefinition: Bool
    /// Whether it needs values that other statements of the cell made.
    var isLate = false
  }

  private var parts: [Part] = []

  /// Reads the outline off a resolved module.
  public static func of(_ module: ModuleNode) -> CellOutline {
    var outline = CellOutline()
    let late = LateNameFinder(wantsOutside: false)
    try? late.walk(module)
    outline.lateReads = late.reads
    outline.lateBindings = late.bindings
    outline.imports = late.imports
    outline.readParts(module)
    return outline
  }

  private mutating func readParts(_ module: ModuleNode) {
    let found = module.body.map { statement in
      let finder = LateNameFinder(wantsOutside: true)
      finder.enter(.module(module))
      try? finder.visit(statement)
      return finder
    }
    let plainlyBound = zip(module.body, found).filter { !$0.0.isDefinition }
      .reduce(into: Set<String>()) { $0.formUnion($1.1.bindings) }
    // Values of the cell that are bound after the statement being looked at.
    var boundLater: Set<String> = []
    for (statement, names) in zip(module.body, found).reversed() {
      let isDefinition =
        statement.isDefinition || statement.isSetting(unless: plainlyBound)
      if isDefinition {
        definitions.formUnion(names.bindings)
        if let name = names.reads.intersection(boundLater).min() {
          problem = "a definition uses '\(name)', which the cell changes afterwards"
        }
      } else {
        boundLater.formUnion(names.bindings)
      }
      var part = Part(range: statement.range, isDefinition: isDefinition)
      part.isLate = !names.reads.isDisjoint(with: plainlyBound)
      parts.insert(part, at: 0)
    }
    definitions.subtract(plainlyBound)
  }

  /// The module's definitions as text to run again, line by line where they were: those to run before
  /// the cell's values are bound, and those that need the values. Empty where there are none.
  public func definitionTexts(of source: SourceFile) -> (before: String, after: String) {
    let first = parts.firstIndex { $0.isDefinition && $0.isLate } ?? parts.count
    let before = parts.indices.filter { parts[$0].isDefinition && $0 < first }
    let after = parts.indices.filter { parts[$0].isDefinition && $0 >= first }
    return (text(of: Set(before), source), text(of: Set(after), source))
  }

  private func text(of kept: Set<Int>, _ source: SourceFile) -> String {
    guard !kept.isEmpty else { return "" }
    var text = source.text
    for i in parts.indices where !kept.contains(i) {
      let range = parts[i].range
      for k in Int(range.start)..<min(Int(range.end), text.count)
      where text[k] != Ascii.newline && text[k] != Ascii.carriageReturn {
        text[k] = UInt8(ascii: " ")
      }
      var next = Int(range.end)
      while next < text.count, text[next] == UInt8(ascii: " ") { next += 1 }
      if next < text.count, text[next] == UInt8(ascii: ";") { text[next] = UInt8(ascii: " ") }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Statement {
  /// Function, class, import, lambda with a name, named tuple: cheap to run, and without a value to
  /// store.
  fileprivate var isDefinition: Bool {
    switch kind {
    case .function, .class, .import, .importFrom: return true
    case .assign(let targets, let value):
      guard targets.count == 1, case .name = targets[0].kind else { return false }
      switch value.kind {
      case .lambda: return true
      case .call(let callee, _): return ["namedtuple", "TypeVar"].contains(callee.lastName)
      default: return false
      }
    default: return false
    }
  }

  /// A statement that changes how a module behaves, such as `warnings.filterwarnings("ignore")`.
  ///
  /// - Parameter bound: names of the cell's own values, which are no modules.
  fileprivate func isSetting(unless bound: Set<String>) -> Bool {
    switch kind {
    case .expression(let value):
      guard case .call(let callee, _) = value.kind,
        case .attribute(let owner, let name, _) = callee.kind,
        let root = callee.firstName, !bound.contains(root)
      else { return false }
      if ["append", "insert", "extend"].contains(name) { return owner.lastName == "path" }
      return Self.settings.contains(name)
    case .assign(let targets, let value):
      guard targets.count == 1, case .attribute(let owner, _, _) = targets[0].kind,
        case .attribute = owner.kind, case .constant = value.kind, let root = owner.firstName
      else { return false }
      return !bound.contains(root)
    default: return false
    }
  }

  private static let settings: Set<String> = [
    "basicConfig", "disable", "disable_default_handler", "disable_progress_bar",
    "enable_default_handler", "filterwarnings", "reset_option", "resetwarnings", "seed", "setLevel",
    "set_config", "set_option", "set_printoptions", "set_verbosity", "seterr", "setlocale",
    "setrecursionlimit", "simplefilter", "use",
  ]
}

extension Expression {
  /// `c` of `a.b.c`.
  fileprivate var lastName: String {
    switch kind {
    case .name(let name): name
    case .attribute(_, let name, _): name
    default: ""
    }
  }

  /// `a` of `a.b.c`.
  fileprivate var firstName: String? {
    var part = self
    while case .attribute(let owner, _, _) = part.kind { part = owner }
    if case .name(let name) = part.kind { return name }
    return nil
  }
}

/// Global names used inside functions, or outside of them.
private final class LateNameFinder: ScopedWalker {
  private(set) var reads: Set<String> = []
  private(set) var bindings: Set<String> = []
  private(set) var imports: Set<String> = []
  private let wantsOutside: Bool

  init(wantsOutside: Bool) { self.wantsOutside = wantsOutside }

  private var isWanted: Bool { wantsOutside == (functionDepth == 0) }

  override func use(_ name: String, _ range: SourceRange) {
    guard isWanted else { return }
    switch binding(of: name) {
    case .global, .classMember: reads.insert(name)
    case .local, .cell, .free: break
    }
  }

  override func bind(_ name: String, _ range: SourceRange, _ binder: Binder) {
    guard isWanted, binding(of: name) == .global else { return }
    bindings.insert(name)
  }

  override func visit(_ statement: Statement) throws(Diagnostic) {
    switch statement.kind {
    case .import(let modules): imports.formUnion(modules.map(\.module))
    case .importFrom(let module, let names, let level):
      let base = String(repeating: ".", count: level) + (module ?? "")
      imports.insert(base)
      // A name may be a module inside the package.
      imports.formUnion(names.map { base + "." + $0.name })
    default: break
    }
    try super.visit(statement)
  }
}
