/// How missing values of a feature are told.
enum MissingType: UInt8, Sendable {
  case none = 0
  case zero = 1
  case nan = 2
}

/// The bins of one feature: boundaries of numbers, or categories.
///
/// Follows LightGBM's `BinMapper`; see `BinFinder` for how bins are made.
struct BinMapper: Sendable {
  var binCount = 1
  var missing = MissingType.none
  var isTrivial = true
  var isCategorical = false
  /// Upper boundary of each bin (inclusive), the last +∞; without the bin of NaN.
  var upperBounds: [Double] = [.infinity]
  /// Category of each bin, -1 for the first; empty for numbers.
  var categories: [Int32] = []
  var binOfCategory: [Int32: UInt32] = [:]
  var minimum = 0.0
  var maximum = 0.0
  /// The bin of zero.
  var defaultBin = 0
  /// The bin that is not accumulated in histograms but inferred.
  var mostFrequentBin = 0
  var sparseRate = 1.0

  /// The bin of a value.
  func bin(of value: Double) -> Int {
    if isCategorical { return binOfCategory(value) }
    if value.isNaN {
      return missing == .nan ? binCount - 1 : search(0)
    }
    return search(value)
  }

  @inline(__always)
  private func search(_ value: Double) -> Int {
    var low = 0
    var high = binCount - 1 - (missing == .nan ? 1 : 0)
    while low < high {
      let middle = (low + high - 1) / 2
      if value <= upperBounds[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func binOfCategory(_ value: Double) -> Int {
    guard let category = Self.category(value) else { return 0 }
    return Int(binOfCategory[category] ?? 0)
  }

  /// The category of a value; nil for NaN, negative numbers and numbers beyond 32 bits.
  @inline(__always)
  static func category(_ value: Double) -> Int32? {
    guard value > -1, value < 2_147_483_648 else { return nil }
    return Int32(value)
  }

  /// The value that stands for a bin in a tree: a boundary or a category.
  func threshold(ofBin bin: Int) -> Double {
    isCategorical ? Double(categories[bin]) : upperBounds[bin]
  }

  /// What a model file says of the feature.
  var info: String {
    if isTrivial { return "none" }
    if isCategorical { return categories.map { "\($0)" }.joined(separator: ":") }
    return "[\(NumberText.general(minimum, digits: 17)):\(NumberText.general(maximum, digits: 17))]"
  }
}
