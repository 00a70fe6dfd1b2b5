import CLibEdit
import Glibc

/// What is known of the terminal that the prompt is on.
enum Terminal {
  static var isInteractive: Bool { isatty(0) == 1 && isatty(1) == 1 }

  /// Columns and rows; 80 by 24 where it does not say.
  static var size: (columns: Int, rows: Int) {
    var window = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return (80, 24) }
    return (Int(window.ws_col), Int(window.ws_row))
  }

  /// Colour only on a terminal that can show it, and not where `NO_COLOR` is set.
  static var hasColor: Bool {
    guard isatty(1) == 1, let kind = getenv("TERM"), String(cString: kind) != "dumb" else {
      return false
    }
    return getenv("NO_COLOR").map { String(cString: $0).isEmpty } ?? true
  }

  /// Asks the terminal to mark what is pasted.
  static func pasteBrackets(_ on: Bool) -> String { "\u{1B}[?2004" + (on ? "h" : "l") }

  static let clearBelow = "\u{1B}[J"

  static func dim(_ text: String) -> String { hasColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

  static func red(_ text: String) -> String { hasColor ? "\u{1B}[31m\(text)\u{1B}[0m" : text }

  /// Columns that a text takes, wide characters counted twice.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + max(0, Int(wcwidth(wchar_t(bitPattern: $1.value)))) }
  }
}
