import Foundation
import Testing

@testable import Syntax

/// A small seeded generator (SplitMix64), so that every run tries the same programs.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

private let fragments = [
  "(", ")", "[", "]", "{", "}", ":", ",", ";", "=", "==", ":=", "*", "**", "/", "-", ".", "...",
  "not ", " in ", " is ", " if ", " else ", " for ", "lambda ", "x", "1", "0x", "1e", "'s'", "f'{",
  "f\"{x", "b'", "'''", "\"", "'", "\\", "\n", "\n  ", "\t", "\r", "\u{0C}", "#", "@", "->", "é",
  "€",
  " yield ", "return ", "async ", "await ", "def ", "class ", "import ", "from ", " as ", "with ",
  "try:", "except ", "finally:", "None", "print ", "global ", "nonlocal ", "del ", "match x:",
  "\u{0}", "\u{FEFF}", "😀", "!", "$", "~", "__debug__", "super()", "*a", "{{", "}}", "!r", ":>{w}",
]

private func mutate(_ text: [Character], _ random: inout SeededGenerator) -> String {
  var text = text
  for _ in 0..<Int.random(in: 1...4, using: &random) {
    let at = Int.random(in: 0...text.count, using: &random)
    let end = min(text.count, at + Int.random(in: 0...12, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: text.removeSubrange(at..<end)
    case 1: text.insert(contentsOf: fragments.randomElement(using: &random)!, at: at)
    case 2: text.insert(contentsOf: Array(text[at..<end]), at: at)
    case 3: text.replaceSubrange(at..<end, with: fragments.randomElement(using: &random)!)
    default: text.removeSubrange(at...)
    }
  }
  return String(text)
}

@Test func `mutated programs neither crash nor hang`() throws {
  var statements: [[Character]] = []
  for name in try FixtureFiles.names(in: "trees", extension: "py") {
    let lines = try FixtureFiles.text("trees/\(name).py").split(
      separator: "\n", omittingEmptySubsequences: false)
    for start in stride(from: 0, to: lines.count, by: 6) {
      statements.append(Array(lines[start..<min(start + 8, lines.count)].joined(separator: "\n")))
    }
  }
  var random = SeededGenerator(state: 20)
  var refused = 0
  for _ in 0..<6000 {
    let text = mutate(statements.randomElement(using: &random)!, &random)
    let source = SourceFile(name: "test.py", text: text)
    let (module, errors) = Parser.parseRecovering(source)
    if errors.isEmpty {
      _ = undefinedNames(in: try #require(module), known: [])
      _ = Dependencies.of(try #require(module))
    } else {
      refused += 1
    }
    for error in errors {
      #expect(error.range.start >= 0 && error.range.start <= error.range.end)
      #expect(Int(error.range.end) <= source.text.count)
      #expect(!error.rendered(in: source).isEmpty)
    }
  }
  #expect(refused > 1000)
}

@Test func `random bytes neither crash nor hang`() {
  var random = SeededGenerator(state: 21)
  for _ in 0..<3000 {
    let count = Int.random(in: 0...60, using: &random)
    let text = (0..<count).map { _ in fragments.randomElement(using: &random)! }.joined()
    _ = failure(text)
  }
}
