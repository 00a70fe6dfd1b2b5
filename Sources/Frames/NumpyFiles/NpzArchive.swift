import Arrays

/// An `npz` file: a zip archive of `npy` members, each read when asked for.
public final class NpzArchive: @unchecked Sendable {
  private let source: ByteSource
  private let members: [ZipDirectory.Member]
  private let places: [String: Int]

  /// - Throws: `FileNotFoundError` and its like, `BadZipFile`.
  public convenience init(path: String) throws(PickleError) {
    try self.init(.file(try InputFile(path)))
  }

  public convenience init(_ bytes: PickleBytes) throws(PickleError) {
    try self.init(.memory(bytes))
  }

  init(_ source: ByteSource) throws(PickleError) {
    self.source = source
    members = try ZipDirectory(source).members
    var places: [String: Int] = [:]
    for (place, member) in members.enumerated() {
      places[member.name] = place
      if member.name.hasSuffix(".npy") { places[String(member.name.dropLast(4))] = place }
    }
    self.places = places
  }

  /// What numpy lists as `files`: the members, without `.npy`.
  public var names: [String] {
    members.map { $0.name.hasSuffix(".npy") ? String($0.name.dropLast(4)) : $0.name }
  }

  public enum Content: Sendable {
    case array(NumpyFileArray)
    /// A member that is no array.
    case bytes(PickleBytes)
  }

  /// Reads a member, by its name with or without `.npy`.
  ///
  /// - Throws: `KeyError` if there is none; `BadZipFile` if it is damaged; `ValueError` for an
  ///   `object` array unless `allowPickle`.
  public func read(_ name: String, allowPickle: Bool = false) throws(PickleError) -> Content {
    guard let place = places[name] else {
      throw PickleError(.system(pythonClass: "KeyError"), "'\(name) is not a file in the archive'")
    }
    let member = members[place]
    let bytes = try contents(member)
    guard NpyFile.isNpy(Array(bytes.buffer.prefix(6))) else { return .bytes(bytes) }
    return .array(try NpyFile.read(bytes, allowPickle: allowPickle))
  }

  private func contents(_ member: ZipDirectory.Member) throws(PickleError) -> PickleBytes {
    let header = try source.read(from: member.headerStart, count: 30)
    guard header.array.starts(with: [0x50, 0x4B, 3, 4]) else {
      throw ZipDirectory.bad("Bad magic number for file header")
    }
    let sizes = LittleEndian(header.array[...])
    let start = member.headerStart + 30 + sizes.int(26, 2) + sizes.int(28, 2)
    let packed = try source.read(from: start, count: member.packedCount)
    var bytes: PickleBytes? = packed
    if member.isDeflated {
      bytes = Zlib.inflate(
        packed.buffer, .raw, expecting: member.byteCount, limit: member.byteCount + 1)
      withExtendedLifetime(packed.storage) {}
    }
    guard let bytes, bytes.count == member.byteCount,
      Zlib.crc32(bytes.buffer) == member.crc32
    else { throw ZipDirectory.bad("Bad CRC-32 for file '\(member.name)'") }
    return bytes
  }

  // MARK: Writing

  public struct Entry {
    public let name: String
    public let array: PickleArray
    /// See `NpyFile.bytes`.
    public let graph: PickleGraph?

    public init(_ name: String, _ array: PickleArray, graph: PickleGraph? = nil) {
      self.name = name
      self.array = array
      self.graph = graph
    }
  }

  /// Writes an archive as `np.savez` (or `np.savez_compressed`) does, as a whole or not at all.
  public static func write(
    _ entries: [Entry], isCompressed: Bool = false, allowPickle: Bool = true, to path: String
  ) throws(PickleError) {
    try OutputFile.replace(path) { (file) throws(PickleError) in
      var writer = ZipWriter(file: file)
      for entry in entries {
        let parts = try NpyParts(entry.array, graph: entry.graph, allowPickle: allowPickle)
        try writer.add(entry.name + ".npy", parts.pieces, isDeflated: isCompressed)
        withExtendedLifetime(parts) {}
      }
      try writer.finish()
    }
  }
}
