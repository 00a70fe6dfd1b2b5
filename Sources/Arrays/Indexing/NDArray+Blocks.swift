extension NDArray {
  /// Copies the places of a plan to or from `other`, which has the plan's result shape.
  func moveBlocks(_ plan: IndexPlan, other: NDArray, isStore: Bool) {
    switch dtype.size {
    case _ where dtype == .object: moveBlocks(plan, other, isStore, Scalar.self)
    case 1: moveBlocks(plan, other, isStore, UInt8.self)
    case 2: moveBlocks(plan, other, isStore, UInt16.self)
    case 4: moveBlocks(plan, other, isStore, UInt32.self)
    default: moveBlocks(plan, other, isStore, UInt64.self)
    }
  }

  private func moveBlocks<T>(_ plan: IndexPlan, _ other: NDArray, _ isStore: Bool, _ type: T.Type) {
    let mine = storage.base.assumingMemoryBound(to: T.self) + offset + plan.blockOffset
    let theirs = other.storage.base.assumingMemoryBound(to: T.self) + other.offset
    let before = plan.blockAxesBefore
    let pickAxes = before..<(before + plan.pickShape.count)
    let pickSteps = Array(other.strides[pickAxes])
    let blockSteps = Array(other.strides[..<before] + other.strides[pickAxes.upperBound...])
    let nest = LoopNest(
      shape: plan.blockShape,
      strides: isStore ? [plan.blockStrides, blockSteps] : [blockSteps, plan.blockStrides])
    let isSingle = nest.count == 1
    var pick = 0
    let pickNest = LoopNest(shape: plan.pickShape, strides: [pickSteps])
    let (length, step) = (pickNest.runLength, pickNest.runStride(0))
    pickNest.forEachRun { offsets in
      for i in 0..<length {
        let own = mine + plan.picks[pick]
        let place = theirs + offsets[0] + i * step
        pick += 1
        if isSingle {
          if isStore { own.pointee = place.pointee } else { place.pointee = own.pointee }
        } else if isStore {
          copyRuns(nest, to: own, from: place)
        } else {
          copyRuns(nest, to: place, from: own)
        }
      }
    }
  }

  /// `self[index]` for one axis and 64-bit indices.
  func gathered(_ index: NDArray) throws -> NDArray {
    let result = NDArray(uninitialized: index.shape, dtype, textWidth: textWidth)
    let places = index.contiguousOrCopy()
    switch dtype.size {
    case _ where dtype == .object: try gather(places, result, Scalar.self)
    case 1: try gather(places, result, UInt8.self)
    case 2: try gather(places, result, UInt16.self)
    case 4: try gather(places, result, UInt32.self)
    default: try gather(places, result, UInt64.self)
    }
    return result
  }

  private func gather<T>(_ index: NDArray, _ result: NDArray, _ type: T.Type) throws(ArrayError) {
    let source = storage.base.assumingMemoryBound(to: T.self) + offset
    let out = result.storage.base.assumingMemoryBound(to: T.self)
    let places = index.pointer(Int64.self)
    let (length, step, count) = (shape[0], strides[0], result.count)
    var i = 0
    while i < count {
      var place = Int(places[i])
      if place < 0 { place &+= length }
      if UInt(bitPattern: place) >= UInt(length) { break }
      out[i] = source[place &* step]
      i &+= 1
    }
    if i < count {
      throw .index("index \(places[i]) is out of bounds for axis 0 with size \(length)")
    }
  }
}
