import Syntax

extension Interpreter {
  /// A class written in a script.
  ///
  /// - Parameters:
  ///   - bases: a list of what stands in the parentheses; unbound where there is nothing.
  ///   - keywords: a dict, or None.
  func makeClass(
    name: String, module: String, bases: Value, keywords: Value
  ) throws(Raised) -> TypeInfo {
    var parents: [TypeInfo] = []
    if bases.is(.list) {
      for base in bases.list.values {
        guard base.is(.type) else {
          throw typeError("bases must be classes, got '\(typeName(base))'")
        }
        parents.append(base.typeInfo)
      }
    }
    if parents.isEmpty { parents = [types.object] }
    let given = try takeMetaclass(keywords)
    let metaclass = try commonMetaclass(parents, given)
    let parent = try bestBase(parents)
    let wraps = parent.wrapsNumber || parent.isNumber
    let info = TypeInfo(
      name: name, module: module, base: parent, bases: parents,
      ancestry: try linearize(parents), instanceKind: wraps ? .instance : parent.instanceKind,
      isScriptClass: true)
    info.metaclass = metaclass
    if keywords.is(.dict), keywords.dict.pointee.count > 0 { info.subclassArguments = keywords }
    heap.attachCell(to: info)
    if wraps { _ = info.makeSlot(symbols.wrappedValue) }
    for parent in parents {
      for slot in parent.slotNames { _ = info.makeSlot(slot) }
    }
    return info
  }

  // MARK: Metaclasses

  /// Takes `metaclass` out of the keyword arguments; nil where it is not given or `type`.
  private func takeMetaclass(_ keywords: Value) throws(Raised) -> TypeInfo? {
    guard keywords.is(.dict) else { return nil }
    let given = try remove(keywords.dict, intern("metaclass"))
    if given.isUnbound || given.isIdentical(to: types.type.value) { return nil }
    guard given.is(.type), given.typeInfo.isSubtype(of: types.type) else {
      throw notPart("a metaclass")
    }
    return given.typeInfo
  }

  private func commonMetaclass(
    _ bases: [TypeInfo], _ given: TypeInfo?
  ) throws(Raised) -> TypeInfo? {
    var winner = given
    for base in bases {
      guard let metaclass = base.metaclass else { continue }
      guard let current = winner, !metaclass.isSubtype(of: current) else {
        winner = metaclass
        continue
      }
      if !current.isSubtype(of: metaclass) {
        throw typeError(
          "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of "
            + "the metaclasses of all its bases")
      }
    }
    return winner
  }

  // MARK: The order of look-up

  /// The classes after a new one in its `__mro__`: C3 linearisation of its bases' orders and of the
  /// bases themselves (Barrett and others, "A Monotonic Superclass Linearization for Dylan", 1996).
  private func linearize(_ bases: [TypeInfo]) throws(Raised) -> [Unmanaged<TypeInfo>] {
    for (i, base) in bases.enumerated() where bases[..<i].contains(where: { $0 === base }) {
      throw typeError("duplicate base class \(base.name)")
    }
    if bases.count == 1 { return [Unmanaged.passUnretained(bases[0])] + bases[0].ancestry }
    var orders = bases.map { base in
      ([Unmanaged.passUnretained(base)] + base.ancestry)[...]
    }
    orders.append(bases.map { Unmanaged.passUnretained($0) }[...])
    var result: [Unmanaged<TypeInfo>] = []
    while true {
      orders.removeAll(where: \.isEmpty)
      if orders.isEmpty { return result }
      let next = orders.lazy.map { $0.first! }.first { candidate in
        !orders.contains { $0.dropFirst().contains { $0.toOpaque() == candidate.toOpaque() } }
      }
      guard let next else { throw inconsistentOrder(orders) }
      result.append(next)
      for i in orders.indices where orders[i].first!.toOpaque() == next.toOpaque() {
        orders[i].removeFirst()
      }
    }
  }

  private func inconsistentOrder(_ orders: [ArraySlice<Unmanaged<TypeInfo>>]) -> Raised {
    var names: [String] = []
    var seen: Set<UnsafeMutableRawPointer> = []
    for order in orders where seen.insert(order.first!.toOpaque()).inserted {
      names.append(order.first!._withUnsafeGuaranteedRef { $0.name })
    }
    return typeError(
      "Cannot create a consistent method resolution\norder (MRO) for bases "
        + names.joined(separator: ", "))
  }

  // MARK: What instances are made like

  /// The base that decides what an instance is made of.
  private func bestBase(_ bases: [TypeInfo]) throws(Raised) -> TypeInfo {
    var best = bases[0]
    var winner: TypeInfo?
    for base in bases {
      try checkBase(base)
      let candidate = layout(of: base)
      guard let current = winner else {
        winner = candidate
        best = base
        continue
      }
      if current.isSubtype(of: candidate) { continue }
      guard candidate.isSubtype(of: current) else {
        throw typeError("multiple bases have instance lay-out conflict")
      }
      winner = candidate
      best = base
    }
    return best
  }

  /// The nearest class that adds something to what instances are made of.
  private func layout(of info: TypeInfo) -> TypeInfo {
    var current = info
    while let base = current.base, !addsLayout(current, base) { current = base }
    return current
  }

  /// Exceptions with fields beyond `args`.
  private static let exceptionsWithFields: Set<String> = [
    "StopIteration", "SystemExit", "ImportError", "NameError", "AttributeError", "OSError",
    "SyntaxError", "UnicodeDecodeError", "UnicodeEncodeError",
  ]

  private func addsLayout(_ info: TypeInfo, _ base: TypeInfo) -> Bool {
    if info.isScriptClass { return info.addsSlots }
    switch info.instanceKind {
    case .instance: return false
    case .exception:
      return base.instanceKind != .exception
        || info.module == "builtins" && Self.exceptionsWithFields.contains(info.name)
    default: return true
    }
  }

  /// Refuses to make instances of a class with abstract methods.
  func checkConcrete(_ info: TypeInfo) throws(Raised) {
    if info.abstractMethods.isEmpty { return }
    let plural = info.abstractMethods.count > 1 ? "s" : ""
    throw typeError(
      "Can't instantiate abstract class \(info.name) with abstract method\(plural) "
        + info.abstractMethods.joined(separator: ", "))
  }

  private func checkBase(_ parent: TypeInfo) throws(Raised) {
    if parent.isScriptClass { return }
    switch parent.instanceKind {
    case .instance, .exception, .host, .list, .dict, .set, .frozenset, .string, .bytes, .tuple:
      if !parent.isFinal { return }
    default:
      if parent.isNumber { return }
    }
    let isRefusedByPython = [
      "bool", "NoneType", "range", "slice", "function", "generator", "method", "ellipsis",
      "NotImplementedType", "builtin_function_or_method", "code", "dict_keys", "dict_values",
      "dict_items", "cell",
    ].contains(parent.name)
    throw typeError(
      isRefusedByPython
        ? "type '\(parent.name)' is not an acceptable base type"
        : "classes derived from '\(parent.name)' are not part of mnb's Python")
  }
}
