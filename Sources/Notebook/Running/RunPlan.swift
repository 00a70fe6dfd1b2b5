/// Which cells a run visits, in which order, and which of them it runs even if they are stored.
struct RunPlan {
  /// Indices into the notebook's cells.
  var order: [Int]
  var forced: Set<Int> = []
  /// Test cells of a plain run.
  var skipped: Set<Int> = []

  /// Setup cells first, then the others; test cells only where asked for.
  init(
    _ cells: [NotebookCell], _ selection: CellSelection = CellSelection(), tests: Bool,
    names: (NotebookCell) -> CellNames? = { _ in nil }
  ) {
    let wanted = cells.indices.filter { tests || !cells[$0].isTest }
    skipped = Set(cells.indices).subtracting(wanted)
    order = wanted.filter { cells[$0].isSetup } + wanted.filter { !cells[$0].isSetup }
    func position(_ id: String?) -> Int? {
      id.flatMap { id in order.firstIndex { cells[$0].id == id } }
    }
    if let only = position(selection.only) {
      let target = order[only]
      let needed = Self.dependencies(of: target, cells, order, names)
      order = order.filter { needed.contains($0) }
      forced = [target]
      return
    }
    if let from = position(selection.from) { forced = Set(order[from...]) }
    if let to = position(selection.to) { order = Array(order[...to]) }
  }

  /// For each cell of the plan, the names that cells after it use, themselves or in their functions.
  func usedLater(
    _ cells: [NotebookCell], names: (NotebookCell) -> CellNames?
  ) -> [Int: Set<String>] {
    var used: Set<String> = []
    var result: [Int: Set<String>] = [:]
    for index in order.reversed() {
      result[index] = used
      guard let names = names(cells[index]) else { continue }
      used.formUnion(names.uses)
      used.formUnion(names.lateUses)
    }
    return result
  }

  /// A cell with all that it depends on.
  private static func dependencies(
    of target: Int, _ cells: [NotebookCell], _ order: [Int], _ names: (NotebookCell) -> CellNames?
  ) -> Set<Int> {
    var graph = CellGraph(parameters: [])
    var inputs: [Int: Set<Int>] = [:]
    for index in order {
      let resolved = graph.resolve(names(cells[index]))
      inputs[index] = Set(resolved.inputs.values.compactMap { Int($0) })
      graph.define(resolved, key: String(index), stateful: [])
      if index == target { break }
    }
    var needed: Set<Int> = []
    var waiting = [target]
    while let index = waiting.popLast() {
      if needed.insert(index).inserted { waiting += inputs[index] ?? [] }
    }
    return needed
  }
}
