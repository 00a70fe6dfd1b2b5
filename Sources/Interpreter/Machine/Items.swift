import Glibc

extension UnsafeMutablePointer<BytesCell> {
  var buffer: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: pointee.bytes, count: pointee.count)
  }
}

/// Lexicographic order of bytes, which for UTF-8 is the order of code points.
func compareBytes(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
  let common = min(a.count, b.count)
  if common > 0 {
    let order = memcmp(a.baseAddress!, b.baseAddress!, common)
    if order != 0 { return order < 0 ? -1 : 1 }
  }
  return a.count < b.count ? -1 : a.count > b.count ? 1 : 0
}

/// A slice applied to a sequence: `count` elements from `start`, `step` apart.
struct ResolvedSlice {
  let start: Int
  let step: Int
  let count: Int
}

extension Interpreter {
  /// `container[index]`
  @inline(never)
  public func item(_ container: Value, _ index: Value) throws(Raised) -> Value {
    let own = overriding(container, symbols.getItem)
    if !own.isUnbound { return try callMethod(own, container, [index]) }
    switch container.kind {
    case .list:
      let list = container.list
      if index.is(.slice) { return try listSlice(list, index) }
      let i = try position(index, list.pointee.count, "list")
      return list.pointee.items[i]
    case .tuple:
      let tuple = container.tuple
      if index.is(.slice) {
        let slice = try resolve(index, tuple.pointee.count)
        let result = heap.makeTuple(count: slice.count)
        for i in 0..<slice.count { result.items[i] = tuple.items[slice.start + i * slice.step] }
        return Value(.tuple, result)
      }
      return tuple.items[try position(index, tuple.pointee.count, "tuple")]
    case .dict: return try dictItem(container, index)
    case .string: return try stringItem(container.string, index)
    case .bytes:
      let bytes = container.bytes
      if index.is(.slice) {
        let slice = try resolve(index, bytes.pointee.count)
        let result = heap.makeBytes(count: slice.count)
        for i in 0..<slice.count {
          result.pointee.bytes[i] = bytes.pointee.bytes[slice.start + i * slice.step]
        }
        return Value(.bytes, result)
      }
      return Value(Int(bytes.pointee.bytes[try position(index, bytes.pointee.count, "index")]))
    case .range:
      let range = container.range
      if index.is(.slice) || index.is(.bigInt) || isLong(container) {
        return try longItem(container, index)
      }
      let i = try position(index, range.count, "range object")
      return Value(range.pointee.start &+ i &* range.pointee.step)
    case .type:
      if let metaclass = container.typeInfo.metaclass {
        let method = metaclass.lookup(symbols.getItem, version: classVersion)
        if !method.isUnbound { return try callMethod(method, container, [index]) }
      }
      let hook = container.typeInfo.lookup(intern("__class_getitem__"), version: classVersion)
      if !hook.isUnbound {
        return try call(try attribute(container, intern("__class_getitem__")), index)
      }
      // Annotations such as list[int] mean nothing at run time.
      if isGeneric(container.typeInfo) { return container }
      throw typeError("type '\(container.typeInfo.name)' is not subscriptable")
    default: break
    }
    let method = type(of: container).lookup(symbols.getItem, version: classVersion)
    if !method.isUnbound { return try callMethod(method, container, [index]) }
    throw typeError("'\(typeName(container))' object is not subscriptable")
  }

  /// Classes that take type arguments: `list[int]`, and those of host modules.
  private func isGeneric(_ info: TypeInfo) -> Bool {
    if info.isScriptClass { return false }
    if info.module != "builtins" { return true }
    return [types.list, types.tuple, types.dict, types.set, types.frozenset, types.type]
      .contains { $0 === info } || info.instanceKind == .iterator
  }

  private func dictItem(_ container: Value, _ key: Value) throws(Raised) -> Value {
    let dict = container.dict
    let found = try lookup(dict, key)
    if !found.isUnbound { return found }
    if let type = dict.pointee.type {
      let missing = type.pointee.info._withUnsafeGuaranteedRef {
        $0.lookup(symbols.missing, version: classVersion)
      }
      if !missing.isUnbound { return try callMethod(missing, container.asDerived, [key]) }
    }
    throw keyError(key)
  }

  private func stringItem(
    _ string: UnsafeMutablePointer<StringCell>, _ index: Value
  ) throws(Raised) -> Value {
    if index.is(.slice) {
      let slice = try resolve(index, string.count)
      if slice.step == 1 {
        if slice.count == string.count { return Value(.string, string) }
        return substring(string, slice.start, slice.count)
      }
      return steppedSubstring(string, slice)
    }
    let i = try position(index, string.count, "string")
    return substring(string, i, 1)
  }

  /// Code points `start ..< start + count`.
  func substring(
    _ string: UnsafeMutablePointer<StringCell>, _ start: Int, _ count: Int
  ) -> Value {
    if string.isASCII {
      if count == 1 { return asciiCharacter(string.pointee.bytes[start]) }
      return heap.makeString(UnsafeBufferPointer(start: string.pointee.bytes + start, count: count))
    }
    let from = string.byteOffset(of: start)
    let rest = UnsafeBufferPointer(
      start: string.pointee.bytes + from, count: string.pointee.byteCount - from)
    return heap.makeString(
      UnsafeBufferPointer(start: rest.baseAddress, count: rest.byteOffset(of: count)))
  }

  private func steppedSubstring(
    _ string: UnsafeMutablePointer<StringCell>, _ slice: ResolvedSlice
  ) -> Value {
    let scalars = Array(string.swiftString.unicodeScalars)
    var text = String.UnicodeScalarView()
    for i in 0..<slice.count { text.append(scalars[slice.start + i * slice.step]) }
    return self.string(String(text))
  }

  /// An index into `count` elements, negative ones counted from the end.
  func position(_ index: Value, _ count: Int, _ what: String) throws(Raised) -> Int {
    let i: Int
    if index.isInt || index.isBool {
      i = index.int
    } else {
      i = try indexNumber(index, what)
    }
    let position = i < 0 ? i + count : i
    if position < 0 || position >= count {
      let shown = what == "index" ? "index out of range" : "\(what) index out of range"
      throw indexError(shown)
    }
    return position
  }

  private func indexNumber(_ index: Value, _ what: String) throws(Raised) -> Int {
    if let number = try indexValue(index) { return number }
    if what == "index" {
      throw typeError("byte indices must be integers or slices, not \(typeName(index))")
    }
    if what == "string" {
      throw typeError("string indices must be integers, not '\(typeName(index))'")
    }
    let subject = what == "range object" ? "range" : what == "list assignment" ? "list" : what
    throw typeError("\(subject) indices must be integers or slices, not \(typeName(index))")
  }

  /// The integer of an int or of anything with `__index__`; nil otherwise.
  func indexValue(_ value: Value) throws(Raised) -> Int? {
    if value.isInt || value.isBool { return value.int }
    if value.is(.bigInt) {
      throw indexError("cannot fit 'int' into an index-sized integer")
    }
    guard hasOperators(value) else { return nil }
    let method = type(of: value).lookup(symbols.index, version: classVersion)
    if method.isUnbound { return nil }
    let result = number(try callMethod(method, value, []))
    if result.is(.bigInt) {
      throw indexError("cannot fit '\(typeName(value))' into an index-sized integer")
    }
    guard result.isInt || result.isBool else {
      throw typeError("__index__ returned non-int (type \(typeName(result)))")
    }
    return result.int
  }

  /// The elements that a slice object selects from `count` ones.
  func resolve(_ index: Value, _ count: Int) throws(Raised) -> ResolvedSlice {
    let slice = index.slice
    func number(_ value: Value) throws(Raised) -> Int? {
      if value.isNone { return nil }
      if value.is(.bigInt) { return value.bigInt < 0 ? Int.min + 1 : Int.max }
      if let number = try indexValue(value) { return number }
      throw typeError(
        "slice indices must be integers or None or have an __index__ method")
    }
    let step = try number(slice.pointee.step) ?? 1
    if step == 0 { throw valueError("slice step cannot be zero") }
    func clamp(_ value: Int?, _ fallback: Int) -> Int {
      guard var value else { return fallback }
      if value < 0 {
        value += count
        if value < 0 { return step < 0 ? -1 : 0 }
      }
      return value >= count ? (step < 0 ? count - 1 : count) : value
    }
    let start = clamp(try number(slice.pointee.start), step < 0 ? count - 1 : 0)
    let stop = clamp(try number(slice.pointee.stop), step < 0 ? -1 : count)
    let length: Int
    if step > 0 {
      length = start < stop ? (stop - start - 1) / step + 1 : 0
    } else {
      length = stop < start ? (start - stop - 1) / Int(step.magnitude.clamped) + 1 : 0
    }
    return ResolvedSlice(start: start, step: step, count: length)
  }

  private func listSlice(
    _ list: UnsafeMutablePointer<ListCell>, _ index: Value
  ) throws(Raised) -> Value {
    let slice = try resolve(index, list.pointee.count)
    if slice.step == 1 { return try copiedList(list.pointee.items + slice.start, slice.count) }
    let result = heap.makeList(capacity: slice.count)
    for i in 0..<slice.count {
      if i & 0xFFFF == 0 { try checkCancelled() }
      result.pointee.items[i] = list.pointee.items[slice.start + i * slice.step]
    }
    result.pointee.count = slice.count
    return Value(.list, result)
  }

  // MARK: Storing

  /// `container[index] = value`
  @inline(never)
  public func setItem(_ container: Value, _ index: Value, _ value: Value) throws(Raised) {
    let own = overriding(container, symbols.setItem)
    if !own.isUnbound {
      _ = try callMethod(own, container, [index, value])
      return
    }
    switch container.kind {
    case .list:
      try checkMutable(container)
      let list = container.list
      if index.is(.slice) { return try assignSlice(list, index, value) }
      let count = list.pointee.count
      let i = try index.isInt ? index.int : position(index, count, "list assignment")
      let place = i < 0 ? i + count : i
      if place < 0 || place >= count { throw indexError("list assignment index out of range") }
      list.pointee.items[place] = value
    case .dict:
      try checkMutable(container)
      try insert(container.dict, index, value)
    default:
      let method = type(of: container).lookup(symbols.setItem, version: classVersion)
      if method.isUnbound {
        throw typeError("'\(typeName(container))' object does not support item assignment")
      }
      _ = try callMethod(method, container, [index, value])
    }
  }

  private func assignSlice(
    _ list: UnsafeMutablePointer<ListCell>, _ index: Value, _ value: Value
  ) throws(Raised) {
    // Bad bounds come first; what is iterated over may change the list.
    _ = try resolve(index, list.pointee.count)
    guard isIterable(value) else {
      throw typeError(
        index.slice.pointee.step.isNone
          ? "can only assign an iterable" : "must assign iterable to extended slice")
    }
    let items = try makeList(from: value).list
    let slice = try resolve(index, list.pointee.count)
    let count = items.pointee.count
    if slice.step == 1 {
      replace(list, slice.start, slice.count, items)
      return
    }
    if count != slice.count {
      throw valueError(
        "attempt to assign sequence of size \(count) to extended slice of size \(slice.count)")
    }
    for i in 0..<count { list.pointee.items[slice.start + i * slice.step] = items.pointee.items[i] }
  }

  /// Replaces `count` items from `start` by those of another list.
  func replace(
    _ list: UnsafeMutablePointer<ListCell>, _ start: Int, _ count: Int,
    _ items: UnsafeMutablePointer<ListCell>
  ) {
    let new = items.pointee.count
    let tail = list.pointee.count - start - count
    heap.reserve(list, list.pointee.count - count + new)
    let base = list.pointee.items
    memmove(
      base + start + new, base + start + count, tail * MemoryLayout<Value>.stride)
    memcpy(base + start, items.pointee.items, new * MemoryLayout<Value>.stride)
    list.pointee.count += new - count
  }

  /// `del container[index]`
  @inline(never)
  public func deleteItem(_ container: Value, _ index: Value) throws(Raised) {
    let own = overriding(container, symbols.deleteItem)
    if !own.isUnbound {
      _ = try callMethod(own, container, [index])
      return
    }
    switch container.kind {
    case .list:
      try checkMutable(container)
      try deleteFromList(container.list, index)
    case .dict:
      try checkMutable(container)
      if try remove(container.dict, index).isUnbound { throw keyError(index) }
    default:
      let method = type(of: container).lookup(symbols.deleteItem, version: classVersion)
      if method.isUnbound {
        throw typeError("'\(typeName(container))' object doesn't support item deletion")
      }
      _ = try callMethod(method, container, [index])
    }
  }

  private func deleteFromList(
    _ list: UnsafeMutablePointer<ListCell>, _ index: Value
  ) throws(Raised) {
    if index.is(.slice) {
      let slice = try resolve(index, list.pointee.count)
      if slice.count == 0 { return }
      let last = slice.start + (slice.count - 1) * slice.step
      let (first, step) = (min(slice.start, last), slice.step.magnitude)
      let items = list.pointee.items
      var kept = first
      var doomed = first
      for i in first..<list.pointee.count {
        if i == doomed && i <= max(slice.start, last) {
          doomed += Int(step)
        } else {
          items[kept] = items[i]
          kept += 1
        }
      }
      list.pointee.count = kept
      return
    }
    let i = try position(index, list.pointee.count, "list assignment")
    removeItem(list, i)
  }

  /// Removes and returns the item at a valid position.
  @discardableResult
  func removeItem(_ list: UnsafeMutablePointer<ListCell>, _ index: Int) -> Value {
    let item = list.pointee.items[index]
    let tail = list.pointee.count - index - 1
    memmove(
      list.pointee.items + index, list.pointee.items + index + 1,
      tail * MemoryLayout<Value>.stride)
    list.pointee.count -= 1
    return item
  }

  // MARK: Length and membership

  /// `len(value)`
  public func length(_ value: Value) throws(Raised) -> Int {
    let own = overriding(value, symbols.length)
    if !own.isUnbound { return try checkedLength(try callMethod(own, value, [])) }
    switch value.kind {
    case .string: return value.string.count
    case .list: return value.list.pointee.count
    case .tuple: return value.tuple.pointee.count
    case .dict: return value.dict.pointee.count
    case .set, .frozenset: return value.set.pointee.used
    case .range:
      let count = value.range.count
      if count == Int.max, isLong(value), longRange(value).count > count {
        throw raise(types.overflowError, "Python int too large to convert to C ssize_t")
      }
      return count
    case .bytes: return value.bytes.pointee.count
    case .dictView:
      return value.pointer(as: DictViewCell.self).pointee.dict.dict.pointee.count
    default: break
    }
    let method = type(of: value).lookup(symbols.length, version: classVersion)
    if method.isUnbound { throw typeError("object of type '\(typeName(value))' has no len()") }
    return try checkedLength(try callMethod(method, value, []))
  }

  private func checkedLength(_ result: Value) throws(Raised) -> Int {
    let result = number(result)
    guard result.isInt || result.isBool else {
      if result.is(.bigInt) {
        throw raise(
          result.isNegativeInteger ? types.valueError : types.overflowError,
          result.isNegativeInteger
            ? "__len__() should return >= 0" : "cannot fit 'int' into an index-sized integer")
      }
      throw typeError("'\(typeName(result))' object cannot be interpreted as an integer")
    }
    if result.int < 0 { throw valueError("__len__() should return >= 0") }
    return result.int
  }

  /// `item in container`
  @inline(never)
  public func contains(_ container: Value, _ item: Value) throws(Raised) -> Bool {
    let own = overriding(container, symbols.contains)
    if !own.isUnbound { return try truth(try callMethod(own, container, [item])) }
    switch container.kind {
    case .string:
      guard item.is(.string) else {
        throw typeError(
          "'in <string>' requires string as left operand, not \(typeName(item))")
      }
      return container.string.utf8.firstRange(of: item.string.utf8, from: 0) != nil
    case .list: return try containsItem(container.list.pointee.items, container, item)
    case .tuple: return try containsItem(container.tuple.items, container, item)
    case .dict: return try !lookup(container.dict, item).isUnbound
    case .set, .frozenset: return try contains(container.set, try frozenKey(item))
    case .range:
      if item.is(.bigInt) || item.isIntegral && isLong(container) {
        return longRange(container).index(of: item.integer) != nil
      }
      if item.isInt || item.isBool {
        let range = container.range
        let (start, step) = (range.pointee.start, range.pointee.step)
        if step > 0 {
          return item.int >= start && item.int < range.pointee.stop
            && UInt(bitPattern: item.int &- start) % UInt(step) == 0
        }
        return item.int <= start && item.int > range.pointee.stop
          && UInt(bitPattern: start &- item.int) % step.magnitude == 0
      }
    case .bytes:
      if item.is(.bytes) {
        return container.bytes.buffer.firstRange(of: item.bytes.buffer, from: 0) != nil
      }
      if item.isInt || item.isBool {
        guard (0..<256).contains(item.int) else {
          throw valueError("byte must be in range(0, 256)")
        }
        return container.bytes.buffer.contains(UInt8(item.int))
      }
      if item.is(.bigInt) { throw valueError("byte must be in range(0, 256)") }
      throw typeError("a bytes-like object is required, not '\(typeName(item))'")
    case .dictView: return try viewContains(container, item)
    default: break
    }
    let method = type(of: container).lookup(symbols.contains, version: classVersion)
    if !method.isUnbound && !container.is(.range) {
      return try truth(try callMethod(method, container, [item]))
    }
    guard isIterable(container) else {
      throw typeError("argument of type '\(typeName(container))' is not iterable")
    }
    var found = false
    try iterate(container) { element throws(Raised) in
      if try self.same(element, item) {
        found = true
        return false
      }
      return true
    }
    return found
  }

  /// Sets can be looked up in sets of frozensets.
  private func frozenKey(_ item: Value) throws(Raised) -> Value {
    item.is(.set) ? try makeFrozenset(from: item) : item
  }

  private func containsItem(
    _ start: UnsafeMutablePointer<Value>, _ container: Value, _ item: Value
  ) throws(Raised) -> Bool {
    // The length is read again each time: a comparison may run a script that shortens the list.
    var i = 0
    while true {
      let (items, count) =
        container.is(.list)
        ? (container.list.pointee.items, container.list.pointee.count)
        : (start, container.tuple.pointee.count)
      if i >= count { return false }
      if i & 0xFFF == 0 { try checkCancelled() }
      if try same(items[i], item) { return true }
      i += 1
    }
  }

  private func viewContains(_ view: Value, _ item: Value) throws(Raised) -> Bool {
    let cell = view.pointer(as: DictViewCell.self)
    let dict = cell.pointee.dict.dict
    switch cell.pointee.type {
    case .keys: return try !lookup(dict, item).isUnbound
    case .values:
      for i in 0..<dict.pointee.used where !dict.pointee.entries[i].key.isUnbound {
        if try same(dict.pointee.entries[i].value, item) { return true }
      }
      return false
    case .items:
      guard item.is(.tuple), item.tuple.pointee.count == 2 else { return false }
      let value = try lookup(dict, item.tuple.items[0])
      if value.isUnbound { return false }
      return try same(value, item.tuple.items[1])
    }
  }
}

extension UInt {
  fileprivate var clamped: UInt { Swift.min(self, UInt(Int.max)) }
}

extension UnsafeBufferPointer<UInt8> {
  /// Byte range of the first occurrence of `needle` at or after `from`.
  func firstRange(of needle: UnsafeBufferPointer<UInt8>, from: Int) -> Range<Int>? {
    if needle.isEmpty { return from <= count ? from..<from : nil }
    guard let start = baseAddress, count - from >= needle.count else { return nil }
    let first = Int32(needle[0])
    let last = count - needle.count
    var offset = from
    // Bytes that may be compared in vain before the search becomes a linear one.
    var patience = 16 * count
    while offset <= last {
      guard let found = memchr(start + offset, first, last - offset + 1) else { return nil }
      offset = UnsafeRawPointer(found) - UnsafeRawPointer(start)
      if memcmp(start + offset, needle.baseAddress!, needle.count) == 0 {
        return offset..<(offset + needle.count)
      }
      offset += 1
      patience -= needle.count
      if patience < 0 { return firstRangeLinearly(of: needle, from: offset) }
    }
    return nil
  }

  /// Knuth, Morris and Pratt's search, which compares no byte of the text twice.
  private func firstRangeLinearly(
    of needle: UnsafeBufferPointer<UInt8>, from: Int
  ) -> Range<Int>? {
    var borders = [Int](repeating: 0, count: needle.count)
    var length = 0
    for i in 1..<Swift.max(needle.count, 1) {
      while length > 0 && needle[i] != needle[length] { length = borders[length - 1] }
      if needle[i] == needle[length] { length += 1 }
      borders[i] = length
    }
    length = 0
    for i in from..<count {
      while length > 0 && self[i] != needle[length] { length = borders[length - 1] }
      if self[i] == needle[length] { length += 1 }
      if length == needle.count { return (i + 1 - length)..<(i + 1) }
    }
    return nil
  }
}
