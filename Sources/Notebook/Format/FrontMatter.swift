import Syntax

/// What stands between the `---` lines at the head of a notebook.
public struct FrontMatter: Sendable, Equatable {
  public var title: String?
  public var description: String?
  public var tags: [String] = []
  public var parameters: [NotebookParameter] = []
  /// Seconds for the whole run; nil for no limit.
  public var timeout: Double?
  /// False turns freezing, and with it caching, off.
  public var freeze = true
  /// Keys that the host does not know, kept for other tools.
  public var others: [YAMLEntry] = []
  public internal(set) var problems: [NotebookProblem] = []

  static let keys = ["title", "description", "tags", "params", "timeout", "freeze"]

  init() {}

  /// Reads YAML; what is wrong goes to `problems`.
  init(yaml: String, firstLine: Int) {
    do {
      switch try YAMLReader.read(yaml, firstLine: firstLine) {
      case .none: return
      case .mapping(let entries): for entry in entries { read(entry) }
      case let other:
        fail(firstLine, "the front matter must be a mapping of keys to values, got \(other.kind)")
      }
    } catch {
      problems.append(error)
    }
  }

  private mutating func fail(_ line: Int, _ message: String) {
    problems.append(NotebookProblem(line: line, message))
  }

  private mutating func read(_ entry: YAMLEntry) {
    switch entry.key {
    case "title": title = text(entry)
    case "description": description = text(entry)
    case "tags": readTags(entry)
    case "params": readParameters(entry)
    case "timeout": readTimeout(entry)
    case "freeze":
      guard case .bool(let value) = entry.value else {
        return fail(entry.line, "freeze must be true or false, got \(entry.value.kind)")
      }
      freeze = value
    default: others.append(entry)
    }
  }

  /// Titles such as `2024` or `1.0` are texts too.
  private mutating func text(_ entry: YAMLEntry) -> String? {
    switch entry.value {
    case .none: return nil
    case .string(let text): return text
    case .int(let value): return String(value)
    case .float(let value): return "\(value)"
    case .bool(let value): return String(value)
    case .list, .mapping:
      fail(entry.line, "\(entry.key) must be a text, got \(entry.value.kind)")
      return nil
    }
  }

  private mutating func readTags(_ entry: YAMLEntry) {
    let items: [YAMLValue] =
      switch entry.value {
      case .list(let items): items
      case .none: []
      case let single: [single]
      }
    for item in items {
      let one = YAMLEntry(key: "a tag", value: item, line: entry.line)
      if let tag = text(one) { tags.append(tag) }
    }
  }

  private mutating func readTimeout(_ entry: YAMLEntry) {
    switch entry.value {
    case .int(let seconds) where seconds > 0: timeout = Double(seconds)
    case .float(let seconds) where seconds > 0 && seconds.isFinite: timeout = seconds
    default: fail(entry.line, "timeout must be a number of seconds above 0")
    }
  }

  private mutating func readParameters(_ entry: YAMLEntry) {
    guard case .mapping(let entries) = entry.value else {
      if entry.value != .none {
        fail(entry.line, "params must be a mapping of names to defaults, got \(entry.value.kind)")
      }
      return
    }
    for one in entries {
      guard Self.isName(one.key) else {
        fail(one.line, "parameter '\(one.key)' is not a name that code can use")
        continue
      }
      do {
        let value = try ParameterValue(yaml: one.value)
        parameters.append(NotebookParameter(name: one.key, defaultValue: value, line: one.line))
      } catch {
        fail(one.line, "parameter '\(one.key)' \(error.reason)")
      }
    }
  }

  /// True for what the language takes as a variable's name.
  static func isName(_ text: String) -> Bool {
    let source = SourceFile(name: "", text: text + " = 0\n")
    guard let module = try? Parser.parse(source), module.body.count == 1,
      case .assign(let targets, _) = module.body[0].kind, targets.count == 1,
      case .name(let name) = targets[0].kind
    else { return false }
    return name == text
  }
}
