import Glibc

/// What `open` returns.
final class FileObject {
  let file: ByteFile
  let name: Value
  let mode: String
  let canRead: Bool
  let canWrite: Bool
  /// Nil for a binary file.
  let text: TextLayer?

  init(
    file: ByteFile, name: Value, mode: String, canRead: Bool, canWrite: Bool, text: TextLayer?
  ) {
    self.file = file
    self.name = name
    self.mode = mode
    self.canRead = canRead
    self.canWrite = canWrite
    self.text = text
  }
}

extension FileObject: TracedObject {
  func trace(_ marker: ValueMarker) { marker.mark(name) }
}

/// Decoding, encoding and line ends of a text file.
final class TextLayer {
  let encoding: TextEncoding
  /// As the script wrote it.
  let encodingName: String
  let errors: String
  /// Nil: any line end is read as `\n`. Empty: line ends are kept. Else the one line end there is.
  let newline: String?
  /// Decoded text that was not read yet, from `position`.
  private var decoded: [UInt8] = []
  private var position = 0
  /// Bytes that may be the start of a longer sequence.
  private var pending: [UInt8] = []
  private var isAtEnd = false

  init(encoding: TextEncoding, encodingName: String, errors: String, newline: String?) {
    self.encoding = encoding
    self.encodingName = encodingName
    self.errors = errors
    self.newline = newline
  }

  /// Forgets what was read ahead; returns how many bytes of text that was.
  func reset() -> Int {
    let unread = decoded.count - position + pending.count
    decoded = []
    position = 0
    pending = []
    isAtEnd = false
    return unread
  }

  private var available: Int { decoded.count - position }

  // MARK: Reading

  /// Decodes more of the file; false at its end.
  private func fill(_ file: ByteFile, _ vm: Interpreter) throws -> Bool {
    if isAtEnd { return false }
    if position > 0 {
      decoded.removeFirst(position)
      position = 0
    }
    var chunk: [UInt8]
    switch encoding {
    case .utf16, .utf32:
      chunk = try file.readAll()
      isAtEnd = true
    default:
      chunk = try file.readChunk()
      isAtEnd = chunk.isEmpty
    }
    chunk = pending + chunk
    pending = []
    if !isAtEnd { holdBack(&chunk) }
    let text = try chunk.withUnsafeBufferPointer {
      try vm.decode($0, encoding, errors: errors)
    }
    appendTranslated(text.string.utf8)
    return available > 0 || !isAtEnd
  }

  /// Keeps an incomplete sequence, or a carriage return, for the next chunk.
  private func holdBack(_ chunk: inout [UInt8]) {
    var keep = 0
    if case .utf8 = encoding {
      var back = 1
      while back <= min(3, chunk.count) {
        let byte = chunk[chunk.count - back]
        if byte & 0xC0 == 0x80 {
          back += 1
          continue
        }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        if length > back { keep = back }
        break
      }
    }
    if keep == 0 && chunk.last == 13 { keep = 1 }
    pending = Array(chunk.suffix(keep))
    chunk.removeLast(keep)
  }

  private func appendTranslated(_ text: UnsafeBufferPointer<UInt8>) {
    guard newline == nil, text.contains(13) else {
      decoded.append(contentsOf: text)
      return
    }
    var i = 0
    while i < text.count {
      if text[i] == 13 {
        decoded.append(10)
        if i + 1 < text.count, text[i + 1] == 10 { i += 1 }
      } else {
        decoded.append(text[i])
      }
      i += 1
    }
  }

  private func take(_ count: Int, _ vm: Interpreter) -> Value {
    let result = decoded.withUnsafeBufferPointer {
      vm.string(utf8: UnsafeBufferPointer(rebasing: $0[position..<(position + count)]))
    }
    position += count
    return result
  }

  func readAll(_ file: ByteFile, _ vm: Interpreter) throws -> Value {
    while try fill(file, vm) { try vm.checkCancelled() }
    return take(available, vm)
  }

  func read(_ characters: Int, _ file: ByteFile, _ vm: Interpreter) throws -> Value {
    while true {
      if let end = offset(of: characters) { return take(end, vm) }
      if try !fill(file, vm) { return take(available, vm) }
    }
  }

  /// Bytes that so many characters take; nil when there are not that many yet.
  private func offset(of characters: Int) -> Int? {
    var remaining = characters
    var at = position
    while at < decoded.count {
      if decoded[at] & 0xC0 != 0x80 {
        if remaining == 0 { return at - position }
        remaining -= 1
      }
      at += 1
    }
    return remaining == 0 ? at - position : nil
  }

  func readLine(_ limit: Int?, _ file: ByteFile, _ vm: Interpreter) throws -> Value {
    var scanned = 0
    while true {
      if let end = lineEnd(from: scanned) { return takeLine(end, limit, vm) }
      scanned = max(available - 1, 0)
      if try !fill(file, vm) { return takeLine(available, limit, vm) }
    }
  }

  private func takeLine(_ end: Int, _ limit: Int?, _ vm: Interpreter) -> Value {
    guard let limit, let most = offset(of: limit) else { return take(end, vm) }
    return take(min(end, most), vm)
  }

  /// Offset behind the next line end.
  private func lineEnd(from: Int) -> Int? {
    var at = position + from
    let mark = Array((newline ?? "\n").utf8)
    while at < decoded.count {
      let byte = decoded[at]
      if mark.isEmpty {
        if byte == 10 { return at + 1 - position }
        if byte == 13 {
          if at + 1 == decoded.count && !isAtEnd { return nil }
          let hasFeed = at + 1 < decoded.count && decoded[at + 1] == 10
          return at + (hasFeed ? 2 : 1) - position
        }
      } else if byte == mark[0], decoded[at...].starts(with: mark) {
        return at + mark.count - position
      }
      at += 1
    }
    return nil
  }

  // MARK: Writing

  func write(_ text: Value, _ file: ByteFile, _ vm: Interpreter) throws {
    var text = text
    if let newline, newline != "", newline != "\n", text.string.utf8.contains(10) {
      var buffer = TextBuffer()
      for byte in text.string.utf8 {
        if byte == 10 { buffer.append(text: newline) } else { buffer.append(byte) }
      }
      text = vm.string(buffer)
    }
    if case .utf8 = encoding { return try file.write(text.string.utf8) }
    try file.write(try vm.encode(text.string, encoding, errors: errors).bytes.buffer)
  }
}
