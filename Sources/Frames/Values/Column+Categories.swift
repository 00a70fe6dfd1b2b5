import Arrays

extension Column {
  /// As `category`, with the distinct values sorted where they can be, else in order of occurrence.
  func categorized(isOrdered: Bool = false) throws(FrameError) -> Column {
    if type == .category { return self }
    let factor = factor()
    let values = take(factor.firstRows)
    guard let order = try? values.sortedPositions() else {
      return Column(
        codes: factor.codes, categories: Categories(values: values, isOrdered: isOrdered))
    }
    var places = [Int32](repeating: 0, count: order.count)
    for (place, code) in order.enumerated() { places[code] = Int32(place) }
    return Column(
      codes: factor.codes.map { $0 < 0 ? -1 : places[Int($0)] },
      categories: Categories(values: values.take(order), isOrdered: isOrdered))
  }
}
