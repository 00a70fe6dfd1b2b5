@testable import Frames

/// Puts pickles together by hand, instruction by instruction.
struct PickleAssembler {
  private(set) var bytes: [UInt8] = [0x80, 5]

  @discardableResult
  mutating func op(_ opcodes: PickleOpcode...) -> Self {
    bytes += opcodes.map(\.rawValue)
    return self
  }

  mutating func repeating(_ opcode: PickleOpcode, _ count: Int) {
    bytes += [UInt8](repeating: opcode.rawValue, count: count)
  }

  mutating func raw(_ more: [UInt8]) { bytes += more }

  mutating func op<Integer: FixedWidthInteger>(_ opcode: PickleOpcode, _ operand: Integer) {
    bytes.append(opcode.rawValue)
    withUnsafeBytes(of: operand.littleEndian) { bytes += $0 }
  }

  mutating func text(_ text: String) {
    op(.binUnicode, UInt32(text.utf8.count))
    bytes += text.utf8
  }

  mutating func bytes(_ content: [UInt8]) {
    op(.binBytes, UInt32(content.count))
    bytes += content
  }

  mutating func int(_ value: Int) {
    op(.long1, UInt8(8))
    withUnsafeBytes(of: Int64(value).littleEndian) { bytes += $0 }
  }

  mutating func global(_ module: String, _ name: String) {
    op(.global)
    bytes += Array(module.utf8) + [10] + Array(name.utf8) + [10]
  }

  /// `np.dtype(description)` with its state.
  mutating func dtype(_ description: String) {
    global("numpy", "dtype")
    text(description)
    op(.newFalse, .newTrue, .tuple3, .reduce, .mark, .binInt1)
    raw([3])
    text("<")
    op(.none, .none, .none)
    op(.binInt, description.hasPrefix("U") ? Int32(0) : -1)
    op(.binInt, Int32(-1))
    op(.binInt1, UInt8(0))
    op(.tuple, .build)
  }

  /// An array by `_frombuffer`.
  mutating func array(_ description: String, _ content: [UInt8], _ shape: [Int]) {
    global("numpy._core.numeric", "_frombuffer")
    op(.mark)
    bytes(content)
    dtype(description)
    op(.mark)
    for length in shape { int(length) }
    op(.tuple)
    text("C")
    op(.tuple, .reduce)
  }

  /// The pickle, with its `STOP`.
  func finished() -> [UInt8] { bytes + [PickleOpcode.stop.rawValue] }

  func read(_ options: PickleOptions = PickleOptions()) throws(PickleError) -> PickleGraph {
    try PickleReader.read(finished(), options: options).graph
  }
}

/// The error that reading gives, as `class: message`; nil if it reads.
func readingError(_ bytes: [UInt8], _ options: PickleOptions = PickleOptions()) -> String? {
  do throws(PickleError) {
    _ = try PickleReader.read(bytes, options: options)
    return nil
  } catch {
    return error.description
  }
}
