import Foundation

/// Hyperband (Li et al. 2018): several successive halvings side by side, each with another first
/// rung; trials are dealt out to them by a hash of their numbers.
///
/// Samplers see the trials of all brackets, as with Optuna 5.
public final class HyperbandPruner: Pruner {
  private let smallestResource: Int
  private let largestResource: Int?
  private let factor: Int
  private let bootstrap: Int
  private var brackets: [SuccessiveHalvingPruner] = []
  private var budgets: [Int] = []

  /// - Parameter largestResource: steps of a whole trial; nil takes them from the first trials.
  /// - Throws: `SearchError` in Optuna's words.
  public init(
    smallestResource: Int = 1, largestResource: Int? = nil, factor: Int = 3, bootstrap: Int = 0
  ) throws(SearchError) {
    if bootstrap > 0 && largestResource == nil {
      throw SearchError(
        "bootstrap_count > 0 and max_resource == 'auto' are mutually incompatible, "
          + "bootstrap_count is \(bootstrap)")
    }
    _ = try SuccessiveHalvingPruner(
      smallestResource: smallestResource, factor: factor, bootstrap: bootstrap)
    self.smallestResource = smallestResource
    self.largestResource = largestResource
    self.factor = factor
    self.bootstrap = bootstrap
  }

  public func shouldPrune(_ view: StudyView, _ trial: inout TrialRecord) throws -> Bool {
    if brackets.isEmpty || view.cutoff != nil {
      guard let resource = largestResource ?? view.longestStep.map({ $0 + 1 }) else { return false }
      if brackets.isEmpty { try start(resource) }
    }
    guard !brackets.isEmpty else { return false }
    let bracket = bracket(of: trial.number, view.name)
    let name = view.name
    let inside = view.part(key: 1 + bracket) { [unowned self] in
      self.bracket(of: $0, name) == bracket
    }
    return try brackets[bracket].shouldPrune(inside, &trial)
  }

  private func start(_ largestResource: Int) throws(SearchError) {
    let ratio = Double(largestResource) / Double(smallestResource)
    let count = Int((log(ratio) / log(Double(factor))).rounded(.down)) + 1
    for i in 0..<max(count, 0) {
      let s = count - 1 - i
      let share = Double(count) * pow(Double(factor), Double(s)) / Double(s + 1)
      budgets.append(Int(share.rounded(.up)))
      brackets.append(
        try SuccessiveHalvingPruner(
          smallestResource: smallestResource, factor: factor, earlyStopping: i,
          bootstrap: bootstrap))
    }
  }

  private func bracket(of number: Int, _ study: String) -> Int {
    var rest = Int(crc32("\(study)_\(number)")) % budgets.reduce(0, +)
    for (i, budget) in budgets.enumerated() {
      rest -= budget
      if rest < 0 { return i }
    }
    return budgets.count - 1
  }
}

/// The CRC-32 of a text's UTF-8, as zlib computes it.
private func crc32(_ text: String) -> UInt32 {
  var crc = UInt32.max
  for byte in text.utf8 {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
  }
  return ~crc
}
