import Glibc
import Syntax

/// One virtual machine with its heap. Several run at once on different threads; each is used by
/// one thread at a time.
public final class Interpreter {
  let heap: Heap
  let symbols: Symbols
  public let types: BuiltinTypes
  /// Raised whenever a class changes, so that remembered look-ups are made again.
  var classVersion = 1

  // Registers and frames: reserved address space, used from the bottom.
  let registers: UnsafeMutablePointer<Value>
  let registerLimit: UnsafeMutablePointer<Value>
  let frames: UnsafeMutablePointer<Frame>
  /// Index of the running frame, -1 when none runs.
  var frameIndex = -1
  /// First register above everything in use, while native code runs.
  var top: UnsafeMutablePointer<Value>
  var recursionLimit = 1000
  var requestedRecursionLimit = 1000
  /// `sys.get_int_max_str_digits()`: decimal digits that ints are converted to and from; 0 for all.
  public var maximumDigits = 4300
  static let maximumDepth = 100_000
  /// Levels of nested values that natives are walking.
  var nativeDepth = 0
  /// Native stack addresses below this raise RecursionError.
  var nativeStackLimit: UInt = 0

  /// Bits of `Interrupt`; tested at back-jumps and calls.
  let interrupt: UnsafeMutablePointer<UInt32>
  /// The exception on its way while `Raised` is thrown.
  public internal(set) var raised: Value = .none
  /// The exception being handled (`sys.exc_info`).
  var handled: Value = .none
  /// The value that the last finished generator returned.
  var generatorResult: Value = .none
  /// Raised by the dispatch loop before its first instruction (`generator.throw`).
  var pendingException: Value = .unbound
  let asciiCharacters: UnsafeMutablePointer<Value>
  /// Set by a re-raise, which adds no line of its own to the traceback.
  var skipTracebackEntry = false
  /// The tuple for `*args` of the native being called, when the caller made it already.
  var variadicOverride: Value = .unbound

  /// The symbol table: interned strings live for ever.
  private var symbolTable: [SymbolKey: Value] = [:]
  var builtinValues: [UInt: Value] = [:]
  /// Values kept by host code.
  private var pinned: [Value] = []
  public internal(set) var modules: [String: ModuleNamespace] = [:]
  /// The same modules as values, in `sys.modules` order.
  var moduleValues: [String: Value] = [:]
  /// Modules whose import failed: functions that they defined may still be referred to.
  var retiredModules: [ModuleNamespace] = []
  /// `sys.modules` once a script has asked for it; unbound before.
  var modulesDict = Value.unbound
  /// States of host modules by the class that holds them.
  var hostStates: [ObjectIdentifier: AnyObject] = [:]
  /// Classes of host modules by `module.name`.
  var hostTypeCache: [String: TypeInfo] = [:]
  /// True once the host's global functions were made.
  var globalsMade = false
  public let host: Host
  /// True while the natives of the language itself are made.
  var isInstallingBuiltins = false
  /// Buffered output and open files.
  let streams = StreamState()

  public init(host: Host = Host()) {
    self.host = host
    interrupt = .allocate(capacity: 1)
    interrupt.initialize(to: 0)
    let heap = Heap(requestCollection: interrupt)
    self.heap = heap
    var table: [SymbolKey: Value] = [:]
    symbols = Symbols { name in
      let value = Interpreter.makeSymbol(name, heap)
      table[SymbolKey(name)] = value
      return value
    }
    symbolTable = table
    types = BuiltinTypes(heap)
    asciiCharacters = .allocate(capacity: 128)
    for code in 0..<128 {
      let text = String(UnicodeScalar(UInt8(code)))
      let value = Interpreter.makeSymbol(text, heap)
      asciiCharacters[code] = value
      symbolTable[SymbolKey(text)] = value
    }
    let count = 1 << 26
    registers = Interpreter.reserve(count * MemoryLayout<Value>.stride)
      .assumingMemoryBound(to: Value.self)
    registerLimit = registers + (count - 8192)
    frames = Interpreter.reserve(
      (Interpreter.maximumDepth + 16) * MemoryLayout<Frame>.stride
    ).assumingMemoryBound(to: Frame.self)
    top = registers
    installBuiltins()
  }

  deinit {
    munmap(registers, (1 << 26) * MemoryLayout<Value>.stride)
    munmap(frames, (Interpreter.maximumDepth + 16) * MemoryLayout<Frame>.stride)
    asciiCharacters.deallocate()
    interrupt.deallocate()
  }

  /// Address space that takes memory only where it is touched.
  private static func reserve(_ bytes: Int) -> UnsafeMutableRawPointer {
    let memory = mmap(
      nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let memory, memory != MAP_FAILED else { fatalError("cannot reserve address space") }
    return memory
  }

  private static func makeSymbol(_ name: String, _ heap: Heap) -> Value {
    let value = heap.makeString(name)
    value.header.pointee.flags.insert(.interned)
    return value
  }

  /// The one string of this text that lives for ever; equal symbols are identical.
  public func intern(_ name: String) -> Value {
    let key = SymbolKey(name)
    if let symbol = symbolTable[key] { return symbol }
    let symbol = Interpreter.makeSymbol(name, heap)
    symbolTable[key] = symbol
    return symbol
  }

  /// The symbol of a string value.
  func intern(_ value: Value) -> Value {
    value.header.pointee.flags.contains(.interned) ? value : intern(value.string.swiftString)
  }

  /// Keeps a value alive for as long as the interpreter.
  public func pin(_ value: Value) -> Value {
    if value.isObject { pinned.append(value) }
    return value
  }

  // MARK: Collection and interrupts

  func collectGarbage() {
    let top = liveTop
    heap.collect { heap in
      heap.mark(registers, top - registers)
      if frameIndex >= 0 {
        for i in 0...frameIndex { frames[i].trace(heap) }
      }
      heap.mark(raised)
      heap.mark(handled)
      heap.mark(generatorResult)
      heap.mark(pendingException)
      heap.mark(variadicOverride)
      for value in symbolTable.values { heap.mark(value) }
      for value in pinned { heap.mark(value) }
      for value in builtinValues.values { heap.mark(value) }
      for namespace in modules.values { namespace.trace(heap) }
      for value in moduleValues.values { heap.mark(value) }
      types.trace(heap)
    }
    clearAbove(top)
  }

  /// The end of the running frame's registers, or of a native's arguments above them.
  private var liveTop: UnsafeMutablePointer<Value> {
    guard frameIndex >= 0 else { return top }
    let frame = frames[frameIndex]
    let end = frame.base + frame.code._withUnsafeGuaranteedRef { $0.registerCount }
    return max(end, top)
  }

  /// Clears what dead frames left above the top, so that it is not found alive when a new frame,
  /// which does not clear its registers, covers it. Untouched memory is zero; no frame is larger
  /// than `Compiler.maximumRegisters`, so a longer run of zeros is the end of what was touched.
  private func clearAbove(_ top: UnsafeMutablePointer<Value>) {
    let longestGap = 2 * FunctionCompiler.maximumRegisters
    let end = registerLimit + longestGap / 2
    var zeros = 0
    var register = top
    while zeros < longestGap && register < end {
      if register.pointee.tag.raw == 0 && register.pointee.payload == 0 {
        zeros += 1
      } else {
        register.pointee = Value(tag: .int, payload: 0)
        zeros = 0
      }
      register += 1
    }
  }

  /// Runs what the poll flag asks for. Throws KeyboardInterrupt when cancelled.
  ///
  /// - Parameter temporaries: how many values of waiting natives are to be kept; what was kept since
  ///   belongs to operations of this dispatch loop that are done.
  @inline(never)
  func poll(_ temporaries: Int) throws(Raised) {
    heap.dropTemporaries(to: temporaries)
    if interrupt.pointee & Interrupt.collect != 0 {
      interrupt.pointee &= ~Interrupt.collect
      collectGarbage()
    }
    if interrupt.pointee & Interrupt.cancel != 0 {
      interrupt.pointee &= ~Interrupt.cancel
      throw raise(types.keyboardInterrupt, "")
    }
  }

  /// For the loops of natives: throws KeyboardInterrupt when cancelled. Nothing is collected, since
  /// what the native holds may not be reachable.
  @inline(__always)
  public func checkCancelled() throws(Raised) {
    if interrupt.pointee & Interrupt.cancel != 0 { throw cancelled() }
  }

  @inline(never)
  private func cancelled() -> Raised {
    interrupt.pointee &= ~Interrupt.cancel
    return raise(types.keyboardInterrupt, "")
  }

  /// Refuses to allocate more than the machine has.
  func checkMemory(_ bytes: Int) throws(Raised) {
    if bytes > Interpreter.largestAllocation { throw raise(types.memoryError, "") }
  }

  /// Refuses strings of more characters than their cell can count.
  func checkLength(_ bytes: Int) throws(Raised) {
    if bytes > Int(UInt32.max) { throw raise(types.memoryError, "") }
  }

  func checkMemory(count: Int, of size: Int) throws(Raised) {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
    try checkMemory(overflow ? .max : bytes)
  }

  private static let largestAllocation = max(
    sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) / 10 * 9, 1 << 30)

  /// Asks the running script to stop; safe to call from another thread or a signal handler.
  public var cancellationFlag: UnsafeMutablePointer<UInt32> { interrupt }
  public static let cancelBit = Interrupt.cancel
  /// Forgets a request to stop that nothing was running to obey.
  public func clearInterrupt() { interrupt.pointee &= ~Interrupt.cancel }
  public var isCancelled: Bool { interrupt.pointee & Interrupt.cancel != 0 }
}
