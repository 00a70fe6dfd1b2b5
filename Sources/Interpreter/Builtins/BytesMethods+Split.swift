private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte >= 9 && byte <= 13 }

extension Interpreter {
  func installBytesSplit(_ type: MemberBuilder) {
    type.method("split(self, sep=None, maxsplit=-1)") { vm, args in
      try vm.splitBytes(args, backwards: false)
    }
    type.method("rsplit(self, sep=None, maxsplit=-1)") { vm, args in
      try vm.splitBytes(args, backwards: true)
    }
    type.method("splitlines(self, keepends=False)") { vm, args in
      let keepEnds = try vm.requireIndex(args[1]) != 0
      let bytes = args[0].bytes.buffer
      let list = vm.heap.makeList(capacity: 4)
      var start = 0
      var at = 0
      while at < bytes.count {
        let byte = bytes[at]
        let end = at
        at += 1
        guard byte == 10 || byte == 13 else { continue }
        if byte == 13, at < bytes.count, bytes[at] == 10 { at += 1 }
        vm.heap.append(vm.makeBytes(bytes[start..<(keepEnds ? at : end)]), to: list)
        start = at
      }
      if start < bytes.count { vm.heap.append(vm.makeBytes(bytes[start...]), to: list) }
      return Value(.list, list)
    }
    for (name, backwards) in [("partition", false), ("rpartition", true)] {
      type.binary(name) { vm, value, separator in
        try vm.partitionBytes(value, separator, backwards)
      }
    }
    type.binary("join") { vm, separator, iterable in try vm.joinBytes(separator, iterable) }
  }

  private func splitBytes(_ args: Arguments, backwards: Bool) throws(Raised) -> Value {
    let bytes = args[0].bytes.buffer
    var limit = try requireIndex(args[2])
    if limit < 0 { limit = .max }
    var parts: [Range<Int>] = []
    if args[1].isNone {
      parts = splitSpace(bytes, limit, backwards)
    } else {
      let separator = try requireBytes(args[1])
      if separator.isEmpty { throw valueError("empty separator") }
      separator.withUnsafeBufferPointer { separator in
        var range = 0..<bytes.count
        while limit > 0 {
          let found =
            backwards
            ? bytes.lastRange(of: separator, in: range)
            : bytes.firstRange(of: separator, in: range)
          guard let found else { break }
          if backwards {
            parts.append(found.upperBound..<range.upperBound)
            range = 0..<found.lowerBound
          } else {
            parts.append(range.lowerBound..<found.lowerBound)
            range = found.upperBound..<bytes.count
          }
          limit -= 1
        }
        parts.append(range)
      }
      if backwards { parts.reverse() }
    }
    let list = heap.makeList(capacity: parts.count)
    for part in parts { heap.append(makeBytes(bytes[part]), to: list) }
    return Value(.list, list)
  }

  private func splitSpace(
    _ bytes: UnsafeBufferPointer<UInt8>, _ limit: Int, _ backwards: Bool
  ) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var at = 0
    while at < bytes.count {
      while at < bytes.count && isSpace(bytes[at]) { at += 1 }
      let start = at
      while at < bytes.count && !isSpace(bytes[at]) { at += 1 }
      if start < at { words.append(start..<at) }
    }
    if words.count <= limit || words.isEmpty { return words }
    if backwards {
      let kept = words.count - limit
      return [0..<words[kept - 1].upperBound] + words[kept...]
    }
    return Array(words[..<limit]) + [words[limit].lowerBound..<bytes.count]
  }

  private func partitionBytes(
    _ value: Value, _ separator: Value, _ backwards: Bool
  ) throws(Raised) -> Value {
    let bytes = value.bytes.buffer
    let needle = try requireBytes(separator)
    if needle.isEmpty { throw valueError("empty separator") }
    let whole = 0..<bytes.count
    let found = needle.withUnsafeBufferPointer {
      backwards ? bytes.lastRange(of: $0, in: whole) : bytes.firstRange(of: $0, in: whole)
    }
    guard let found else {
      let empty = self.bytes([])
      return heap.makeTuple(backwards ? [empty, empty, value] : [value, empty, empty])
    }
    return heap.makeTuple([
      makeBytes(bytes[..<found.lowerBound]), separator, makeBytes(bytes[found.upperBound...]),
    ])
  }

  private func joinBytes(_ separator: Value, _ iterable: Value) throws(Raised) -> Value {
    guard isIterable(iterable) else { throw typeError("can only join an iterable") }
    var result: [UInt8] = []
    var index = 0
    try iterate(iterable) { element throws(Raised) in
      guard element.is(.bytes) else {
        throw self.typeError(
          "sequence item \(index): expected a bytes-like object, \(self.typeName(element)) found")
      }
      if index > 0 { result += separator.bytes.buffer }
      result += element.bytes.buffer
      index += 1
      return true
    }
    return bytes(result)
  }

  // MARK: Layout

  func installBytesLayout(_ type: MemberBuilder) {
    for (name, left, right) in [
      ("strip", true, true), ("lstrip", true, false), ("rstrip", false, true),
    ] {
      type.method("\(name)(self, bytes=None, /)") { vm, args in
        let doomed = args[1].isNone ? nil : try vm.requireBytes(args[1])
        var part = args[0].bytes.buffer[...]
        func isDoomed(_ byte: UInt8) -> Bool { doomed?.contains(byte) ?? isSpace(byte) }
        while left, let first = part.first, isDoomed(first) { part.removeFirst() }
        while right, let last = part.last, isDoomed(last) { part.removeLast() }
        return part.count == args[0].bytes.pointee.count ? args[0] : vm.makeBytes(part)
      }
    }
    func padding(_ name: String, _ left: @escaping (Int, Int) -> Int) {
      type.method("\(name)(self, width, fillchar=UNSET, /)") { vm, args in
        let bytes = args[0].bytes.buffer
        let width = try vm.requireIndex(args[1])
        try vm.checkMemory(width)
        var fill: UInt8 = 32
        if args.has(2) {
          guard args[2].is(.bytes), args[2].bytes.pointee.count == 1 else {
            throw vm.typeError(
              "\(name)() argument 2 must be a byte string of length 1, not "
                + vm.typeName(args[2]))
          }
          fill = args[2].bytes.pointee.bytes[0]
        }
        let missing = max(width - bytes.count, 0)
        let before = left(missing, width)
        return vm.bytes(
          Array(repeating: fill, count: before) + bytes
            + Array(repeating: fill, count: missing - before))
      }
    }
    padding("center") { missing, width in missing / 2 + (missing & width & 1) }
    padding("ljust") { _, _ in 0 }
    padding("rjust") { missing, _ in missing }
    type.binary("zfill") { vm, value, width in
      var bytes = Array(value.bytes.buffer)
      let zeros = max(try vm.requireIndex(width) - bytes.count, 0)
      try vm.checkMemory(zeros)
      let hasSign = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+")
      bytes.insert(contentsOf: Array(repeating: 48, count: zeros), at: hasSign ? 1 : 0)
      return vm.bytes(bytes)
    }
    type.method("expandtabs(self, tabsize=8)") { vm, args in
      let size = try vm.requireShort(args[1])
      var result: [UInt8] = []
      var column = 0
      for byte in args[0].bytes.buffer {
        if byte == 9 {
          let spaces = size > 0 ? size - column % size : 0
          result += Array(repeating: 32, count: spaces)
          column += spaces
        } else {
          result.append(byte)
          column = byte == 10 || byte == 13 ? 0 : column + 1
        }
      }
      return vm.bytes(result)
    }
  }

  // MARK: Case

  func installBytesCase(_ type: MemberBuilder) {
    func isUpper(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
    func isLower(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
    func isLetter(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 }
    func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
    func upper(_ byte: UInt8) -> UInt8 { isLower(byte) ? byte - 32 : byte }
    func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte + 32 : byte }
    func map(_ name: String, _ body: @escaping (UInt8) -> UInt8) {
      type.unary(name) { vm, value in vm.bytes(value.bytes.buffer.map(body)) }
    }
    map("upper", upper)
    map("lower", lower)
    map("swapcase") { isUpper($0) ? $0 + 32 : upper($0) }
    type.unary("capitalize") { vm, value in
      vm.bytes(value.bytes.buffer.enumerated().map { $0 == 0 ? upper($1) : lower($1) })
    }
    type.unary("title") { vm, value in
      var inWord = false
      return vm.bytes(
        value.bytes.buffer.map { byte in
          defer { inWord = isLetter(byte) }
          return inWord ? lower(byte) : upper(byte)
        })
    }
    func all(_ name: String, empty: Bool = false, _ test: @escaping (UInt8) -> Bool) {
      type.unary(name) { _, value in
        let bytes = value.bytes.buffer
        return Value(bytes.isEmpty ? empty : bytes.allSatisfy(test))
      }
    }
    all("isalpha", isLetter)
    all("isdigit", isDigit)
    all("isalnum") { isLetter($0) || isDigit($0) }
    all("isspace", isSpace)
    all("isascii", empty: true) { $0 < 0x80 }
    type.unary("isupper") { _, value in
      let bytes = value.bytes.buffer
      return Value(bytes.contains(where: isUpper) && !bytes.contains(where: isLower))
    }
    type.unary("islower") { _, value in
      let bytes = value.bytes.buffer
      return Value(bytes.contains(where: isLower) && !bytes.contains(where: isUpper))
    }
    type.unary("istitle") { _, value in
      var found = false
      var inWord = false
      for byte in value.bytes.buffer {
        if isUpper(byte) {
          if inWord { return .false }
          found = true
        } else if isLower(byte) {
          if !inWord { return .false }
        }
        inWord = isLetter(byte)
      }
      return Value(found)
    }
  }
}
