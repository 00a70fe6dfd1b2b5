/// Why the parameters of a run cannot be used; exit code 2.
public struct ParameterError: Error, Equatable, Sendable {
  public let message: String

  public init(_ message: String) { self.message = message }

  init(message: String) { self.message = message }
}

/// Puts given values in the place of defaults.
public enum ParameterBinding {
  /// Splits `name=value` of the option `-p`.
  public static func assignment(_ text: String) throws(ParameterError) -> (
    name: String, text: String
  ) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw ParameterError(message: "-p '\(text)' is not of the form name=value")
    }
    return (text[..<equals].trimmingWhitespace, String(text[text.index(after: equals)...]))
  }

  /// The parameters of a run, in the front matter's order.
  ///
  /// - Parameters:
  ///   - assignments: texts of `-p name=value`.
  ///   - file: the text of a YAML file of values, and its name; `-p` goes before it.
  /// - Throws: `ParameterError` for unknown names, values of the wrong type, and names given twice.
  public static func bind(
    _ parameters: [NotebookParameter], assignments: [String] = [],
    file: (name: String, text: String)? = nil
  ) throws(ParameterError) -> [BoundParameter] {
    var given: [String: ParameterValue] = [:]
    if let file { given = try values(of: file, parameters) }
    var seen: Set<String> = []
    for assignment in assignments {
      let (name, text) = try self.assignment(assignment)
      let parameter = try find(name, parameters)
      guard seen.insert(name).inserted else {
        throw ParameterError(message: "parameter '\(name)' is given twice")
      }
      given[name] = try value(text, of: parameter)
    }
    return parameters.map { parameter in
      BoundParameter(
        name: parameter.name, value: given[parameter.name] ?? parameter.defaultValue,
        isDefault: given[parameter.name].map { $0 == parameter.defaultValue } ?? true)
    }
  }

  private static func find(_ name: String, _ parameters: [NotebookParameter])
    throws(ParameterError) -> NotebookParameter
  {
    if let found = parameters.first(where: { $0.name == name }) { return found }
    let names = parameters.map(\.name)
    if names.isEmpty {
      throw ParameterError(message: "unknown parameter '\(name)': the notebook has none")
    }
    let hint = Suggestion.text(name, among: names)
    let list = hint.isEmpty ? "; it has " + names.joined(separator: ", ") : hint
    throw ParameterError(message: "unknown parameter '\(name)'\(list)")
  }

  private static func values(
    of file: (name: String, text: String), _ parameters: [NotebookParameter]
  ) throws(ParameterError) -> [String: ParameterValue] {
    let yaml: YAMLValue
    do { yaml = try YAMLReader.read(file.text, firstLine: 1) } catch {
      throw ParameterError(message: error.rendered(in: file.name))
    }
    guard case .mapping(let entries) = yaml else {
      if yaml == .none { return [:] }
      throw ParameterError(message: "\(file.name): must be a mapping of names to values")
    }
    var given: [String: ParameterValue] = [:]
    for entry in entries {
      let place = "\(file.name):\(entry.line): "
      do throws(ParameterError) {
        let parameter = try find(entry.key, parameters)
        let value: ParameterValue
        do throws(ParameterValue.Refusal) { value = try ParameterValue(yaml: entry.value) } catch {
          throw ParameterError(message: "parameter '\(entry.key)' \(error.reason)")
        }
        guard let converted = value.converted(to: parameter.defaultValue.kind) else {
          throw wrongType(parameter, value.literal)
        }
        given[entry.key] = converted
      } catch {
        throw ParameterError(message: place + error.message)
      }
    }
    return given
  }

  private static func wrongType(_ parameter: NotebookParameter, _ got: String) -> ParameterError {
    let kind = parameter.defaultValue.kind.phrase
    return ParameterError(message: "parameter '\(parameter.name)' must be \(kind), got \(got)")
  }

  /// Reads a command line's text as the type of the parameter's default.
  static func value(_ text: String, of parameter: NotebookParameter) throws(ParameterError)
    -> ParameterValue
  {
    let kind = parameter.defaultValue.kind
    if case .list(let element) = kind {
      guard let items = list(text), let converted = items.converted(to: .list(element)) else {
        throw wrongType(parameter, "'\(text)'")
      }
      return converted
    }
    guard let value = scalar(text, kind) else { throw wrongType(parameter, "'\(text)'") }
    return value
  }

  private static func scalar(_ text: String, _ kind: ParameterValue.Kind) -> ParameterValue? {
    let trimmed = text.trimmingWhitespace
    switch kind {
    case .string: return .string(text)
    case .int: return Numbers.int(trimmed).map(ParameterValue.int)
    case .float:
      return (Numbers.float(trimmed) ?? Numbers.int(trimmed).map(Double.init))
        .map(ParameterValue.float)
    case .bool:
      switch trimmed.lowercased() {
      case "true", "yes", "1", "on": return .bool(true)
      case "false", "no", "0", "off": return .bool(false)
      default: return nil
      }
    case .list: return nil
    }
  }

  /// `[1, 2, 3]`, or the same without brackets.
  private static func list(_ text: String) -> ParameterValue? {
    let trimmed = text.trimmingWhitespace
    let flow = trimmed.hasPrefix("[") ? trimmed : "[\(trimmed)]"
    guard let yaml = try? YAMLReader.read(flow, firstLine: 1) else { return nil }
    return try? ParameterValue(yaml: yaml)
  }
}

extension ParameterValue {
  /// The value as a kind, where that loses nothing: ints are floats, plain words are texts.
  func converted(to kind: Kind) -> ParameterValue? {
    switch (self, kind) {
    case (.bool, .bool), (.int, .int), (.float, .float), (.string, .string): return self
    case (.int(let value), .float): return .float(Double(value))
    case (.list(let items), .list(let element)):
      guard let element else { return self }
      let converted = items.compactMap { $0.converted(to: element) }
      return converted.count == items.count ? .list(converted) : nil
    default: return nil
    }
  }
}
