import CLibEdit
import Glibc

/// Reads lines from a terminal with editing, history and completion.
///
/// A line may hold newlines: a block recalled from the history or pasted is one line.
final class LineEditor {
  enum Line {
    case text(String)
    /// Ctrl-C: the line is dropped.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal went away.
    case end
  }

  let editor: OpaquePointer
  private let entries: OpaquePointer
  private let history: HistoryFile?
  /// What Tab offers, given the line before the cursor.
  var complete: (String) -> Completions = { _ in .none }
  /// True after Ctrl-C until it is dealt with.
  private let isInterrupted: () -> Bool
  /// Text that stands on the next line when it is shown.
  private var startingText = ""
  private nonisolated(unsafe) static var prompt: UnsafeMutablePointer<CChar> = strdup("")
  /// The editor whose keys are being handled; libedit's commands have no place for it.
  nonisolated(unsafe) static weak var current: LineEditor?

  /// - Parameter history: where entries are kept between sessions; nil keeps none.
  init?(history: HistoryFile?, isInterrupted: @escaping () -> Bool) {
    setlocale(LC_CTYPE, "")
    if String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    guard let editor = mnb_el_init("mnb"), let entries = history_init() else { return nil }
    (self.editor, self.entries, self.history) = (editor, entries, history)
    self.isInterrupted = isInterrupted
    _ = mnb_history_size(entries, 10_000)
    _ = mnb_history_unique(entries)
    _ = mnb_el_prompt(editor) { _ in LineEditor.prompt }
    _ = mnb_el_editor(editor, "emacs")
    _ = mnb_el_input(editor) { _, out in
      guard let out, let editor = LineEditor.current else { return 0 }
      return TerminalInput.read(into: out, isInterrupted: editor.isInterrupted)
    }
    _ = mnb_el_signals(editor, 0)
    _ = mnb_el_history(editor, entries)
    bindKeys()
    for entry in history?.load() ?? [] { _ = mnb_history_add(entries, entry) }
    _ = el_source(editor, nil)
  }

  deinit {
    history_end(entries)
    el_end(editor)
  }

  /// One line without its newline.
  ///
  /// - Parameter text: what stands on the line at first, with the cursor behind it.
  func read(prompt: String, text: String = "") -> Line {
    free(LineEditor.prompt)
    LineEditor.prompt = strdup(prompt)
    LineEditor.current = self
    defer { LineEditor.current = nil }
    startingText = text
    if !text.isEmpty { el_push(editor, KeyBinding.startingText.keys) }
    write(Terminal.pasteBrackets(true))
    defer { write(Terminal.pasteBrackets(false)) }
    // libedit by itself does this after it has drawn the prompt: a key typed at once upon it would
    // have its cooked meaning.
    _ = mnb_el_take_keys(editor)
    var count: Int32 = 0
    guard let bytes = el_gets(editor, &count), count > 0 else {
      return isInterrupted() ? .interrupted : .end
    }
    var line = String(cString: bytes)
    if line.hasSuffix("\n") { line.removeLast() }
    return .text(line)
  }

  /// Adds an entry to the history, and to its file at once.
  func remember(_ entry: String) {
    guard mnb_history_add(entries, entry) >= 0 else { return }
    history?.append(entry)
  }

  /// Drops what was typed of the current line, after Ctrl-C.
  func reset() { el_reset(editor) }

  /// The text that the next line begins with; empty after the first call.
  func takeStartingText() -> String {
    defer { startingText = "" }
    return startingText
  }

  func write(_ text: String) {
    mnb_write(text)
  }
}
