import Foundation

/// Asynchronous successive halving (Li et al. 2020): at every rung only the best go on.
public final class SuccessiveHalvingPruner: Pruner {
  private var smallestResource: Int?
  private let factor: Int
  private let earlyStopping: Int
  private let bootstrap: Int

  /// - Parameters:
  ///   - smallestResource: steps of the first rung; nil estimates them from the first trials.
  ///   - factor: one in so many goes on to the next rung, which has so many times the steps.
  ///   - earlyStopping: rungs left out at the start.
  ///   - bootstrap: trials that must reach a rung before any goes on.
  /// - Throws: `SearchError` in Optuna's words.
  public init(
    smallestResource: Int? = nil, factor: Int = 4, earlyStopping: Int = 0, bootstrap: Int = 0
  ) throws(SearchError) {
    if let smallestResource, smallestResource < 1 {
      throw SearchError(
        "The value of `min_resource` is \(smallestResource), but must be either "
          + "`min_resource >= 1` or 'auto'")
    }
    guard factor >= 2 else {
      throw SearchError(
        "The value of `reduction_factor` is \(factor), but must be `reduction_factor >= 2`")
    }
    guard earlyStopping >= 0 else {
      throw SearchError(
        "The value of `min_early_stopping_rate` is \(earlyStopping), but must be "
          + "`min_early_stopping_rate >= 0`")
    }
    guard bootstrap >= 0 else {
      throw SearchError(
        "The value of `bootstrap_count` is \(bootstrap), but must be `bootstrap_count >= 0`")
    }
    if bootstrap > 0 && smallestResource == nil {
      throw SearchError(
        "bootstrap_count > 0 and min_resource == 'auto' are mutually incompatible, "
          + "bootstrap_count is \(bootstrap)")
    }
    self.smallestResource = smallestResource
    self.factor = factor
    self.earlyStopping = earlyStopping
    self.bootstrap = bootstrap
  }

  public func shouldPrune(_ view: StudyView, _ trial: inout TrialRecord) throws -> Bool {
    guard let last = trial.lastReport else { return false }
    var rung = 0
    while trial.systemAttributes[key(rung)] != nil { rung += 1 }
    while true {
      guard let resource = smallestResource ?? Self.estimate(view) else { return false }
      if view.cutoff == nil { smallestResource = resource }
      let steps = Double(resource) * pow(Double(factor), Double(earlyStopping + rung))
      if Double(last.step) < steps { return false }
      if last.value.isNaN { return true }
      let others = view.trials.filter { $0.number != trial.number }
        .compactMap { $0.systemAttributes[key(rung)]?.number }
      try view.setAttributes([(key(rung), .float(last.value))], trial: &trial)
      let competing = others + [last.value]
      if competing.count <= bootstrap { return true }
      if !isPromotable(last.value, competing, view.directions[0]) { return true }
      rung += 1
    }
  }

  private func key(_ rung: Int) -> String { "completed_rung_\(rung)" }

  /// A hundredth of the longest complete trial.
  private static func estimate(_ view: StudyView) -> Int? {
    view.longestStep.map { max($0 / 100, 1) }
  }

  private func isPromotable(
    _ value: Double, _ competing: [Double], _ direction: Direction
  ) -> Bool {
    let place = max(competing.count / factor - 1, 0)
    let sorted = competing.map { $0 * direction.sign }.sorted()
    return value * direction.sign <= sorted[place]
  }
}
