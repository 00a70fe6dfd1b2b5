import Interpreter

/// The parameters of a bound function, read off its signature at the first call.
final class CallShape {
  private let signature: String
  let function: String
  /// In the order of the arguments' registers: named ones, then `*args`, then `**kwargs`.
  private(set) var names: [String] = []
  private(set) var namedCount = 0
  private var defaults: [Substring] = []
  private var places: [String: Int] = [:]

  init(_ signature: String) {
    self.signature = signature
    function = String(signature.prefix { $0 != "(" })
  }

  func run(
    _ vm: Interpreter, _ args: Arguments, _ body: (Call) throws -> Value
  ) throws -> Value {
    if places.isEmpty { parse() }
    let call = Call(vm: vm, args: args, shape: self, reads: Call.Reads())
    let result = try body(call)
    try call.refuseUnread()
    return result
  }

  func place(of name: String) -> Int {
    guard let place = places[name] else {
      preconditionFailure("\(function) has no parameter '\(name)'")
    }
    return place
  }

  /// True where a value is what the signature gives when the argument is left out.
  func isDefault(_ value: Value, _ place: Int) -> Bool {
    guard place < namedCount else { return false }
    let text = defaults[place]
    switch text {
    case "None": return value.isNone
    case "True": return value.isBool && value.bool
    case "False": return value.isBool && !value.bool
    case "UNSET": return value.isUnbound
    // Required: there is no default that it could differ from.
    case "": return true
    default: break
    }
    if let given = value.stringValue { return "'\(given)'" == text }
    if value.isInt { return Int(text) == value.int }
    if value.isFloat { return Double(text) == value.float || text == "nan" && value.float.isNaN }
    return text == "()" && value.isTuple && value.items?.isEmpty == true
  }

  private func parse() {
    var named: [(String, Substring)] = []
    var variadic: [String] = []
    for part in parameters() {
      if part == "*" || part == "/" { continue }
      if part.hasPrefix("*") {
        variadic.append(String(part.drop { $0 == "*" }))
        continue
      }
      let halves = part.split(separator: "=", maxSplits: 1)
      let name = halves[0].trimmingBlanks()
      named.append((name, halves.count == 2 ? Substring(halves[1].trimmingBlanks()) : ""))
    }
    namedCount = named.count
    names = named.map(\.0) + variadic
    defaults = named.map(\.1)
    for (place, name) in names.enumerated() { places[name] = place }
    if places.isEmpty { places[""] = 0 }
  }

  /// The text between the parentheses, cut at the commas outside of quotes and brackets.
  private func parameters() -> [String] {
    var parts = [""]
    var depth = 0
    var isQuoted = false
    for character in signature.dropFirst(function.count + 1).dropLast() {
      switch character {
      case "'": isQuoted.toggle()
      case "(" where !isQuoted: depth += 1
      case ")" where !isQuoted: depth -= 1
      case "," where !isQuoted && depth == 0:
        parts.append("")
        continue
      default: break
      }
      parts[parts.count - 1].append(character)
    }
    return parts.map { Substring($0).trimmingBlanks() }.filter { !$0.isEmpty }
  }
}

extension Substring {
  fileprivate func trimmingBlanks() -> String {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
