import Foundation
import Testing

@testable import Syntax

/// Runs a body on a thread with a small stack, as a host's worker threads may have.
private func onSmallStack(_ body: @escaping @Sendable () -> Void) {
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    body()
    done.signal()
  }
  thread.stackSize = 512 << 10
  thread.start()
  done.wait()
}

@Test(arguments: [
  ("1", "+1", 1_000_000), ("a", ".b", 300_000), ("f", "()", 300_000), ("a", "[0]", 100_000),
  ("a", " or b", 100_000), ("a", " < b", 100_000), ("'a'", " 'b'", 100_000),
  ("a", ", b", 100_000), ("f'{a}'", " f'{b}'", 20_000), ("a", " - b.c(d)[e]", 100_000),
  ("a", "; a", 100_000), ("a", "\na = 1", 100_000), ("a = b", " = c", 100_000),
  ("[a for b in c", " for d in e", 20_000),
])
func `long chains need no deep stack`(first: String, more: String, count: Int) {
  onSmallStack {
    let end = first.hasPrefix("[") ? "]" : ""
    let module = try? parse(first + String(repeating: more, count: count) + end + "\n")
    #expect(module != nil)
    if let module {
      #expect(undefinedNames(in: module, known: ["a", "b", "c", "d", "e", "f"]).isEmpty)
      #expect(Dependencies.of(module).reads.count < 8)
    }
  }
}

@Test func `a long chain with an error ends in an error`() {
  onSmallStack {
    #expect(failure("1" + String(repeating: "+1", count: 200_000) + " 2\n") != nil)
    #expect(failure("x = [" + String(repeating: "1,", count: 5000) + " 2 3]\n") != nil)
  }
}

@Test func `two hundred brackets are the limit`() {
  onSmallStack {
    func nested(_ count: Int) -> String {
      String(repeating: "(", count: count) + "1" + String(repeating: ")", count: count)
    }
    #expect(failure(nested(200)) == nil)
    #expect(failure(nested(201))?.message == "too many nested parentheses")
    let lists = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(failure(lists) == nil)
    let calls = String(repeating: "f(", count: 200) + String(repeating: ")", count: 200)
    #expect(failure(calls) == nil)
  }
}

@Test(arguments: [
  "-", "not ", "lambda: ", "a if b else ", "a ** ", "~", "a ** -", "[a for a in b if c] if d else ",
])
func `deep nesting of every kind is an error, not a crash`(prefix: String) {
  onSmallStack {
    for count in [1000, 30_000] {
      let error = failure(String(repeating: prefix, count: count) + "a\n")
      #expect(error?.message == "too many nested expressions")
    }
    #expect(failure(String(repeating: prefix, count: 250) + "a\n") == nil)
  }
}

@Test func `many branches and deep blocks`() {
  onSmallStack {
    let branches = String(repeating: "elif a: b\n", count: 999)
    #expect(failure("if a: b\n" + branches) == nil)
    #expect(
      failure("if a: b\n" + branches + branches)?.message == "too many elif branches")
    var blocks = ""
    for depth in 0..<99 { blocks += String(repeating: " ", count: depth) + "if a:\n" }
    #expect(failure(blocks + String(repeating: " ", count: 99) + "b\n") == nil)
    // Errors inside deep nesting are searched for on a stack of their own.
    let open = String(repeating: "(", count: 150)
    #expect(failure(open + "a b" + String(repeating: ")", count: 150)) != nil)
  }
}
