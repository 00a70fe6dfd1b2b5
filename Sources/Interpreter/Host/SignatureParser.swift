import Syntax

/// Reads the signature of a native: the dialect's own parameter list, with constants as defaults.
struct SignatureParser {
  private let text: String
  private let vm: Interpreter

  init(_ text: String, _ vm: Interpreter) {
    self.text = text
    self.vm = vm
  }

  func parse() -> (Signature, [Value]) {
    let open = text.firstIndex(of: "(")!
    let list = text[text.index(after: open)...].dropLast()
    let source = SourceFile(name: "<signature>", text: "lambda \(list): 0\n")
    do {
      let module = try Parser.parse(source)
      guard case .expression(let expression) = module.body[0].kind,
        case .lambda(let function) = expression.kind
      else { preconditionFailure("signature of a native: \(text)") }
      return convert(function.parameters)
    } catch {
      preconditionFailure("signature of a native: \(text): \(error)")
    }
  }

  private func convert(_ parameters: [Parameter]) -> (Signature, [Value]) {
    var names: [Value] = []
    var defaults: [Value] = []
    var positionalOnly = 0
    var positional = 0
    var hasVariadic = false
    var hasKeywords = false
    for parameter in parameters {
      switch parameter.kind {
      case .variadic: hasVariadic = true
      case .keywords: hasKeywords = true
      case .positionalOnly, .positionalOrKeyword, .keywordOnly:
        names.append(vm.intern(parameter.name))
        defaults.append(parameter.defaultValue.map(constant) ?? .unbound)
        if parameter.kind != .keywordOnly { positional += 1 }
        if parameter.kind == .positionalOnly { positionalOnly += 1 }
      }
    }
    let signature = Signature(
      names: names, positionalOnlyCount: positionalOnly, positionalCount: positional,
      hasVariadic: hasVariadic, hasKeywords: hasKeywords)
    return (signature, defaults)
  }

  private func constant(_ expression: Expression) -> Value {
    switch expression.kind {
    case .constant(.none): return .none
    case .constant(.true): return .true
    case .constant(.false): return .false
    case .constant(.ellipsis): return .ellipsis
    case .constant(.integer(let value)): return Value(value)
    case .constant(.float(let value)): return Value(value)
    case .constant(.string(let value)): return vm.intern(value)
    case .name("UNSET"): return Signature.unset
    case .unary(.minus, let operand):
      let value = constant(operand)
      return value.isFloat ? Value(-value.float) : Value(-value.int)
    case .tuple(let items): return vm.pin(vm.tuple(items.map(constant)))
    default: preconditionFailure("default in the signature of a native: \(text)")
    }
  }
}
