import Syntax

/// A place in the code that jumps refer to before it is known.
final class Label {
  var position = -1
  var fixups: [(instruction: Int, kind: Fixup)] = []

  enum Fixup {
    /// A signed 32-bit offset in b and c.
    case wide
    /// A signed 16-bit offset in c.
    case narrow
    /// The second word of `next`.
    case word
  }
}

/// A jump does not fit 16 bits: the function is compiled again with wide jumps only.
struct JumpTooFar: Error {}

/// Collects the instructions, constants and handlers of one code object.
struct CodeBuilder {
  var instructions: [Instruction] = []
  var ranges: [SourceRange] = []
  var constants: [Value] = []
  var cacheNames: [Value] = []
  var handlers: [HandlerRange] = []
  var inner: [Code] = []
  /// Source of the instructions being emitted.
  var range = SourceRange(0, 0)
  private var constantNumbers: [ConstantKey: Int] = [:]
  private var cacheNumbers = 0

  private struct ConstantKey: Hashable {
    let tag: UInt64
    let payload: UInt64
  }

  var position: Int { instructions.count }

  /// A register's byte offset, as instructions hold it.
  private func offset(_ register: Int) -> UInt16 {
    UInt16(truncatingIfNeeded: register * MemoryLayout<Value>.stride)
  }

  mutating func emit(_ op: Opcode, flag: UInt8 = 0, a: Int = 0, b: Int = 0, c: Int = 0) {
    append(Instruction(op, flag: flag, a: offset(a), b: offset(b), c: offset(c)))
  }

  /// c is a plain number: a count, an index, an immediate.
  mutating func emit(_ op: Opcode, flag: UInt8 = 0, a: Int = 0, b: Int = 0, number: Int) {
    append(
      Instruction(
        op, flag: flag, a: offset(a), b: offset(b),
        c: UInt16(bitPattern: Int16(truncatingIfNeeded: number))))
  }

  /// b and c are plain numbers.
  mutating func emit(_ op: Opcode, flag: UInt8 = 0, a: Int = 0, plainB: Int, number: Int = 0) {
    append(
      Instruction(
        op, flag: flag, a: offset(a), b: UInt16(bitPattern: Int16(truncatingIfNeeded: plainB)),
        c: UInt16(bitPattern: Int16(truncatingIfNeeded: number))))
  }

  /// b is a plain number, c a register.
  mutating func emit(_ op: Opcode, a: Int, plainB: Int, c: Int) {
    append(
      Instruction(op, a: offset(a), b: UInt16(truncatingIfNeeded: plainB), c: offset(c)))
  }

  mutating func emit(_ op: Opcode, flag: UInt8 = 0, a: Int = 0, wide: Int) {
    append(Instruction(op, flag: flag, a: offset(a), bc: Int32(truncatingIfNeeded: wide)))
  }

  private mutating func append(_ instruction: Instruction) {
    instructions.append(instruction)
    ranges.append(range)
  }

  mutating func emitWord() { append(Instruction(word: 0)) }

  // MARK: Constants and caches

  mutating func constant(_ value: Value) -> Int {
    let key = ConstantKey(tag: value.tag.raw, payload: value.payload)
    if let number = constantNumbers[key] { return number }
    let number = constants.count
    constants.append(value)
    constantNumbers[key] = number
    return number
  }

  mutating func cache(_ name: Value) -> Int {
    cacheNames.append(name)
    return cacheNames.count - 1
  }

  // MARK: Jumps

  /// The label is where the next instruction goes.
  mutating func place(_ label: Label) {
    label.position = position
  }

  mutating func jump(_ op: Opcode, flag: UInt8 = 0, a: Int = 0, to label: Label) {
    label.fixups.append((position, .wide))
    emit(op, flag: flag, a: a, wide: 0)
  }

  mutating func narrowJump(_ op: Opcode, flag: UInt8, a: Int, b: Int, to label: Label) {
    label.fixups.append((position, .narrow))
    emit(op, flag: flag, a: a, b: b, number: 0)
  }

  mutating func narrowJump(_ op: Opcode, flag: UInt8, a: Int, immediate: Int, to label: Label) {
    label.fixups.append((position, .narrow))
    emit(op, flag: flag, a: a, plainB: immediate)
  }

  /// `next` with its second word.
  mutating func next(_ target: Int, _ iterator: Int, atEnd label: Label) {
    emit(.next, a: target, b: iterator)
    label.fixups.append((position, .word))
    emitWord()
  }

  /// Fills in the jumps to a placed label.
  mutating func resolve(_ label: Label) throws(JumpTooFar) {
    for (index, kind) in label.fixups {
      let raw = instructions[index].raw
      switch kind {
      case .wide:
        let distance = label.position - index - 1
        instructions[index].raw =
          raw & 0xFFFF_FFFF | UInt64(UInt32(bitPattern: Int32(distance))) << 32
      case .narrow:
        let distance = label.position - index - 1
        guard let short = Int16(exactly: distance) else { throw JumpTooFar() }
        instructions[index].raw =
          raw & 0x0000_FFFF_FFFF_FFFF | UInt64(UInt16(bitPattern: short)) << 48
      case .word:
        instructions[index].raw = UInt64(bitPattern: Int64(label.position - index))
      }
    }
  }

  /// Inserts instructions before all others; jumps are relative and keep their distance.
  mutating func prepend(_ prologue: [Instruction], _ range: SourceRange) {
    instructions.insert(contentsOf: prologue, at: 0)
    ranges.insert(contentsOf: repeatElement(range, count: prologue.count), at: 0)
    let shift = prologue.count
    handlers = handlers.map {
      HandlerRange(
        start: $0.start + shift, end: $0.end + shift, target: $0.target + shift,
        register: $0.register)
    }
  }
}
