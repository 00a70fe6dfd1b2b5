import Interpreter

/// `re.Match`
final class MatchObject: TracedObject {
  let patternValue: Value
  let pattern: PatternObject
  let subject: RegexSubject
  let slots: [Int]
  let lastGroup: Int
  let start: Int
  let end: Int

  init(
    _ patternValue: Value, _ pattern: PatternObject, _ subject: RegexSubject, _ slots: [Int],
    _ lastGroup: Int, _ start: Int, _ end: Int
  ) {
    self.patternValue = patternValue
    self.pattern = pattern
    self.subject = subject
    self.slots = slots
    self.lastGroup = lastGroup
    self.start = start
    self.end = end
  }

  func trace(_ marker: ValueMarker) {
    marker.mark(patternValue)
    marker.mark(subject.value)
  }

  func group(_ vm: Interpreter, _ i: Int, _ missing: Value = .none) -> Value {
    slots[2 * i + 1] < 0 ? missing : subject.slice(vm, slots[2 * i], slots[2 * i + 1])
  }

  var name: String? { pattern.program.groupNames.first { $0.number == lastGroup }?.name }
}

enum MatchType {
  static func make(
    _ vm: Interpreter, _ value: Value, _ pattern: PatternObject, _ subject: RegexSubject,
    _ matcher: any RegexMatching, _ start: Int, _ end: Int
  ) throws -> Value {
    vm.makeHost(
      MatchObject(value, pattern, subject, matcher.slots, matcher.lastGroup, start, end),
      type: try vm.hostType("re", "Match"))
  }

  private static func object(_ value: Value) -> MatchObject { value.host(as: MatchObject.self)! }

  /// The number of a group given by number or name.
  private static func number(_ vm: Interpreter, _ match: MatchObject, _ value: Value) throws -> Int
  {
    if let name = value.stringValue {
      if let found = match.pattern.program.groupNames.first(where: { $0.name == name }) {
        return found.number
      }
    } else if let number = try? vm.wholeNumber(value), number >= 0,
      number <= match.pattern.program.groupCount
    {
      return number
    }
    throw vm.indexError("no such group")
  }

  static func define(_ type: TypeBuilder) {
    type.method("group(self, *args)") { vm, args in
      let match = object(args[0])
      let wanted = args[1].items!
      if wanted.isEmpty { return match.group(vm, 0) }
      let found = try wanted.map { match.group(vm, try number(vm, match, $0)) }
      return found.count == 1 ? found[0] : vm.tuple(found)
    }
    type.method("__getitem__(self, key, /)") { vm, args in
      object(args[0]).group(vm, try number(vm, object(args[0]), args[1]))
    }
    type.method("groups(self, default=None)") { vm, args in
      let match = object(args[0])
      let count = match.pattern.program.groupCount
      return vm.tuple((0..<count).map { match.group(vm, $0 + 1, args[1]) })
    }
    type.method("groupdict(self, default=None)") { vm, args in
      let match = object(args[0])
      return vm.dict(
        match.pattern.program.groupNames.map { ($0.name, match.group(vm, $0.number, args[1])) })
    }
    for (name, offset) in [("start", 0), ("end", 1)] {
      type.method("\(name)(self, group=0, /)") { vm, args in
        let match = object(args[0])
        let group = try number(vm, match, args[1])
        return Value(match.slots[2 * group + 1] < 0 ? -1 : match.slots[2 * group + offset])
      }
    }
    type.method("span(self, group=0, /)") { vm, args in
      let match = object(args[0])
      let group = try number(vm, match, args[1])
      let found = match.slots[2 * group + 1] >= 0
      return vm.tuple([
        Value(found ? match.slots[2 * group] : -1), Value(found ? match.slots[2 * group + 1] : -1),
      ])
    }
    type.method("expand(self, template)") { vm, args in
      let match = object(args[0])
      let template = try PatternType.template(vm, match.pattern, args[1], match.subject)
      var output: [UInt8] = []
      for part in template.parts {
        switch part {
        case .literal(let bytes): output.append(contentsOf: bytes)
        case .group(let i):
          if match.slots[2 * i + 1] >= 0 {
            match.subject.append(match.slots[2 * i], match.slots[2 * i + 1], to: &output)
          }
        }
      }
      return match.subject.isBytes
        ? vm.bytes(output) : output.withUnsafeBufferPointer { vm.string(utf8: $0) }
    }
    defineState(type)
  }

  private static func defineState(_ type: TypeBuilder) {
    type.property("re", get: { _, value in object(value).patternValue })
    type.property("string", get: { _, value in object(value).subject.value })
    type.property("pos", get: { _, value in Value(object(value).start) })
    type.property("endpos", get: { _, value in Value(object(value).end) })
    type.property(
      "lastindex",
      get: { _, value in
        object(value).lastGroup == 0 ? .none : Value(object(value).lastGroup)
      })
    type.property(
      "lastgroup", get: { vm, value in object(value).name.map { vm.string($0) } ?? .none })
    type.method("__bool__(self)") { _, _ in .true }
    type.method("__repr__(self)") { vm, args in
      let match = object(args[0])
      let text = String(try vm.reprText(match.group(vm, 0)).unicodeScalars.prefix(50))
      return vm.string(
        "<re.Match object; span=(\(match.slots[0]), \(match.slots[1])), match=\(text)>")
    }
  }
}
