import Arrays
import Testing

@testable import Frames

@Test func `text methods give what pandas gives`() throws {
  let words: [String?] = [
    "Hello World", "  padded  ", nil, "élan vital", "a,b,,c", "123", "ÄÖ ß", "", "don't stop",
    "x1y2", "TITLE case", "-42",
  ]
  let column = Column(words)
  func mapped(_ change: @escaping (String) -> String?) -> () throws -> Outcome {
    { try Outcome(Series(column.mapText(change), name: "w")) }
  }
  func tested(_ test: @escaping (String) -> Bool) -> () throws -> Outcome {
    { try Outcome(Series(column.testText(test), name: "w")) }
  }
  func counted(_ count: @escaping (String) -> Int) -> () throws -> Outcome {
    { try Outcome(Series(column.countText(count), name: "w")) }
  }
  func split(_ split: @escaping (String) -> [String]) -> () throws -> Outcome {
    { try Outcome(Series(column.splitText(split), name: "w")) }
  }
  var calls: [String: () throws -> Outcome] = [:]
  calls["lower"] = mapped { PythonString.lower($0) }
  calls["upper"] = mapped { PythonString.upper($0) }
  calls["title"] = mapped { PythonString.title($0) }
  calls["capitalize"] = mapped { PythonString.capitalize($0) }
  calls["swapcase"] = mapped { PythonString.swapCase($0) }
  calls["strip"] = mapped { PythonString.strip($0) }
  calls["lstrip"] = mapped { PythonString.strip($0, nil, .left) }
  calls["rstrip of characters"] = mapped { PythonString.strip($0, "dlc ", .right) }
  calls["len"] = counted { PythonString.length($0) }
  calls["len of all there"] = {
    let series = try Series(column, name: "w").filter(column.isMissing().map { !$0 })
    let lengths = try series.column.countText { PythonString.length($0) }
    return try Outcome(Series(lengths, index: series.index, name: "w"))
  }
  calls["contains"] = tested { $0.contains("l") }
  calls["startswith"] = tested { $0.hasPrefix("H") }
  calls["endswith"] = tested { $0.hasSuffix("d") || $0.hasSuffix("c") }
  calls["replace"] = mapped { PythonString.replace($0, "l", "L") }
  calls["replace once"] = mapped { PythonString.replace($0, "l", "L", most: 1) }
  calls["split"] = split { PythonString.split($0) }
  calls["split at a comma"] = split { PythonString.split($0, ",") }
  calls["split once"] = split { PythonString.split($0, " ", most: 1) }
  calls["split into columns"] = {
    let columns = try column.splitTextIntoColumns { PythonString.split($0, " ") }
    let named = columns.enumerated().map { (Label.int(Int64($0.offset)), $0.element) }
    return try Outcome(Frame(named))
  }
  calls["rsplit"] = split { PythonString.split($0, " ", most: 1, fromRight: true) }
  calls["slice"] = mapped { PythonString.slice($0, 1, 4) }
  calls["slice backwards"] = mapped { PythonString.slice($0, nil, nil, -1) }
  calls["get"] = mapped { PythonString.character($0, 1) }
  calls["get from the end"] = mapped { PythonString.character($0, -1) }
  calls["find"] = counted { PythonString.find($0, "l") }
  calls["rfind"] = counted { PythonString.find($0, "l", last: true) }
  calls["count"] = counted { PythonString.occurrences($0, of: "l") }
  calls["zfill"] = mapped { PythonString.zeroFill($0, 6) }
  calls["pad"] = mapped { PythonString.pad($0, 8, .both, fill: "*") }
  calls["ljust"] = mapped { PythonString.pad($0, 6, .right, fill: ".") }
  calls["rjust"] = mapped { PythonString.pad($0, 6, .left) }
  calls["repeat"] = mapped { $0 + $0 }
  calls["cat"] = {
    try Outcome(Series(Column.joiningText([column, column], separator: "-"), name: "w"))
  }
  calls["cat with missing"] = {
    let joined = try Column.joiningText([column, column], separator: "-", missing: "?")
    return try Outcome(Series(joined, name: "w"))
  }
  calls["of numbers"] = {
    try Outcome(Series(Column([1.5]).mapText { PythonString.lower($0) }))
  }
  calls["isalpha"] = tested { PythonString.isAlphabetic($0) }
  calls["isdigit"] = tested { PythonString.isDigit($0) }
  calls["isdecimal"] = tested { PythonString.isDecimal($0) }
  calls["isnumeric"] = tested { PythonString.isNumeric($0) }
  calls["isalnum"] = tested { PythonString.isAlphanumeric($0) }
  calls["isspace"] = tested { PythonString.isSpace($0) }
  calls["isupper"] = tested { PythonString.isUpper($0) }
  calls["islower"] = tested { PythonString.isLower($0) }
  try compare("text", calls)
}
