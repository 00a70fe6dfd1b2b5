import Interpreter

/// `re.Pattern`
final class PatternObject: TracedObject {
  let program: RegexProgram
  let pattern: Value
  /// The last replacement text and what it was read as.
  var template: (text: String, template: RegexTemplate)?

  init(_ program: RegexProgram, _ pattern: Value) {
    self.program = program
    self.pattern = pattern
  }

  func trace(_ marker: ValueMarker) { marker.mark(pattern) }
}

enum PatternType {
  private static func object(_ vm: Interpreter, _ value: Value) throws -> PatternObject {
    if let pattern = value.host(as: PatternObject.self) { return pattern }
    throw vm.typeError("a pattern is needed here, not \(vm.typeName(value))")
  }

  static func define(_ type: TypeBuilder) {
    for name in ["match", "fullmatch", "search", "findall", "finditer"] {
      type.method("\(name)(self, string, pos=0, endpos=9223372036854775807)") { vm, args in
        try apply(
          vm, name, args[0], args[1], from: try vm.index(args[2]), to: try vm.index(args[3]))
      }
    }
    type.method("split(self, string, maxsplit=0)") { vm, args in
      try split(vm, args[0], args[1], limit: try vm.index(args[2]))
    }
    for name in ["sub", "subn"] {
      type.method("\(name)(self, repl, string, count=0)") { vm, args in
        try substitute(
          vm, args[0], args[1], args[2], limit: try vm.index(args[3]), counted: name == "subn")
      }
    }
    defineState(type)
  }

  private static func defineState(_ type: TypeBuilder) {
    type.property("pattern", get: { vm, value in try object(vm, value).pattern })
    type.property(
      "flags", get: { vm, value in Value(try object(vm, value).program.flags.rawValue) })
    type.property("groups", get: { vm, value in Value(try object(vm, value).program.groupCount) })
    type.property(
      "groupindex",
      get: { vm, value in
        vm.dict(try object(vm, value).program.groupNames.map { ($0.name, Value($0.number)) })
      })
    type.method("__repr__(self)") { vm, args in
      let pattern = try object(vm, args[0])
      var flags = pattern.program.flags
      if pattern.pattern.isString { flags.remove(.unicode) }
      let suffix = flags.isEmpty ? "" : ", " + FlagType.text(flags)
      let text = String(try vm.reprText(pattern.pattern).unicodeScalars.prefix(200))
      return vm.string("re.compile(\(text)\(suffix))")
    }
    type.method("__eq__(self, other, /)") { vm, args in
      guard let other = args[1].host(as: PatternObject.self) else { return .notImplemented }
      let own = try object(vm, args[0])
      return Value(
        try own.program.flags == other.program.flags && vm.equals(own.pattern, other.pattern))
    }
    type.method("__hash__(self)") { vm, args in
      Value(try vm.hashValue(of: try object(vm, args[0]).pattern))
    }
    for name in ["__copy__(self)", "__deepcopy__(self, memo)"] {
      type.method(name) { _, args in args[0] }
    }
  }

  /// The subject of a call; bytes patterns take bytes, str patterns str.
  private static func subject(
    _ vm: Interpreter, _ pattern: PatternObject, _ value: Value
  ) throws -> RegexSubject {
    let subject = try RegexSubject(vm, value)
    if subject.isBytes == pattern.pattern.isString {
      throw vm.typeError(
        subject.isBytes
          ? "cannot use a string pattern on a bytes-like object"
          : "cannot use a bytes pattern on a string-like object")
    }
    return subject
  }

  // MARK: Matching

  static func apply(
    _ vm: Interpreter, _ name: String, _ value: Value, _ string: Value, from: Int = 0,
    to: Int = .max
  ) throws -> Value {
    let pattern = try object(vm, value)
    let subject = try subject(vm, pattern, string)
    let start = min(max(from, 0), subject.count)
    let end = min(max(to, 0), subject.count)
    switch name {
    case "findall": return try findAll(vm, pattern, subject, start, end)
    case "finditer":
      return vm.makeIterator(
        host: MatchIterator(
          value, pattern, vm.makeHost(subject, type: vm.types.object), subject, start, end))
    default:
      if start > end { return .none }
      return try subject.withMatcher(vm, pattern.program, end: end) { matcher in
        let found =
          name == "search"
          ? try matcher.search(from: start, mustAdvance: false)
          : try matcher.match(at: start, whole: name == "fullmatch", mustAdvance: false)
        if !found { return .none }
        return try MatchType.make(vm, value, pattern, subject, matcher, start, end)
      }
    }
  }

  /// Calls `body` with the slots of each match, until it returns false.
  static func forEachMatch(
    _ vm: Interpreter, _ pattern: PatternObject, _ subject: RegexSubject, _ start: Int, _ end: Int,
    _ body: (any RegexMatching) throws -> Bool
  ) throws {
    if start > end { return }
    try subject.withMatcher(vm, pattern.program, end: end) { matcher in
      var position = start
      var mustAdvance = false
      while position <= end, try matcher.search(from: position, mustAdvance: mustAdvance) {
        let (low, high) = (matcher.slots[0], matcher.slots[1])
        if try !body(matcher) { return }
        mustAdvance = low == high
        position = high
        try vm.checkCancelled()
      }
    }
  }

  private static func findAll(
    _ vm: Interpreter, _ pattern: PatternObject, _ subject: RegexSubject, _ start: Int, _ end: Int
  ) throws -> Value {
    let list = vm.list([])
    let groups = pattern.program.groupCount
    let empty = subject.isBytes ? vm.bytes([]) : vm.string("")
    try forEachMatch(vm, pattern, subject, start, end) { matcher in
      let slots = matcher.slots
      func group(_ i: Int) -> Value {
        slots[2 * i + 1] < 0 || slots[2 * i] < 0
          ? empty : subject.slice(vm, slots[2 * i], slots[2 * i + 1])
      }
      let value = groups <= 1 ? group(groups) : vm.tuple((1...groups).map(group))
      vm.extend(list: list, [value])
      return true
    }
    return list
  }

  // MARK: Splitting and replacing

  static func split(
    _ vm: Interpreter, _ value: Value, _ string: Value, limit: Int
  ) throws -> Value {
    let pattern = try object(vm, value)
    let subject = try subject(vm, pattern, string)
    let list = vm.list([])
    if limit < 0 { return vm.list([string]) }
    var last = 0
    var count = 0
    try forEachMatch(vm, pattern, subject, 0, subject.count) { matcher in
      let slots = matcher.slots
      vm.extend(list: list, [subject.slice(vm, last, slots[0])])
      if pattern.program.groupCount > 0 {
        for i in 1...pattern.program.groupCount {
          let part =
            slots[2 * i + 1] < 0 ? Value.none : subject.slice(vm, slots[2 * i], slots[2 * i + 1])
          vm.extend(list: list, [part])
        }
      }
      last = slots[1]
      count += 1
      return limit == 0 || count < limit
    }
    vm.extend(list: list, [subject.slice(vm, last, subject.count)])
    return list
  }

  static func substitute(
    _ vm: Interpreter, _ value: Value, _ replacement: Value, _ string: Value, limit: Int,
    counted: Bool
  ) throws -> Value {
    let pattern = try object(vm, value)
    let subject = try subject(vm, pattern, string)
    let template =
      vm.canCall(replacement) ? nil : try self.template(vm, pattern, replacement, subject)
    var output: [UInt8] = []
    var last = 0
    var count = 0
    var pieces = 0
    try forEachMatch(vm, pattern, subject, 0, subject.count) { matcher in
      let slots = matcher.slots
      subject.append(last, slots[0], to: &output)
      if slots[0] > last { pieces += 1 }
      defer { pieces += 1 }
      if let template {
        for part in template.parts {
          switch part {
          case .literal(let bytes): output.append(contentsOf: bytes)
          case .group(let i):
            if slots[2 * i + 1] >= 0 { subject.append(slots[2 * i], slots[2 * i + 1], to: &output) }
          }
        }
      } else {
        let match = try MatchType.make(vm, value, pattern, subject, matcher, 0, subject.count)
        let text = try vm.call(replacement, match)
        if let utf8 = text.utf8, !subject.isBytes {
          output.append(contentsOf: utf8)
        } else if let bytes = text.bytesValue, subject.isBytes {
          output.append(contentsOf: bytes)
        } else if !text.isNone {
          throw vm.typeError(
            "sequence item \(pieces): expected str instance, \(vm.typeName(text)) found")
        }
      }
      last = slots[1]
      count += 1
      return limit == 0 || count < limit
    }
    subject.append(last, subject.count, to: &output)
    let result =
      subject.isBytes
      ? vm.bytes(output) : output.withUnsafeBufferPointer { vm.string(utf8: $0) }
    return counted ? vm.tuple([result, Value(count)]) : result
  }

  static func template(
    _ vm: Interpreter, _ pattern: PatternObject, _ value: Value, _ subject: RegexSubject
  ) throws -> RegexTemplate {
    guard subject.isBytes ? value.bytesValue != nil : value.isString else {
      throw vm.typeError(
        subject.isBytes
          ? "a bytes-like object is required, not '\(vm.typeName(value))'"
          : "decoding to str: need a bytes-like object, \(vm.typeName(value)) found")
    }
    let text = value.stringValue ?? ""
    if let known = pattern.template, !subject.isBytes, known.text == text { return known.template }
    let codes = value.bytesValue?.map { UInt32($0) } ?? text.unicodeScalars.map(\.value)
    do throws(RegexError) {
      let template = try RegexTemplate(codes, pattern.program, isBytes: subject.isBytes)
      if !subject.isBytes { pattern.template = (text, template) }
      return template
    } catch {
      if error.position == nil, error.message.hasPrefix("unknown group name") {
        throw vm.raise(vm.types.indexError, error.message)
      }
      throw try RegexModule.raise(vm, error, codes, value)
    }
  }
}

/// `finditer`
private final class MatchIterator: HostIterator, TracedObject {
  let value: Value
  let pattern: PatternObject
  let holder: Value
  let subject: RegexSubject
  let start: Int
  let end: Int
  var position: Int
  var mustAdvance = false

  init(
    _ value: Value, _ pattern: PatternObject, _ holder: Value, _ subject: RegexSubject,
    _ start: Int, _ end: Int
  ) {
    self.value = value
    self.pattern = pattern
    self.holder = holder
    self.subject = subject
    self.start = start
    self.end = end
    position = start
  }

  func next(_ vm: Interpreter) throws -> Value? {
    if position > end { return nil }
    return try subject.withMatcher(vm, pattern.program, end: end) { matcher in
      guard try matcher.search(from: position, mustAdvance: mustAdvance) else {
        position = end + 1
        return nil
      }
      mustAdvance = matcher.slots[0] == matcher.slots[1]
      position = matcher.slots[1]
      return try MatchType.make(vm, value, pattern, subject, matcher, start, end)
    }
  }

  func trace(_ marker: ValueMarker) {
    marker.mark(value)
    marker.mark(holder)
  }
}
