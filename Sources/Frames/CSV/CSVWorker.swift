import Arrays
import Glibc

/// What one thread needs to read chunks of a text.
final class CSVWorker {
  /// The texts of each column that this thread has seen.
  let texts: [CSVTexts]
  private let reader: CSVReader
  private let parser: CSVColumnParser
  private let drafts: [CSVDraft]
  private let buffer: UnsafeMutablePointer<UInt8>
  private let fields: CSVFields
  /// What columns were in earlier chunks.
  private var known: [CSVKind]

  private static let capacity = CSVChunks.size + CSVChunks.overhang + 1

  init(_ reader: CSVReader, _ parser: CSVColumnParser, _ drafts: [CSVDraft]) {
    self.reader = reader
    self.parser = parser
    self.drafts = drafts
    texts = drafts.map { _ in CSVTexts() }
    known = drafts.map { _ in .missing }
    buffer = .allocate(capacity: Self.capacity + CSVBytes.padding)
    fields = CSVFields(
      text: buffer, width: max(reader.layout.width, 1),
      rowCapacity: CSVChunks.size / max(8 * reader.layout.width, 1))
  }

  deinit { buffer.deallocate() }

  /// The rows of the lines that start in a chunk; nil unless every line is a row.
  func piece(_ chunk: Int, _ chunks: CSVChunks, _ file: CSVFile) -> CSVPiece? {
    let range = chunks.range(chunk)
    // The byte before tells whether a line starts with the chunk.
    let before = chunk == 0 ? 0 : 1
    let wanted = range.lowerBound - before..<min(chunks.end, range.upperBound + CSVChunks.overhang)
    guard let filled = try? file.read(wanted, into: buffer), filled == wanted.count else {
      return nil
    }
    (buffer + filled).initialize(repeating: 0, count: CSVBytes.padding)
    let length = before + range.count
    let isLast = range.upperBound == chunks.end
    guard let start = chunk == 0 ? 0 : lineStart(from: 0, filled),
      let end = isLast ? filled : lineStart(from: length - 1, filled)
    else { return nil }
    fields.truncate(rows: 0)
    if start < end {
      let text = UnsafeBufferPointer(start: buffer + start, count: end - start)
      if chunks.isWide, (try? UTF8Check.validate(text)) == nil { return nil }
      let outcome = scanner.scan(fields, from: start, to: end)
      if outcome.problem != nil || !outcome.warnings.isEmpty { return nil }
    }
    guard fields.rows == chunks.firstRows[chunk + 1] - chunks.firstRows[chunk] else { return nil }
    return CSVPiece(
      fields: fields, rows: 0..<fields.rows, firstRow: chunks.firstRows[chunk])
  }

  private func lineStart(from position: Int, _ end: Int) -> Int? {
    guard let found = memchr(buffer + position, 10, end - position) else { return nil }
    return found - UnsafeMutableRawPointer(buffer) + 1
  }

  private lazy var scanner = reader.lineScanner

  func infer(_ piece: CSVPiece, _ chunk: Int) {
    for (i, draft) in drafts.enumerated() {
      let kind = draft.wanted.flatMap(CSVKind.init(reading:))
      if let kind, parser.read(draft, piece, chunk, as: kind, texts[i]) { continue }
      parser.infer(draft, piece, chunk, texts[i], known: known[i])
      let found = draft.kinds[chunk]
      if found != .large, found.rawValue > known[i].rawValue { known[i] = found }
    }
  }

  /// Whether a column of the chunk was read as another kind.
  func differs(_ chunk: Int, from kinds: [CSVKind]) -> Bool {
    drafts.indices.contains { drafts[$0].kinds[chunk] != kinds[$0] }
  }

  func readAgain(_ piece: CSVPiece, _ chunk: Int, as kinds: [CSVKind]) {
    for (i, draft) in drafts.enumerated() where draft.kinds[chunk] != kinds[i] {
      _ = parser.read(draft, piece, chunk, as: kinds[i], texts[i])
      draft.kinds[chunk] = kinds[i]
    }
  }
}

extension CSVReader {
  var lineScanner: CSVLineScanner {
    CSVSplitter(bytes: bytes, layout: layout, options: options).lineScanner
  }
}

/// Makes one column of codes that two threads gave to the texts they met.
struct CSVTextJoin {
  let draft: CSVDraft
  let chunks: CSVChunks
  let owners: UnsafeMutableBufferPointer<Int>
  let pools: [StringPool]

  /// Codes in the order of first occurrence, whichever thread read what.
  func column() -> Column {
    var interner = StringInterner()
    var places = pools.map { [Int32](repeating: -1, count: $0.count) }
    let storage = Storage(byteCount: draft.rows * 4)
    let out = storage.base.assumingMemoryBound(to: Int32.self)
    for chunk in 0..<chunks.count {
      let owner = owners[chunk]
      let pool = pools[owner]
      places[owner].withUnsafeMutableBufferPointer { places in
        for row in chunks.firstRows[chunk]..<chunks.firstRows[chunk + 1] {
          let code = Int(draft.ints[row])
          if code >= 0, places[code] < 0 { places[code] = interner.intern(pool[code]) }
          out[row] = code < 0 ? -1 : places[code]
        }
      }
    }
    return Column(type: .string, storage: storage, count: draft.rows, pool: interner.finish())
  }
}
