/// What Tab offers for the text before the cursor.
struct Completions {
  struct Item: Equatable {
    /// What stands there once it is chosen, in place of what was typed.
    let text: String
    /// Such as `function`, `DataFrame`, `float64`; shown beside the text.
    var kind = ""
    /// The first line of its documentation.
    var summary = ""
    /// What is typed after it when it is the only one.
    var suffix = ""
    /// Text that is shown in the list instead, such as a file's own name.
    var label: String?
  }

  /// Characters before the cursor that the choice replaces.
  let typed: String
  let items: [Item]

  static let none = Completions(typed: "", items: [])

  /// The longest text that all items begin with.
  var commonPrefix: String {
    guard var prefix = items.first?.text[...] else { return typed }
    for item in items.dropFirst() {
      while !item.text.hasPrefix(prefix) { prefix.removeLast() }
    }
    return String(prefix)
  }
}
