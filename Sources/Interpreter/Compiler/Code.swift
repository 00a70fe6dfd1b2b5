import Syntax

/// One 64-bit instruction. See `Opcode` for the operands.
struct Instruction {
  var raw: UInt64

  /// A second word that is not an instruction.
  init(word: UInt64) { raw = word }

  @inline(__always)
  init(_ op: Opcode, flag: UInt8 = 0, a: UInt16 = 0, b: UInt16 = 0, c: UInt16 = 0) {
    raw =
      UInt64(op.rawValue) | UInt64(flag) << 8 | UInt64(a) << 16 | UInt64(b) << 32
      | UInt64(c) << 48
  }

  @inline(__always)
  init(_ op: Opcode, flag: UInt8 = 0, a: UInt16 = 0, bc: Int32) {
    raw =
      UInt64(op.rawValue) | UInt64(flag) << 8 | UInt64(a) << 16
      | UInt64(UInt32(bitPattern: bc)) << 32
  }

  @inline(__always) var op: Opcode {
    unsafeBitCast(UInt8(truncatingIfNeeded: raw), to: Opcode.self)
  }
  @inline(__always) var flag: UInt8 { UInt8(truncatingIfNeeded: raw >> 8) }
  @inline(__always) var a: Int { Int(UInt16(truncatingIfNeeded: raw >> 16)) }
  @inline(__always) var b: Int { Int(UInt16(truncatingIfNeeded: raw >> 32)) }
  @inline(__always) var c: Int { Int(UInt16(truncatingIfNeeded: raw >> 48)) }
  @inline(__always) var bc: Int { Int(Int32(truncatingIfNeeded: Int64(bitPattern: raw) >> 32)) }
  @inline(__always) var signedB: Int { Int(Int16(truncatingIfNeeded: raw >> 32)) }
  @inline(__always) var signedC: Int { Int(Int16(truncatingIfNeeded: raw >> 48)) }
}

/// What an attribute instruction remembers of its last look-up.
struct InlineCache {
  /// The attribute's name, an interned string.
  var name: Value
  /// The class seen, nil at first.
  var type: UnsafeMutablePointer<TypeCell>?
  /// `Interpreter.classVersion` when it was seen.
  var version: Int
  /// An instance slot, or -1 when `value` is a member of the class.
  var slot: Int
  var value: Value
}

/// Where an exception raised in `start ..< end` is handled; inner ranges come first.
struct HandlerRange {
  let start: Int
  let end: Int
  let target: Int
  /// Register (not offset) that receives the exception.
  let register: Int
}

/// How an inner function gets at one captured variable when it is made.
enum Capture {
  /// A cell in a register of the making frame.
  case register(Int)
  /// A cell of the making function's own closure.
  case closure(Int)
}

/// The compiled body of a module, function, class or generator expression.
final class Code {
  let name: String
  let qualifiedName: String
  let source: SourceFile
  let signature: Signature
  let docstring: String?
  let isGenerator: Bool
  let registerCount: Int
  /// Number of arguments with which a call needs no binding; -1 when every call does.
  let simpleCount: Int
  let instructions: UnsafeMutablePointer<Instruction>
  let instructionCount: Int
  /// Source of each instruction.
  let ranges: [SourceRange]
  let constants: UnsafeMutablePointer<Value>
  let constantCount: Int
  let caches: UnsafeMutablePointer<InlineCache>
  let cacheCount: Int
  let handlers: [HandlerRange]
  let inner: [Code]
  let captures: [Capture]
  /// Names of the captured variables, for error messages.
  let freeNames: [String]
  /// Names of the local variables, for suggestions.
  let localNames: [String]
  let range: SourceRange
  private var tracedEpoch: UInt8 = 0

  init(
    name: String, qualifiedName: String, source: SourceFile, signature: Signature,
    docstring: String?, isGenerator: Bool, registerCount: Int, instructions: [Instruction],
    ranges: [SourceRange], constants: [Value], cacheNames: [Value], handlers: [HandlerRange],
    inner: [Code], captures: [Capture], freeNames: [String], localNames: [String],
    range: SourceRange
  ) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.source = source
    self.signature = signature
    self.docstring = docstring
    self.isGenerator = isGenerator
    self.registerCount = registerCount
    simpleCount = signature.isSimple && !isGenerator ? signature.positionalCount : -1
    self.instructions = .allocate(capacity: instructions.count)
    self.instructions.initialize(from: instructions, count: instructions.count)
    instructionCount = instructions.count
    self.ranges = ranges
    self.constants = .allocate(capacity: max(constants.count, 1))
    self.constants.initialize(from: constants, count: constants.count)
    constantCount = constants.count
    caches = .allocate(capacity: max(cacheNames.count, 1))
    for (i, name) in cacheNames.enumerated() {
      (caches + i).initialize(
        to: InlineCache(name: name, type: nil, version: -1, slot: 0, value: .unbound))
    }
    cacheCount = cacheNames.count
    self.handlers = handlers
    self.inner = inner
    self.captures = captures
    self.freeNames = freeNames
    self.localNames = localNames
    self.range = range
  }

  deinit {
    instructions.deallocate()
    constants.deallocate()
    caches.deallocate()
  }

  /// The innermost handler of an instruction.
  func handler(at pc: Int) -> HandlerRange? {
    handlers.first { $0.start <= pc && pc < $0.end }
  }

  func trace(_ heap: Heap) {
    if tracedEpoch == heap.epoch { return }
    tracedEpoch = heap.epoch
    heap.mark(constants, constantCount)
    for i in 0..<cacheCount {
      heap.mark(caches[i].name)
      // A remembered class or member that died must not be found again at the same address.
      caches[i].version = -1
    }
    for name in signature.names { heap.mark(name) }
    for code in inner { code.trace(heap) }
  }
}
