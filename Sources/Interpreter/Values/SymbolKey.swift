/// A name as a key: equal when its bytes are. Swift's strings are equal in any normal form, which
/// would make one of two different texts of a script.
struct SymbolKey: Hashable {
  private let text: String

  init(_ text: String) { self.text = text }

  static func == (a: SymbolKey, b: SymbolKey) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
