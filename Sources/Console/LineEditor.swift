import CLibEdit
import Glibc

/// Reads lines from a terminal with editing and history.
final class LineEditor {
  enum Line {
    case text(String)
    /// Ctrl-C: the line is dropped.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal went away.
    case end
  }

  private let editor: OpaquePointer
  private let entries: OpaquePointer
  private let historyPath: String?
  private nonisolated(unsafe) static var prompt: UnsafeMutablePointer<CChar> = strdup("")

  /// - Parameter historyPath: where entries are kept between sessions; nil keeps none.
  init?(historyPath: String?) {
    setlocale(LC_CTYPE, "")
    if String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    guard let editor = mnb_el_init("mnb"), let entries = history_init() else {
      return nil
    }
    self.editor = editor
    self.entries = entries
    self.historyPath = historyPath
    _ = mnb_history_size(entries, 10_000)
    _ = mnb_history_unique(entries)
    _ = mnb_el_prompt(editor) { _ in LineEditor.prompt }
    _ = mnb_el_editor(editor, "emacs")
    _ = mnb_el_signals(editor, 0)
    _ = mnb_el_history(editor, entries)
    _ = mnb_el_bind(editor, "^R", "em-inc-search-prev")
    if let historyPath { _ = mnb_history_load(entries, historyPath) }
    _ = el_source(editor, nil)
  }

  deinit {
    history_end(entries)
    el_end(editor)
  }

  /// One line without its newline.
  func read(prompt: String) -> Line {
    free(LineEditor.prompt)
    LineEditor.prompt = strdup(prompt)
    errno = 0
    var count: Int32 = 0
    guard let bytes = el_gets(editor, &count), count > 0 else {
      return errno == EINTR ? .interrupted : .end
    }
    var line = String(cString: bytes)
    if line.hasSuffix("\n") { line.removeLast() }
    return .text(line)
  }

  /// Adds an entry to the history, and to its file at once.
  func remember(_ entry: String) {
    guard mnb_history_add(entries, entry + "\n") >= 0, let historyPath else { return }
    _ = mnb_history_save(entries, historyPath)
  }

  /// Drops what was typed of the current line, after Ctrl-C.
  func reset() { el_reset(editor) }
}
