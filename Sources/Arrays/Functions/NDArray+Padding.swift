/// How `np.pad` makes up elements.
public enum PadMode: Sendable {
  case constant(Scalar)
  case edge, reflect, symmetric, wrap
}

extension NDArray {
  /// With elements added before and after each axis.
  ///
  /// - Parameter widths: how many before and after, one pair an axis.
  /// - Throws: ValueError for negative widths or a number of pairs that does not fit.
  public func padded(_ widths: [(before: Int, after: Int)], _ mode: PadMode = .constant(.int(0)))
    throws -> NDArray
  {
    guard widths.count == ndim else {
      throw ArrayError.value(
        "operands could not be broadcast together with remapped shapes [original->remapped]: "
          + "(\(widths.count),2)  and requested shape (\(ndim),2)")
    }
    guard widths.allSatisfy({ $0.before >= 0 && $0.after >= 0 }) else {
      throw ArrayError.value("index can't contain negative values")
    }
    var result = self
    for (axis, width) in widths.enumerated() where width.before + width.after > 0 {
      result = try result.padded(axis, width.before, width.after, mode)
    }
    return result.storage === storage ? copied() : result
  }

  private func padded(_ axis: Int, _ before: Int, _ after: Int, _ mode: PadMode) throws -> NDArray {
    let length = shape[axis]
    if case .constant(let value) = mode {
      var newShape = shape
      newShape[axis] += before + after
      let result = NDArray(uninitialized: newShape, dtype, textWidth: textWidth)
      try result.setAll(value)
      let inner = result.view(
        shape: shape, strides: result.strides, offset: before * result.strides[axis])
      inner.assignUnchecked(from: self)
      return result
    }
    guard length > 0 else {
      throw ArrayError.value(
        "can't extend empty axis \(axis) using modes other than 'constant' or 'empty'")
    }
    let places = (-before..<length + after).map { mode.source($0, length) }
    return takenUnchecked(places, axis: axis)
  }
}

extension PadMode {
  /// The element that stands at a place outside of `0..<length`.
  fileprivate func source(_ place: Int, _ length: Int) -> Int {
    switch self {
    case .constant, .edge: return min(max(place, 0), length - 1)
    case .wrap: return ((place % length) + length) % length
    case .reflect:
      if length == 1 { return 0 }
      let period = 2 * (length - 1)
      let folded = ((place % period) + period) % period
      return folded < length ? folded : period - folded
    case .symmetric:
      let period = 2 * length
      let folded = ((place % period) + period) % period
      return folded < length ? folded : period - 1 - folded
    }
  }
}
