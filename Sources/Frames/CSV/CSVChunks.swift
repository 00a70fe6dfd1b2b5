import Arrays
import Glibc

/// A long text cut into chunks of whole lines, of which a few are in memory at a time.
struct CSVChunks {
  /// Bytes a chunk; its text and fields fit the second-level cache.
  static let size = 1 << 19
  /// Bytes that a line may reach into the next chunk.
  static let overhang = 1 << 16

  let start: Int
  let end: Int
  /// For each chunk, the row of its first line, then the number of rows.
  private(set) var firstRows: [Int] = [0]
  /// Some text is not ASCII, and so has to be checked.
  private(set) var isWide = false

  var count: Int { (end - start + Self.size - 1) / Self.size }
  var rows: Int { firstRows[firstRows.count - 1] }

  func range(_ chunk: Int) -> Range<Int> {
    start + chunk * Self.size..<min(end, start + (chunk + 1) * Self.size)
  }

  /// What a first look at a chunk tells.
  private struct Survey {
    var newlines = 0
    var endsLine = false
    var isWide = false
    var isPlain = false
  }

  /// Nil for text whose lines may not be its rows: with quotes or carriage returns.
  init?(_ file: CSVFile, from start: Int, quote: UInt8?) {
    self.start = start
    end = file.size
    let surveys = surveyed(file, quote)
    var startsLine = true
    for survey in surveys {
      guard survey.isPlain else { return nil }
      isWide = isWide || survey.isWide
      // A line belongs to the chunk where it starts.
      firstRows.append(
        rows + survey.newlines + (startsLine ? 1 : 0) - (survey.endsLine ? 1 : 0))
      startsLine = survey.endsLine
    }
  }

  private func surveyed(_ file: CSVFile, _ quote: UInt8?) -> [Survey] {
    [Survey](unsafeUninitializedCapacity: count) { surveys, filled in
      surveys.initialize(repeating: Survey())
      let half = count / 2
      Parallel.run(parts: 2) { part in
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.size)
        defer { buffer.deallocate() }
        for chunk in part == 0 ? 0..<half : half..<count {
          let length = range(chunk).count
          guard (try? file.read(range(chunk), into: buffer)) == length,
            memchr(buffer, 13, length) == nil,
            quote == nil || memchr(buffer, Int32(quote!), length) == nil
          else { continue }
          let (newlines, bits) = Self.survey(buffer, length)
          surveys[chunk] = Survey(
            newlines: newlines, endsLine: buffer[length - 1] == 10, isWide: bits & 0x80 != 0,
            isPlain: true)
        }
      }
      filled = count
    }
  }

  /// How many newlines there are, and all bytes or'ed.
  private static func survey(
    _ text: UnsafePointer<UInt8>, _ count: Int
  ) -> (newlines: Int, bits: UInt8) {
    var (newlines, bits) = (0, UInt8(0))
    var at = 0
    while at < count {
      // Bytes are counted in a byte, which vectorizes.
      let last = min(count, at + 128)
      var found: UInt8 = 0
      for i in at..<last {
        found &+= text[i] == 10 ? 1 : 0
        bits |= text[i]
      }
      newlines += Int(found)
      at = last
    }
    return (newlines, bits)
  }
}
