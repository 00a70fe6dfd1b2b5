/// A compiled pattern: instructions for `RegexMatcher`.
final class RegexProgram {
  enum Instruction {
    case character(UInt32)
    /// Compared in lower case.
    case characterIgnoringCase(UInt32)
    case set(Int)
    case any
    case anyButNewline
    case split(first: Int, second: Int)
    case jump(Int)
    case save(Int)
    case assertion(RegexAssertion)
    case reference(Int, ignoringCase: Bool)
    /// The simple body at `body` (one instruction for one character) as often as it goes.
    case simpleRepeat(body: Int, least: Int, most: Int, mode: RegexNode.RepeatMode)
    case loopEnter(Int)
    case loopTest(Int, least: Int, most: Int, isLazy: Bool, body: Int, exit: Int)
    /// Takes one more turn of a loop without asking.
    case loopTurn(Int, body: Int)
    /// Runs the instructions behind it up to `accept` at this place, then goes on at `next`.
    case look(isBehind: Int?, isNegative: Bool, next: Int)
    case atomic(next: Int)
    case conditional(group: Int, otherwise: Int)
    case accept
    case match
  }

  fileprivate(set) var instructions: [Instruction] = []
  fileprivate(set) var sets: [CharacterSet] = []
  fileprivate(set) var loopCount = 0
  let groupCount: Int
  let groupNames: [(name: String, number: Int)]
  let flags: RegexFlags
  /// Where a match may begin by its first character below 256; nil when anything may.
  private(set) var firstCharacters: [Bool]?

  init(_ pattern: [UInt32], flags: RegexFlags, isBytes: Bool) throws(RegexError) {
    var parser = RegexParser(pattern, flags: flags, isBytes: isBytes)
    let tree = try parser.parse()
    groupCount = parser.groupCount
    groupNames = parser.names
    self.flags = parser.flags
    var compiler = RegexCompiler(self)
    compiler.compile(tree)
    instructions.append(.match)
    var first = Array(repeating: false, count: 256)
    if tree.collectFirst(&first) { firstCharacters = first }
  }
}

private struct RegexCompiler {
  let program: RegexProgram
  init(_ program: RegexProgram) { self.program = program }

  private var next: Int { program.instructions.count }

  private func emit(_ instruction: RegexProgram.Instruction) {
    program.instructions.append(instruction)
  }

  private func reserve() -> Int {
    emit(.accept)
    return next - 1
  }

  mutating func compile(_ node: RegexNode) {
    switch node {
    case .empty: break
    case .character(let code, let ignoringCase):
      emit(ignoringCase ? .characterIgnoringCase(code) : .character(code))
    case .set(let set):
      program.sets.append(set)
      emit(.set(program.sets.count - 1))
    case .any(let includingNewline): emit(includingNewline ? .any : .anyButNewline)
    case .sequence(let parts): for part in parts { compile(part) }
    case .alternatives(let parts): compileAlternatives(parts)
    case .group(let body, let number):
      emit(.save(2 * number))
      compile(body)
      emit(.save(2 * number + 1))
    case .repeated(let body, let least, let most, let mode):
      compileRepeat(body, least, most, mode)
    case .assertion(let assertion): emit(.assertion(assertion))
    case .look(let body, let isBehind, let isNegative):
      let at = reserve()
      compile(body)
      emit(.accept)
      program.instructions[at] = .look(
        isBehind: isBehind ? body.width.least : nil, isNegative: isNegative, next: next)
    case .atomic(let body):
      let at = reserve()
      compile(body)
      emit(.accept)
      program.instructions[at] = .atomic(next: next)
    case .reference(let number, let ignoringCase):
      emit(.reference(number, ignoringCase: ignoringCase))
    case .conditional(let group, let then, let otherwise):
      let at = reserve()
      compile(then)
      let end = reserve()
      program.instructions[at] = .conditional(group: group, otherwise: next)
      compile(otherwise)
      program.instructions[end] = .jump(next)
    }
  }

  private mutating func compileAlternatives(_ parts: [RegexNode]) {
    var ends: [Int] = []
    for (i, part) in parts.enumerated() {
      if i == parts.count - 1 {
        compile(part)
        break
      }
      let at = reserve()
      compile(part)
      ends.append(reserve())
      program.instructions[at] = .split(first: at + 1, second: next)
    }
    for end in ends { program.instructions[end] = .jump(next) }
  }

  private mutating func compileRepeat(
    _ body: RegexNode, _ least: Int, _ most: Int, _ mode: RegexNode.RepeatMode
  ) {
    switch body {
    case .character, .set, .any:
      let at = reserve()
      compile(body)
      program.instructions[at] = .simpleRepeat(body: at + 1, least: least, most: most, mode: mode)
      return
    default: break
    }
    if mode == .possessive {
      return compile(.atomic(.repeated(body, least: least, most: most, mode: .greedy)))
    }
    let loop = program.loopCount
    program.loopCount += 1
    emit(.loopEnter(loop))
    let test = reserve()
    let turn = reserve()
    compile(body)
    emit(.jump(test))
    program.instructions[test] = .loopTest(
      loop, least: least, most: most, isLazy: mode == .lazy, body: turn + 1, exit: next)
    program.instructions[turn] = .loopTurn(loop, body: turn + 1)
  }
}

extension RegexNode {
  /// Notes the characters below 256 that a match can begin with; false when that is not known, or
  /// when a match can be empty.
  fileprivate func collectFirst(_ first: inout [Bool]) -> Bool {
    switch self {
    case .character(let code, let ignoringCase):
      if code >= 256 || ignoringCase && code >= 128 { return false }
      first[Int(code)] = true
      if ignoringCase, code >= 97, code <= 122 { first[Int(code) - 32] = true }
      return true
    case .set(let set):
      // Characters from 256 on are always tried.
      for code in 0..<256 where set.contains(UInt32(code)) { first[code] = true }
      return true
    case .group(let body, _), .atomic(let body): return body.collectFirst(&first)
    case .sequence(let parts):
      for part in parts {
        if part.width.most == 0 {
          if case .assertion = part { continue }
          if case .look = part { continue }
        }
        return part.collectFirst(&first)
      }
      return false
    case .alternatives(let parts): return parts.allSatisfy { $0.collectFirst(&first) }
    case .repeated(let body, let least, _, _): return least > 0 && body.collectFirst(&first)
    default: return false
    }
  }
}
