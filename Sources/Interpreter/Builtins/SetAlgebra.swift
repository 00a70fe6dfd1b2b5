import Syntax

/// Operations on whole sets, step by step as CPython's, so that the tables, and with them the order
/// of the elements, come out the same.
extension Interpreter {
  // MARK: Filling

  /// `set.update(value)`
  func addAll(to set: UnsafeMutablePointer<SetCell>, _ value: Value) throws(Raised) {
    if value.is(.set) || value.is(.frozenset) { return try merge(value.set, into: set) }
    if value.is(.dict) { return try merge(keys: value.dict, into: set) }
    try iterate(value) { element throws(Raised) in
      try self.insert(set, element)
      return true
    }
  }

  /// Makes room once for `more` elements.
  private func reserve(_ set: UnsafeMutablePointer<SetCell>, _ more: Int) {
    if (set.pointee.fill + more) * 5 >= set.pointee.mask * 3 {
      heap.resize(set, (set.pointee.used + more) * 2)
    }
  }

  private func merge(
    _ other: UnsafeMutablePointer<SetCell>, into set: UnsafeMutablePointer<SetCell>
  ) throws(Raised) {
    if other == set || other.pointee.used == 0 { return }
    reserve(set, other.pointee.used)
    let isEmpty = set.pointee.fill == 0
    if isEmpty && set.pointee.mask == other.pointee.mask
      && other.pointee.fill == other.pointee.used
    {
      set.pointee.table.update(from: other.pointee.table, count: other.pointee.mask + 1)
    } else if isEmpty {
      for i in 0...other.pointee.mask where !other.pointee.table[i].key.isUnbound {
        try checkCancelled()
        heap.insertClean(set, other.pointee.table[i].key, other.pointee.table[i].hash)
        set.pointee.fill += 1
        set.pointee.used += 1
      }
    } else {
      for i in 0...other.pointee.mask where !other.pointee.table[i].key.isUnbound {
        try checkCancelled()
        try insert(set, other.pointee.table[i].key, other.pointee.table[i].hash)
      }
      return
    }
    set.pointee.fill = other.pointee.used
    set.pointee.used = other.pointee.used
  }

  private func merge(
    keys dict: UnsafeMutablePointer<DictCell>, into set: UnsafeMutablePointer<SetCell>
  ) throws(Raised) {
    reserve(set, dict.pointee.count)
    var i = 0
    while i < dict.pointee.used {
      let entry = dict.pointee.entries[i]
      try checkCancelled()
      if !entry.key.isUnbound { try insert(set, entry.key, entry.hash) }
      i += 1
    }
  }

  private func emptySet(like value: Value) -> Value {
    let kind = value.is(.frozenset) ? Kind.frozenset : .set
    let result = Value(kind, heap.makeSet(kind))
    heap.keep(result)
    return result
  }

  /// A new set of the same kind.
  func copySet(_ value: Value) throws(Raised) -> Value {
    let result = emptySet(like: value)
    try addAll(to: result.set, value)
    return result
  }

  // MARK: Operators

  /// `|`, `&`, `-`, `^` of sets, frozensets and set-like dict views. The left one's type wins.
  func setOperation(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raised) -> Value {
    if a.is(.dictView) || b.is(.dictView) { return try viewOperation(op, a, b) }
    switch op {
    case .or:
      let result = try copySet(a)
      if !a.isIdentical(to: b) { try addAll(to: result.set, b) }
      return result
    case .and: return try intersection(a, b)
    case .subtract: return try difference(a, b)
    default: return try symmetricDifference(a, b)
    }
  }

  /// `set |= other` and its kin; nil when `other` is not a set.
  func inPlaceSet(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raised) -> Value? {
    guard isSetLike(b) else { return nil }
    switch op {
    case .or:
      try checkMutable(a)
      try addAll(to: a.set, b)
    case .and:
      try checkMutable(a)
      swapTables(a.set, try intersection(a, b).set)
    case .subtract:
      try checkMutable(a)
      try subtract(b, from: a)
    case .xor:
      try checkMutable(a)
      try toggle(b, in: a)
    default: return nil
    }
    return a
  }

  func intersection(_ a: Value, _ b: Value) throws(Raised) -> Value {
    if a.isIdentical(to: b) { return try copySet(a) }
    let result = emptySet(like: a)
    guard b.is(.set) || b.is(.frozenset) else {
      try iterate(b) { element throws(Raised) in
        let hash = try self.hash(element)
        if try self.find(a.set, element, hash) != nil {
          try self.insert(result.set, element, hash)
        }
        return true
      }
      return result
    }
    // The smaller set is walked.
    let (walked, searched) =
      b.set.pointee.used > a.set.pointee.used ? (a.set, b.set) : (b.set, a.set)
    for i in 0...walked.pointee.mask where !walked.pointee.table[i].key.isUnbound {
      try checkCancelled()
      let slot = walked.pointee.table[i]
      if try find(searched, slot.key, slot.hash) != nil {
        try insert(result.set, slot.key, slot.hash)
      }
    }
    return result
  }

  func intersectionOfAll(
    _ set: Value, _ others: UnsafeMutablePointer<TupleCell>
  ) throws(Raised) -> Value {
    if others.pointee.count == 0 { return try copySet(set) }
    var result = set
    for other in others.values { result = try intersection(result, other) }
    return result
  }

  func difference(_ a: Value, _ b: Value) throws(Raised) -> Value {
    let otherCount: Int
    switch b.kind {
    case .set, .frozenset: otherCount = b.set.pointee.used
    case .dict: otherCount = b.dict.pointee.count
    default: otherCount = -1
    }
    if otherCount < 0 || a.set.pointee.used >> 2 > otherCount {
      let result = try copySet(a)
      try subtract(b, from: result)
      return result
    }
    let result = emptySet(like: a)
    let source = a.set
    for i in 0...source.pointee.mask where !source.pointee.table[i].key.isUnbound {
      try checkCancelled()
      let slot = source.pointee.table[i]
      let isShared =
        b.is(.dict)
        ? try find(b.dict, slot.key, slot.hash) >= 0 : try find(b.set, slot.key, slot.hash) != nil
      if !isShared { try insert(result.set, slot.key, slot.hash) }
    }
    return result
  }

  /// `set -= other`
  func subtract(_ other: Value, from target: Value) throws(Raised) {
    let set = target.set
    if other.isIdentical(to: target) {
      heap.clear(set)
      return
    }
    if other.is(.set) || other.is(.frozenset) {
      var removed = other
      if other.set.pointee.used >> 3 > set.pointee.used {
        removed = try intersection(target, other)
      }
      let source = removed.set
      for i in 0...source.pointee.mask where !source.pointee.table[i].key.isUnbound {
        try checkCancelled()
        try discard(set, source.pointee.table[i].key, source.pointee.table[i].hash)
      }
    } else {
      try iterate(other) { element throws(Raised) in
        try self.discard(set, element, try self.hash(element))
        return true
      }
    }
    if set.pointee.fill - set.pointee.used > set.pointee.mask / 4 {
      let used = set.pointee.used
      heap.resize(set, used > 50_000 ? used * 2 : used * 4)
    }
  }

  @discardableResult
  private func discard(
    _ set: UnsafeMutablePointer<SetCell>, _ key: Value, _ hash: Int
  ) throws(Raised) -> Bool {
    guard let slot = try find(set, key, hash) else { return false }
    slot.pointee = SetSlot(hash: -1, key: .unbound)
    set.pointee.used -= 1
    return true
  }

  func symmetricDifference(_ a: Value, _ b: Value) throws(Raised) -> Value {
    let result = emptySet(like: a)
    try addAll(to: result.set, b)
    try toggle(a, in: result)
    return result
  }

  /// `set ^= other`
  func toggle(_ other: Value, in target: Value) throws(Raised) {
    let set = target.set
    if other.isIdentical(to: target) {
      heap.clear(set)
      return
    }
    var source = other
    if !other.is(.set) && !other.is(.frozenset) && !other.is(.dict) {
      source = emptySet(like: target)
      try addAll(to: source.set, other)
    }
    if source.is(.dict) {
      for (key, _) in entries(ofDict: source) {
        let hash = try self.hash(key)
        if try !discard(set, key, hash) { try insert(set, key, hash) }
      }
      return
    }
    let cell = source.set
    for i in 0...cell.pointee.mask where !cell.pointee.table[i].key.isUnbound {
      try checkCancelled()
      let slot = cell.pointee.table[i]
      if try !discard(set, slot.key, slot.hash) { try insert(set, slot.key, slot.hash) }
    }
  }

  func swapTables(
    _ set: UnsafeMutablePointer<SetCell>, _ other: UnsafeMutablePointer<SetCell>
  ) {
    swap(&set.pointee.table, &other.pointee.table)
    swap(&set.pointee.mask, &other.pointee.mask)
    swap(&set.pointee.used, &other.pointee.used)
    swap(&set.pointee.fill, &other.pointee.fill)
  }

  // MARK: Dict views

  /// The keys or items of a dict as a new set.
  private func viewSet(_ view: Value) throws(Raised) -> Value {
    guard view.is(.dictView) else { return try copySet(view) }
    let result = emptySet(like: .none)
    let cell = view.pointer(as: DictViewCell.self)
    try addAll(to: result.set, cell.pointee.type == .keys ? cell.pointee.dict : view)
    return result
  }

  /// An operator with a dict view on one side at least; the other side may be any iterable.
  func viewOperation(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raised) -> Value {
    guard a.is(.dictView) else {
      // A set on the left treats the view as the iterable that it is.
      if op == .and { return try viewIntersection(b, a) }
      let result = try makeSet(from: a)
      heap.keep(result)
      switch op {
      case .or: try addAll(to: result.set, b)
      case .subtract: try subtract(b, from: result)
      default: try toggle(b, in: result)
      }
      return result
    }
    switch op {
    case .and: return try viewIntersection(a, b)
    case .or:
      let result = try viewSet(a)
      try addAll(to: result.set, b)
      return result
    case .subtract:
      let result = try viewSet(a)
      try subtract(b, from: result)
      return result
    default:
      let result = try viewSet(a)
      try toggle(b, in: result)
      return result
    }
  }

  /// Keys or items with any iterable on the other side; nil where a class of the script or the host
  /// decides.
  func looseViewOperation(
    _ op: BinaryOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value? {
    let other = a.is(.dictView) && isSetLike(a) ? b : a
    if hasOperators(other) && !other.is(.exception) && !other.is(.type) { return nil }
    guard isIterable(other) else {
      throw typeError("'\(typeName(other))' object is not iterable")
    }
    if op == .and { return try viewIntersection(other.payload == b.payload ? a : b, other) }
    let result = try makeSet(from: a)
    heap.keep(result)
    switch op {
    case .or: try addAll(to: result.set, b)
    case .subtract: try subtract(b, from: result)
    default: try toggle(b, in: result)
    }
    return result
  }

  private func viewIntersection(_ view: Value, _ other: Value) throws(Raised) -> Value {
    let count = try length(view)
    if other.is(.set), count <= other.set.pointee.used { return try intersection(other, view) }
    var (searched, walked) = (view, other)
    if other.is(.dictView), try length(other) > count { (searched, walked) = (other, view) }
    let result = emptySet(like: .none)
    try iterate(walked) { element throws(Raised) in
      if try self.contains(searched, element) { try self.insert(result.set, element) }
      return true
    }
    return result
  }
}
