/// The record of one running function.
struct Frame {
  /// The next instruction while another frame runs above this one.
  var pc: UnsafeMutablePointer<Instruction>
  var base: UnsafeMutablePointer<Value>
  var code: Unmanaged<Code>
  var globals: UnsafeMutablePointer<Value>
  var module: Unmanaged<ModuleNamespace>
  /// Cells of the running function's closure: a tuple, or unbound.
  var closure: Value
  /// Where the result goes.
  var result: UnsafeMutablePointer<Value>
  var delivery: Delivery
  /// The suspended generator this frame belongs to, or the class being made, or unbound.
  var owner: Value

  enum Delivery: UInt8 {
    /// Into `result`.
    case value
    /// The method of an operator: into `result`, unless it is NotImplemented.
    case `operator`
    /// Dropped: `__init__` of an instance that is already in `result`.
    case initialized
    /// The class that the body made, once its hooks ran.
    case classBody
    /// To the native code that called.
    case native
    /// A generator's: a yielded value into `result`; at the end the loop is left.
    case iteration
    /// A generator's that another delegates to: a yielded value is yielded by that one too; at the
    /// end the result of `yield from` goes into `result`.
    case delegation
  }

  func trace(_ heap: Heap) {
    heap.mark(closure)
    heap.mark(owner)
    code._withUnsafeGuaranteedRef { $0.trace(heap) }
    module._withUnsafeGuaranteedRef { $0.trace(heap) }
  }
}
