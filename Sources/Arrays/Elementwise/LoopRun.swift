/// A kernel over one run: how many elements, the operands' first elements (the output's last), and
/// their strides in elements.
typealias LoopRun = (Int, UnsafePointer<UnsafeMutableRawPointer>, UnsafePointer<Int>) -> Void

/// A function of one element, known at compile time.
protocol UnaryKernel {
  associatedtype Input: PlainElement
  associatedtype Output: PlainElement
  /// Whether an element is so quick that contiguous runs deserve a loop of their own.
  static var isQuick: Bool { get }
  static func apply(_ a: Input) -> Output
}

/// A function of two elements, known at compile time.
protocol BinaryKernel {
  associatedtype Input: PlainElement
  associatedtype Output: PlainElement
  /// Whether an element is so quick that contiguous runs deserve loops of their own.
  static var isQuick: Bool { get }
  static func apply(_ a: Input, _ b: Input) -> Output
}

extension UnaryKernel {
  @inline(__always) static var isQuick: Bool { true }
}

extension BinaryKernel {
  @inline(__always) static var isQuick: Bool { true }
}

@inline(__always)
func unaryRun<K: UnaryKernel>(_ kernel: K.Type) -> LoopRun {
  { count, pointers, steps in
    let input = UnsafeRawPointer(pointers[0]).assumingMemoryBound(to: K.Input.self)
    let out = pointers[1].assumingMemoryBound(to: K.Output.self)
    let (inStep, outStep) = (steps[0], steps[1])
    if K.isQuick && inStep == 1 && outStep == 1 {
      for i in 0..<count { out[i] = K.apply(input[i]) }
    } else {
      for i in 0..<count { out[i &* outStep] = K.apply(input[i &* inStep]) }
    }
  }
}

@inline(__always)
func binaryRun<K: BinaryKernel>(_ kernel: K.Type) -> LoopRun {
  { count, pointers, steps in
    let a = UnsafeRawPointer(pointers[0]).assumingMemoryBound(to: K.Input.self)
    let b = UnsafeRawPointer(pointers[1]).assumingMemoryBound(to: K.Input.self)
    let out = pointers[2].assumingMemoryBound(to: K.Output.self)
    if !K.isQuick {
      let (aStep, bStep, outStep) = (steps[0], steps[1], steps[2])
      for i in 0..<count { out[i &* outStep] = K.apply(a[i &* aStep], b[i &* bStep]) }
      return
    }
    switch (steps[0], steps[1], steps[2]) {
    case (1, 1, 1):
      for i in 0..<count { out[i] = K.apply(a[i], b[i]) }
    case (1, 0, 1):
      let y = b.pointee
      for i in 0..<count { out[i] = K.apply(a[i], y) }
    case (0, 1, 1):
      let x = a.pointee
      for i in 0..<count { out[i] = K.apply(x, b[i]) }
    case (let aStep, let bStep, let outStep):
      for i in 0..<count { out[i &* outStep] = K.apply(a[i &* aStep], b[i &* bStep]) }
    }
  }
}
