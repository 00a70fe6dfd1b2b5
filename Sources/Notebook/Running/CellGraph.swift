/// Follows which cell's definition each name has, in running order.
///
/// Functions read globals when they are called, which may be in a later cell, after those globals
/// were bound anew. So a cell that uses a function depends on what the function's globals are at
/// that point: a definition carries the names that its functions read and bind late, and a use takes
/// them over. A name that holds something that changes when it is used (a random generator) counts as
/// bound anew by every cell that uses such a name.
struct CellGraph {
  /// What the dependents of a definition have to know.
  private struct Definition {
    var key: String
    var lateUses: Set<String> = []
    var lateDefines: Set<String> = []
  }

  /// A cell's names with all that they imply.
  struct Resolved: Sendable {
    /// For each name that something before defined and that the cell can reach, its key.
    var inputs: [String: String] = [:]
    /// Names that the cell may bind, itself or by calling functions of other cells.
    var defines: Set<String> = []
    fileprivate var lateUses: Set<String> = []
    fileprivate var lateDefines: Set<String> = []
    fileprivate var isUnknown = false
  }

  private var definitions: [String: Definition] = [:]
  /// Take part in every later key: cells that could not be analysed, and `import *`.
  private var unknown: [String] = []
  private var stateful: Set<String> = []

  init(parameters: [BoundParameter]) {
    for one in parameters {
      definitions[one.name] = Definition(key: Self.parameterKey(one.value.literal))
    }
  }

  static let parameterPrefix = "parameter "
  static func parameterKey(_ literal: String) -> String { parameterPrefix + literal }

  /// The inputs of a cell: of the names that it uses, those that something defined.
  func resolve(_ names: CellNames?) -> Resolved {
    var result = Resolved()
    for (i, key) in unknown.enumerated() { result.inputs["unknown \(i)"] = key }
    guard let names else {
      for (name, definition) in definitions { result.inputs[name] = definition.key }
      result.isUnknown = true
      return result
    }
    result.defines = names.defines
    (result.lateUses, result.lateDefines) = (names.lateUses, names.lateDefines)
    result.isUnknown = names.importsAll
    var waiting = Array(names.uses)
    while let name = waiting.popLast() {
      guard result.inputs[name] == nil, let definition = definitions[name] else { continue }
      result.inputs[name] = definition.key
      waiting += definition.lateUses
      waiting += definition.lateDefines
      result.defines.formUnion(definition.lateDefines)
      result.lateUses.formUnion(definition.lateUses)
      result.lateDefines.formUnion(definition.lateDefines)
    }
    if !stateful.isDisjoint(with: result.inputs.keys) {
      // Names may hold one and the same object, so all of them change together.
      result.defines.formUnion(stateful)
      for name in stateful { result.inputs[name] = definitions[name]?.key }
    }
    return result
  }

  /// Notes what a cell defined.
  ///
  /// - Parameter holding: the names among those whose values change when they are used.
  mutating func define(_ resolved: Resolved, key: String, stateful holding: some Sequence<String>) {
    if resolved.isUnknown { unknown.append(key) }
    for name in resolved.defines {
      definitions[name] = Definition(
        key: key, lateUses: resolved.lateUses, lateDefines: resolved.lateDefines)
    }
    stateful.subtract(resolved.defines)
    stateful.formUnion(holding)
  }
}
