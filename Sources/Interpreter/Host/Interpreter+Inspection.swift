import Syntax

/// The parameters of something that can be called, one by one, and its source.
public struct CallDescription {
  public struct Parameter {
    public enum Kind: Sendable { case positionalOnly, ordinary, keywordOnly, variadic, keywords }
    public let name: String
    public let kind: Kind
    /// nil where the argument must be given.
    public let defaultValue: Value?
  }
  public let parameters: [Parameter]
  /// The text of a function written in a script, dedented.
  public let source: String?
}

extension Interpreter {
  /// Describes a function, bound method or class; nil for what cannot be called.
  ///
  /// Receivers (`self`) of bound methods and constructors are left out.
  public func describeCall(_ value: Value) -> CallDescription? {
    if value.is(.boundMethod) {
      return describe(
        function: value.pointer(as: BoundMethodCell.self).pointee.function, dropsReceiver: true)
    }
    if let info = value.classInfo { return describe(class: info) }
    return describe(function: value, dropsReceiver: false)
  }

  private func describe(class info: TypeInfo) -> CallDescription? {
    let constructor = info.inheritedConstructor(self)
    let initializer = info.lookup(intern("__init__"), version: classVersion)
    let function = constructor.isUnbound ? initializer : constructor
    let found = function.isUnbound ? nil : describe(function: function, dropsReceiver: true)
    return found ?? CallDescription(parameters: [], source: nil)
  }

  private func describe(function: Value, dropsReceiver: Bool) -> CallDescription? {
    if function.is(.native) {
      let native = function.pointer(as: NativeCell.self).pointee.native.takeUnretainedValue()
      let signature = native.prepare(self)
      // The defaults are those of all named parameters, unbound where there is none.
      let receiver = dropsReceiver && signature.names.first?.stringValue == "self" ? 1 : 0
      return CallDescription(
        parameters: parameters(signature, from: receiver) { index in
          index < native.defaultValues.count && !native.defaultValues[index].isUnbound
            ? native.defaultValues[index] : nil
        },
        source: nil)
    }
    guard function.is(.function) else { return nil }
    let code = function.pointer(as: FunctionCell.self).pointee.code.takeUnretainedValue()
    return CallDescription(
      parameters: parameters(
        code.signature, from: dropsReceiver ? 1 : 0, locals: code.localNames
      ) { index in
        self.defaultValue(of: function, code.signature, index)
      },
      source: sourceText(code))
  }

  private func parameters(
    _ signature: Signature, from first: Int, locals: [String] = [],
    _ defaultValue: (Int) -> Value?
  ) -> [CallDescription.Parameter] {
    var list: [CallDescription.Parameter] = []
    let names = signature.names.map { $0.string.swiftString }
    // The locals begin with the parameters; those without a number are `*args` and `**kwargs`.
    var collecting = locals.prefix(signature.count).filter { !names.contains($0) }
    let variadic = signature.variadic < 0 || collecting.isEmpty ? "args" : collecting.removeFirst()
    let keywords = collecting.first ?? "kwargs"
    for index in first..<max(first, names.count) {
      if index == signature.positionalCount, signature.variadic >= 0 {
        list.append(.init(name: variadic, kind: .variadic, defaultValue: nil))
      }
      let kind: CallDescription.Parameter.Kind =
        index < signature.positionalOnlyCount
        ? .positionalOnly : index < signature.positionalCount ? .ordinary : .keywordOnly
      list.append(.init(name: names[index], kind: kind, defaultValue: defaultValue(index)))
    }
    if signature.variadic >= 0, names.count == signature.positionalCount {
      list.append(.init(name: variadic, kind: .variadic, defaultValue: nil))
    }
    if signature.keywords >= 0 {
      list.append(.init(name: keywords, kind: .keywords, defaultValue: nil))
    }
    return list
  }

  private func defaultValue(of function: Value, _ signature: Signature, _ index: Int) -> Value? {
    let cell = function.pointer(as: FunctionCell.self).pointee
    if index < signature.positionalCount {
      guard cell.defaults.is(.tuple) else { return nil }
      let defaults = cell.defaults.tuple
      let place = index - (signature.positionalCount - defaults.pointee.count)
      return place >= 0 ? defaults.items[place] : nil
    }
    guard cell.keywordDefaults.is(.dict) else { return nil }
    let found = lookupSymbol(cell.keywordDefaults.dict, signature.names[index])
    return found.isUnbound ? nil : found
  }

  private func sourceText(_ code: Code) -> String {
    let (text, source) = (code.source.text, code.source)
    let first = source.position(code.range.start).line - source.firstLine
    let start = first >= 0 && first < source.lineStarts.count ? Int(source.lineStarts[first]) : 0
    let end = min(text.count, Int(code.range.end))
    return String(decoding: text[min(start, end)..<end], as: UTF8.self)
  }
}
