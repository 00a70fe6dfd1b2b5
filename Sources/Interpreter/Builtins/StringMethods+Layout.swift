extension Interpreter {
  /// Stripping and padding.
  func installStringLayout(_ type: MemberBuilder) {
    type.method("strip(self, chars=None, /)") { vm, args in
      try vm.strip(args, left: true, right: true, "strip")
    }
    type.method("lstrip(self, chars=None, /)") { vm, args in
      try vm.strip(args, left: true, right: false, "lstrip")
    }
    type.method("rstrip(self, chars=None, /)") { vm, args in
      try vm.strip(args, left: false, right: true, "rstrip")
    }
    type.method("center(self, width, fillchar=' ', /)") { vm, args in
      try vm.pad(args) { padding, width in
        // CPython puts the odd one to the left when the width is odd.
        padding / 2 + (padding & width & 1)
      }
    }
    type.method("ljust(self, width, fillchar=' ', /)") { vm, args in try vm.pad(args) { _, _ in 0 }
    }
    type.method("rjust(self, width, fillchar=' ', /)") { vm, args in
      try vm.pad(args) { padding, _ in padding }
    }
    type.method("zfill(self, width, /)") { vm, args in
      let string = args[0].string
      let zeros = try vm.requireIndex(args[1]) - string.count
      if zeros <= 0 { return args[0] }
      try vm.checkLength(zeros)
      var buffer = TextBuffer(capacity: string.pointee.byteCount + zeros)
      var text = string.utf8[...]
      if let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
        buffer.append(first)
        text = text.dropFirst()
      }
      buffer.append(48, times: zeros)
      buffer.append(text)
      return vm.string(buffer)
    }
    type.method("expandtabs(self, tabsize=8)") { vm, args in
      vm.expandTabs(args[0].string, try vm.requireShort(args[1]))
    }
  }

  private func strip(
    _ args: Arguments, left: Bool, right: Bool, _ name: String
  ) throws(Raised) -> Value {
    let string = args[0].string
    let text = string.utf8
    var start = 0
    var end = text.count
    if args[1].isNone {
      while left && start < end {
        let (scalar, length) = text.scalar(at: start)
        if !scalar.isPythonSpace { break }
        start += length
      }
      if right { end = endWithoutSpace(text, start) }
      return slice(string, start, end)
    }
    guard args[1].is(.string) else { throw typeError("\(name) arg must be None or str") }
    let characters = args[1].string.utf8
    while left && start < end {
      let length = text.scalar(at: start).length
      if !contains(characters, text[start..<(start + length)]) { break }
      start += length
    }
    while right && end > start {
      let length = text.scalar(before: end).length
      if !contains(characters, text[(end - length)..<end]) { break }
      end -= length
    }
    return slice(string, start, end)
  }

  private func contains(
    _ text: UnsafeBufferPointer<UInt8>, _ character: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    if character.count == 1 { return text.contains(character[character.startIndex]) }
    return text.firstRange(of: UnsafeBufferPointer(rebasing: character), from: 0) != nil
  }

  /// - Parameter left: how much of the padding goes to the left, given it and the width.
  private func pad(_ args: Arguments, _ left: (Int, Int) -> Int) throws(Raised) -> Value {
    let string = args[0].string
    let width = try requireIndex(args[1])
    guard args[2].is(.string) else {
      throw typeError("The fill character must be a unicode character, not \(typeName(args[2]))")
    }
    guard args[2].string.count == 1 else {
      throw typeError("The fill character must be exactly one character long")
    }
    let padding = width - string.count
    try checkLength(width)
    if padding <= 0 { return args[0] }
    let fill = args[2].string.utf8.scalar(at: 0).scalar
    let before = left(padding, width)
    var buffer = TextBuffer(capacity: string.pointee.byteCount + padding)
    buffer.append(scalar: fill, times: before)
    buffer.append(string)
    buffer.append(scalar: fill, times: padding - before)
    return self.string(buffer)
  }

  private func expandTabs(_ string: UnsafeMutablePointer<StringCell>, _ size: Int) -> Value {
    let text = string.utf8
    var buffer = TextBuffer(capacity: text.count)
    var column = 0
    for byte in text {
      switch byte {
      case 9:
        if size > 0 {
          let spaces = size - column % size
          buffer.append(32, times: spaces)
          column += spaces
        }
      case 10, 13:
        buffer.append(byte)
        column = 0
      default:
        buffer.append(byte)
        if byte & 0xC0 != 0x80 { column += 1 }
      }
    }
    return self.string(buffer)
  }
}
