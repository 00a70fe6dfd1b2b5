/// A leaf of the tree being grown.
struct LeafState {
  var sums: LeafSums
  var best = SplitCandidate()
  var histogram: HistogramBuffer?
  /// Columns split on above the leaf; kept only where interactions are constrained.
  var branch: [Int] = []
}

extension FeatureInfo {
  init(slot: Int, column: Int, _ mapper: BinMapper, _ config: LightGBMConfig) {
    self.slot = Int32(slot)
    self.column = Int32(column)
    binCount = mapper.binCount
    missing = mapper.missing
    offset = mapper.mostFrequentBin == 0 ? 1 : 0
    defaultBin = mapper.defaultBin
    mostFrequentBin = mapper.mostFrequentBin
    monotone =
      config.monotoneConstraints.isEmpty ? 0 : Int8(clamping: config.monotoneConstraints[column])
    isCategorical = mapper.isCategorical
    penalty = config.featureContri.isEmpty ? 1 : config.featureContri[column]
  }
}
