import Glibc

/// The global variables of one module, script or notebook: numbered slots that never move, so that
/// compiled code can address them directly.
public final class ModuleNamespace {
  public let name: String
  /// Where the module came from; nil for host modules.
  public let path: String?
  static let capacity = 1 << 16

  let slots: UnsafeMutablePointer<Value>
  private(set) var names: [Value] = []
  private var numbers: [UInt: Int] = [:]
  /// True for a slot that holds a built-in only because nothing was assigned to it.
  private(set) var isBuiltin: [Bool] = []
  private var tracedEpoch: UInt8 = 0
  /// While its file runs; errors about missing names then speak of circular imports.
  var isInitializing = false
  private let builtins: (Value) -> Value
  /// Keeps compiled code alive as long as its module.
  var codes: [Code] = []

  init(name: String, path: String?, builtins: @escaping (Value) -> Value) {
    self.name = name
    self.path = path
    self.builtins = builtins
    slots = malloc(ModuleNamespace.capacity * MemoryLayout<Value>.stride)!
      .assumingMemoryBound(to: Value.self)
  }

  deinit { free(slots) }

  var count: Int { names.count }

  /// The slot of a name, made when it is new; a built-in's slot starts with the built-in in it.
  func slot(_ symbol: Value) -> Int {
    if let number = numbers[UInt(symbol.payload)] { return number }
    let number = names.count
    precondition(number < ModuleNamespace.capacity, "a module can have at most 65,536 names")
    names.append(symbol)
    numbers[UInt(symbol.payload)] = number
    slots[number] = builtins(symbol)
    isBuiltin.append(!slots[number].isUnbound)
    return number
  }

  func existingSlot(_ symbol: Value) -> Int? { numbers[UInt(symbol.payload)] }

  /// The variable's value; nil when it is not defined here.
  func value(_ symbol: Value) -> Value? {
    guard let number = numbers[UInt(symbol.payload)], !isBuiltin[number],
      !slots[number].isUnbound
    else { return nil }
    return slots[number]
  }

  func set(_ symbol: Value, _ value: Value) { store(value, at: slot(symbol)) }

  @inline(__always) func store(_ value: Value, at number: Int) {
    slots[number] = value
    if isBuiltin[number] { isBuiltin[number] = false }
  }

  /// Removes a variable; a built-in of that name shows again. False when there was none.
  func remove(at number: Int) -> Bool {
    if isBuiltin[number] || slots[number].isUnbound { return false }
    slots[number] = builtins(names[number])
    isBuiltin[number] = !slots[number].isUnbound
    return true
  }

  /// True when the code, or what it is part of, was compiled for this module.
  func owns(_ code: Code) -> Bool {
    func holds(_ outer: Code) -> Bool { outer === code || outer.inner.contains(where: holds) }
    return codes.contains(where: holds)
  }

  /// Defined variables, in order of first mention.
  var defined: [(name: Value, value: Value)] {
    var result: [(name: Value, value: Value)] = []
    for (i, name) in names.enumerated() where !isBuiltin[i] && !slots[i].isUnbound {
      result.append((name, slots[i]))
    }
    return result
  }

  func trace(_ heap: Heap) {
    if tracedEpoch == heap.epoch { return }
    tracedEpoch = heap.epoch
    heap.mark(slots, names.count)
    for code in codes { code.trace(heap) }
  }
}
