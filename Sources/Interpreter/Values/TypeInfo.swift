/// A class: built-in, host or written in a script.
public final class TypeInfo {
  public let name: String
  /// The module shown in `repr`; `builtins` is not shown.
  public internal(set) var module: String
  /// The base whose instances this class's are made like (`__base__`): the first one as a rule.
  public let base: TypeInfo?
  /// The bases as written.
  public let bases: [TypeInfo]
  /// This class or one of its bases has several bases: what `super()` finds depends on the receiver.
  let hasBranches: Bool
  /// What kind of cell an instance is.
  let instanceKind: Kind
  /// The classes that the class inherits from, in the order of look-up (`__mro__` without itself).
  let ancestry: [Unmanaged<TypeInfo>]
  /// Defined here, in order of definition.
  public private(set) var memberNames: [Value] = []
  private var members: [UInt: Value] = [:]
  /// What `lookup` found, own and inherited; emptied when any class changes.
  private var cache: UnsafeMutablePointer<CachedMember>?
  private var cacheVersion = 0
  private static let cacheSize = 64

  private struct CachedMember {
    var symbol: UInt
    var value: Value
  }

  /// Where equal to the interpreter's class version, an instance is made by allocating one and
  /// calling `plainInitializer`, a script function.
  var plainVersion = 0
  var plainInitializer = Value.unbound

  /// Slot numbers of instance attributes, shared by all instances.
  private(set) var slotNames: [Value] = []
  private(set) var slotCount = 0
  private var slotNumbers: [UInt: Int] = [:]

  /// Creates an instance from call arguments, instead of allocating and calling `__init__`.
  var constructor: NativeFunction? { didSet { constructorValue = .unbound } }
  /// The constructor as a callable value, made at the first call.
  private(set) var constructorValue = Value.unbound
  /// Called when a look-up of an attribute in the class failed; nil means there is none.
  public var missingAttribute: ((Interpreter, Value, String) throws -> Value?)?
  /// Called before storing an attribute; true means it was stored.
  public var assignAttribute: ((Interpreter, Value, String, Value) throws -> Bool)?
  /// Names that `missingAttribute` would find, for `dir` and suggestions.
  public var moreNames: ((Interpreter, Value) -> [String])?
  /// Names set by `__slots__` are not restricted; this is for documentation only.
  var doc: String?
  var cell: UnsafeMutablePointer<TypeCell>!
  /// False for classes that refuse new attributes on the class or on instances.
  let isScriptClass: Bool
  /// Script code may not derive from it.
  public var isFinal = false
  /// Instances hold an int or a float in their first slot: a class derived from int or float.
  let wrapsNumber: Bool
  /// The class that class values of this one, and of classes derived from it, count as: what
  /// a metaclass is in Python. Its members are the operators of the class values themselves, such as
  /// `__iter__`, `__getitem__` and `__call__` of Python's Enum classes. For host modules only, which
  /// set it before any class is derived.
  public var metaclass: TypeInfo?
  /// Called once a script class derived from this one is complete, before `__init_subclass__`; of a
  /// metaclass, once a script class that it is the metaclass of is complete.
  public var classWasMade: ((Interpreter, TypeInfo) throws -> Void)?
  /// Some instance keeps its attributes in a dict, which may gain names unnoticed.
  var hasAttributeDicts = false
  /// The names that instances may have, for a class with `__slots__` whose bases all have them.
  var allowedAttributes: Set<UInt>?

  /// `__slots__` of the class itself adds attributes: classes of two such bases conflict.
  var addsSlots = false
  /// Abstract methods that the class leaves undefined: it has no instances.
  public var abstractMethods: [String] = []
  /// Keyword arguments of the class statement, while the body runs.
  var subclassArguments = Value.unbound

  convenience init(
    name: String, module: String, base: TypeInfo?, instanceKind: Kind, isScriptClass: Bool
  ) {
    let ancestry = base.map { [Unmanaged.passUnretained($0)] + $0.ancestry } ?? []
    self.init(
      name: name, module: module, base: base, bases: base.map { [$0] } ?? [], ancestry: ancestry,
      instanceKind: instanceKind, isScriptClass: isScriptClass)
  }

  init(
    name: String, module: String, base: TypeInfo?, bases: [TypeInfo],
    ancestry: [Unmanaged<TypeInfo>], instanceKind: Kind, isScriptClass: Bool
  ) {
    self.name = name
    self.module = module
    self.base = base
    self.instanceKind = instanceKind
    self.isScriptClass = isScriptClass
    self.bases = bases
    self.ancestry = ancestry
    hasBranches = bases.count > 1 || bases.contains { $0.hasBranches }
    metaclass = base?.metaclass
    wrapsNumber = base?.wrapsNumber == true || isScriptClass && base?.isNumber == true
  }

  /// int or float themselves.
  var isNumber: Bool {
    module == "builtins" && (name == "int" || name == "float")
  }

  /// The class as a script value.
  public var value: Value { Value(.type, cell) }

  /// A class outside the line of bases that instances count as, such as float for np.float64.
  private var furtherBases: [TypeInfo] = []
  public func alsoCounts(as type: TypeInfo) { furtherBases.append(type) }

  public func isSubtype(of other: TypeInfo) -> Bool {
    if self === other || !furtherBases.isEmpty && countsFurther(as: other) { return true }
    for ancestor in ancestry where ancestor._withUnsafeGuaranteedRef({ $0 === other }) {
      return true
    }
    return false
  }

  private func countsFurther(as other: TypeInfo) -> Bool {
    furtherBases.contains { $0.isSubtype(of: other) }
  }

  /// What the class or the nearest one that it inherits from has.
  func nearest<Found>(_ find: (TypeInfo) -> Found?) -> Found? {
    if let found = find(self) { return found }
    for ancestor in ancestry {
      if let found = ancestor._withUnsafeGuaranteedRef(find) { return found }
    }
    return nil
  }

  /// The first class of the order of look-up that is not a script's, object aside.
  public var nearestBuiltin: TypeInfo? { nearest { $0.isScriptClass || $0.base == nil ? nil : $0 } }

  /// A member as a `super()` of a class finds it: of the classes after that one.
  func lookup(_ symbol: Value, after type: TypeInfo, version: Int) -> Value {
    guard hasBranches else { return type.base?.lookup(symbol, version: version) ?? .unbound }
    var rest = ancestry[...]
    if self !== type {
      rest = rest.drop { $0._withUnsafeGuaranteedRef { $0 !== type } }.dropFirst()
    }
    for ancestor in rest {
      let found = ancestor._withUnsafeGuaranteedRef { $0.ownMember(symbol) }
      if let found { return found }
    }
    return .unbound
  }

  /// A member defined in this very class.
  public func ownMember(_ symbol: Value) -> Value? { members[UInt(symbol.payload)] }

  /// - Parameter symbol: an interned name. The interpreter's `noteClassChange` is to be called after.
  public func setMember(_ symbol: Value, _ value: Value) {
    if members.updateValue(value, forKey: UInt(symbol.payload)) == nil {
      memberNames.append(symbol)
    }
  }

  func removeMember(_ symbol: Value) -> Bool {
    guard members.removeValue(forKey: UInt(symbol.payload)) != nil else { return false }
    memberNames.removeAll { $0.isIdentical(to: symbol) }
    return true
  }

  /// A member of this class or its nearest base that has it; unbound when there is none.
  /// - Parameter version: the interpreter's class version, raised whenever a class changes.
  @inline(__always)
  func lookup(_ symbol: Value, version: Int) -> Value {
    let key = UInt(symbol.payload)
    if cacheVersion == version {
      let entry = cache.unsafelyUnwrapped + TypeInfo.place(key)
      if entry.pointee.symbol == key { return entry.pointee.value }
    }
    return lookupSlowly(key, version)
  }

  /// Symbols are cells of at least 48 bytes, 16-byte aligned.
  @inline(__always)
  private static func place(_ key: UInt) -> Int {
    Int(truncatingIfNeeded: (key >> 4 ^ key >> 10) & UInt(cacheSize - 1))
  }

  @inline(never)
  private func lookupSlowly(_ key: UInt, _ version: Int) -> Value {
    if cacheVersion != version {
      let empty = CachedMember(symbol: 0, value: .unbound)
      if let cache {
        cache.update(repeating: empty, count: TypeInfo.cacheSize)
      } else {
        cache = .allocate(capacity: TypeInfo.cacheSize)
        cache?.initialize(repeating: empty, count: TypeInfo.cacheSize)
      }
      cacheVersion = version
    }
    var found = members[key] ?? .unbound
    for ancestor in ancestry where found.isUnbound {
      found = ancestor._withUnsafeGuaranteedRef { $0.members[key] ?? .unbound }
    }
    cache.unsafelyUnwrapped[TypeInfo.place(key)] = CachedMember(symbol: key, value: found)
    return found
  }

  deinit { cache?.deallocate() }

  /// The slot number of an instance attribute; nil when no instance ever had it.
  func slot(_ symbol: Value) -> Int? { slotNumbers[UInt(symbol.payload)] }

  func makeSlot(_ symbol: Value) -> Int {
    if let slot = slotNumbers[UInt(symbol.payload)] { return slot }
    let slot = slotNames.count
    slotNames.append(symbol)
    slotCount = slotNames.count
    slotNumbers[UInt(symbol.payload)] = slot
    return slot
  }

  /// The constructor of this class or its nearest base that has one; unbound when there is none.
  func inheritedConstructor(_ vm: Interpreter) -> Value {
    nearest { $0.ownConstructor(vm) } ?? .unbound
  }

  private func ownConstructor(_ vm: Interpreter) -> Value? {
    if constructorValue.isUnbound, let constructor {
      constructorValue = vm.makeNativeValue(constructor)
    }
    return constructorValue.isUnbound ? nil : constructorValue
  }

  func trace(_ heap: Heap) {
    heap.mark(constructorValue)
    for value in members.values { heap.mark(value) }
    heap.mark(subclassArguments)
    for base in bases { heap.markType(base.cell) }
    if let metaclass { heap.markType(metaclass.cell) }
  }
}
