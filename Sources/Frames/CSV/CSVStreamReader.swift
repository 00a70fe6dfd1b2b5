import Arrays
import Synchronization

/// Reads large plain files chunk by chunk: each thread reads the next chunk, splits it and converts
/// its columns while it is in the cache, so that neither the text nor the places of its fields are
/// ever in memory as a whole.
///
/// What is not plain (quotes, carriage returns, blank or bad lines, integers beyond 64 bits) is left
/// to `CSVReader`, which reads the file as a whole.
struct CSVStreamReader {
  private let file: CSVFile
  private let reader: CSVReader
  private let parser: CSVColumnParser

  /// Smaller files are read as a whole.
  private static let leastSize = 1 << 20
  private static let headSize = 1 << 18

  init?(path: String, options: CSVOptions) throws(FrameError) {
    guard case .character(let separator) = options.separator, separator != 10, separator != 13,
      options.escape == nil, options.comment == nil, !options.skipsInitialSpace,
      options.rowLimit == nil, options.encoding == .utf8, case .first = options.skippedRows
    else { return nil }
    let file = try CSVFile(path: path)
    guard file.size >= Self.leastSize else { return nil }
    let head = try CSVBytes(file, 0..<Self.headSize)
    guard let text = head.wholeLines(), let reader = try? CSVReader(text, options) else {
      return nil
    }
    self.file = file
    self.reader = reader
    parser = CSVColumnParser(options)
  }

  /// Nil if the file turns out not to be plain.
  func read() throws(FrameError) -> Frame? {
    let options = reader.options
    guard
      let chunks = CSVChunks(file, from: reader.layout.dataStart, quote: options.quote),
      chunks.rows > 0
    else { return nil }
    let used = try reader.usedColumns()
    let drafts = try reader.drafts(used, rows: chunks.rows, pieces: chunks.count)
    let workers = (0..<2).map { _ in CSVWorker(reader, parser, drafts) }
    let state = CSVProgress(chunks: chunks.count)
    try convert(chunks, workers, state)
    guard !state.isIrregular, let kinds = drafts.map({ Self.agreed($0) }) as? [CSVKind]
    else { return nil }
    try convert(chunks, workers, state, to: kinds)
    if state.isIrregular { return nil }
    return try reader.assemble(
      used, columns: columns(drafts, kinds, chunks, workers, state), rows: chunks.rows)
  }

  /// Reads the chunks on two threads, each the next one, finding the types of columns.
  private func convert(
    _ chunks: CSVChunks, _ workers: [CSVWorker], _ state: CSVProgress
  ) throws(FrameError) {
    let next = Atomic<Int>(0)
    try forEachWorker(state) { part in
      let chunk = next.add(1, ordering: .relaxed).oldValue
      if chunk >= chunks.count { return false }
      state.owners[chunk] = part
      guard let piece = workers[part].piece(chunk, chunks, file) else {
        state.isIrregular = true
        return false
      }
      workers[part].infer(piece, chunk)
      return true
    }
  }

  /// Reads chunks again where columns turned out to be of other kinds. The same threads do it, since
  /// the texts of other columns are numbered by thread.
  private func convert(
    _ chunks: CSVChunks, _ workers: [CSVWorker], _ state: CSVProgress, to kinds: [CSVKind]
  ) throws(FrameError) {
    var rest = [0, 0]
    try rest.withUnsafeMutableBufferPointer { rest throws(FrameError) in
      try forEachWorker(state) { part in
        while rest[part] < chunks.count {
          let chunk = rest[part]
          rest[part] += 1
          guard state.owners[chunk] == part, workers[part].differs(chunk, from: kinds) else {
            continue
          }
          guard let piece = workers[part].piece(chunk, chunks, file) else {
            state.isIrregular = true
            return false
          }
          workers[part].readAgain(piece, chunk, as: kinds)
          return true
        }
        return false
      }
    }
  }

  /// Calls `step` on two threads until it returns false.
  private func forEachWorker(
    _ state: CSVProgress, _ step: (Int) -> Bool
  ) throws(FrameError) {
    let isCancelled = reader.options.isCancelled
    Parallel.run(parts: 2) { part in
      while !state.isIrregular, !isCancelled(), step(part) {}
    }
    if isCancelled() { throw .cancelled }
  }

  /// The one kind of all chunks; nil for large integers, which need another look.
  private static func agreed(_ draft: CSVDraft) -> CSVKind? {
    let kinds = Set(draft.kinds).subtracting([.missing])
    if kinds.contains(.large) { return nil }
    if kinds.count < 2 { return kinds.first ?? .missing }
    return kinds.isSubset(of: [.int, .float]) ? .float : .string
  }

  private func columns(
    _ drafts: [CSVDraft], _ kinds: [CSVKind], _ chunks: CSVChunks, _ workers: [CSVWorker],
    _ state: CSVProgress
  ) throws(FrameError) -> [Column] {
    var results = [Result<Column, FrameError>?](repeating: nil, count: drafts.count)
    results.withUnsafeMutableBufferPointer { results in
      Parallel.run(parts: drafts.count) { i in
        let finisher = CSVFinisher(draft: drafts[i], pieces: [], parser: parser)
        results[i] = Result { () throws(FrameError) in
          try finisher.column(of: kinds[i]) {
            CSVTextJoin(
              draft: drafts[i], chunks: chunks, owners: state.owners,
              pools: workers.map { $0.texts[i].finish() }
            ).column()
          }
        }
      }
    }
    var columns: [Column] = []
    for result in results { columns.append(try result!.get()) }
    return columns
  }
}

extension CSVBytes {
  /// The text up to the last newline; nil if there is none.
  fileprivate func wholeLines() -> CSVBytes? {
    let text = UnsafeBufferPointer(start: base, count: count)
    guard let last = text.lastIndex(of: 10) else { return nil }
    return CSVBytes(UnsafeBufferPointer(rebasing: text[...last]))
  }
}

/// What two threads tell each other and leave behind.
final class CSVProgress: @unchecked Sendable {
  /// The thread that read each chunk.
  let owners: UnsafeMutableBufferPointer<Int>
  private let irregular = Atomic<Bool>(false)

  init(chunks: Int) {
    owners = .allocate(capacity: chunks)
    owners.initialize(repeating: 0)
  }

  deinit { owners.deallocate() }

  var isIrregular: Bool {
    get { irregular.load(ordering: .relaxed) }
    set { irregular.store(newValue, ordering: .relaxed) }
  }
}
