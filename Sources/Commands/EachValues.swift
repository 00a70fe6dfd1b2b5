import ArgumentParser
import Foundation

/// `--each name=1..10`
enum EachValues {
  /// One list of assignments a run; a single empty one without `--each`.
  static func variants(_ text: String?) throws -> [[String]] {
    guard let text else { return [[]] }
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw ValidationError("--each '\(text)' is not of the form name=1..10 or name=a,b,c")
    }
    let name = text[..<equals]
    let values = text[text.index(after: equals)...]
    let bounds = values.split(separator: "..", omittingEmptySubsequences: false)
    if bounds.count == 2 {
      guard let first = Int(bounds[0]), let last = Int(bounds[1]), first <= last,
        last - first < 10_000
      else { throw ValidationError("--each '\(text)': '\(values)' is not a range such as 1..10") }
      return (first...last).map { ["\(name)=\($0)"] }
    }
    let items = values.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    guard !items.isEmpty else { throw ValidationError("--each '\(text)' has no values") }
    return items.map { ["\(name)=\($0)"] }
  }
}
