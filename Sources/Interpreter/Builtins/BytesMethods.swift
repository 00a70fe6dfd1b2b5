extension Interpreter {
  func installBytes() {
    let type = MemberBuilder(self, types.bytes, .object(.bytes))
    type.constructor("bytes(cls, source=UNSET, encoding=UNSET, errors=UNSET)") { vm, args in
      try vm.constructBytes(args)
    }
    installSequenceOperators(type)
    installHash(type)
    type.binary("__mod__") { vm, a, b in try vm.formatPercent(a, b) }
    type.method("decode(self, encoding='utf-8', errors='strict')") { vm, args in
      let name = try vm.requireString(args[1], "decode() argument 'encoding' must be str, not ")
      let errors = try vm.requireString(args[2], "decode() argument 'errors' must be str, not ")
      // Nothing to decode: the names are not even looked at.
      if args[0].bytes.pointee.count == 0 { return vm.string("") }
      return try vm.decode(
        args[0].bytes.buffer, try vm.encoding(named: name.swiftString),
        errors: errors.swiftString)
    }
    installBytesHex(type)
    installBytesSearch(type)
    installBytesSplit(type)
    installBytesLayout(type)
    installBytesCase(type)
  }

  private func constructBytes(_ args: Arguments) throws(Raised) -> Value {
    guard args.has(1) else {
      if args.has(2) || args.has(3) { throw typeError("encoding without a string argument") }
      return bytes([])
    }
    let source = args[1]
    if source.is(.string) {
      guard args.has(2) else { throw typeError("string argument without an encoding") }
      let name = try requireString(args[2], "bytes() argument 'encoding' must be str, not ")
      var errors = "strict"
      if args.has(3) {
        errors = try requireString(args[3], "bytes() argument 'errors' must be str, not ")
          .swiftString
      }
      return try encode(source.string, try encoding(named: name.swiftString), errors: errors)
    }
    if args.has(2) { throw typeError("encoding without a string argument") }
    if args.has(3) { throw typeError("errors without a string argument") }
    let method = type(of: source).lookup(intern("__bytes__"), version: classVersion)
    if !method.isUnbound && hasOperators(source) {
      let result = try callMethod(method, source, [])
      guard result.is(.bytes) else {
        throw typeError("__bytes__ returned non-bytes (type \(typeName(result)))")
      }
      return result
    }
    if let count = try indexNumber(source) {
      guard count.isInt else {
        throw raise(types.overflowError, "cannot fit 'int' into an index-sized integer")
      }
      if count.int < 0 { throw valueError("negative count") }
      guard count.int < 1 << 36 else { throw raise(types.memoryError, "") }
      try checkMemory(count.int)
      let cell = heap.makeBytes(count: count.int)
      cell.pointee.bytes.update(repeating: 0, count: count.int)
      return Value(.bytes, cell)
    }
    return try makeBytes(from: source)
  }

  /// Bytes of an iterable of ints.
  func makeBytes(from value: Value) throws(Raised) -> Value {
    if value.is(.bytes) { return value }
    guard isIterable(value), !value.is(.string) else {
      throw typeError("cannot convert '\(typeName(value))' object to bytes")
    }
    var result: [UInt8] = []
    try iterate(value) { element throws(Raised) in
      let number = try self.requireInteger(element)
      guard number.isInt, (0..<256).contains(number.int) else {
        throw self.valueError("bytes must be in range(0, 256)")
      }
      result.append(UInt8(number.int))
      return true
    }
    return bytes(result)
  }

  /// A bytes argument; ints stand for one byte where `orByte` says so.
  func requireBytes(_ value: Value, orByte: Bool = false) throws(Raised) -> [UInt8] {
    if value.is(.bytes) { return Array(value.bytes.buffer) }
    if orByte, value.isIntegral {
      guard !value.is(.bigInt), (0..<256).contains(value.int) else {
        throw valueError("byte must be in range(0, 256)")
      }
      return [UInt8(value.int)]
    }
    if orByte {
      throw typeError(
        "argument should be integer or bytes-like object, not '\(typeName(value))'")
    }
    throw typeError("a bytes-like object is required, not '\(typeName(value))'")
  }

  func makeBytes(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Value {
    makeBytes(UnsafeBufferPointer(rebasing: bytes))
  }

  // MARK: hex

  private func installBytesHex(_ type: MemberBuilder) {
    type.method("hex(self, sep=UNSET, bytes_per_sep=1)") { vm, args in
      var separator: UInt8?
      let group = try vm.requireIndex(args[2])
      if args.has(1) {
        if try vm.length(args[1]) != 1 { throw vm.valueError("sep must be length 1.") }
        guard let bytes = args[1].utf8 ?? (args[1].is(.bytes) ? args[1].bytes.buffer : nil) else {
          throw vm.typeError("sep must be str or bytes.")
        }
        if bytes[0] >= 0x80 { throw vm.valueError("sep must be ASCII.") }
        separator = bytes[0]
      }
      return vm.hex(args[0].bytes.buffer, separator, group)
    }
    type.classMethod("fromhex(type, string, /)") { vm, args in
      let text = try vm.requireString(args[1], "fromhex() argument must be str, not ").utf8
      var result: [UInt8] = []
      var i = 0
      while i < text.count {
        if text[i] == 32 || (9...13).contains(text[i]) {
          i += 1
          continue
        }
        let high = IntegerText.digit(text[i])
        let low = i + 1 < text.count ? IntegerText.digit(text[i + 1]) : 255
        guard high < 16, low < 16 else {
          let at = high < 16 ? i + 1 : i
          throw vm.valueError(
            "non-hexadecimal number found in fromhex() arg at position \(at)")
        }
        result.append(high << 4 | low)
        i += 2
      }
      return vm.bytes(result)
    }
  }

  private func hex(
    _ bytes: UnsafeBufferPointer<UInt8>, _ separator: UInt8?, _ group: Int
  ) -> Value {
    let digits = Array("0123456789abcdef".utf8)
    var buffer = TextBuffer(capacity: bytes.count * 2)
    let size = Int(group.magnitude)
    for (i, byte) in bytes.enumerated() {
      if let separator, size > 0, i > 0 {
        // Groups count from the right, with a negative size from the left.
        let place = group > 0 ? bytes.count - i : i
        if place % size == 0 { buffer.append(separator) }
      }
      buffer.append(digits[Int(byte >> 4)])
      buffer.append(digits[Int(byte & 15)])
    }
    return asciiString(buffer.bytes)
  }
}
