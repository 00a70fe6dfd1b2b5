import Syntax

/// The global names that a cell takes and gives.
public struct CellNames: Sendable, Equatable {
  /// Names whose value may come from before the cell; those that its functions read included.
  public var uses: Set<String>
  /// Names that it binds or may bind.
  public var defines: Set<String>
  /// Names that its functions read whenever they are called, in later cells too.
  public var lateUses: Set<String>
  /// Names that its functions bind when they are called.
  public var lateDefines: Set<String>
  /// Whether `from … import *` may define more.
  public var importsAll: Bool

  public init(
    uses: Set<String>, defines: Set<String>, lateUses: Set<String> = [],
    lateDefines: Set<String> = [], importsAll: Bool = false
  ) {
    (self.uses, self.defines) = (uses, defines)
    (self.lateUses, self.lateDefines) = (lateUses, lateDefines)
    self.importsAll = importsAll
  }

  /// Reads the names off a cell's code; nil where it has syntax errors.
  public init?(of source: SourceFile) {
    guard let module = try? Parser.parse(source) else { return nil }
    self.init(of: module)
  }

  /// Reads the names off a resolved module.
  public init(of module: ModuleNode) {
    let dependencies = Dependencies.of(module)
    let outline = CellOutline.of(module)
    self.init(
      uses: dependencies.reads, defines: dependencies.definitions, lateUses: outline.lateReads,
      lateDefines: outline.lateBindings, importsAll: dependencies.importsAll)
  }
}
