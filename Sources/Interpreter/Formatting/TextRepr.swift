/// `repr` of str and bytes.
enum TextRepr {
  /// With `'`, or with `"` when there are single quotes and no double ones.
  static func append(
    _ text: UnsafeBufferPointer<UInt8>, asciiOnly: Bool = false, to buffer: inout TextBuffer
  ) {
    let quote = quote(for: text)
    buffer.append(quote)
    var i = 0
    var copied = 0
    while i < text.count {
      let byte = text[i]
      if byte >= 0x20 && byte < 0x7F && byte != quote && byte != UInt8(ascii: "\\") {
        i &+= 1
        continue
      }
      if byte < 0x80 {
        buffer.append(text[copied..<i])
        appendEscaped(byte, quote, to: &buffer)
        i += 1
        copied = i
        continue
      }
      let (scalar, length) = text.scalar(at: i)
      if asciiOnly || !scalar.isPythonPrintable {
        buffer.append(text[copied..<i])
        appendEscaped(scalar, to: &buffer)
        copied = i + length
      }
      i += length
    }
    buffer.append(text[copied..<text.count])
    buffer.append(quote)
  }

  static func appendBytes(_ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout TextBuffer) {
    let quote = quote(for: bytes)
    buffer.append(UInt8(ascii: "b"))
    buffer.append(quote)
    for byte in bytes {
      if byte >= 0x20 && byte < 0x7F && byte != quote && byte != UInt8(ascii: "\\") {
        buffer.append(byte)
      } else {
        appendEscaped(byte, quote, to: &buffer)
      }
    }
    buffer.append(quote)
  }

  private static func quote(for text: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let single = UInt8(ascii: "'")
    let double = UInt8(ascii: "\"")
    return text.contains(single) && !text.contains(double) ? double : single
  }

  private static func appendEscaped(
    _ byte: UInt8, _ quote: UInt8, to buffer: inout TextBuffer
  ) {
    switch byte {
    case 0x09: buffer.append("\\t")
    case 0x0A: buffer.append("\\n")
    case 0x0D: buffer.append("\\r")
    case UInt8(ascii: "\\"), quote:
      buffer.append(UInt8(ascii: "\\"))
      buffer.append(byte)
    default:
      buffer.append("\\x")
      appendHex(UInt32(byte), 2, to: &buffer)
    }
  }

  /// `\xe9`, `\u20ac` or `\U0001f600`.
  static func appendEscaped(_ scalar: Unicode.Scalar, to buffer: inout TextBuffer) {
    switch scalar.value {
    case ..<0x100:
      buffer.append("\\x")
      appendHex(scalar.value, 2, to: &buffer)
    case ..<0x10000:
      buffer.append("\\u")
      appendHex(scalar.value, 4, to: &buffer)
    default:
      buffer.append("\\U")
      appendHex(scalar.value, 8, to: &buffer)
    }
  }

  private static func appendHex(_ value: UInt32, _ width: Int, to buffer: inout TextBuffer) {
    for i in (0..<width).reversed() {
      let digit = UInt8(truncatingIfNeeded: value >> UInt32(4 * i)) & 15
      buffer.append(digit < 10 ? 48 + digit : 87 + digit)
    }
  }
}
