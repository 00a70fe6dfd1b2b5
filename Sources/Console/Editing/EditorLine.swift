import CLibEdit

/// The line being edited, as characters.
struct EditorLine {
  private let editor: OpaquePointer

  init(_ editor: OpaquePointer) { self.editor = editor }

  /// All of it.
  var text: String {
    let line = el_wline(editor).pointee
    return EditorLine.string(line.buffer, line.lastchar)
  }

  var beforeCursor: String {
    let line = el_wline(editor).pointee
    return EditorLine.string(line.buffer, line.cursor)
  }

  var afterCursor: String {
    let line = el_wline(editor).pointee
    return EditorLine.string(line.cursor, line.lastchar)
  }

  func insert(_ text: String) {
    var wide = text.unicodeScalars.map { Int32(bitPattern: $0.value) } + [0]
    el_winsertstr(editor, &wide)
  }

  func deleteBackward(_ count: Int) { el_deletestr(editor, Int32(count)) }

  /// Moves the cursor by characters.
  func move(_ count: Int) { _ = el_cursor(editor, Int32(count)) }

  private static func string(
    _ start: UnsafePointer<wchar_t>, _ end: UnsafePointer<wchar_t>
  ) -> String {
    var text = String.UnicodeScalarView()
    for at in 0..<(end - start) {
      text.append(Unicode.Scalar(UInt32(bitPattern: start[at])) ?? "\u{FFFD}")
    }
    return String(text)
  }
}
