/// Bin boundaries that a file prescribes.
enum ForcedBins {
  /// - Returns: boundaries for each column, empty where none are forced.
  static func load(
    _ path: String, columns: Int, categorical: Set<Int>, _ events: inout [LogEvent]
  ) throws -> [[Double]] {
    var bounds = [[Double]](repeating: [], count: columns)
    guard !path.isEmpty else { return bounds }
    guard let text = TextFile.read(path) else {
      events.append(LogEvent(.warning, "Could not open \(path). Will ignore."))
      return bounds
    }
    guard let list = JSONValue(text)?.array else {
      throw BoostingError.check("forced_bins_json.is_array()")
    }
    for entry in list {
      let column = Int(entry["feature"]?.number ?? 0)
      guard column < columns else {
        throw BoostingError.check("(feature_num) < (num_total_features)")
      }
      if categorical.contains(column) {
        events.append(
          LogEvent(
            .warning,
            "Feature \(column) is categorical. Will ignore forced bins for this feature."))
      } else {
        bounds[column] += (entry["bin_upper_bound"]?.array ?? []).map { $0.number ?? 0 }
      }
    }
    return bounds.map { list in
      var unique: [Double] = []
      for bound in list where unique.last != bound { unique.append(bound) }
      return unique
    }
  }
}
