import Testing

@testable import Notebook

/// Pseudo-random choices, the same on every machine.
private struct Choices {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
  mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }
}

@Suite struct RoundTripTests {
  private static let lines = [
    "", "# Load the data", "## Fit", "text", "---", "...", "===", "```mnb", "```mnb {#a}", "```",
    "````", "````mnb {.hide cache=false}", "~~~mnb {#b .test}", "~~~", "  ```mnb", "   ```",
    "    ```mnb", "> ```mnb", "```python", "<!-- ", "-->", "<details>", "</details>", "x = 1",
    "  y = '```'", "title: T", "params: {a: 1}", "```mnb {", "```mnb {#a",
    "```mnb {.bad timeout=x}",
    "\u{feff}", "ünïcode – 日本語", "\t```mnb", "```mnb\u{0}", "<pre>", "- item", "* * *",
  ]
  private static let ends = ["\n", "\n", "\n", "\r\n", "\r"]

  private func document(_ choices: inout Choices) -> [UInt8] {
    var text = choices.below(4) == 0 ? "\u{feff}" : ""
    if choices.below(3) == 0 { text += "---\ntitle: T\nparams:\n  a: 1\n---\n" }
    for _ in 0..<choices.below(40) { text += choices.pick(Self.lines) + choices.pick(Self.ends) }
    if choices.below(3) == 0 { text += choices.pick(Self.lines) }
    var bytes = Array(text.utf8)
    for _ in 0..<(choices.below(3) == 0 ? choices.below(12) : 0) where !bytes.isEmpty {
      switch choices.below(3) {
      case 0: bytes[choices.below(bytes.count)] = UInt8(truncatingIfNeeded: choices.next())
      case 1: bytes.remove(at: choices.below(bytes.count))
      default: bytes.insert(choices.pick(Array("`~{}#\n\r- ".utf8)), at: choices.below(bytes.count))
      }
    }
    return bytes
  }

  @Test func `writing a parsed notebook gives the same bytes, whatever they are`() {
    var choices = Choices(state: 7)
    for round in 0..<4000 {
      let bytes = document(&choices)
      let parsed = NotebookDocument(bytes: bytes, name: "r.mnb")
      #expect(parsed.bytes == bytes, "round \(round)")
      #expect(Set(parsed.cells.map(\.line)).count == parsed.cells.count)
      if parsed.isValid { #expect(Set(parsed.cells.map(\.id)).count == parsed.cells.count) }
    }
  }

  @Test func `formatting keeps every cell's code and adds no problems`() {
    var choices = Choices(state: 8)
    for round in 0..<2000 {
      let parsed = NotebookDocument(bytes: document(&choices), name: "r.mnb")
      let formatted = NotebookDocument(bytes: parsed.formatted(), name: "r.mnb")
      #expect(formatted.cells.map(\.code) == parsed.cells.map(\.code), "round \(round)")
      #expect(formatted.cells.map(\.attributes) == parsed.cells.map(\.attributes))
      #expect(formatted.problems == parsed.problems, "round \(round)")
      #expect(formatted.formatted() == parsed.formatted(), "round \(round)")
    }
  }
}
