extension NDArray {
  /// Elements of `x` where the condition is true, else of `y`.
  public static func choose(_ condition: NDArray, _ x: Operand, _ y: Operand) throws -> NDArray {
    let mask = condition.truth()
    let texts = x.isText || y.isText
    guard let common = Operand.commonDType([x, y]) ?? (texts ? .object : nil) else {
      throw ArrayError.type(
        "The DType \(x.ownDType.className) could not be promoted by \(y.ownDType.className). This "
          + "means that no common DType exists for the given inputs. For example they cannot be "
          + "stored in a single array unless the dtype is `object`. The full list of DTypes is: "
          + "(\(x.ownDType.className), \(y.ownDType.className))")
    }
    let first = try x.array(common)
    let second = try y.array(common)
    let shape = try broadcastShape([mask.shape, first.shape, second.shape])
    var width = 0
    if texts, [first, second].allSatisfy({ $0.isText || $0.dtype.isNumeric }) {
      width = Swift.max(first.textOrPrintedWidth, second.textOrPrintedWidth)
    }
    let result = likeLayout(of: [mask, first, second], shape: shape, common, textWidth: width)
    if common == .object {
      let flags = mask.broadcastUnchecked(to: shape).scalars()
      let (ones, others) = (
        first.broadcastUnchecked(to: shape).scalars(),
        second.broadcastUnchecked(to: shape).scalars()
      )
      var i = 0
      try result.forEachPosition { position in
        try result.store(flags[i].isTrue ? ones[i] : others[i], at: position)
        i += 1
      }
      return result
    }
    let run =
      switch common.size {
      case 1: chooseRun(UInt8.self)
      case 2: chooseRun(UInt16.self)
      case 4: chooseRun(UInt32.self)
      default: chooseRun(UInt64.self)
      }
    ElementLoop(
      inputs: [mask, first, second], kernelInputs: [.bool, common, common], output: result
    ).run(run, cost: 1)
    return result
  }

  private var textOrPrintedWidth: Int { isText ? textWidth : dtype.printedWidth }

  private static func chooseRun<T: BitwiseCopyable>(_ type: T.Type) -> LoopRun {
    { count, pointers, steps in
      let mask = pointers[0].assumingMemoryBound(to: Bool.self)
      let x = pointers[1].assumingMemoryBound(to: T.self)
      let y = pointers[2].assumingMemoryBound(to: T.self)
      let out = pointers[3].assumingMemoryBound(to: T.self)
      for i in 0..<count {
        out[i &* steps[3]] = mask[i &* steps[0]] ? x[i &* steps[1]] : y[i &* steps[2]]
      }
    }
  }

  /// Elements limited to a range; a bound that is nil does not limit.
  public func clipped(_ low: Operand?, _ high: Operand?, out: NDArray? = nil) throws -> NDArray {
    let common = Operand.commonDType([.array(self)] + [low, high].compactMap { $0 })
    var result = self
    if let low {
      result = try NDArray.apply(.maximum, .array(result), low, out: high == nil ? out : nil)
    }
    if let high { result = try NDArray.apply(.minimum, .array(result), high, out: out) }
    if low == nil && high == nil { return try NDArray.apply(.positive, .array(self), out: out) }
    if let common, out == nil, result.dtype != common { return try result.casted(to: common) }
    return result
  }

  /// NaN and infinities replaced by numbers; the largest finite ones where none is given.
  public func nanToNum(
    nan: Double = 0, positiveInfinity: Double? = nil, negativeInfinity: Double? = nil
  )
    throws -> NDArray
  {
    let result = copied()
    guard dtype.isFloating else { return result }
    let largest =
      dtype == .float32 ? Double(Float.greatestFiniteMagnitude) : .greatestFiniteMagnitude
    let replaced: [(Double, BinaryUfunc, Double)] = [
      (positiveInfinity ?? largest, .equal, .infinity),
      (negativeInfinity ?? -largest, .equal, -.infinity),
    ]
    let missing = try NDArray.apply(.isnan, .array(result))
    try result.assign([.array(missing)], .float(nan))
    for (value, test, infinity) in replaced {
      let mask = try NDArray.apply(test, .array(self), .float(infinity))
      try result.assign([.array(mask)], .float(value))
    }
    return result
  }

  /// Elements rounded half to even to a number of decimals.
  ///
  /// Source: `PyArray_Round`, numpy 2.4.
  public func rounded(_ decimals: Int = 0, out: NDArray? = nil) throws -> NDArray {
    if dtype == .bool && decimals == 0 { throw float16Needed("rint") }
    if decimals >= 0 && dtype.isInteger {
      guard let out else { return copied() }
      try out.assign([.ellipsis], from: self)
      return out
    }
    if decimals == 0 { return try NDArray.apply(.rint, .array(self), out: out) }
    let factor = NDArray.powerOfTen(abs(decimals))
    let (first, last): (BinaryUfunc, BinaryUfunc) =
      decimals > 0 ? (.multiply, .divide) : (.divide, .multiply)
    let target =
      out ?? NDArray.likeLayout(of: [self], shape: shape, dtype.isInteger ? .float64 : dtype)
    _ = try NDArray.apply(first, .array(self), .float(factor), out: target)
    _ = try NDArray.apply(.rint, .array(target), out: target)
    _ = try NDArray.apply(last, .array(target), .float(factor), out: target)
    return dtype.isInteger && out == nil ? try target.casted(to: dtype) : target
  }

  private static func powerOfTen(_ n: Int) -> Double {
    let table: [Double] = [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8]
    if n < table.count { return table[n] }
    var result = 1e9
    for _ in 9..<n { result *= 10 }
    return result
  }

  /// The first choice whose condition is true, else the default (`np.select`).
  public static func select(
    _ conditions: [NDArray], _ choices: [Operand], _ absent: Operand = .int(0)
  )
    throws -> NDArray
  {
    guard conditions.count == choices.count else {
      throw ArrayError.value("list of cases must be same length as list of conditions")
    }
    guard !conditions.isEmpty else {
      throw ArrayError.value("select with an empty condition list is not possible")
    }
    for (i, condition) in conditions.enumerated() where condition.dtype != .bool {
      throw ArrayError.type("invalid entry \(i) in condlist: should be boolean ndarray")
    }
    guard let common = Operand.commonDType(choices + [absent]) else {
      throw ArrayError.type("Choicelist and default value do not have a common dtype")
    }
    let shape = try broadcastShape(conditions.map(\.shape) + choices.map(\.shape) + [absent.shape])
    // A cast of text to its own type would forget its width.
    func prepared(_ operand: Operand) throws -> NDArray {
      let array = try operand.array(common)
      return array.dtype == common ? array : try array.casted(to: common)
    }
    var result = try prepared(absent).broadcast(to: shape).copied()
    for (condition, choice) in zip(conditions, choices).reversed() {
      result = try choose(
        condition.broadcast(to: shape), .array(try prepared(choice)), .array(result))
    }
    return result
  }
}
