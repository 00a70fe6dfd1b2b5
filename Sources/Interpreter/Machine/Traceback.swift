import Syntax

extension Interpreter {
  func raiseSyntaxError(_ diagnostic: Diagnostic, _ source: SourceFile) -> Raised {
    let type = exceptionType(named: diagnostic.pythonClass) ?? types.syntaxError
    let error = raise(type, diagnostic.message)
    let attributes = makeDict()
    let (line, column) = source.position(diagnostic.range.start)
    try? setItem(ofDict: attributes, "msg", string(diagnostic.message))
    try? setItem(ofDict: attributes, "filename", string(source.name))
    try? setItem(ofDict: attributes, "lineno", Value(line))
    try? setItem(ofDict: attributes, "offset", Value(column + 1))
    try? setItem(ofDict: attributes, "text", string(source.lineText(diagnostic.range.start)))
    try? setItem(ofDict: attributes, "rendered", string(diagnostic.rendered(in: source)))
    raised.exception.pointee.attributes = attributes
    return error
  }

  /// The text that `python3` prints for an uncaught exception, with its causes.
  public func formatTraceback(_ exception: Value) -> String {
    var seen: Set<UInt64> = []
    return TracebackFormatter(vm: self).format(exception, &seen)
  }
}

/// Prints exceptions in CPython 3.11's form.
struct TracebackFormatter {
  let vm: Interpreter

  func format(_ exception: Value, _ seen: inout Set<UInt64>) -> String {
    guard exception.is(.exception), seen.insert(exception.payload).inserted else { return "" }
    let cell = exception.exception
    var text = ""
    if cell.pointee.cause.is(.exception) {
      text += format(cell.pointee.cause, &seen)
      text +=
        "\nThe above exception was the direct cause of the following exception:\n\n"
    } else if cell.pointee.context.is(.exception) && !cell.pointee.suppressContext {
      let context = format(cell.pointee.context, &seen)
      if !context.isEmpty {
        text += context
        text +=
          "\nDuring handling of the above exception, another exception occurred:\n\n"
      }
    }
    let entries = cell.pointee.traceback?.takeUnretainedValue().entries ?? []
    if !entries.isEmpty {
      text += "Traceback (most recent call last):\n"
      text += formatEntries(entries.reversed())
    }
    return text + formatLastLine(exception)
  }

  private func formatEntries(_ entries: [TracebackBox.Entry]) -> String {
    var text = ""
    var last = ""
    var repeats = 0
    for entry in entries {
      let shown = format(entry)
      if shown == last {
        repeats += 1
        if repeats < 3 { text += shown }
        continue
      }
      text += repeatLine(repeats)
      last = shown
      repeats = 0
      text += shown
    }
    return text + repeatLine(repeats)
  }

  private func repeatLine(_ repeats: Int) -> String {
    guard repeats >= 3 else { return "" }
    let more = repeats - 2
    return "  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]\n"
  }

  func format(_ entry: TracebackBox.Entry) -> String {
    let code = entry.code
    let source = code.source
    let range = code.ranges[min(entry.instruction, code.ranges.count - 1)]
    let (line, column) = source.position(range.start)
    var text = "  File \"\(source.name)\", line \(line), in \(code.name)\n"
    if let cell = source.cell {
      text = "  Cell \"\(cell)\", \(source.name), line \(line), in \(code.name)\n"
    }
    let bytes = Array(source.lineText(range.start).utf8)
    guard !bytes.isEmpty else { return text }
    let indent = bytes.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }.count
    let content = bytes[indent...].reversed().drop { $0 == 0x20 || $0 == 0x09 }.count + indent
    text += "    " + String(decoding: bytes[indent..<content], as: UTF8.self) + "\n"
    let end = source.position(range.end)
    let last = end.line == line ? min(end.column, content) : content
    if last <= column { return text }
    let anchor = anchor(bytes, column, last)
    // Carets that would underline the whole line are left out, unless they point at an operator.
    if column <= indent && last >= content && anchor == nil { return text }
    func width(_ from: Int, _ to: Int) -> Int {
      from < to ? String(decoding: bytes[from..<to], as: UTF8.self).unicodeScalars.count : 0
    }
    text += "    " + String(repeating: " ", count: width(indent, column))
    return text + carets(anchor, column, last, width) + "\n"
  }

  /// Carets, with tildes around the operator of a binary operation or the brackets of a subscript.
  private func carets(
    _ anchor: Range<Int>?, _ start: Int, _ end: Int, _ width: (Int, Int) -> Int
  ) -> String {
    if let anchor {
      return String(repeating: "~", count: width(start, anchor.lowerBound))
        + String(repeating: "^", count: width(anchor.lowerBound, anchor.upperBound))
        + String(repeating: "~", count: width(anchor.upperBound, end))
    }
    return String(repeating: "^", count: width(start, end))
  }

  /// As CPython finds it: parse the segment and look at its outermost expression.
  private func anchor(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Range<Int>? {
    let segment = Array(bytes[start..<end])
    let prefix = 1
    guard
      let module = try? Parser.parse(
        SourceFile(
          name: "", text: "(" + String(decoding: segment, as: UTF8.self) + ")\n")),
      case .expression(let expression)? = module.body.first?.kind
    else { return nil }
    func offset(_ position: Int32) -> Int { Int(position) - prefix }
    switch expression.kind {
    case .binary(_, let left, let right):
      // The operator is the first thing between the operands that is not space or bracket.
      var i = offset(left.range.end)
      let stop = offset(right.range.start)
      while i < stop, segment[i] == 0x20 || segment[i] == 0x29 || segment[i] == 0x09 { i += 1 }
      guard i < stop else { return nil }
      var length = 1
      if i + 1 < stop, segment[i + 1] != 0x20, segment[i + 1] != 0x28 { length = 2 }
      return (start + i)..<(start + i + length)
    case .subscript(let value, let index):
      var i = offset(value.range.end)
      while i < segment.count, segment[i] != UInt8(ascii: "[") { i += 1 }
      var j = max(offset(index.range.end), i + 1)
      while j < segment.count, segment[j] != UInt8(ascii: "]") { j += 1 }
      guard j < segment.count else { return nil }
      return (start + i)..<(start + j + 1)
    default: return nil
    }
  }

  /// `ValueError: message`, with a suggestion for misspelt names.
  func formatLastLine(_ exception: Value) -> String {
    let info = vm.type(of: exception)
    let attributes = exception.exception.pointee.attributes
    if attributes.is(.dict),
      let rendered = try? vm.item(ofDict: attributes, vm.intern("rendered"))
    {
      return (rendered.stringValue ?? "") + "\n"
    }
    let name =
      info.module == "builtins" || info.module == "__main__"
      ? (info.module == "__main__" ? "__main__." + info.name : info.name)
      : info.module + "." + info.name
    let shownName = info.module == "__main__" ? info.name : name
    let message = (try? vm.strText(exception)) ?? "<exception str() failed>"
    var text = message.isEmpty ? shownName : "\(shownName): \(message)"
    if let suggestion = suggestion(exception) { text += ". Did you mean: '\(suggestion)'?" }
    text += "\n"
    if attributes.is(.dict), let notes = try? vm.item(ofDict: attributes, vm.intern("__notes__")),
      let items = notes.items
    {
      for note in items { text += ((try? vm.strText(note)) ?? "") + "\n" }
    }
    return text
  }

  private func suggestion(_ exception: Value) -> String? {
    let cell = exception.exception
    guard cell.pointee.attributes.is(.dict),
      let name = try? vm.item(ofDict: cell.pointee.attributes, vm.intern("name")),
      let wrong = name.stringValue
    else { return nil }
    var candidates: [String] = []
    if vm.isInstance(exception, vm.types.attributeError),
      let object = try? vm.item(ofDict: cell.pointee.attributes, vm.intern("obj"))
    {
      candidates = vm.attributeNames(object)
    } else if vm.isInstance(exception, vm.types.nameError) {
      let entry = cell.pointee.traceback?.takeUnretainedValue().entries.first
      candidates = (entry?.code.localNames ?? []) + vm.globalNames(of: entry?.code)
    }
    return nearestName(wrong, among: candidates)
  }
}

extension Interpreter {
  /// What `dir(value)` lists, unsorted.
  func attributeNames(_ value: Value) -> [String] {
    var names: [String] = []
    func add(_ info: TypeInfo) {
      names += info.memberNames.compactMap(\.stringValue)
      for base in info.ancestry {
        names += base.takeUnretainedValue().memberNames.compactMap(\.stringValue)
      }
    }
    switch value.kind {
    case .module: return value.namespace.defined.compactMap(\.name.stringValue)
    case .type: add(value.typeInfo)
    default: if let part = value.objectPart { names += ownNames(part) }
    }
    if !value.is(.type) { add(type(of: value)) }
    if let more = type(of: value).moreNames { names += more(self, value) }
    return names
  }

  func globalNames(of code: Code?) -> [String] {
    guard let code else { return [] }
    var names: [String] = []
    for namespace in modules.values where namespace.owns(code) {
      names += namespace.defined.compactMap(\.name.stringValue)
    }
    return names
      + builtinValues.keys.compactMap { key in
        Value(tag: .object(.string), payload: UInt64(key)).stringValue
      }
  }
}
