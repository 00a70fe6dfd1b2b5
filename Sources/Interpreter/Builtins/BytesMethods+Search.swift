extension Interpreter {
  func installBytesSearch(_ type: MemberBuilder) {
    for (name, backwards) in [("find", false), ("rfind", true)] {
      type.method("\(name)(self, sub, start=UNSET, end=UNSET, /)") { vm, args in
        Value(try vm.findBytes(args, backwards: backwards) ?? -1)
      }
    }
    for (name, backwards) in [("index", false), ("rindex", true)] {
      type.method("\(name)(self, sub, start=UNSET, end=UNSET, /)") { vm, args in
        guard let found = try vm.findBytes(args, backwards: backwards) else {
          throw vm.valueError("subsection not found")
        }
        return Value(found)
      }
    }
    type.method("count(self, sub, start=UNSET, end=UNSET, /)") { vm, args in
      let bytes = args[0].bytes.buffer
      let window = try vm.window(args[2], args[3], bytes.count)
      let needle = try vm.requireBytes(args[1], orByte: true)
      guard let range = window else { return Value(0) }
      if needle.isEmpty { return Value(range.count + 1) }
      return Value(needle.withUnsafeBufferPointer { bytes.occurrences(of: $0, in: range) })
    }
    installBytesAffixes(type)
    type.method("replace(self, old, new, count=-1, /)") { vm, args in
      let old = try vm.requireBytes(args[1])
      let new = try vm.requireBytes(args[2])
      let limit = try vm.requireIndex(args[3])
      return try vm.replaceBytes(args[0].bytes.buffer, old, new, limit < 0 ? .max : limit)
    }
    type.method("translate(self, table, /, delete=UNSET)") { vm, args in
      let table = args[1].isNone ? nil : try vm.requireBytes(args[1])
      if let table, table.count != 256 {
        throw vm.valueError("translation table must be 256 characters long")
      }
      let doomed = args.has(2) ? Set(try vm.requireBytes(args[2])) : []
      return vm.bytes(
        args[0].bytes.buffer.filter { !doomed.contains($0) }.map { table?[Int($0)] ?? $0 })
    }
    type.staticMethod("maketrans(frm, to, /)") { vm, args in
      let from = try vm.requireBytes(args[0])
      let to = try vm.requireBytes(args[1])
      guard from.count == to.count else {
        throw vm.valueError("maketrans arguments must have same length")
      }
      var table = (0...255).map { UInt8($0) }
      for (a, b) in zip(from, to) { table[Int(a)] = b }
      return vm.bytes(table)
    }
  }

  private func installBytesAffixes(_ type: MemberBuilder) {
    type.method("startswith(self, prefix, start=UNSET, end=UNSET, /)") { vm, args in
      Value(try vm.testByteAffixes(args, "startswith") { $0.hasPrefix($1, in: $2) })
    }
    type.method("endswith(self, suffix, start=UNSET, end=UNSET, /)") { vm, args in
      Value(try vm.testByteAffixes(args, "endswith") { $0.hasSuffix($1, in: $2) })
    }
    type.binary("removeprefix") { vm, value, prefix in
      let bytes = value.bytes.buffer
      let prefix = try vm.requireBytes(prefix)
      return bytes.starts(with: prefix) ? vm.makeBytes(bytes[prefix.count...]) : value
    }
    type.binary("removesuffix") { vm, value, suffix in
      let bytes = value.bytes.buffer
      let suffix = try vm.requireBytes(suffix)
      guard bytes.count >= suffix.count, bytes.suffix(suffix.count).elementsEqual(suffix) else {
        return value
      }
      return vm.makeBytes(bytes[..<(bytes.count - suffix.count)])
    }
  }

  private func findBytes(_ args: Arguments, backwards: Bool) throws(Raised) -> Int? {
    let bytes = args[0].bytes.buffer
    let window = try window(args[2], args[3], bytes.count)
    let needle = try requireBytes(args[1], orByte: true)
    guard let range = window else { return nil }
    return needle.withUnsafeBufferPointer { needle in
      backwards
        ? bytes.lastRange(of: needle, in: range)?.lowerBound
        : bytes.firstRange(of: needle, in: range)?.lowerBound
    }
  }

  private func testByteAffixes(
    _ args: Arguments, _ name: String,
    _ test: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>, Range<Int>) -> Bool
  ) throws(Raised) -> Bool {
    let bytes = args[0].bytes.buffer
    let window = try window(args[2], args[3], bytes.count)
    guard args[1].is(.bytes) || args[1].is(.tuple) else {
      throw typeError(
        "\(name) first arg must be bytes or a tuple of bytes, not \(typeName(args[1]))")
    }
    guard let range = window else { return false }
    if args[1].is(.bytes) { return test(bytes, args[1].bytes.buffer, range) }
    for item in args[1].tuple.values {
      guard item.is(.bytes) else {
        throw typeError("a bytes-like object is required, not '\(typeName(item))'")
      }
      if test(bytes, item.bytes.buffer, range) { return true }
    }
    return false
  }

  private func replaceBytes(
    _ bytes: UnsafeBufferPointer<UInt8>, _ old: [UInt8], _ new: [UInt8], _ limit: Int
  ) throws(Raised) -> Value {
    var result: [UInt8] = []
    var done = 0
    if old.isEmpty {
      for byte in bytes {
        if done < limit { result += new }
        done += 1
        result.append(byte)
      }
      if done < limit { result += new }
      return self.bytes(result)
    }
    var from = 0
    try old.withUnsafeBufferPointer { (old) throws(Raised) in
      while done < limit, let found = bytes.firstRange(of: old, in: from..<bytes.count) {
        try checkCancelled()
        result += bytes[from..<found.lowerBound]
        result += new
        from = found.upperBound
        done += 1
      }
    }
    result += bytes[from..<bytes.count]
    return self.bytes(result)
  }
}
