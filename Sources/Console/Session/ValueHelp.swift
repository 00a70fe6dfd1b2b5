import Interpreter

/// What `f?` and `f??` show: signature, documentation, defaults, source.
struct ValueHelp {
  let vm: Interpreter

  func text(of value: Value, named name: String, withSource: Bool) -> String {
    let found = vm.documentation(of: value)
    guard let signature = found.signature else { return plain(value, name) }
    var text = signature + "\n  " + found.kind
    text += (found.module.map { " of \($0)" } ?? "") + "\n"
    if let documentation = found.text { text += "\n" + indented(documentation) + "\n" }
    if withSource {
      let source = vm.describeCall(value)?.source
      text += "\n" + (source ?? "(written in Swift: there is no source to show)") + "\n"
    }
    return text
  }

  private func plain(_ value: Value, _ name: String) -> String {
    var text = "\(name): \(vm.typeName(value))\n"
    let repr = (try? vm.reprText(value)) ?? ""
    text += indented(repr.count > 400 ? repr.prefix(400) + " …" : repr) + "\n"
    if let documentation = (try? vm.attributeIfPresent(value, "__doc__"))?.stringValue {
      text += "\n" + indented(documentation) + "\n"
    }
    return text
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
  }
}
