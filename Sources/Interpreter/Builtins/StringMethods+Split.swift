import Glibc

extension Interpreter {
  func installStringSplit(_ type: MemberBuilder) {
    type.method("split(self, sep=None, maxsplit=-1)") { vm, args in
      try vm.split(args, backwards: false)
    }
    type.method("rsplit(self, sep=None, maxsplit=-1)") { vm, args in
      try vm.split(args, backwards: true)
    }
    type.method("splitlines(self, keepends=False)") { vm, args in
      vm.splitLines(args[0].string, keepEnds: try vm.requireIndex(args[1]) != 0)
    }
    type.method("partition(self, sep, /)") { vm, args in
      try vm.partition(args[0], args[1], backwards: false)
    }
    type.method("rpartition(self, sep, /)") { vm, args in
      try vm.partition(args[0], args[1], backwards: true)
    }
    type.method("join(self, iterable, /)") { vm, args in
      try vm.join(args[0].string, args)
    }
    type.method("replace(self, old, new, count=-1, /)") { vm, args in
      let old = try vm.requireString(args[1], "replace() argument 1 must be str, not ")
      let new = try vm.requireString(args[2], "replace() argument 2 must be str, not ")
      let limit = try vm.requireIndex(args[3])
      return try vm.replace(args[0].string, old, new, limit < 0 ? Int.max : limit)
    }
  }

  // MARK: split

  private func split(_ args: Arguments, backwards: Bool) throws(Raised) -> Value {
    let string = args[0].string
    var limit = try requireIndex(args[2])
    if limit < 0 { limit = Int.max }
    let list = heap.makeList(capacity: 8)
    if args[1].isNone {
      if backwards {
        splitSpaceBackwards(string, limit, list)
      } else {
        try splitSpace(string, limit, list)
      }
      return Value(.list, list)
    }
    let separator = try requireString(args[1], "must be str or None, not ").utf8
    if separator.isEmpty { throw valueError("empty separator") }
    let text = string.utf8
    if backwards {
      var end = text.count
      while limit > 0, let found = text.lastRange(of: separator, in: 0..<end) {
        try checkCancelled()
        heap.append(slice(string, found.upperBound, end), to: list)
        end = found.lowerBound
        limit -= 1
      }
      heap.append(slice(string, 0, end), to: list)
      list.reverse()
    } else {
      var start = 0
      while limit > 0, let found = text.firstRange(of: separator, in: start..<text.count) {
        try checkCancelled()
        heap.append(slice(string, start, found.lowerBound), to: list)
        start = found.upperBound
        limit -= 1
      }
      heap.append(slice(string, start, text.count), to: list)
    }
    return Value(.list, list)
  }

  /// Bits of the characters from 9 to 13, from 28 to 31 and of the blank.
  private var asciiSpaces: UInt64 { 0x1_F000_3E00 }

  /// End of the run of white space, or of other characters, that starts at a byte.
  @inline(__always)
  private func skip(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, whileSpace: Bool
  ) -> Int {
    var at = start
    while at < text.count {
      let byte = text[at]
      if byte < 0x80 {
        // Most characters are above the space.
        let isSpace = byte <= 32 && (1 as UInt64) << UInt64(byte) & asciiSpaces != 0
        if isSpace != whileSpace { return at }
        at &+= 1
      } else {
        let (scalar, length) = text.scalar(at: at)
        if scalar.isPythonSpace != whileSpace { return at }
        at += length
      }
    }
    return at
  }

  private func splitSpace(
    _ string: UnsafeMutablePointer<StringCell>, _ limit: Int, _ list: UnsafeMutablePointer<ListCell>
  ) throws(Raised) {
    let text = string.utf8
    var limit = limit
    var at = skip(text, 0, whileSpace: true)
    while at < text.count {
      try checkCancelled()
      if limit == 0 {
        heap.append(slice(string, at, text.count), to: list)
        return
      }
      let end = skip(text, at, whileSpace: false)
      heap.append(slice(string, at, end), to: list)
      limit -= 1
      at = skip(text, end, whileSpace: true)
    }
  }

  /// Where the text ends when white space at its end is left out.
  func endWithoutSpace(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var end = text.count
    while end > start {
      let (scalar, length) = text.scalar(before: end)
      if !scalar.isPythonSpace { break }
      end -= length
    }
    return end
  }

  private func splitSpaceBackwards(
    _ string: UnsafeMutablePointer<StringCell>, _ limit: Int, _ list: UnsafeMutablePointer<ListCell>
  ) {
    let text = string.utf8
    var limit = limit
    var end = endWithoutSpace(text, 0)
    while end > 0 {
      if limit == 0 {
        heap.append(slice(string, 0, end), to: list)
        break
      }
      var start = end
      while start > 0 {
        let (scalar, length) = text.scalar(before: start)
        if scalar.isPythonSpace { break }
        start -= length
      }
      heap.append(slice(string, start, end), to: list)
      limit -= 1
      end = start
      while end > 0 {
        let (scalar, length) = text.scalar(before: end)
        if !scalar.isPythonSpace { break }
        end -= length
      }
    }
    list.reverse()
  }

  private func splitLines(
    _ string: UnsafeMutablePointer<StringCell>, keepEnds: Bool
  ) -> Value {
    let text = string.utf8
    let list = heap.makeList(capacity: 8)
    var start = 0
    var at = 0
    while at < text.count {
      let (scalar, length) = text.scalar(at: at)
      let end = at
      at += length
      guard scalar.isLineBreak else { continue }
      if scalar == "\r", at < text.count, text[at] == 10 { at += 1 }
      heap.append(slice(string, start, keepEnds ? at : end), to: list)
      start = at
    }
    if start < text.count { heap.append(slice(string, start, text.count), to: list) }
    return Value(.list, list)
  }

  private func partition(
    _ value: Value, _ separator: Value, backwards: Bool
  ) throws(Raised) -> Value {
    let string = value.string
    let needle = try requireString(separator, "must be str, not ").utf8
    if needle.isEmpty { throw valueError("empty separator") }
    let text = string.utf8
    let whole = 0..<text.count
    let found =
      backwards ? text.lastRange(of: needle, in: whole) : text.firstRange(of: needle, in: whole)
    guard let found else {
      let empty = self.string("")
      return heap.makeTuple(backwards ? [empty, empty, value] : [value, empty, empty])
    }
    return heap.makeTuple([
      slice(string, 0, found.lowerBound), separator, slice(string, found.upperBound, text.count),
    ])
  }

  // MARK: join

  /// `args[1]` is the iterable; a list or tuple is read in place.
  private func join(
    _ separator: UnsafeMutablePointer<StringCell>, _ args: Arguments
  ) throws(Raised) -> Value {
    if !args[1].is(.list) && !args[1].is(.tuple) {
      guard isIterable(args[1]) else { throw typeError("can only join an iterable") }
      args[1] = try makeList(from: args[1])
    }
    guard let items = args[1].items else { return string("") }
    if items.count == 1, items[0].is(.string) { return items[0] }
    var bytes = 0
    var characters = 0
    for (i, item) in items.enumerated() {
      guard item.is(.string) else {
        throw typeError(
          "sequence item \(i): expected str instance, \(typeName(item)) found")
      }
      if i & 0xFFF == 0 { try checkCancelled() }
      bytes += item.string.pointee.byteCount
      characters += item.string.count
    }
    if items.isEmpty { return string("") }
    bytes += separator.pointee.byteCount * (items.count - 1)
    characters += separator.count * (items.count - 1)
    try checkMemory(bytes)
    try checkLength(bytes)
    let result = heap.makeString(byteCount: bytes, count: characters)
    var target = result.pointee.bytes
    for (i, item) in items.enumerated() {
      if i & 0xFFF == 0 { try checkCancelled() }
      if i > 0 {
        memcpy(target, separator.pointee.bytes, separator.pointee.byteCount)
        target += separator.pointee.byteCount
      }
      memcpy(target, item.string.pointee.bytes, item.string.pointee.byteCount)
      target += item.string.pointee.byteCount
    }
    return Value(.string, result)
  }

  // MARK: replace

  private func replace(
    _ string: UnsafeMutablePointer<StringCell>, _ old: UnsafeMutablePointer<StringCell>,
    _ new: UnsafeMutablePointer<StringCell>, _ limit: Int
  ) throws(Raised) -> Value {
    let text = string.utf8
    if limit == 0 { return Value(.string, string) }
    if old.pointee.byteCount == 0 { return interleave(string, new, limit) }
    var from = 0
    guard var found = text.firstRange(of: old.utf8, in: 0..<text.count) else {
      return Value(.string, string)
    }
    var buffer = TextBuffer(capacity: text.count + new.pointee.byteCount)
    var done = 0
    while true {
      try checkCancelled()
      try checkMemory(2 * buffer.count)
      buffer.append(text[from..<found.lowerBound])
      buffer.append(new)
      from = found.upperBound
      done += 1
      guard done < limit, let next = text.firstRange(of: old.utf8, in: from..<text.count) else {
        break
      }
      found = next
    }
    buffer.append(text[from..<text.count])
    return self.string(buffer)
  }

  /// `replace('', new)`: before each character and at the end.
  private func interleave(
    _ string: UnsafeMutablePointer<StringCell>, _ new: UnsafeMutablePointer<StringCell>,
    _ limit: Int
  ) -> Value {
    let text = string.utf8
    var buffer = TextBuffer()
    var at = 0
    var done = 0
    while at < text.count && done < limit {
      let length = text.scalar(at: at).length
      buffer.append(new)
      buffer.append(text[at..<(at + length)])
      at += length
      done += 1
    }
    buffer.append(text[at..<text.count])
    if done < limit { buffer.append(new) }
    return self.string(buffer)
  }
}
