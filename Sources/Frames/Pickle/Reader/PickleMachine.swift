import Arrays

/// The stack machine that a pickle is a program for.
///
/// It builds nodes and calls nothing: each class that it knows is stood in for by a constructor in
/// `PickleMachine+….swift`, and any other is refused by name. Work and memory beyond the input's
/// own size are paid from `budget`, so that a small file cannot ask for much.
struct PickleMachine: ~Copyable {
  var input: PickleInput
  let options: PickleOptions
  var nodes: ContiguousArray<PickleNode> = []
  var stack: ContiguousArray<PickleValue> = []
  /// Heights of the stack at the open marks.
  var marks: [Int] = []
  var memo = PickleMemo()
  /// Bytes that may yet be allocated or gone through for what the input only refers to.
  var budget: Int
  /// Where the current instruction starts.
  var position = 0
  /// Inside an `object` array that joblib wrote, which holds a pickle of its own.
  var isNested = false

  init(_ input: consuming PickleInput, _ options: PickleOptions) {
    budget = 1 << 22 + min(input.byteCount, 1 << 50) * 32
    self.input = input
    self.options = options
  }

  // MARK: Errors

  func refused(_ reason: String) -> PickleError {
    PickleError(.unpickling, reason, at: position)
  }

  /// Pays for work on `bytes` bytes.
  mutating func charge(_ bytes: Int) throws(PickleError) {
    budget -= bytes
    guard budget >= 0 else {
      throw refused("pickle expands to far more than its own size")
    }
  }

  /// Pays for `count` values of `size` bytes each.
  mutating func charge(_ count: Int, of size: Int) throws(PickleError) {
    guard count <= budget / size else {
      budget = -1
      return try charge(0)
    }
    budget -= count * size
  }

  // MARK: Stack

  @inline(__always)
  mutating func push(_ value: PickleValue) { stack.append(value) }

  @inline(__always)
  mutating func push(_ node: PickleNode) {
    nodes.append(node)
    stack.append(.node(PickleReference(nodes.count - 1)))
  }

  @inline(__always)
  mutating func pop() throws(PickleError) -> PickleValue {
    guard stack.count > marks.last ?? 0, let value = stack.popLast() else { throw underflow() }
    return value
  }

  @inline(__always)
  func top() throws(PickleError) -> PickleValue {
    guard stack.count > marks.last ?? 0, let value = stack.last else { throw underflow() }
    return value
  }

  func underflow() -> PickleError {
    refused(marks.isEmpty ? "unpickling stack underflow" : "unexpected MARK found")
  }

  /// Closes the last mark; the values above it start at the height that this returns.
  mutating func closeMark() throws(PickleError) -> Int {
    guard let height = marks.popLast() else { throw refused("could not find MARK") }
    return height
  }

  mutating func popItems(from height: Int) -> [PickleValue] {
    let items = Array(stack[height...])
    stack.removeSubrange(height...)
    return items
  }

  // MARK: Running

  /// Instructions between two questions whether to go on.
  private static let checkInterval = 1 << 16

  /// Runs to `STOP` and gives the value that it leaves.
  mutating func run() throws(PickleError) -> PickleValue {
    var untilCheck = PickleMachine.checkInterval
    while true {
      untilCheck -= 1
      if untilCheck == 0 {
        if options.isCancelled() { throw .interrupted }
        untilCheck = PickleMachine.checkInterval
      }
      position = input.position
      guard input.remaining > 0 else {
        throw PickleError(.endOfInput, "Ran out of input", at: position)
      }
      let code = try input.byte()
      guard let opcode = PickleOpcode(rawValue: code) else { throw invalid(code) }
      if opcode == .stop {
        let value = try pop()
        return value
      }
      try execute(opcode)
    }
  }

  private func invalid(_ code: UInt8) -> PickleError {
    let isPrintable = (0x20...0x7E).contains(code) && code != 0x27
    let digits = String(code, radix: 16)
    let key =
      isPrintable
      ? String(UnicodeScalar(code))
      : "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
    return refused("invalid load key, '\(key)'.")
  }
}
