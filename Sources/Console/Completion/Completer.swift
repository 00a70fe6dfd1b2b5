import Interpreter
import Syntax

/// Finds what can stand at the cursor, from the values that the session has.
///
/// Only names, attributes and subscripts are looked up; no function is called.
struct Completer {
  let vm: Interpreter
  let namespace: ModuleNamespace
  let environment: any ReplEnvironment
  let commands: [ReplCommand]

  func completions(block: String, line: String) -> Completions {
    switch CompletionContext(block: block, line: line) {
    case .name(let prefix, let callee): return names(prefix, callee)
    case .attribute(let receiver, let prefix): return attributes(receiver, prefix)
    case .key(let container, let prefix, let closing): return keys(container, prefix, closing)
    case .path(let prefix): return paths(prefix)
    case .module(let prefix): return modules(prefix)
    case .importedName(let module, let prefix): return importedNames(module, prefix)
    case .command(let typed): return commandNames(typed)
    case .argument(let command, let typed): return arguments(command, typed)
    case .nothing: return .none
    }
  }

  // MARK: Names

  private func names(_ prefix: String, _ callee: String?) -> Completions {
    var items: [Completions.Item] = []
    if let callee, let value = evaluate(callee), let call = vm.describeCall(value) {
      items = call.parameters.filter { $0.isKeyword && $0.name.hasPrefix(prefix) }.map {
        .init(text: $0.name + "=", kind: "argument", summary: defaultText($0))
      }
    }
    var seen = Set<String>()
    for (name, value) in vm.variables(of: namespace) where matches(name, prefix) {
      if seen.insert(name).inserted { items.append(item(name, value)) }
    }
    for name in vm.builtinNames where matches(name, prefix) && seen.insert(name).inserted {
      items.append(item(name, vm.variable(name, in: namespace) ?? evaluate(name)))
    }
    for keyword in Keywords.inDialect where keyword.hasPrefix(prefix) && !prefix.isEmpty {
      items.append(.init(text: keyword, kind: "keyword", suffix: " "))
    }
    let arguments = items.prefix { $0.kind == "argument" }
    return Completions(
      typed: prefix,
      items: arguments + items.dropFirst(arguments.count).sorted { $0.text < $1.text })
  }

  /// Names with underscores before them only for those who type one.
  private func matches(_ name: String, _ prefix: String) -> Bool {
    name.hasPrefix(prefix) && (!name.hasPrefix("_") || prefix.hasPrefix("_"))
  }

  private func defaultText(_ parameter: CallDescription.Parameter) -> String {
    guard let value = parameter.defaultValue, let text = try? vm.reprText(value) else { return "" }
    return "default " + text
  }

  private func item(_ name: String, _ value: Value?) -> Completions.Item {
    guard let value else { return .init(text: name) }
    let isFunction = vm.describeCall(value) != nil && value.classInfo == nil
    let text = isFunction || value.classInfo != nil ? vm.documentation(of: value).text : nil
    return .init(
      text: name, kind: vm.typeName(value),
      summary: text?.split(separator: "\n").first.map(String.init) ?? "",
      suffix: isFunction ? "(" : "")
  }

  // MARK: Inside values

  private func attributes(_ receiver: String, _ prefix: String) -> Completions {
    guard let value = evaluate(receiver) else { return .none }
    let found = (try? vm.callBuiltin("dir", [value])).flatMap { $0.items.map(Array.init) } ?? []
    let names = found.compactMap(\.stringValue).filter { matches($0, prefix) }
    // Few enough to be told apart are described; reading all attributes of a table takes time.
    let items = names.sorted().map { name in
      names.count <= 40
        ? item(name, try? vm.attributeIfPresent(value, name)) : Completions.Item(text: name)
    }
    return Completions(typed: prefix, items: items)
  }

  private func keys(_ container: String, _ prefix: String, _ closing: String) -> Completions {
    guard let value = evaluate(container) else { return .none }
    var items: [Completions.Item] = []
    if let columns = environment.columns(of: value) {
      items = columns.map { .init(text: $0.name, kind: $0.type, suffix: closing) }
    } else if value.isDict {
      items = vm.entries(ofDict: value).compactMap { key, entry in
        key.stringValue.map { .init(text: $0, kind: vm.typeName(entry), suffix: closing) }
      }
    }
    return Completions(typed: prefix, items: items.filter { $0.text.hasPrefix(prefix) })
  }

  // MARK: Modules, files, commands

  private func modules(_ prefix: String) -> Completions {
    let names = environment.moduleNames().filter { $0.hasPrefix(prefix) }
    return Completions(
      typed: prefix, items: Set(names).sorted().map { .init(text: $0, kind: "module") })
  }

  private func importedNames(_ module: String, _ prefix: String) -> Completions {
    guard let value = try? vm.importedModule(module) else { return .none }
    let found = (try? vm.callBuiltin("dir", [value])).flatMap { $0.items.map(Array.init) } ?? []
    let names = found.compactMap(\.stringValue).filter { matches($0, prefix) }
    return Completions(
      typed: prefix, items: names.sorted().map { item($0, try? vm.attributeIfPresent(value, $0)) })
  }

  private func paths(_ prefix: String) -> Completions {
    Completions(typed: prefix, items: PathCompletion.items(prefix))
  }

  private func commandNames(_ typed: String) -> Completions {
    let mark = typed.first.map(String.init) ?? "."
    let items = commands.map {
      Completions.Item(
        text: mark + $0.name, kind: $0.arguments, summary: $0.summary,
        suffix: $0.arguments.isEmpty ? "" : " ")
    }
    return Completions(typed: typed, items: items.filter { $0.text.hasPrefix(typed) })
  }

  private func arguments(_ command: String, _ typed: String) -> Completions {
    guard let command = commands.first(where: { $0.name == command }) else { return .none }
    switch command.completes {
    case .file: return paths(typed)
    case .code: return completions(block: "\n", line: typed)
    case .words(let words): return choices(words, typed)
    case .command: return choices(commands.map(\.name), typed)
    case .nothing: return .none
    }
  }

  private func choices(_ words: [String], _ typed: String) -> Completions {
    Completions(typed: typed, items: words.filter { $0.hasPrefix(typed) }.map { .init(text: $0) })
  }

  // MARK: Looking up

  /// The value of a chain of names, attributes and constant subscripts; nil for anything else.
  func evaluate(_ text: String) -> Value? {
    guard let module = try? Parser.parse(SourceFile(name: "<completion>", text: text)),
      module.body.count == 1, case .expression(let expression) = module.body[0].kind
    else { return nil }
    return withExtendedLifetime(module) { try? value(of: expression) }
  }

  private func value(of expression: Expression) throws -> Value? {
    switch expression.kind {
    case .name(let name):
      if let value = vm.variable(name, in: namespace) { return value }
      return vm.builtinValue(name)
    case .constant(let constant): return value(of: constant)
    case .attribute(let receiver, let name, _):
      return try value(of: receiver).flatMap { try vm.attributeIfPresent($0, name) }
    case .subscript(let container, let index):
      guard let container = try value(of: container), let index = try value(of: index),
        index.isString || index.isInt
      else { return nil }
      return try vm.item(container, index)
    default: return nil
    }
  }

  private func value(of constant: Constant) -> Value? {
    switch constant {
    case .string(let text): vm.string(text)
    case .integer(let value): Value(Int(value))
    case .float(let value): Value(value)
    case .bytes(let bytes): vm.bytes(bytes)
    default: nil
    }
  }
}

extension CallDescription.Parameter {
  var isKeyword: Bool { kind == .ordinary || kind == .keywordOnly }
}
