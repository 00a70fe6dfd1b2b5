extension Interpreter {
  /// Rearranges call arguments into one register a parameter, filling in defaults.
  ///
  /// `arguments` holds `count` values, the last ones named by the tuple `names` (or unbound). After
  /// it returns, registers 0 ..< `signature.count` from `arguments` hold the parameters.
  func bindArguments(
    _ callee: Value, _ signature: Signature, _ arguments: UnsafeMutablePointer<Value>,
    _ count: Int, _ names: Value
  ) throws(Raised) {
    let keywordCount = names.isUnbound ? 0 : names.tuple.pointee.count
    let positional = count - keywordCount
    guard arguments + max(count, signature.count) + keywordCount + 8 < registerLimit else {
      throw recursionError()
    }
    // Keyword values move out of the way, above everything that is written below.
    let keywordValues = arguments + max(count, signature.count) + 2
    for i in 0..<keywordCount { keywordValues[i] = arguments[positional + i] }
    let savedTop = top
    top = max(top, keywordValues + keywordCount)
    defer { top = savedTop }
    let variadic = try extraPositional(callee, signature, arguments, positional)
    var i = min(positional, signature.positionalCount)
    while i < signature.count {
      arguments[i] = .unbound
      i += 1
    }
    if signature.variadic >= 0 { arguments[signature.variadic] = variadic }
    if signature.keywords >= 0 { arguments[signature.keywords] = makeDict() }
    for i in 0..<keywordCount {
      try bindKeyword(
        callee, signature, arguments, names.tuple.items[i], keywordValues[i], positional,
        names)
    }
    if positional > signature.positionalCount && signature.variadic < 0 {
      throw tooManyArguments(callee, signature, arguments, positional)
    }
    try fillDefaults(callee, signature, arguments, positional)
  }

  /// The tuple for `*args`; an error when there are too many arguments and no `*args`.
  private func extraPositional(
    _ callee: Value, _ signature: Signature, _ arguments: UnsafeMutablePointer<Value>,
    _ positional: Int
  ) throws(Raised) -> Value {
    let extra = positional - signature.positionalCount
    if signature.variadic >= 0 {
      if !variadicOverride.isUnbound {
        let made = variadicOverride
        variadicOverride = .unbound
        return made
      }
      return heap.makeTuple(arguments + min(positional, signature.positionalCount), max(extra, 0))
    }
    return .unbound
  }

  private func bindKeyword(
    _ callee: Value, _ signature: Signature, _ arguments: UnsafeMutablePointer<Value>,
    _ name: Value, _ value: Value, _ positional: Int, _ names: Value
  ) throws(Raised) {
    let name = intern(name)
    let index = signature.names.firstIndex { $0.isIdentical(to: name) }
    if let index, index >= signature.positionalOnlyCount {
      if !arguments[index].isUnbound {
        if let errors = builtinErrors(callee, signature) { throw errors.givenTwice(index) }
        throw typeError(
          "\(callableName(callee))() got multiple values for argument '\(name.string.swiftString)'")
      }
      arguments[index] = value
      return
    }
    if signature.keywords >= 0 {
      try insert(arguments[signature.keywords].dict, name, value)
      return
    }
    let shown = name.string.swiftString
    if let errors = builtinErrors(callee, signature) {
      throw errors.unexpectedKeyword(shown, arguments, given: positional)
    }
    let misplaced = signature.names[..<signature.positionalOnlyCount].filter { parameter in
      names.tuple.values.contains { intern($0).isIdentical(to: parameter) }
    }
    if !misplaced.isEmpty && !callee.is(.native) || index != nil {
      let listed = misplaced.map { $0.string.swiftString }.joined(separator: ", ")
      throw typeError(
        "\(callableName(callee))() got some positional-only arguments passed as keyword arguments: "
          + "'\(listed)'")
    }
    throw typeError("\(callableName(callee))() got an unexpected keyword argument '\(shown)'")
  }

  /// The wording of errors for the functions that CPython has in C.
  private func builtinErrors(_ callee: Value, _ signature: Signature) -> BuiltinArgumentErrors? {
    guard callee.is(.native) else { return nil }
    let native = callee.pointer(as: NativeCell.self).pointee.native.takeUnretainedValue()
    return native.isBuiltin ? BuiltinArgumentErrors(self, native, signature) : nil
  }

  private func fillDefaults(
    _ callee: Value, _ signature: Signature, _ arguments: UnsafeMutablePointer<Value>,
    _ positional: Int
  ) throws(Raised) {
    if callee.is(.native) {
      let native = callee.pointer(as: NativeCell.self).pointee.native._withUnsafeGuaranteedRef {
        $0
      }
      var missing = false
      for i in 0..<signature.names.count where arguments[i].isUnbound {
        let value = native.defaultValues[i]
        if value.isRequired { missing = true }
        arguments[i] = value.isUnbound ? .unbound : value
      }
      if missing {
        throw missingArguments(callee, signature, arguments, native.defaultValues, positional)
      }
      return
    }
    let function = callee.pointer(as: FunctionCell.self)
    let defaults = function.pointee.defaults
    if defaults.is(.tuple) {
      let first = signature.positionalCount - defaults.tuple.pointee.count
      for i in max(first, 0)..<max(signature.positionalCount, max(first, 0))
      where arguments[i].isUnbound { arguments[i] = defaults.tuple.items[i - first] }
    }
    let keywordDefaults = function.pointee.keywordDefaults
    var missing = false
    for i in 0..<signature.names.count where arguments[i].isUnbound {
      if i >= signature.positionalCount && keywordDefaults.is(.dict) {
        arguments[i] = lookupSymbol(keywordDefaults.dict, signature.names[i])
      }
      if arguments[i].isUnbound { missing = true }
    }
    if missing { throw missingArguments(callee, signature, arguments, [], positional) }
  }

  /// The name that argument errors use.
  func callableName(_ callee: Value) -> String {
    if callee.is(.native) {
      let native = callee.pointer(as: NativeCell.self).pointee.native.takeUnretainedValue()
      return native.isMethod ? native.qualifiedName : native.name
    }
    if callee.is(.function) {
      return callee.pointer(as: FunctionCell.self).pointee.code.takeUnretainedValue().qualifiedName
    }
    return typeName(callee)
  }

  private func tooManyArguments(
    _ callee: Value, _ signature: Signature, _ arguments: UnsafeMutablePointer<Value>,
    _ given: Int
  ) -> Raised {
    if let errors = builtinErrors(callee, signature) { return errors.tooMany(given) }
    let name = callableName(callee)
    let most = signature.positionalCount
    var defaults = 0
    if callee.is(.native) {
      let native = callee.pointer(as: NativeCell.self).pointee.native.takeUnretainedValue()
      defaults = native.defaultValues[..<most].filter { !$0.isRequired }.count
    } else {
      let values = callee.pointer(as: FunctionCell.self).pointee.defaults
      defaults = values.is(.tuple) ? values.tuple.pointee.count : 0
    }
    let named = (most..<signature.names.count).count { !arguments[$0].isUnbound }
    let verb = given == 1 && named == 0 ? "was" : "were"
    let takes =
      defaults > 0
      ? "from \(most - defaults) to \(most) positional arguments"
      : "\(most) positional argument\(most == 1 ? "" : "s")"
    let keywordOnly =
      named == 0
      ? ""
      : " positional argument\(given == 1 ? "" : "s") "
        + "(and \(named) keyword-only argument\(named == 1 ? "" : "s"))"
    return typeError("\(name)() takes \(takes) but \(given)\(keywordOnly) \(verb) given")
  }

  private func missingArguments(
    _ callee: Value, _ signature: Signature, _ arguments: UnsafeMutablePointer<Value>,
    _ defaults: [Value], _ given: Int
  ) -> Raised {
    if let errors = builtinErrors(callee, signature) {
      return errors.missing(arguments, given: given)
    }
    func names(_ range: Range<Int>) -> [String] {
      range.filter {
        arguments[$0].isUnbound && (defaults.isEmpty || defaults[$0].isRequired)
      }.map { "'\(signature.names[$0].string.swiftString)'" }
    }
    var missing = names(0..<signature.positionalCount)
    var kind = "positional"
    if missing.isEmpty {
      missing = names(signature.positionalCount..<signature.names.count)
      kind = "keyword-only"
    }
    let name = callableName(callee)
    let listed: String
    switch missing.count {
    case 1: listed = missing[0]
    case 2: listed = "\(missing[0]) and \(missing[1])"
    default: listed = missing.dropLast().joined(separator: ", ") + ", and \(missing.last!)"
    }
    return typeError(
      "\(name)() missing \(missing.count) required \(kind) argument\(missing.count == 1 ? "" : "s"): "
        + listed)
  }
}

extension Value {
  /// As a native's default: the parameter has none.
  var isRequired: Bool { isUnbound && payload == 0 }
}

extension Signature {
  /// Default of a native's parameter that stays unbound when it is not given.
  static var unset: Value { Value(tag: .unbound, payload: 1) }

  /// Reads `name(a, b=1, /, *args, c='x', **kwargs)`.
  static func parse(_ text: String, vm: Interpreter) -> (Signature, [Value]) {
    SignatureParser(text, vm).parse()
  }
}
