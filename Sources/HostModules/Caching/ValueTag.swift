/// What follows in the stored values of a cell.
enum ValueTag: UInt8 {
  case none, `true`, `false`, ellipsis, int, float, bigInteger, string, bytes
  case list, tuple, dict, ordered, counter, defaulting, set, frozenSet, range, slice
  /// A value that came before, by number.
  case reference
  /// The value of a global of an earlier cell, or one that the cell's definitions make again.
  case global
  case module, builtinType, hostType
  /// A class or function of a module, by the module's name and its own.
  case moduleMember
  case instance
  case array, scalar, dtype, frame, series, index, path
  case study, sampler, pruner, frozenTrial, searchResult, dimension
  case model, splitter, run, booster, xgboostBooster, randomState, pythonRandom
}

/// What became of a name that a cell defined.
enum NameTag: UInt8 {
  /// Not bound when the cell ended, or not storable.
  case absent
  /// Made again by the cell's definitions.
  case definition
  case value
}
