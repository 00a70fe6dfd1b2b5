import CLibEdit
import Glibc

/// A command of the editor's own and the keys that call it.
struct KeyBinding {
  let name: String
  /// As terminals send them.
  let keys: String
  let help: String
  let command: @convention(c) (OpaquePointer?, Int32) -> UInt8

  /// A private sequence that `LineEditor.read` feeds itself to put text on the new line.
  static let startingText = KeyBinding(
    name: "mnb-starting-text", keys: "\u{1B}[9991~", help: "Insert the line's first text"
  ) { editor, _ in
    guard let editor, let text = LineEditor.current?.takeStartingText() else { return ignored }
    EditorLine(editor).insert(text)
    return refresh
  }

  static let own: [KeyBinding] = [
    startingText,
    KeyBinding(name: "mnb-complete", keys: "\t", help: "Complete what is before the cursor") {
      editor, _ in
      LineEditor.current?.completeLine() ?? ignored
    },
    KeyBinding(name: "mnb-paste", keys: "\u{1B}[200~", help: "Insert pasted text") { editor, _ in
      LineEditor.current?.paste() ?? ignored
    },
    KeyBinding(name: "mnb-backspace", keys: "\u{7F}", help: "Delete a character or a level") {
      editor, _ in
      LineEditor.current?.deleteBackward() ?? ignored
    },
    KeyBinding(name: "mnb-up", keys: "\u{1B}[A", help: "Line above, or entry before") {
      editor, _ in
      LineEditor.current?.moveVertically(up: true) ?? ignored
    },
    KeyBinding(name: "mnb-down", keys: "\u{1B}[B", help: "Line below, or entry after") {
      editor, _ in
      LineEditor.current?.moveVertically(up: false) ?? ignored
    },
    KeyBinding(name: "mnb-line-start", keys: "\u{01}", help: "Beginning of the line") { editor, _ in
      guard let editor else { return ignored }
      let line = EditorLine(editor)
      line.move(-line.beforeCursor.unicodeScalars.reversed().prefix { $0 != "\n" }.count)
      return refresh
    },
    KeyBinding(name: "mnb-line-end", keys: "\u{05}", help: "End of the line") { editor, _ in
      guard let editor else { return ignored }
      let line = EditorLine(editor)
      line.move(line.afterCursor.unicodeScalars.prefix { $0 != "\n" }.count)
      return refresh
    },
    KeyBinding(name: "mnb-newline", keys: "\u{1B}\r", help: "Insert a newline") { editor, _ in
      guard let editor else { return ignored }
      EditorLine(editor).insert("\n")
      return refresh
    },
  ]

  /// Keys that call libedit's own commands.
  static let standard: [(keys: String, command: String)] = [
    ("^R", "em-inc-search-prev"), ("^S", "em-inc-search-next"),
    ("\\e[1;5C", "em-next-word"), ("\\e[1;5D", "ed-prev-word"),
    ("\\e[1;3C", "em-next-word"), ("\\e[1;3D", "ed-prev-word"),
    ("\\e[5C", "em-next-word"), ("\\e[5D", "ed-prev-word"),
    ("\\e[3~", "ed-delete-next-char"), ("\\e[3;5~", "em-delete-next-word"),
    ("\\e[H", "mnb-line-start"), ("\\e[F", "mnb-line-end"),
    ("\\e[1~", "mnb-line-start"), ("\\e[4~", "mnb-line-end"),
    ("\\eOH", "mnb-line-start"), ("\\eOF", "mnb-line-end"),
    ("\\eOA", "mnb-up"), ("\\eOB", "mnb-down"),
    ("^W", "ed-delete-prev-word"), ("^_", "vi-undo"),
  ]

  static let refresh = UInt8(CC_REFRESH)
  static let redisplay = UInt8(CC_REDISPLAY)
  static let ignored = UInt8(CC_NORM)
  static let bell = UInt8(CC_ERROR)
}

extension LineEditor {
  func bindKeys() {
    for binding in KeyBinding.own {
      _ = mnb_el_command(editor, binding.name, binding.help, binding.command)
      _ = mnb_el_bind(editor, KeyBinding.escaped(binding.keys), binding.name)
    }
    for (keys, command) in KeyBinding.standard { _ = mnb_el_bind(editor, keys, command) }
  }

  /// Backspace: among the spaces that begin a line, back to the level before.
  func deleteBackward() -> UInt8 {
    let line = EditorLine(editor)
    let before = line.beforeCursor
    guard !before.isEmpty else { return KeyBinding.bell }
    let start = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
    let indent = before[start...]
    let isIndent = !indent.isEmpty && indent.allSatisfy { $0 == " " }
    line.deleteBackward(isIndent ? (indent.count - 1) % 4 + 1 : 1)
    return KeyBinding.refresh
  }

  /// Moves between the lines of a block; beyond its first and last line, through the history.
  func moveVertically(up: Bool) -> UInt8 {
    let line = EditorLine(editor)
    let before = line.beforeCursor.split(separator: "\n", omittingEmptySubsequences: false)
    let after = line.afterCursor.split(separator: "\n", omittingEmptySubsequences: false)
    let column = before.last?.unicodeScalars.count ?? 0
    if up, before.count > 1 {
      let above = before[before.count - 2].unicodeScalars.count
      line.move(-(column + 1 + max(0, above - column)))
      return KeyBinding.refresh
    }
    if !up, after.count > 1 {
      let rest = after[0].unicodeScalars.count
      line.move(rest + 1 + min(column, after[1].unicodeScalars.count))
      return KeyBinding.refresh
    }
    el_push(editor, up ? "\u{10}" : "\u{0E}")
    return KeyBinding.ignored
  }

  /// Inserts what the terminal sends between the brackets of a paste; Enter then runs it.
  func paste() -> UInt8 {
    var text = String.UnicodeScalarView()
    let end = Array("\u{1B}[201~".unicodeScalars)
    while !text.suffix(end.count).elementsEqual(end) {
      var wide: wchar_t = 0
      guard el_wgetc(editor, &wide) == 1 else { return KeyBinding.ignored }
      text.append(Unicode.Scalar(UInt32(bitPattern: wide)) ?? "\u{FFFD}")
    }
    text.removeLast(end.count)
    let pasted = PastedText(String(text))
    let line = EditorLine(editor)
    let before = line.beforeCursor
    // The indentation that the prompt offered is in the pasted text already.
    if pasted.isIndented, before.allSatisfy({ $0 == " " }) { line.deleteBackward(before.count) }
    line.insert(pasted.text)
    return KeyBinding.refresh
  }
}

extension KeyBinding {
  /// As libedit's `bind` reads keys.
  static func escaped(_ keys: String) -> String {
    keys.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x1B: "\\e"
      case 0x7F: "^?"
      case 0..<32: "^" + String(Unicode.Scalar(scalar.value + 64)!)
      default: String(scalar)
      }
    }.joined()
  }
}
