extension NDArray {
  /// The slices at positions along an axis, which must be in range.
  func takenUnchecked(_ places: [Int], axis: Int) -> NDArray {
    var newShape = shape
    newShape[axis] = places.count
    let result = NDArray(uninitialized: newShape, dtype, textWidth: textWidth)
    var slice = shape
    slice[axis] = 1
    for (i, place) in places.enumerated() {
      let to = result.view(
        shape: slice, strides: result.strides, offset: i * result.strides[axis])
      to.assignUnchecked(
        from: view(shape: slice, strides: strides, offset: offset + place * strides[axis]))
    }
    return result
  }
}
