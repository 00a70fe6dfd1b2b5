import Syntax

extension Interpreter {
  /// What a built-in function or class takes; nil for functions of scripts and for classes that
  /// scripts cannot make.
  public func callSignature(of value: Value) -> CallSignature? {
    switch value.kind {
    case .native:
      let native = value.pointer(as: NativeCell.self).pointee.native.takeUnretainedValue()
      return native.isMethod ? nil : callSignature(native.signatureText, dropping: 0)
    case .type:
      return value.typeInfo.constructor.flatMap { callSignature($0.signatureText, dropping: 1) }
    default: return nil
    }
  }

  private func callSignature(_ text: String, dropping count: Int) -> CallSignature? {
    guard let open = text.firstIndex(of: "("), count == 0 || text[open...].hasPrefix("(cls") else {
      return nil
    }
    let list = text[text.index(after: open)...].dropLast()
    let source = SourceFile(name: "<signature>", text: "lambda \(list): 0\n")
    guard let module = try? Parser.parse(source),
      case .expression(let expression)? = module.body.first?.kind,
      case .lambda(let function) = expression.kind
    else { return nil }
    var result = CallSignature(
      names: [], positionalCount: 0, positionalOnlyCount: 0, required: [], hasVariadic: false,
      hasKeywords: false)
    for parameter in function.parameters.dropFirst(count) {
      switch parameter.kind {
      case .variadic: result.hasVariadic = true
      case .keywords: result.hasKeywords = true
      case .positionalOnly, .positionalOrKeyword, .keywordOnly:
        result.names.append(parameter.name)
        if parameter.kind != .keywordOnly { result.positionalCount += 1 }
        if parameter.kind == .positionalOnly { result.positionalOnlyCount += 1 }
        if parameter.defaultValue == nil { result.required.insert(parameter.name) }
      }
    }
    return result
  }
}
