/// What scripts printed and the host has not received yet.
final class OutputBuffer {
  private var buffer = TextBuffer()
  private static let capacity = 1 << 15
  /// Hands over each line as it is complete, for terminals.
  var isLineBuffered = false

  func append(_ byte: UInt8) { buffer.append(byte) }

  func append(_ string: UnsafeMutablePointer<StringCell>) { buffer.append(string) }

  func append(_ bytes: UnsafeBufferPointer<UInt8>) { buffer.append(bytes) }

  /// Appends `str(value)`, all of it or (when that raises) nothing.
  func append(_ value: Value, _ vm: Interpreter) throws(Raised) {
    if value.isExactly(.string) {
      buffer.append(value.string)
    } else if value.isInt {
      buffer.append(integer: value.int)
    } else {
      // A `__str__` of a script may print meanwhile, so the text is made apart.
      var text = TextBuffer()
      try vm.appendStr(value, to: &text)
      buffer.append(text)
    }
  }

  func flushIfNeeded(_ host: Host) {
    if buffer.count >= OutputBuffer.capacity || isLineBuffered && buffer.bytes.last == 10 {
      flush(host)
    }
  }

  func flush(_ host: Host) {
    if buffer.isEmpty { return }
    let text = buffer
    buffer = TextBuffer(capacity: OutputBuffer.capacity + 1024)
    text.bytes.withUnsafeBufferPointer { host.write($0) }
  }
}

extension Interpreter {
  /// Hands everything printed so far to the host. Hosts call it when a run ends, and before they
  /// write anything themselves.
  public func flushOutput() {
    output.flush(host)
    streams.flushFiles()
  }

  /// Whether each printed line reaches the host at once; for terminals.
  public var flushesLines: Bool {
    get { output.isLineBuffered }
    set { output.isLineBuffered = newValue }
  }

  /// Writes to the script's standard output, in order with what it prints.
  public func writeOutput(_ bytes: UnsafeBufferPointer<UInt8>) {
    output.append(bytes)
    output.flushIfNeeded(host)
  }

  public func writeOutput(_ text: String) {
    var text = text
    text.withUTF8 { writeOutput($0) }
  }
}
