import Syntax

/// Prints a tree in the form of `Fixtures/python_trees.py`, to compare it with CPython's.
struct TreeDump {
  let source: SourceFile

  static func text(of module: ModuleNode) -> String {
    let dump = TreeDump(source: module.source)
    let lines =
      [module.docstring.map(quoted) ?? "-"] + module.body.map { dump.statement($0) }
    return lines.joined(separator: "\n") + "\n"
  }

  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      if (0x20..<0x7F).contains(scalar.value), scalar != "\"", scalar != "\\" {
        out.unicodeScalars.append(scalar)
      } else {
        out += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return out + "\""
  }

  private func place(_ range: SourceRange) -> String {
    let (start, end) = (source.position(range.start), source.position(range.end))
    return "\(start.line):\(start.column)-\(end.line):\(end.column)"
  }

  private func group(_ parts: String...) -> String { group(parts) }
  private func group(_ parts: [String]) -> String { "(" + parts.joined(separator: " ") + ")" }
  private func list(_ parts: [String]) -> String { "[" + parts.joined(separator: " ") + "]" }
  private func block(_ body: [Statement]) -> String {
    "{" + body.map(statement).joined(separator: " ") + "}"
  }
  private func many(_ nodes: [Expression]) -> String { list(nodes.map(expression)) }
  private func maybe(_ node: Expression?) -> String { node.map(expression) ?? "-" }

  // MARK: Expressions

  private func constant(_ value: Constant, _ where: String) -> String {
    switch value {
    case .none: group("None", `where`)
    case .true: group("True", `where`)
    case .false: group("False", `where`)
    case .ellipsis: group("Ellipsis", `where`)
    case .integer(let value): group("Int", `where`, String(value))
    case .bigInteger(let digits): group("Int", `where`, digits)
    case .float(let value): group("Float", `where`, String(value.bitPattern, radix: 16))
    case .string(let text): group("Str", `where`, TreeDump.quoted(text))
    case .bytes(let bytes):
      group("Bytes", `where`, bytes.isEmpty ? "-" : bytes.map(hex).joined())
    }
  }

  private func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private func fields(_ parts: [FormattedPart]) -> String {
    var out: [String] = []
    var text = ""
    func flush() {
      if !text.isEmpty { out.append(TreeDump.quoted(text)) }
      text = ""
    }
    for part in parts {
      switch part {
      case .text(let more): text += more
      case .field(let value, let debugText, let conversion, let spec):
        text += debugText ?? ""
        flush()
        out.append(
          group("Field", expression(value), conversion.map(String.init) ?? "-", fields(spec)))
      }
    }
    flush()
    return list(out)
  }

  private func parameters(_ parameters: [Parameter]) -> String {
    list(
      parameters.map {
        group(
          "\($0.kind)", place($0.range), $0.name, maybe($0.defaultValue), maybe($0.annotation))
      })
  }

  private func argument(_ argument: Argument) -> String {
    let `where` = place(argument.range)
    return switch argument.kind {
    case .positional: expression(argument.value)
    case .star: group("Star", `where`, expression(argument.value))
    case .doubleStar: group("Keyword", `where`, "**", expression(argument.value))
    case .keyword(let name): group("Keyword", `where`, name, expression(argument.value))
    }
  }

  private func comprehension(_ node: ComprehensionNode, _ where: String) -> String {
    group(
      ["Comprehension", `where`, "\(node.kind)", expression(node.element), maybe(node.value)]
        + node.clauses.map {
          group("For", expression($0.target), expression($0.iterable), many($0.conditions))
        })
  }

  private static let binaryNames: [BinaryOperator: String] = [
    .add: "Add", .subtract: "Sub", .multiply: "Mult", .divide: "Div", .floorDivide: "FloorDiv",
    .modulo: "Mod", .power: "Pow", .matrixMultiply: "MatMult", .leftShift: "LShift",
    .rightShift: "RShift", .and: "BitAnd", .or: "BitOr", .xor: "BitXor",
  ]
  private static let unaryNames: [UnaryOperator: String] = [
    .plus: "UAdd", .minus: "USub", .invert: "Invert", .not: "Not",
  ]
  private static let comparisonNames: [ComparisonOperator: String] = [
    .less: "Lt", .lessEqual: "LtE", .equal: "Eq", .notEqual: "NotEq", .greater: "Gt",
    .greaterEqual: "GtE", .is: "Is", .isNot: "IsNot", .in: "In", .notIn: "NotIn",
  ]

  func expression(_ node: Expression) -> String {
    let `where` = place(node.range)
    switch node.kind {
    case .name(let name): return group("Name", `where`, name)
    case .constant(let value): return constant(value, `where`)
    case .formatted(let parts): return group("Formatted", `where`, fields(parts))
    case .list(let items): return group("List", `where`, many(items))
    case .tuple(let items): return group("Tuple", `where`, many(items))
    case .set(let items): return group("Set", `where`, many(items))
    case .dict(let entries):
      return group(
        ["Dict", `where`]
          + entries.map {
            guard let key = $0.key else { return group("Unpack", expression($0.value)) }
            return group("Entry", expression(key), expression($0.value))
          })
    case .starred(let value): return group("Starred", `where`, expression(value))
    case .unary(let op, let operand):
      return group(TreeDump.unaryNames[op]!, `where`, expression(operand))
    case .binary(let op, let left, let right):
      return group(TreeDump.binaryNames[op]!, `where`, expression(left), expression(right))
    case .boolean(let op, let operands):
      return group(op == .and ? "And" : "Or", `where`, many(operands))
    case .compare(let first, let rest):
      return group(
        ["Compare", `where`, expression(first)]
          + rest.map { "\(TreeDump.comparisonNames[$0.op]!) \(expression($0.operand))" })
    case .conditional(let test, let body, let orElse):
      return group("IfExp", `where`, expression(test), expression(body), expression(orElse))
    case .lambda(let function):
      guard case .return(let body?) = function.body[0].kind else { return "(bad lambda)" }
      return group("Lambda", `where`, parameters(function.parameters), expression(body))
    case .call(let callee, let arguments):
      return group("Call", `where`, expression(callee), list(arguments.map(argument)))
    case .attribute(let value, let name, _):
      return group("Attribute", `where`, expression(value), name)
    case .subscript(let value, let index):
      return group("Subscript", `where`, expression(value), expression(index))
    case .slice(let lower, let upper, let step):
      return group("Slice", `where`, maybe(lower), maybe(upper), maybe(step))
    case .comprehension(let node): return comprehension(node, `where`)
    case .walrus(let name, _, let value):
      return group("Walrus", `where`, name, expression(value))
    case .yield(let value): return group("Yield", `where`, maybe(value))
    case .yieldFrom(let value): return group("YieldFrom", `where`, expression(value))
    }
  }

  // MARK: Statements

  private func docstring(_ text: String?) -> String { text.map(TreeDump.quoted) ?? "-" }

  private func function(_ node: FunctionNode, _ where: String) -> String {
    group(
      "Def", `where`, node.name, docstring(node.docstring), many(node.decorators),
      parameters(node.parameters), block(node.body))
  }

  private func handler(_ handler: ExceptionHandler) -> String {
    group(
      "Except", place(handler.range), maybe(handler.type), handler.name ?? "-",
      block(handler.body))
  }

  func statement(_ node: Statement) -> String {
    let `where` = place(node.range)
    switch node.kind {
    case .expression(let value): return group("Expr", `where`, expression(value))
    case .assign(let targets, let value):
      return group("Assign", `where`, many(targets), expression(value))
    case .augmentedAssign(let target, let op, let value):
      return group(
        "AugAssign", `where`, expression(target), TreeDump.binaryNames[op]!, expression(value))
    case .annotatedAssign(let target, let annotation, let value):
      return group(
        "AnnAssign", `where`, expression(target), expression(annotation), maybe(value))
    case .delete(let targets): return group("Delete", `where`, many(targets))
    case .return(let value): return group("Return", `where`, maybe(value))
    case .raise(let value, let cause):
      return group("Raise", `where`, maybe(value), maybe(cause))
    case .assert(let test, let message):
      return group("Assert", `where`, expression(test), maybe(message))
    case .pass: return group("Pass", `where`)
    case .break: return group("Break", `where`)
    case .continue: return group("Continue", `where`)
    case .global(let names): return group(["Global", `where`] + names)
    case .nonlocal(let names): return group(["Nonlocal", `where`] + names)
    case .import(let modules):
      return group(
        ["Import", `where`]
          + modules.map { group(place($0.range), $0.module, $0.alias ?? "-") })
    case .importFrom(let module, let names, let level):
      return group(
        ["ImportFrom", `where`, module ?? "-", "\(level)"]
          + names.map { group(place($0.range), $0.name, $0.alias ?? "-") })
    case .if(let test, let body, let orElse):
      return group("If", `where`, expression(test), block(body), block(orElse))
    case .while(let test, let body, let orElse):
      return group("While", `where`, expression(test), block(body), block(orElse))
    case .for(let target, let iterable, let body, let orElse):
      return group(
        "For", `where`, expression(target), expression(iterable), block(body), block(orElse))
    case .with(let items, let body):
      return group(
        ["With", `where`] + items.map { group(expression($0.context), maybe($0.target)) }
          + [block(body)])
    case .try(let body, let handlers, let orElse, let finally):
      return group(
        ["Try", `where`, block(body)] + handlers.map(handler) + [block(orElse), block(finally)])
    case .function(let node): return function(node, `where`)
    case .class(let node):
      return group(
        "Class", `where`, node.name, docstring(node.docstring), many(node.decorators),
        many(node.arguments.map(\.value)), block(node.body))
    }
  }
}
