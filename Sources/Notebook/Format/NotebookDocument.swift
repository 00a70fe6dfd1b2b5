import Syntax

/// A parsed `.mnb` file.
///
/// # The format
/// - The file is UTF-8 CommonMark; a byte order mark and any line ends (`\n`, `\r\n`, `\r`) are
///   allowed and kept.
/// - A first line of `---` opens YAML front matter, which a line of `---` or `...` closes.
/// - A cell is a fenced code block, of backticks or tildes, whose info string begins with the word
///   `mnb`, optionally with Pandoc attributes: `{#id .class key=value}`. As in CommonMark, a fence
///   is indented by three spaces at most, is closed by a fence of the same character that is at
///   least as long, and its indentation is taken off its content. Fences in block quotes, in
///   indented code, and in HTML blocks and comments are prose, so a cell can be commented out.
/// - All other fences, and everything else, is prose.
/// - A line that opens a cell inside a cell, with a fence no shorter, means that the first one was
///   not closed; text that shows such a line needs a longer fence around it.
///
/// # What is kept
/// The segments hold every byte of the file: joined, they are the file. Problems never stop the
/// parser; what could be read is there.
public struct NotebookDocument: Sendable {
  /// As given: a path, used in messages.
  public let name: String
  public let frontMatter: FrontMatter
  public let segments: [Segment]
  /// In reading order.
  public let cells: [NotebookCell]
  /// In the order of their lines.
  public let problems: [NotebookProblem]

  /// A stretch of the file.
  public enum Segment: Sendable, Equatable {
    /// Byte order mark and front matter with its two delimiting lines.
    case frontMatter([UInt8])
    case prose([UInt8])
    /// Index into `cells`; the opening fence, the content, and the closing fence (empty where it is
    /// missing), each with its line ends.
    case cell(Int, open: [UInt8], body: [UInt8], close: [UInt8])

    public var bytes: [UInt8] {
      switch self {
      case .frontMatter(let bytes), .prose(let bytes): bytes
      case .cell(_, let open, let body, let close): open + body + close
      }
    }
  }

  /// The file, byte for byte.
  public var bytes: [UInt8] { segments.flatMap(\.bytes) }

  /// The front matter's title, else the first heading, else the file's name without its ending.
  public var title: String {
    if let title = frontMatter.title { return title }
    if let heading = firstHeading { return heading }
    let file = name.split(separator: "/").last.map(String.init) ?? name
    return file.hasSuffix(".mnb") ? String(file.dropLast(4)) : file
  }

  let firstHeading: String?

  public var isValid: Bool { problems.isEmpty }
}

/// One code cell of a notebook.
public struct NotebookCell: Sendable {
  /// Given by `#id`, else made from the nearest heading above.
  public let id: String
  public let hasExplicitID: Bool
  public let attributes: CellAttributes
  /// The code with plain line feeds, and where it stands in the file.
  public let source: SourceFile
  /// The line of the opening fence, from 1.
  public let line: Int

  public var code: String { String(decoding: source.text, as: UTF8.self) }
  public var isTest: Bool { attributes.classes.contains(.test) }
  public var isSetup: Bool { attributes.classes.contains(.setup) }
}

/// Something wrong with a notebook file.
public struct NotebookProblem: Error, Sendable, Equatable {
  /// Line in the file, from 1.
  public let line: Int
  public let message: String

  public init(line: Int, _ message: String) { (self.line, self.message) = (line, message) }

  /// `experiment.mnb:12: message`
  public func rendered(in name: String) -> String { "\(name):\(line): \(message)" }
}
