/// Every combination of given values once, in random order: Optuna's `GridSampler`.
public final class GridSampler: Sampler {
  /// Sorted by name.
  private let space: [(name: String, values: [ParameterValue])]
  private let grid: [[ParameterValue]]
  private var stream: SamplerStream
  public private(set) var isExhausted = false

  /// - Parameter seed: of the order; 0 by default, as Optuna's.
  public init(_ space: [(name: String, values: [ParameterValue])], seed: UInt32? = nil) {
    self.space = space.sorted {
      $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars)
    }
    stream = SamplerStream("grid", seed: seed ?? 0)
    var grid: [[ParameterValue]] = [[]]
    for (_, values) in self.space { grid = grid.flatMap { row in values.map { row + [$0] } } }
    let order = stream.state.permutation(grid.count)
    self.grid = order.map { grid[$0] }
  }

  public func beforeTrial(_ view: StudyView, _ trial: inout TrialRecord) throws {
    if trial.systemAttributes["grid_id"] != nil { return }
    if trial.systemAttributes["fixed_params"] != nil { return }
    var id = trial.number
    if id >= grid.count {
      var open = unvisited(view)
      if open.isEmpty {
        view.warn(
          SearchWarning(
            "`GridSampler` is re-evaluating a configuration because the grid has been exhausted. "
              + "This may happen due to a timing issue during distributed optimization or when "
              + "re-running optimizations on already finished studies."))
        open = Array(grid.indices)
      }
      id = open[Int(try stream.state.integer(low: 0, high: Int64(open.count - 1)))]
    }
    try view.setAttributes(
      [("search_space", spaceAttribute), ("grid_id", .int(id))], trial: &trial)
  }

  private var spaceAttribute: Attribute {
    .object(space.map { ($0.name, .list($0.values.map(\.attribute))) })
  }

  public func sampleIndependent(
    _ view: StudyView, _ trial: TrialRecord, name: String, _ distribution: Distribution
  ) throws -> Double {
    guard case .int(let id)? = trial.systemAttributes["grid_id"], grid.indices.contains(id) else {
      throw SearchError(
        "All parameters must be specified when using GridSampler with enqueue_trial.")
    }
    guard let place = space.firstIndex(where: { $0.name == name }) else {
      throw SearchError("The parameter name, \(name), is not found in the given grid.")
    }
    let external = grid[id][place]
    let value = try distribution.internal(external)
    if !distribution.contains(value) {
      view.warn(
        SearchWarning(
          "The value `\(external.plainText)` is out of range of the parameter `\(name)`. The value "
            + "will be used but the actual distribution is: `\(distribution.text)`."))
    }
    return value
  }

  public func afterTrial(
    _ view: StudyView, _ trial: TrialRecord, state: TrialState, values: [Double]?
  ) -> [(key: String, value: Attribute)] {
    let open = unvisited(view)
    let own = trial.systemAttributes["grid_id"]
    isExhausted = open.isEmpty || (open.count == 1 && own == .int(open[0]))
    return []
  }

  /// Places that no trial has finished, and none is running where that leaves any.
  private func unvisited(_ view: StudyView) -> [Int] {
    var visited = Set<Int>()
    var running = Set<Int>()
    for trial in view.history.trials {
      guard case .int(let id)? = trial.systemAttributes["grid_id"],
        trial.systemAttributes["search_space"] == spaceAttribute
      else { continue }
      if trial.state.isFinished { visited.insert(id) }
      if trial.state == .running { running.insert(id) }
    }
    let open = grid.indices.filter { !visited.contains($0) }
    let free = open.filter { !running.contains($0) }
    return free.isEmpty ? open : free
  }

  public var streams: [SamplerStream] {
    get { [stream] }
    set { stream = newValue[0] }
  }
}
