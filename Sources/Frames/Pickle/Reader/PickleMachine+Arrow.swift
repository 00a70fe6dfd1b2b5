import Arrays

/// pyarrow arrays, which pandas keeps text in.
extension PickleMachine {
  mutating func makeArrow(_ known: PickleGlobal, _ arguments: [PickleValue]) throws(PickleError)
    -> PickleNode?
  {
    switch known {
    case .arrowBuffer where arguments.count == 1:
      guard let bytes = try bytes(arguments[0]) else { return nil }
      return .part(PicklePart("Buffer", .buffer(bytes)))
    case .arrowType where arguments.count == 1:
      return text(arguments[0]).map { .part(PicklePart("DataType", .arrowType($0))) }
    case .arrowArray where arguments.count == 1:
      guard let parts = items(arguments[0]), parts.count >= 5 else { return nil }
      return try restoredArray(parts).map { .column($0) }
    case .arrowChunks where arguments.count == 2:
      guard let chunks = items(arguments[0]), let type = arrowType(arguments[1]) else {
        return nil
      }
      return try joined(chunks, type).map { .column($0) }
    default: return nil
    }
  }

  /// `ArrowStringArray` and `ArrowExtensionArray`.
  mutating func builtArrow(_ state: PickleValue) throws(PickleError) -> Column? {
    guard let entries = try entries(state), let data = entries["_pa_array"] ?? entries["_data"],
      case .column(let column) = node(data)
    else { return nil }
    return column
  }

  private func arrowType(_ value: PickleValue) -> String? {
    if case .part(let part) = node(value), case .arrowType(let name) = part.content { return name }
    return nil
  }

  private func buffer(_ value: PickleValue) -> PickleBytes? {
    if case .part(let part) = node(value), case .buffer(let bytes) = part.content { return bytes }
    return nil
  }

  /// `_restore_array((type, length, null count, offset, buffers, children, dictionary))`.
  private mutating func restoredArray(_ parts: [PickleValue]) throws(PickleError) -> Column? {
    guard let type = arrowType(parts[0]), let count = integer(parts[1]),
      let offset = integer(parts[3]), let buffers = items(parts[4]), buffers.count >= 2,
      count >= 0, offset >= 0, count <= 1 << 40, offset <= 1 << 40
    else { return nil }
    var validity: PickleBytes?
    if !isNone(buffers[0]) {
      guard let bits = buffer(buffers[0]), bits.count >= (offset + count + 7) / 8 else {
        throw refused("arrow array shorter than its length")
      }
      validity = bits
    }
    try charge(count, of: 4)
    let isMissing: (Int) -> Bool = { i in
      guard let validity else { return false }
      let place = offset + i
      return validity.buffer[place >> 3] >> UInt8(place & 7) & 1 == 0
    }
    switch type {
    case "string", "utf8", "large_string", "large_utf8":
      guard buffers.count >= 3 else { return nil }
      // An array without text may come without its buffers.
      let offsets = buffer(buffers[1]) ?? PickleBytes([])
      let text = buffer(buffers[2]) ?? PickleBytes([])
      return try arrowText(
        offsets, text, count: count, offset: offset, isWide: type.hasPrefix("large"), isMissing)
    default:
      guard let data = buffer(buffers[1]) else { return nil }
      return try arrowNumbers(type, data, count: count, offset: offset, isMissing)
    }
  }

  private mutating func arrowText(
    _ offsets: PickleBytes, _ text: PickleBytes, count: Int, offset: Int, isWide: Bool,
    _ isMissing: (Int) -> Bool
  ) throws(PickleError) -> Column {
    guard count > 0 else { return Column([String?]()) }
    let size = isWide ? 8 : 4
    guard (offset + count + 1) * size <= offsets.count else {
      throw refused("arrow array shorter than its length")
    }
    let places: Storage
    if isWide {
      places = Storage(
        borrowing: offsets.storage.base + offset * 8, byteCount: (count + 1) * 8,
        owner: offsets.storage)
    } else {
      try charge(count, of: 8)
      places = Storage(byteCount: (count + 1) * 8)
      let to = places.base.assumingMemoryBound(to: Int64.self)
      let from = offsets.storage.base.assumingMemoryBound(to: Int32.self) + offset
      for i in 0...count { to[i] = Int64(from[i]) }
    }
    try checkText(text, places.base.assumingMemoryBound(to: Int64.self), count: count)
    let codes = Storage(byteCount: count * 4)
    let to = codes.base.assumingMemoryBound(to: Int32.self)
    for i in 0..<count { to[i] = isMissing(i) ? -1 : Int32(truncatingIfNeeded: i) }
    let pool = StringPool(offsets: places, bytes: text.storage, count: count)
    return Column(type: .string, storage: codes, count: count, pool: pool)
  }

  /// Offsets rise within the text, and each piece is UTF-8.
  private mutating func checkText(
    _ text: PickleBytes, _ offsets: UnsafePointer<Int64>, count: Int
  ) throws(PickleError) {
    let bytes = text.buffer
    var before = offsets[0]
    guard count <= Int(Int32.max), before >= 0, offsets[count] <= Int64(bytes.count) else {
      throw refused("arrow text with offsets outside its text")
    }
    for i in 1...count {
      let next = offsets[i]
      guard next >= before else { throw refused("arrow text with offsets outside its text") }
      if next < bytes.count, bytes[Int(next)] & 0xC0 == 0x80 {
        throw refused("text is not valid UTF-8")
      }
      before = next
    }
    let used = Int(offsets[0])..<Int(offsets[count])
    try charge(used.count)
    let slice = UnsafeRawBufferPointer(rebasing: bytes[used])
    guard slice.allSatisfy({ $0 < 128 }) || String(validating: slice, as: UTF8.self) != nil else {
      throw refused("text is not valid UTF-8")
    }
  }

  private mutating func arrowNumbers(
    _ type: String, _ data: PickleBytes, count: Int, offset: Int, _ isMissing: (Int) -> Bool
  ) throws(PickleError) -> Column {
    if type == "bool" {
      guard (offset + count + 7) / 8 <= data.count else {
        throw refused("arrow array shorter than its length")
      }
      try charge(count, of: 24)
      let bits = data.buffer
      let values = (0..<count).map { i in
        bits[(offset + i) >> 3] >> UInt8((offset + i) & 7) & 1 == 1
      }
      return try masked(Column(values), isMissing)
    }
    let descriptions = [
      "int8": "i1", "int16": "i2", "int32": "i4", "int64": "i8", "uint8": "u1", "uint16": "u2",
      "uint32": "u4", "uint64": "u8", "halffloat": "f2", "float16": "f2", "float": "f4",
      "float32": "f4", "double": "f8", "float64": "f8",
    ]
    guard let description = descriptions[type], let plain = try? NumpyDType(description) else {
      throw refused("arrow arrays of type '\(type)' are not supported")
    }
    guard (offset + count) * plain.size <= data.count else {
      throw refused("arrow array shorter than its length")
    }
    let part = Storage(
      borrowing: data.storage.base + offset * plain.size, byteCount: count * plain.size,
      owner: data.storage)
    let values = try array(
      PickleBytes(storage: part, count: count * plain.size), plain, [count], isColumnMajor: false)
    try charge(count, of: 24)
    return try masked(try column(values), isMissing)
  }

  /// The chunks one after another.
  private mutating func joined(_ chunks: [PickleValue], _ type: String) throws(PickleError)
    -> Column?
  {
    var columns: [Column] = []
    for chunk in chunks {
      guard case .column(let column) = node(chunk) else { return nil }
      try charge(column.count, of: 48)
      columns.append(column)
    }
    if columns.count == 1 { return columns[0] }
    let parts = columns
    let scalars = parts.flatMap { $0.scalars() }
    guard let first = parts.first else {
      guard type.hasSuffix("string") || type.hasSuffix("utf8") else {
        return try arrowNumbers(type, PickleBytes([]), count: 0, offset: 0) { _ in false }
      }
      return Column([String?]())
    }
    if first.type == .string { return try strings(scalars.count) { scalars[$0] } }
    if parts.contains(where: { $0.type == .object || $0.type == .bool }) {
      let isPlain = parts.allSatisfy { $0.type == .bool }
      return isPlain ? Column(scalars.map(\.isTrue)) : Column(scalars: scalars)
    }
    if parts.allSatisfy({ $0.type.isInteger }) {
      let numbers = scalars.map { if case .int(let value) = $0 { value } else { Int64(0) } }
      return Column(numbers)
    }
    return Column(
      scalars.map { scalar in
        switch scalar {
        case .float(let value): value
        case .int(let value): Double(value)
        default: .nan
        }
      })
  }
}
