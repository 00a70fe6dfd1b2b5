import Interpreter

/// Runs a compiled pattern over bytes or code points, with a backtrack stack of its own: no native
/// recursion but for lookaround, and cancellation at any time.
struct RegexMatcher<Unit: FixedWidthInteger & UnsignedInteger> {
  private enum Choice {
    case resume(pc: Int, position: Int)
    case restore(slot: Int, value: Int)
    case restoreLoop(Int, count: Int, last: Int)
    /// A greedy run of single characters that can give back down to `least`.
    case shorten(pc: Int, least: Int, position: Int)
    /// A lazy run that can take more.
    case lengthen(pc: Int, body: Int, position: Int, left: Int)
  }

  private let vm: Interpreter
  private let program: RegexProgram
  private let instructions: [RegexProgram.Instruction]
  private let sets: [CharacterSet]
  private let firstCharacters: [Bool]?
  private let text: UnsafeBufferPointer<Unit>
  private let end: Int
  /// Start and end of each group; -1 where it did not take part.
  private(set) var slots: [Int]
  /// Number of the group that closed last; kept behind the slots, so that it is restored as they are.
  var lastGroup: Int { max(slots[slots.count - 1], 0) }
  private var loops: [(count: Int, last: Int)]
  private var stack: [Choice] = []
  private var steps = 0

  init(
    _ vm: Interpreter, _ program: RegexProgram, _ text: UnsafeBufferPointer<Unit>, end: Int
  ) {
    self.vm = vm
    self.program = program
    instructions = program.instructions
    sets = program.sets
    firstCharacters = program.firstCharacters
    self.text = text
    self.end = end
    slots = Array(repeating: -1, count: 2 * program.groupCount + 3)
    loops = Array(repeating: (0, -1), count: program.loopCount)
  }

  /// The first match from `start` on.
  ///
  /// - Parameter mustAdvance: a match at `start` itself may not be empty.
  mutating func search(from start: Int, mustAdvance: Bool) throws -> Bool {
    var at = start
    while at <= end {
      if let first = firstCharacters {
        while at < end, text[at] < 256, !first[Int(truncatingIfNeeded: text[at])] { at += 1 }
        if at >= end { return false }
      }
      if try match(at: at, whole: false, mustAdvance: mustAdvance && at == start) { return true }
      at += 1
    }
    return false
  }

  mutating func match(at start: Int, whole: Bool, mustAdvance: Bool = false) throws -> Bool {
    for i in slots.indices { slots[i] = -1 }
    stack.removeAll(keepingCapacity: true)
    steps += 1
    guard let matchEnd = try run(0, start, whole: whole, start: mustAdvance ? start : -1) else {
      return false
    }
    slots[0] = start
    slots[1] = matchEnd
    return true
  }

  @inline(__always)
  private func accepts(_ instruction: RegexProgram.Instruction, _ unit: Unit) -> Bool {
    let code = UInt32(truncatingIfNeeded: unit)
    switch instruction {
    case .character(let wanted): return code == wanted
    case .characterIgnoringCase(let wanted): return CaseMapping.lower(code) == wanted
    case .set(let index): return sets[index].contains(code)
    case .any: return true
    case .anyButNewline: return code != 10
    default: return false
    }
  }

  /// How many characters from `position` on a single-character instruction takes.
  @inline(__always)
  private func count(_ body: RegexProgram.Instruction, _ position: Int, _ most: Int) -> Int {
    let limit = most > end - position ? end : position + most
    var at = position
    switch body {
    case .any: return limit - position
    case .anyButNewline: while at < limit, text[at] != 10 { at += 1 }
    case .character(let wanted):
      while at < limit, UInt32(truncatingIfNeeded: text[at]) == wanted { at += 1 }
    case .set(let index):
      let set = sets[index]
      while at < limit, set.contains(UInt32(truncatingIfNeeded: text[at])) { at += 1 }
    default: while at < limit, accepts(body, text[at]) { at += 1 }
    }
    return at - position
  }

  private mutating func save(_ slot: Int, _ value: Int) {
    stack.append(.restore(slot: slot, value: slots[slot]))
    slots[slot] = value
  }

  private mutating func saveLoop(_ loop: Int) {
    stack.append(.restoreLoop(loop, count: loops[loop].count, last: loops[loop].last))
  }

  /// Takes the newest choice that is above `floor`; nil when there is none.
  private mutating func backtrack(_ floor: Int) throws -> (pc: Int, position: Int)? {
    steps += 1
    if steps & 0xFFF == 0 { try vm.checkCancelled() }
    while stack.count > floor {
      switch stack.removeLast() {
      case .resume(let pc, let position): return (pc, position)
      case .restore(let slot, let value): slots[slot] = value
      case .restoreLoop(let loop, let count, let last): loops[loop] = (count, last)
      case .shorten(let pc, let least, let position):
        if position - 1 > least {
          stack.append(.shorten(pc: pc, least: least, position: position - 1))
        }
        return (pc, position - 1)
      case .lengthen(let pc, let body, let position, let left):
        if position < end, accepts(instructions[body], text[position]) {
          if left > 1 {
            stack.append(.lengthen(pc: pc, body: body, position: position + 1, left: left - 1))
          }
          return (pc, position + 1)
        }
      }
    }
    return nil
  }

  /// Runs from an instruction to `match` or `accept`; gives the position reached.
  ///
  /// - Parameter start: a match that ends here does not count; -1 for none.
  private mutating func run(
    _ first: Int, _ from: Int, whole: Bool, start: Int
  ) throws -> Int? {
    let floor = stack.count
    var pc = first
    var position = from
    while true {
      var succeeded = true
      switch instructions[pc] {
      case .match:
        if !(whole && position != end) && position != start { return position }
        succeeded = false
      case .accept: return position
      case .character(let wanted):
        if position < end, UInt32(truncatingIfNeeded: text[position]) == wanted {
          position += 1
          pc += 1
        } else {
          succeeded = false
        }
      case .characterIgnoringCase, .set, .any, .anyButNewline:
        if position < end, accepts(instructions[pc], text[position]) {
          position += 1
          pc += 1
        } else {
          succeeded = false
        }
      case .split(let a, let b):
        stack.append(.resume(pc: b, position: position))
        pc = a
      case .jump(let target): pc = target
      case .save(let slot):
        save(slot, position)
        if slot & 1 == 1 { save(slots.count - 1, slot / 2) }
        pc += 1
      case .assertion(let assertion):
        succeeded = holds(assertion, position)
        pc += 1
      case .reference(let group, let ignoringCase):
        if let length = referenceLength(group, position, ignoringCase) {
          position += length
          pc += 1
        } else {
          succeeded = false
        }
      case .simpleRepeat(let body, let least, let most, let mode):
        let taken = count(instructions[body], position, mode == .lazy ? least : most)
        if taken < least {
          succeeded = false
          break
        }
        pc = body + 1
        let low = position + least
        position += taken
        if mode == .greedy, taken > least {
          stack.append(.shorten(pc: pc, least: low, position: position))
        } else if mode == .lazy, most > least {
          stack.append(.lengthen(pc: pc, body: body, position: position, left: most - least))
        }
      case .loopEnter(let loop):
        saveLoop(loop)
        loops[loop] = (0, -1)
        pc += 1
      case .loopTest(let loop, let least, let most, let isLazy, let body, let exit):
        let (count, last) = loops[loop]
        if count < least {
          saveLoop(loop)
          loops[loop] = (count + 1, position)
          pc = body
        } else if count < most, position != last {
          if isLazy {
            stack.append(.resume(pc: pc + 1, position: position))
            pc = exit
          } else {
            stack.append(.resume(pc: exit, position: position))
            saveLoop(loop)
            loops[loop] = (count + 1, position)
            pc = body
          }
        } else {
          pc = exit
        }
        steps += 1
        if steps & 0xFFF == 0 { try vm.checkCancelled() }
      case .loopTurn(let loop, let body):
        saveLoop(loop)
        loops[loop] = (loops[loop].count + 1, position)
        pc = body
      case .look(let behind, let isNegative, let next):
        succeeded = try look(pc + 1, position - (behind ?? 0), isNegative, next, &pc)
      case .atomic(let next):
        let height = stack.count
        if let reached = try run(pc + 1, position, whole: false, start: -1) {
          forgetChoices(above: height)
          position = reached
          pc = next
        } else {
          succeeded = false
        }
      case .conditional(let group, let otherwise):
        pc = group <= program.groupCount && slots[2 * group + 1] >= 0 ? pc + 1 : otherwise
      }
      if succeeded { continue }
      guard let choice = try backtrack(floor) else { return nil }
      (pc, position) = choice
    }
  }

  private mutating func look(
    _ body: Int, _ from: Int, _ isNegative: Bool, _ next: Int, _ pc: inout Int
  ) throws -> Bool {
    let height = stack.count
    let found = from >= 0 ? try run(body, from, whole: false, start: -1) != nil : false
    if found && isNegative {
      // What the body set is undone; the choices that it left are dropped with it.
      while stack.count > height {
        switch stack.removeLast() {
        case .restore(let slot, let value): slots[slot] = value
        case .restoreLoop(let loop, let count, let last): loops[loop] = (count, last)
        default: break
        }
      }
    } else if found {
      forgetChoices(above: height)
    }
    pc = next
    return found != isNegative
  }

  /// Keeps what is needed to undo, drops the ways not taken.
  private mutating func forgetChoices(above height: Int) {
    var kept = height
    for i in height..<stack.count {
      switch stack[i] {
      case .restore, .restoreLoop:
        stack[kept] = stack[i]
        kept += 1
      default: break
      }
    }
    stack.removeLast(stack.count - kept)
  }

  private func referenceLength(_ group: Int, _ position: Int, _ ignoringCase: Bool) -> Int? {
    let (low, high) = (slots[2 * group], slots[2 * group + 1])
    guard low >= 0, high >= low, position + high - low <= end else { return nil }
    for i in 0..<(high - low) {
      let (a, b) = (text[low + i], text[position + i])
      if a == b { continue }
      let isEqual =
        ignoringCase
        && CaseMapping.lower(UInt32(truncatingIfNeeded: a))
          == CaseMapping.lower(UInt32(truncatingIfNeeded: b))
      if !isEqual { return nil }
    }
    return high - low
  }

  private func holds(_ assertion: RegexAssertion, _ position: Int) -> Bool {
    switch assertion {
    case .start: return position == 0
    case .end: return position == end
    case .lineStart: return position == 0 || text[position - 1] == 10
    case .lineEnd: return position == end || text[position] == 10
    case .endOrNewline:
      return position == end || position == end - 1 && text[position] == 10
    case .word(let ascii): return isBoundary(position, ascii)
    case .notWord(let ascii): return end > 0 && !isBoundary(position, ascii)
    }
  }

  private func isBoundary(_ position: Int, _ ascii: Bool) -> Bool {
    func isWord(_ index: Int) -> Bool {
      index >= 0 && index < end
        && CharacterCategory.isWord(UInt32(truncatingIfNeeded: text[index]), ascii)
    }
    return isWord(position - 1) != isWord(position)
  }
}
