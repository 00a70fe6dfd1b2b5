import Foundation

// Writes modules as a Swift source: embed-modules OUTPUT FOLDER FILE...
let arguments = CommandLine.arguments
let folder = URL(fileURLWithPath: arguments[2])
var entries = ""
var texts = ""
for (number, name) in arguments.dropFirst(3).enumerated() {
  var text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  if name.hasSuffix(".mnb") { text = moduleCode(text) }
  precondition(!text.contains("\"\"\"###"), name)
  var parts = name.split(separator: ".").dropLast().joined(separator: ".").split(separator: "/")
  if parts.last == "__init__" { parts.removeLast() }
  entries += """
        "\(parts.joined(separator: "."))": EmbeddedModule(
          path: "<stdlib>/\(name)", text: text\(number)),

    """
  texts += "\nprivate let text\(number) = ###\"\"\"\n\(text)\"\"\"###\n"
}
let source = """
  import Interpreter

  enum EmbeddedModules {
    static let all: [String: EmbeddedModule] = [
  \(entries)  ]
  }

  """
try (source + texts).write(toFile: arguments[1], atomically: true, encoding: .utf8)

/// The cells of a literate module without the test cells, each at its own lines.
func moduleCode(_ notebook: String) -> String {
  var lines: [Substring] = []
  var fence: Substring?
  var keeps = false
  for line in notebook.split(separator: "\n", omittingEmptySubsequences: false) {
    let mark = line.prefix { $0 == (line.hasPrefix("~") ? "~" : "`") }
    let rest = line.dropFirst(mark.count).drop { $0 == " " }
    if let open = fence {
      let closes = mark.count >= open.count && mark.hasPrefix(open) && rest.isEmpty
      if closes { fence = nil }
      lines.append(closes || !keeps ? "" : line)
    } else {
      if mark.count >= 3 {
        fence = mark
        keeps = rest.prefix { $0.isLetter } == "mnb" && !rest.contains(".test")
      }
      lines.append("")
    }
  }
  while lines.last == "" { lines.removeLast() }
  return lines.joined(separator: "\n") + "\n"
}
