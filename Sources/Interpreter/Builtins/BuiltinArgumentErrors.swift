/// Wrong arguments for built-in functions, in the words of CPython's argument parsers, which differ
/// with how a function takes its arguments.
struct BuiltinArgumentErrors {
  private let vm: Interpreter
  private let native: NativeFunction
  private let signature: Signature
  private let receiver: Int
  /// Positional parameters, without the receiver.
  private let least: Int
  private let most: Int

  init(_ vm: Interpreter, _ native: NativeFunction, _ signature: Signature) {
    self.vm = vm
    self.native = native
    self.signature = signature
    receiver = native.isMethod ? 1 : 0
    most = signature.positionalCount - receiver
    least =
      (receiver..<max(signature.positionalCount, receiver))
      .filter { native.defaultValues[$0].isRequired }.count
  }

  /// Some parameter can be given by name.
  private var takesKeywords: Bool {
    signature.names.count > max(signature.positionalOnlyCount, receiver)
  }

  private var isConstructor: Bool { native.isMethod && native.owner == nil }

  /// The search methods of str and bytes still use the oldest parser.
  private var usesOldParser: Bool {
    guard native.owner == "str" || native.owner == "bytes" else { return false }
    switch native.name {
    case "find", "rfind", "index", "rindex", "count", "startswith", "endswith": return true
    default: return false
    }
  }

  private func plural(_ count: Int) -> String { "\(count) argument\(count == 1 ? "" : "s")" }

  func tooMany(_ count: Int) -> Raised {
    let given = count - receiver
    let name = native.name
    if name == "sorted" { return vm.typeError("sorted expected 1 argument, got \(given)") }
    if takesKeywords || usesOldParser {
      let all = signature.names.count - receiver
      if given > all {
        return vm.typeError("\(name)() takes at most \(plural(all)) (\(given) given)")
      }
      if most == 0 { return vm.typeError("\(name)() takes no positional arguments") }
      return vm.typeError(
        "\(name)() takes at most \(most) positional argument\(most == 1 ? "" : "s") (\(given) given)"
      )
    }
    if most == 0 && !isConstructor {
      return vm.typeError("\(native.qualifiedName)() takes no arguments (\(given) given)")
    }
    return wrongCount(given)
  }

  private func wrongCount(_ given: Int) -> Raised {
    if least == most {
      if most == 1 && !isConstructor {
        return vm.typeError(
          "\(native.qualifiedName)() takes exactly one argument (\(given) given)")
      }
      return vm.typeError("\(native.name) expected \(plural(most)), got \(given)")
    }
    return vm.typeError(
      given > most
        ? "\(native.name) expected at most \(plural(most)), got \(given)"
        : "\(native.name) expected at least \(plural(least)), got \(given)")
  }

  /// - Parameter arguments: the bound parameters, unbound where they are missing.
  func missing(_ arguments: UnsafeMutablePointer<Value>, given count: Int) -> Raised {
    let given = count - receiver
    if given < 0 {
      return vm.typeError("unbound method \(native.qualifiedName)() needs an argument")
    }
    let name = native.name
    if name == "sorted" { return vm.typeError("sorted expected 1 argument, got \(given)") }
    if usesOldParser {
      return vm.typeError("\(name)() takes at least \(plural(least)) (\(given) given)")
    }
    if !takesKeywords { return wrongCount(given) }
    for i in receiver..<signature.names.count
    where arguments[i].isUnbound && native.defaultValues[i].isRequired {
      if i < signature.positionalOnlyCount {
        return vm.typeError(
          "\(name)() takes at least \(least) positional argument\(least == 1 ? "" : "s") "
            + "(\(given) given)")
      }
      let parameter = signature.names[i].string.swiftString
      let place = name == "enumerate" ? "" : " (pos \(i - receiver + 1))"
      return vm.typeError("\(name)() missing required argument '\(parameter)'\(place)")
    }
    return wrongCount(given)
  }

  /// A keyword that no parameter takes, or that a positional-only one does not.
  func unexpectedKeyword(
    _ keyword: String, _ arguments: UnsafeMutablePointer<Value>, given count: Int
  ) -> Raised {
    if !takesKeywords {
      let isPlain = isConstructor || usesOldParser || signature.variadic >= 0
      return vm.typeError(
        "\(isPlain ? native.name : native.qualifiedName)() takes no keyword arguments")
    }
    for i in receiver..<signature.positionalCount
    where arguments[i].isUnbound && native.defaultValues[i].isRequired && native.name != "enumerate"
    {
      return missing(arguments, given: count)
    }
    // `sorted` hands its keywords on to `list.sort`.
    let name = native.name == "sorted" ? "sort" : native.name
    return vm.typeError("'\(keyword)' is an invalid keyword argument for \(name)()")
  }

  func givenTwice(_ index: Int) -> Raised {
    let parameter = signature.names[index].string.swiftString
    return vm.typeError(
      "argument for \(native.name)() given by name ('\(parameter)') and position "
        + "(\(index - receiver + 1))")
  }
}
