/// A reduction whose result does not depend on how runs are cut.
protocol Fold {
  associatedtype Value: PlainElement
  static func combine(_ a: Value, _ b: Value) -> Value
}

enum SumFold<T: Number & FixedWidthInteger>: Fold {
  @inline(__always) static func combine(_ a: T, _ b: T) -> T { a &+ b }
}
enum ProductFold<T: Number>: Fold {
  @inline(__always) static func combine(_ a: T, _ b: T) -> T { T.product(a, b) }
}
enum MaximumFold<T: Number>: Fold {
  @inline(__always) static func combine(_ a: T, _ b: T) -> T { T.larger(a, b) }
}
enum MinimumFold<T: Number>: Fold {
  @inline(__always) static func combine(_ a: T, _ b: T) -> T { T.smaller(a, b) }
}
/// The larger of those that are numbers.
enum MaximumNumberFold<T: Number>: Fold {
  @inline(__always) static func combine(_ a: T, _ b: T) -> T { LargerNumber<T>.apply(a, b) }
}
enum MinimumNumberFold<T: Number>: Fold {
  @inline(__always) static func combine(_ a: T, _ b: T) -> T { SmallerNumber<T>.apply(a, b) }
}
enum TimeMaximumFold: Fold {
  @inline(__always) static func combine(_ a: Int64, _ b: Int64) -> Int64 {
    a == .min || b == .min ? .min : a > b ? a : b
  }
}
enum TimeSumFold: Fold {
  @inline(__always) static func combine(_ a: Int64, _ b: Int64) -> Int64 { TimePlus.apply(a, b) }
}
enum AnyFold: Fold {
  @inline(__always) static func combine(_ a: UInt8, _ b: UInt8) -> UInt8 { a | b }
}
enum AllFold: Fold {
  @inline(__always) static func combine(_ a: UInt8, _ b: UInt8) -> UInt8 { a & b }
}

/// Runs a fold over axes.
struct FoldLoop<F: Fold> {
  typealias Value = F.Value
  /// Whether a run may be folded in several streams, which is faster.
  let isReorderable: Bool

  /// - Parameters:
  ///   - input: stored as the fold's type.
  ///   - result: holds the initial values.
  func run(_ input: NDArray, _ axes: ReductionAxes, _ result: NDArray) {
    let nest = ReductionNest(input, axes, result).nest
    if nest.shape.contains(0) { return }
    let out = result.storage.base.assumingMemoryBound(to: Value.self) + result.offset
    let source = UnsafePointer(
      input.storage.base.assumingMemoryBound(to: Value.self) + input.offset)
    nest.forEachPart(dividing: 0) { part, starts in
      let (out, source) = (out + starts[0], source + starts[1])
      let (length, toStep, fromStep) = (part.runLength, part.runStride(0), part.runStride(1))
      part.forEachRun { offsets in
        let to = out + offsets[0]
        let from = source + offsets[1]
        if toStep == 0 {
          to.pointee = fold(to.pointee, from, fromStep, length)
        } else if toStep == 1 && fromStep == 1 {
          for i in 0..<length { to[i] = F.combine(to[i], from[i]) }
        } else {
          for i in 0..<length { to[i &* toStep] = F.combine(to[i &* toStep], from[i &* fromStep]) }
        }
      }
    }
    withExtendedLifetime((input, result)) {}
  }

  @inline(__always)
  private func fold(_ start: Value, _ source: UnsafePointer<Value>, _ step: Int, _ count: Int)
    -> Value
  {
    var result = start
    var i = 0
    if isReorderable && step == 1 && count >= 32 {
      var (a, b, c, d) = (source[0], source[1], source[2], source[3])
      var (e, f, g, h) = (source[4], source[5], source[6], source[7])
      i = 8
      while i &+ 8 <= count {
        a = F.combine(a, source[i])
        b = F.combine(b, source[i &+ 1])
        c = F.combine(c, source[i &+ 2])
        d = F.combine(d, source[i &+ 3])
        e = F.combine(e, source[i &+ 4])
        f = F.combine(f, source[i &+ 5])
        g = F.combine(g, source[i &+ 6])
        h = F.combine(h, source[i &+ 7])
        i &+= 8
      }
      let left = F.combine(F.combine(a, b), F.combine(c, d))
      let right = F.combine(F.combine(e, f), F.combine(g, h))
      result = F.combine(result, F.combine(left, right))
    }
    while i < count {
      result = F.combine(result, source[i &* step])
      i &+= 1
    }
    return result
  }
}
