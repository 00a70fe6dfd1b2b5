extension NDArray {
  /// The shape that two shapes broadcast to; nil if they do not.
  public static func broadcastShape(_ a: [Int], _ b: [Int]) -> [Int]? {
    let (long, short) = a.count >= b.count ? (a, b) : (b, a)
    var result = long
    let shift = long.count - short.count
    for axis in short.indices where short[axis] != long[axis + shift] {
      if long[axis + shift] == 1 {
        result[axis + shift] = short[axis]
      } else if short[axis] != 1 {
        return nil
      }
    }
    return result
  }

  /// - Parameter reported: the shapes that an error names; `shapes` if nil.
  /// - Throws: ValueError naming all shapes.
  public static func broadcastShape(_ shapes: [[Int]], reporting reported: [[Int]]? = nil)
    throws(ArrayError) -> [Int]
  {
    var result: [Int] = []
    for shape in shapes {
      guard let next = broadcastShape(result, shape) else {
        throw .cannotBroadcast(reported ?? shapes)
      }
      result = next
    }
    return result
  }

  /// A view of the elements under a larger shape.
  ///
  /// - Throws: ValueError, worded as an assignment's.
  public func broadcast(to target: [Int]) throws(ArrayError) -> NDArray {
    guard NDArray.broadcastShape(shape, target) == target else {
      throw .cannotBroadcast(shape, into: target)
    }
    return broadcastUnchecked(to: target)
  }

  func broadcastUnchecked(to target: [Int]) -> NDArray {
    if shape == target { return self }
    var steps = [Int](repeating: 0, count: target.count)
    let shift = target.count - ndim
    for axis in shape.indices where shape[axis] != 1 { steps[axis + shift] = strides[axis] }
    return view(shape: target, strides: steps, offset: offset)
  }
}
