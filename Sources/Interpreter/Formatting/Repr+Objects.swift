extension TypeInfo {
  /// With its module, except for built-in classes.
  func displayName(_ vm: Interpreter) -> String {
    var shown = name
    if let qualified = ownMember(vm.symbols.qualifiedName), qualified.is(.string) {
      shown = qualified.string.swiftString
    }
    return module == "builtins" ? shown : "\(module).\(shown)"
  }
}

extension Interpreter {
  /// `0x7f12a4c03b50`
  func address(_ value: Value) -> String { "0x" + String(value.payload, radix: 16) }

  /// Functions, classes, modules and everything that is shown by its address.
  func appendObject(_ value: Value, to buffer: inout TextBuffer) throws(Raised) {
    switch value.kind {
    case .type:
      if let metaclass = value.typeInfo.metaclass {
        let method = metaclass.lookup(symbols.repr, version: classVersion)
        if !method.isUnbound && !isCoreMember(method) {
          let shown = try callMethod(method, value, [])
          if let text = shown.stringValue { return buffer.append(text: text) }
        }
      }
      buffer.append(text: "<class '\(value.typeInfo.displayName(self))'>")
    case .function:
      let code = value.pointer(as: FunctionCell.self).pointee.code.takeUnretainedValue()
      buffer.append(text: "<function \(code.qualifiedName) at \(address(value))>")
    case .native: buffer.append(text: nativeRepr(value))
    case .boundMethod: try appendBoundMethod(value, to: &buffer)
    case .module:
      let namespace = value.namespace
      let origin = namespace.path.map { "from '\($0)'" } ?? "(built-in)"
      buffer.append(text: "<module '\(namespace.name)' \(origin)>")
    case .generator:
      let code = value.generator.pointee.code.takeUnretainedValue()
      buffer.append(text: "<generator object \(code.qualifiedName) at \(address(value))>")
    case .staticMethod, .classMethod:
      buffer.append(text: "<\(typeName(value))(")
      try appendRepr(value.pointer(as: WrapperCell.self).pointee.function, to: &buffer)
      buffer.append(")>")
    case .superProxy:
      let proxy = value.pointer(as: SuperCell.self)
      let receiver = proxy.pointee.receiver
      let shown = receiver.is(.type) ? receiver.typeInfo.name : typeName(receiver)
      buffer.append(
        text: "<super: <class '\(proxy.pointee.type.typeInfo.name)'>, <\(shown) object>>")
    default:
      let name = type(of: value).displayName(self)
      buffer.append(text: "<\(name) object at \(address(value))>")
    }
  }

  private func nativeRepr(_ value: Value) -> String {
    let native = value.pointer(as: NativeCell.self).pointee.native.takeUnretainedValue()
    guard let owner = native.owner, native.isMethod else {
      return "<built-in function \(native.name)>"
    }
    let what = native.name.hasPrefix("__") ? "slot wrapper" : "method"
    return "<\(what) '\(native.name)' of '\(owner)' objects>"
  }

  private func appendBoundMethod(_ value: Value, to buffer: inout TextBuffer) throws(Raised) {
    let bound = value.pointer(as: BoundMethodCell.self)
    let receiver = bound.pointee.receiver
    if bound.pointee.function.is(.native) {
      let native = bound.pointee.function.pointer(as: NativeCell.self).pointee.native
        .takeUnretainedValue()
      let what = native.name.hasPrefix("__") ? "method-wrapper" : "built-in method"
      let name = what == "method-wrapper" ? "'\(native.name)'" : native.name
      buffer.append(
        text: "<\(what) \(name) of \(typeName(receiver)) object at \(address(receiver))>")
      return
    }
    buffer.append("<bound method ")
    buffer.append(text: callableName(bound.pointee.function))
    buffer.append(" of ")
    try appendRepr(receiver, to: &buffer)
    buffer.append(">")
  }
}
