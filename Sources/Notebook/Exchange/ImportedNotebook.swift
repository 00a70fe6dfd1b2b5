import Foundation

/// A notebook made from a file of another kind.
public struct ImportedNotebook: Sendable, Equatable {
  public var text: String
  /// What could not be carried over, for the user: `cell 3: %matplotlib inline is left out`.
  public var notes: [String]

  /// A file that is not of the kind that its name says.
  public struct Failure: Error, Sendable, Equatable {
    public let message: String
  }

  /// Turns freezing off, for code that changes what earlier cells made.
  public mutating func thaw() {
    guard text.hasPrefix("---\n"), !text.contains("\nfreeze:"),
      let end = text.range(of: "\n---\n")
    else { return }
    text.insert(contentsOf: "\nfreeze: false", at: end.lowerBound)
    notes.append(
      "the cache: cells change what earlier ones made, so the notebook says freeze: false")
  }

  /// Reads a `.ipynb` or `.py` file.
  ///
  /// - Parameter name: the file's name; its ending decides, and its stem is the last resort for a
  ///   title.
  /// - Throws: `Failure`.
  public static func read(_ text: String, name: String) throws(Failure) -> ImportedNotebook {
    let file = (name as NSString).lastPathComponent as NSString
    switch file.pathExtension.lowercased() {
    case "ipynb": return try JupyterImport.read(text, stem: file.deletingPathExtension)
    case "py": return ScriptImport.read(text, stem: file.deletingPathExtension)
    default:
      throw Failure(message: "'\(name)' is neither a Jupyter notebook (.ipynb) nor a script (.py)")
    }
  }
}

/// Writes the text of an imported notebook piece by piece.
struct NotebookComposer {
  private(set) var notes: [String] = []
  private var parts: [String] = []
  private var cellCount = 0

  mutating func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  /// Adds prose; fences that would make it a cell, or swallow the cells after it, are mended.
  mutating func prose(_ text: String) {
    var text = text.replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines)
    guard !text.trimmingWhitespace.isEmpty else { return }
    if !Self.isPlain(text) {
      let closed = text + "\n```"
      if Self.isPlain(closed) {
        text = closed
        note("a code block in the text is not closed; it is now")
      } else {
        text = text.split(separator: "\n", omittingEmptySubsequences: false)
          .map { "    " + $0 }.joined(separator: "\n")
        note("a text that would be read as cells is shown as it is")
      }
    }
    parts.append(text + "\n")
  }

  /// Whether a cell after the text is the only one.
  private static func isPlain(_ text: String) -> Bool {
    let probe = NotebookDocument("x\n\n" + text + "\n\n```mnb\n1\n```\n", name: "")
    return probe.isValid && probe.cells.count == 1
  }

  mutating func cell(_ code: String, attributes: String = "") {
    let code = code.trimmingCharacters(in: .newlines)
    guard !code.trimmingWhitespace.isEmpty else { return }
    cellCount += 1
    parts.append(MarkdownText.fenced(code + "\n", language: "mnb" + attributes))
  }

  /// A block of another language, shown and not run.
  mutating func shown(_ code: String, language: String) {
    parts.append(MarkdownText.fenced(code, language: language))
  }

  /// The whole text, with a title and parameters where there is no front matter yet.
  func text(
    frontMatter: String? = nil, title: String, parameters: [(name: String, literal: String)] = []
  ) -> String {
    var head = frontMatter ?? ""
    if head.isEmpty {
      let quoted = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      head = "---\ntitle: \"\(quoted)\"\n"
      if !parameters.isEmpty {
        head += "params:\n" + parameters.map { "  \($0.name): \($0.literal)\n" }.joined()
      }
      head += "---\n"
    }
    return head + parts.joined(separator: "\n")
  }
}
