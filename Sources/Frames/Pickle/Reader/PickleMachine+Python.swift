import Arrays

/// Built-in types, collections and paths.
extension PickleMachine {
  mutating func makePython(_ known: PickleGlobal, _ arguments: [PickleValue]) throws(PickleError)
    -> PickleNode?
  {
    let first = arguments.first ?? .none
    switch known {
    case .slice where arguments.count == 3:
      return .slice(start: first, stop: arguments[1], step: arguments[2])
    case .range where arguments.count == 3:
      return .range(start: first, stop: arguments[1], step: arguments[2])
    case .set, .frozenSet, .frozenList, .deque: return try makeCollection(known, arguments)
    case .bytes where arguments.isEmpty: return .bytes(PickleBytes([]))
    case .byteArray: return try makeByteArray(arguments)
    case .encode:
      guard arguments.count == 2, let text = text(first), let codec = self.text(arguments[1]),
        PickleOptions.Encoding(named: codec) == .latin1
      else { return nil }
      return .bytes(try latin1(text))
    case .complex: throw refused("complex numbers are not supported")
    case .orderedDict, .counter, .defaultDict: return try makeDictionary(known, arguments)
    case .posixPath, .windowsPath:
      return try makePath(arguments, isWindows: known == .windowsPath)
    case .reconstructor, .newObject: return try makeByClass(known, arguments)
    default: return nil
    }
  }

  private mutating func makeCollection(_ known: PickleGlobal, _ arguments: [PickleValue])
    throws(PickleError) -> PickleNode?
  {
    var members: [PickleValue] = []
    if let first = arguments.first {
      guard let items = items(first) else { return nil }
      members = items
    }
    try charge(members.count, of: 16)
    switch (known, arguments.count) {
    case (.set, 0...1): return .set(members)
    case (.frozenSet, 0...1): return .frozenSet(members)
    case (.frozenList, 1): return .list(members)
    case (.deque, 0...1): return .deque(members, maxCount: nil)
    case (.deque, 2):
      if isNone(arguments[1]) { return .deque(members, maxCount: nil) }
      guard let maxCount = integer(arguments[1]), maxCount >= 0 else { return nil }
      return .deque(Array(members.suffix(maxCount)), maxCount: maxCount)
    default: return nil
    }
  }

  private mutating func makeByteArray(_ arguments: [PickleValue]) throws(PickleError)
    -> PickleNode?
  {
    guard let first = arguments.first else { return .byteArray(PickleBytes([])) }
    guard let bytes = try bytes(first) else { return nil }
    // A pickle of bytes that nothing else names needs no copy, but that cannot be seen from here.
    try charge(bytes.count)
    let copy = Storage(byteCount: bytes.count)
    copy.base.copyMemory(from: bytes.storage.base, byteCount: bytes.count)
    return .byteArray(PickleBytes(storage: copy, count: bytes.count))
  }

  private mutating func makeDictionary(_ known: PickleGlobal, _ arguments: [PickleValue])
    throws(PickleError) -> PickleNode?
  {
    var arguments = arguments[...]
    let kind: PickleDictionary.Kind
    switch known {
    case .defaultDict: kind = .defaulting(arguments.popFirst() ?? .none)
    case .counter: kind = .counter
    default: kind = .ordered
    }
    var made = PickleDictionary(kind)
    guard arguments.count <= 1 else { return nil }
    guard let first = arguments.first else { return .dictionary(made) }
    if case .dictionary(let entries) = node(first) {
      try charge(entries.keys.count, of: 32)
      made.keys = entries.keys
      made.values = entries.values
    } else {
      // Python 2's OrderedDict: a list of pairs.
      guard let pairs = items(first) else { return nil }
      try charge(pairs.count, of: 32)
      for pair in pairs {
        guard let pair = items(pair), pair.count == 2 else { return nil }
        made.keys.append(pair[0])
        made.values.append(pair[1])
      }
    }
    return .dictionary(made)
  }

  /// `copyreg._reconstructor(class, object, None)` and `copyreg.__newobj__(class)`.
  private mutating func makeByClass(_ known: PickleGlobal, _ arguments: [PickleValue])
    throws(PickleError) -> PickleNode?
  {
    guard let first = arguments.first, case .named(let type) = node(first) else { return nil }
    var rest = Array(arguments.dropFirst())
    if known == .reconstructor {
      guard rest.count == 2, case .named(let base) = node(rest[0]), base.known == .object,
        isNone(rest[1])
      else { return nil }
      rest = []
    }
    // Names cannot nest: `make` of either function would come back here with fewer arguments.
    if type.known == .newObject || type.known == .reconstructor { return nil }
    try make(type, rest, named: nil)
    guard case .node(let made) = try pop() else { return nil }
    return nodes[Int(made.place)]
  }

  private mutating func makePath(_ arguments: [PickleValue], isWindows: Bool) throws(PickleError)
    -> PickleNode?
  {
    let separator: Character = isWindows ? "\\" : "/"
    var path = ""
    for argument in arguments {
      guard let part = text(argument) else { return nil }
      try charge(part.utf8.count)
      if part.isEmpty || part == "." { continue }
      if part.first == separator { path = "" }
      if !path.isEmpty && path.last != separator { path.append(separator) }
      path += part
    }
    return .path(path.isEmpty ? "." : path, isWindows: isWindows)
  }
}
