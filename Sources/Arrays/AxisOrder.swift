/// The order, outermost first, in which numpy's iterator visits the axes of operands: by falling
/// strides, row-major where they do not tell.
///
/// Source: `npyiter_find_best_axis_ordering`, numpy 2.4.
func axisOrder(shape: [Int], strides: [[Int]]) -> [Int] {
  // numpy sorts the reversed axes by rising stride with a stable insertion sort; so does this.
  var order = Array(shape.indices.reversed())
  if order.count < 2 { return order }
  for i in 1..<order.count {
    let axis = order[i]
    var place = i
    var j = i - 1
    search: while j >= 0 {
      switch shape[axis] == 1 || shape[order[j]] == 1
        ? .unknown : compare(order[j], axis, strides)
      {
      case .outer: place = j
      case .inner: break search
      case .unknown: break
      }
      j -= 1
    }
    if place != i {
      order.remove(at: i)
      order.insert(axis, at: place)
    }
  }
  return order.reversed()
}

private enum Placement { case outer, inner, unknown }

/// Whether `other` must be outside `axis` (`outer`) or may stay inside it (`inner`).
private func compare(_ other: Int, _ axis: Int, _ strides: [[Int]]) -> Placement {
  var result = Placement.unknown
  for steps in strides where steps[axis] != 0 && steps[other] != 0 {
    if steps[other].magnitude <= steps[axis].magnitude {
      result = .inner
    } else if result == .unknown {
      result = .outer
    }
  }
  return result
}

extension NDArray {
  /// An uninitialised array whose axes lie in memory in the order of the inputs' axes, as numpy's
  /// order "K" allocates it.
  static func likeLayout(
    of inputs: [NDArray], shape: [Int], _ dtype: DType, textWidth: Int = 0
  ) -> NDArray {
    let array = NDArray(uninitialized: shape, dtype, textWidth: textWidth)
    if shape.count < 2
      || inputs.allSatisfy({ $0.ndim == 0 || $0.isContiguous && $0.shape == shape })
    {
      return array
    }
    let order = axisOrder(
      shape: shape, strides: inputs.map { $0.broadcastUnchecked(to: shape).strides })
    var strides = array.strides
    var step = 1
    for axis in order.reversed() {
      strides[axis] = step
      step *= max(shape[axis], 1)
    }
    return array.view(shape: shape, strides: strides, offset: 0)
  }
}
