import Syntax

/// What is known of a function, class or module without running it.
public struct Documentation {
  /// Such as `function`, `class`, `module`.
  public let kind: String
  public let name: String
  /// `name(a, b=1)`; nil where there is nothing to call.
  public let signature: String?
  public let text: String?
  /// Where it is defined.
  public let module: String?
}

extension Interpreter {
  /// Signature, docstring and source module of a value, as `help` shows them.
  public func documentation(of value: Value) -> Documentation {
    switch value.kind {
    case .function:
      let cell = value.pointer(as: FunctionCell.self)
      let code = cell.pointee.code.takeUnretainedValue()
      var text = code.docstring
      if let own = attributeText(value, "__doc__") { text = own }
      return Documentation(
        kind: "function", name: code.name, signature: code.name + parameterText(of: code),
        text: text.map(Interpreter.cleaned),
        module: attributeText(value, "__module__")
          ?? cell.pointee.module.takeUnretainedValue().name)
    case .native:
      let native = value.pointer(as: NativeCell.self).pointee.native.takeUnretainedValue()
      return Documentation(
        kind: "function", name: native.name, signature: Interpreter.shown(native),
        text: native.doc.isEmpty ? nil : Interpreter.cleaned(native.doc),
        module: native.isBuiltin && native.owner == nil ? "builtins" : native.owner)
    case .boundMethod:
      return documentation(of: value.pointer(as: BoundMethodCell.self).pointee.function)
    case .staticMethod, .classMethod:
      return documentation(of: value.pointer(as: WrapperCell.self).pointee.function)
    case .type: return documentation(of: value.typeInfo)
    case .module:
      let namespace = value.namespace
      return Documentation(
        kind: "module", name: namespace.name, signature: nil,
        text: namespace.value(symbols.doc)?.stringValue.map(Interpreter.cleaned),
        module: namespace.path ?? "(built-in)")
    default:
      let type = documentation(of: type(of: value))
      return Documentation(
        kind: "value of class \(type.name)", name: type.name, signature: nil, text: type.text,
        module: type.module)
    }
  }

  private func documentation(of info: TypeInfo) -> Documentation {
    var signature: String?
    let initialize = info.lookup(symbols.initialize, version: classVersion)
    if initialize.is(.function) {
      let code = initialize.pointer(as: FunctionCell.self).pointee.code.takeUnretainedValue()
      signature = info.name + Interpreter.withoutReceiver(parameterText(of: code))
    } else if let native = info.constructor {
      signature = info.name + Interpreter.withoutReceiver(Interpreter.shown(native, named: ""))
    }
    let text = info.ownMember(symbols.doc)?.stringValue ?? info.doc
    return Documentation(
      kind: info.isSubtype(of: types.baseException) ? "exception" : "class", name: info.name,
      signature: signature, text: text.flatMap { $0.isEmpty ? nil : Interpreter.cleaned($0) },
      module: info.module)
  }

  /// What a built-in name stands for.
  public func builtinValue(_ name: String) -> Value? {
    let value = builtin(intern(name))
    return value.isUnbound ? nil : value
  }

  private func attributeText(_ value: Value, _ name: String) -> String? {
    (try? attributeOrUnbound(value, intern(name)))?.stringValue
  }

  /// The members of a class or module that `help` lists: their names and documentation.
  public func documentedMembers(of value: Value) -> [(name: String, entry: Documentation)] {
    if value.is(.module) {
      return value.namespace.defined
        .map { ($0.name.string.swiftString, documentation(of: $0.value)) }
        .filter { !$0.0.hasPrefix("_") && ($0.1.kind == "function" || $0.1.kind == "class") }
        .sorted { $0.0 < $1.0 }
    }
    guard let info = value.classInfo else { return [] }
    return ownMembers(of: info).filter { !$0.name.hasPrefix("_") }
      .map { ($0.name, documentation(of: $0.value)) }
  }

  /// The parameter list as the source has it, on one line.
  private func parameterText(of code: Code) -> String {
    let bytes = code.source.text
    let header = Array("def \(code.name)".utf8)
    var at = Int(code.range.start)
    let end = min(Int(code.range.end), bytes.count)
    while at + header.count < end, !bytes[at...].starts(with: header) { at += 1 }
    while at < end, bytes[at] != UInt8(ascii: "(") { at += 1 }
    let start = at
    var depth = 0
    var quote: UInt8 = 0
    while at < end {
      let byte = bytes[at]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
      {
        depth += 1
      } else if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
      {
        depth -= 1
        if depth == 0 { break }
      }
      at += 1
    }
    guard at < end else { return "(...)" }
    return String(decoding: bytes[start...at], as: UTF8.self)
      .split { $0 == "\n" || $0 == "\r" || $0 == " " || $0 == "\t" }.joined(separator: " ")
  }

  /// A native's signature; what has no default that could be written is shown as `...`.
  private static func shown(_ native: NativeFunction, named name: String? = nil) -> String {
    let parameters = native.signatureText.drop { $0 != "(" }
    return (name ?? native.name) + parameters.replacing("=UNSET", with: "=...")
  }

  private static func withoutReceiver(_ parameters: String) -> String {
    let inner = parameters.dropFirst().dropLast()
    guard let comma = inner.firstIndex(of: ",") else { return "()" }
    return "(" + inner[inner.index(after: comma)...].trimmed + ")"
  }

  /// A docstring without the indentation that its lines have in common.
  private static func cleaned(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let margins = lines.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }
      .map { $0.prefix { $0 == " " }.count }
    let margin = margins.min() ?? 0
    for i in lines.indices.dropFirst() { lines[i] = String(lines[i].dropFirst(margin)) }
    lines[0] = String(lines[0].drop(while: \.isWhitespace))
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    while let first = lines.first, first.isEmpty { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }
}

extension Substring {
  fileprivate var trimmed: Substring { drop(while: \.isWhitespace) }
}
