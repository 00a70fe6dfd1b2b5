import Interpreter

/// An iterator written as a closure that gives the next value, with the script values it holds.
private final class ClosureIterator: HostIterator, TracedObject {
  /// Values that must stay alive; the closure may change them.
  final class State {
    var values: [Value]
    init(_ values: [Value]) { self.values = values }
  }

  private let state: State
  private let body: (Interpreter, State) throws -> Value?
  private var isAtEnd = false

  init(_ values: [Value], _ body: @escaping (Interpreter, State) throws -> Value?) {
    state = State(values)
    self.body = body
  }

  func next(_ vm: Interpreter) throws -> Value? {
    if isAtEnd { return nil }
    try vm.checkCancelled()
    if let value = try body(vm, state) { return value }
    isAtEnd = true
    state.values.removeAll()
    return nil
  }

  func trace(_ marker: ValueMarker) {
    for value in state.values { marker.mark(value) }
  }
}

/// `itertools`
enum ItertoolsModule {
  private typealias Body = (Interpreter, ClosureIterator.State) throws -> Value?

  static func build(_ module: ModuleBuilder) throws {
    module.asBuiltins {
      defineEndless(module)
      defineChaining(module)
      defineSelecting(module)
      defineGrouping(module)
      defineCombinations(module)
    }
  }

  private static func make(_ vm: Interpreter, _ values: [Value], _ body: @escaping Body) -> Value {
    vm.makeIterator(host: ClosureIterator(values, body))
  }

  /// A class whose instances are made by `constructor`; what it makes is a plain iterator.
  private static func define(
    _ module: ModuleBuilder, _ signature: String, _ constructor: @escaping NativeBody
  ) {
    let name = String(signature.prefix { $0 != "(" })
    let parameters = signature.dropFirst(name.count + 1)
    module.type(name) { type in
      type.constructor("\(name)(cls, \(parameters)") { vm, args in
        try constructor(vm, args.dropFirst())
      }
    }
  }

  // MARK: Endless

  private static func defineEndless(_ module: ModuleBuilder) {
    define(module, "count(start=0, step=1)") { vm, args in
      guard try vm.realNumber(args[0]) != nil, try vm.realNumber(args[1]) != nil else {
        throw vm.typeError("a number is required")
      }
      return make(vm, [args[0], args[1]]) { vm, state in
        let value = state.values[0]
        state.values[0] = try vm.binary(.add, value, state.values[1])
        return value
      }
    }
    define(module, "cycle(iterable, /)") { vm, args in
      // The iterator while it lasts, then what it gave.
      var position = -1
      let saved = vm.list([])
      return make(vm, [try vm.makeIterator(args[0]), saved]) { vm, state in
        if position < 0 {
          if let value = try vm.nextValue(of: state.values[0]) {
            vm.extend(list: state.values[1], [value])
            return value
          }
          position = 0
        }
        guard let items = state.values[1].items, !items.isEmpty else { return nil }
        defer { position = (position + 1) % items.count }
        return items[position]
      }
    }
    define(module, "repeat(object, times=UNSET)") { vm, args in
      var left = args.has(1) ? max(0, try vm.index(args[1])) : Int.max
      return make(vm, [args[0]]) { _, state in
        if left == 0 { return nil }
        if left != .max { left -= 1 }
        return state.values[0]
      }
    }
  }

  // MARK: One after the other, side by side

  private static func chain(_ vm: Interpreter, _ iterables: Value) throws -> Value {
    make(vm, [try vm.makeIterator(iterables), .none]) { vm, state in
      while true {
        if !state.values[1].isNone {
          if let value = try vm.nextValue(of: state.values[1]) { return value }
        }
        guard let iterable = try vm.nextValue(of: state.values[0]) else { return nil }
        state.values[1] = try vm.makeIterator(iterable)
      }
    }
  }

  private static func defineChaining(_ module: ModuleBuilder) {
    module.type("chain") { type in
      type.constructor("chain(cls, *iterables)") { vm, args in try chain(vm, args[1]) }
      type.classMethod("from_iterable(cls, iterable, /)") { vm, args in try chain(vm, args[1]) }
    }
    define(module, "zip_longest(*iterables, fillvalue=None)") { vm, args in
      let fill = args[0]
      let iterators = try args[1].items!.map { try vm.makeIterator($0) }
      var open = Array(repeating: true, count: iterators.count)
      return make(vm, iterators + [fill]) { vm, state in
        var row: [Value] = []
        for i in 0..<open.count {
          if open[i], let value = try vm.nextValue(of: state.values[i]) {
            row.append(value)
          } else {
            open[i] = false
            row.append(fill)
          }
        }
        return open.contains(true) ? vm.tuple(row) : nil
      }
    }
    define(module, "starmap(function, iterable, /)") { vm, args in
      make(vm, [args[0], try vm.makeIterator(args[1])]) { vm, state in
        guard let row = try vm.nextValue(of: state.values[1]) else { return nil }
        return try vm.call(state.values[0], vm.elements(row))
      }
    }
    define(module, "pairwise(iterable, /)") { vm, args in
      var isFirst = true
      return make(vm, [try vm.makeIterator(args[0]), .none]) { vm, state in
        if isFirst {
          isFirst = false
          guard let first = try vm.nextValue(of: state.values[0]) else { return nil }
          state.values[1] = first
        }
        guard let next = try vm.nextValue(of: state.values[0]) else { return nil }
        defer { state.values[1] = next }
        return vm.tuple([state.values[1], next])
      }
    }
    module.function("tee(iterable, n=2, /)") { vm, args in
      let count = try vm.index(args[1])
      if count < 0 { throw vm.valueError("n must be >= 0") }
      return tee(vm, try vm.makeIterator(args[0]), count)
    }
  }

  /// What is read from the source is kept in a shared list until every copy has passed it.
  private static func tee(_ vm: Interpreter, _ source: Value, _ count: Int) -> Value {
    let shared = TeeSource(count)
    return vm.tuple(
      (0..<count).map { number in
        var position = 0
        let holder = vm.makeHost(shared, type: vm.types.object)
        return make(vm, [source, holder]) { vm, state in
          if position == shared.end {
            guard let value = try vm.nextValue(of: state.values[0]) else { return nil }
            shared.append(value)
          }
          position += 1
          return shared.take(position - 1, number)
        }
      })
  }

  private final class TeeSource: TracedObject {
    private var values: [Value] = []
    private var start = 0
    private var positions: [Int]
    init(_ count: Int) { positions = Array(repeating: 0, count: count) }
    var end: Int { start + values.count }
    func append(_ value: Value) { values.append(value) }

    func take(_ position: Int, _ copy: Int) -> Value {
      let value = values[position - start]
      positions[copy] = position + 1
      let passed = (positions.min() ?? 0) - start
      if passed > 512 && passed * 2 > values.count {
        values.removeFirst(passed)
        start += passed
      }
      return value
    }

    func trace(_ marker: ValueMarker) {
      for value in values { marker.mark(value) }
    }
  }

  // MARK: Selecting

  private static func defineSelecting(_ module: ModuleBuilder) {
    define(module, "islice(iterable, a, b=UNSET, c=UNSET, /)") { vm, args in
      func bound(_ value: Value, _ name: String) throws -> Int? {
        if value.isNone { return nil }
        guard let number = try? vm.wholeNumber(value), number >= 0 else {
          throw vm.valueError(
            "\(name) for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        }
        return number
      }
      let hasStart = args.has(2)
      let start = hasStart ? try bound(args[1], "Indices") ?? 0 : 0
      let stop = try bound(hasStart ? args[2] : args[1], hasStart ? "Indices" : "Stop argument")
      var step = 1
      if args.has(3), !args[3].isNone {
        guard let given = try? vm.wholeNumber(args[3]), given > 0 else {
          throw vm.valueError("Step for islice() must be a positive integer or None.")
        }
        step = given
      }
      var (position, wanted) = (0, start)
      return make(vm, [try vm.makeIterator(args[0])]) { vm, state in
        while position < wanted {
          if let stop, position >= stop { return nil }
          guard try vm.nextValue(of: state.values[0]) != nil else { return nil }
          position += 1
        }
        if let stop, position >= stop { return nil }
        guard let value = try vm.nextValue(of: state.values[0]) else { return nil }
        position += 1
        wanted += step
        if let stop, wanted > stop { wanted = stop }
        return value
      }
    }
    define(module, "takewhile(predicate, iterable, /)") { vm, args in
      make(vm, [args[0], try vm.makeIterator(args[1])]) { vm, state in
        guard let value = try vm.nextValue(of: state.values[1]) else { return nil }
        return try vm.truth(vm.call(state.values[0], value)) ? value : nil
      }
    }
    define(module, "dropwhile(predicate, iterable, /)") { vm, args in
      var isDropping = true
      return make(vm, [args[0], try vm.makeIterator(args[1])]) { vm, state in
        while let value = try vm.nextValue(of: state.values[1]) {
          if !isDropping { return value }
          if try !vm.truth(vm.call(state.values[0], value)) {
            isDropping = false
            return value
          }
        }
        return nil
      }
    }
    define(module, "filterfalse(function, iterable, /)") { vm, args in
      make(vm, [args[0], try vm.makeIterator(args[1])]) { vm, state in
        while let value = try vm.nextValue(of: state.values[1]) {
          let verdict = state.values[0].isNone ? value : try vm.call(state.values[0], value)
          if try !vm.truth(verdict) { return value }
        }
        return nil
      }
    }
    define(module, "compress(data, selectors)") { vm, args in
      make(vm, [try vm.makeIterator(args[0]), try vm.makeIterator(args[1])]) { vm, state in
        while let value = try vm.nextValue(of: state.values[0]) {
          guard let selector = try vm.nextValue(of: state.values[1]) else { return nil }
          if try vm.truth(selector) { return value }
        }
        return nil
      }
    }
  }

  // MARK: Grouping

  private static func defineGrouping(_ module: ModuleBuilder) {
    define(module, "accumulate(iterable, func=None, *, initial=None)") { vm, args in
      var isFirst = true
      let hasInitial = !args[2].isNone
      return make(vm, [try vm.makeIterator(args[0]), args[1], args[2]]) { vm, state in
        if isFirst {
          isFirst = false
          if hasInitial { return state.values[2] }
          guard let first = try vm.nextValue(of: state.values[0]) else { return nil }
          state.values[2] = first
          return first
        }
        guard let value = try vm.nextValue(of: state.values[0]) else { return nil }
        state.values[2] =
          try state.values[1].isNone
          ? vm.binary(.add, state.values[2], value)
          : vm.call(state.values[1], state.values[2], value)
        return state.values[2]
      }
    }
    define(module, "groupby(iterable, key=None)") { vm, args in
      groups(vm, try vm.makeIterator(args[0]), args[1])
    }
  }

  /// The values are: source, key function, the value read ahead, its key, the current group's key.
  private static func groups(_ vm: Interpreter, _ source: Value, _ key: Value) -> Value {
    var (hasValue, number, isAtEnd) = (false, 0, false)
    func advance(_ vm: Interpreter, _ state: ClosureIterator.State) throws {
      guard let value = try vm.nextValue(of: state.values[0]) else {
        (isAtEnd, hasValue) = (true, false)
        return
      }
      state.values[2] = value
      state.values[3] = state.values[1].isNone ? value : try vm.call(state.values[1], value)
      hasValue = true
    }
    return make(vm, [source, key, .none, .none, .none]) { vm, state in
      // What the last group did not take is skipped.
      if number > 0 {
        while hasValue, try vm.equals(state.values[3], state.values[4]) { try advance(vm, state) }
      } else {
        try advance(vm, state)
      }
      if !hasValue || isAtEnd { return nil }
      number += 1
      let own = number
      state.values[4] = state.values[3]
      let holder = vm.makeHost(StateHolder(state), type: vm.types.object)
      let group = make(vm, [holder]) { vm, _ in
        guard own == number, hasValue, try vm.equals(state.values[3], state.values[4]) else {
          return nil
        }
        let value = state.values[2]
        try advance(vm, state)
        return value
      }
      return vm.tuple([state.values[4], group])
    }
  }

  private final class StateHolder: TracedObject {
    let state: ClosureIterator.State
    init(_ state: ClosureIterator.State) { self.state = state }
    func trace(_ marker: ValueMarker) {
      for value in state.values { marker.mark(value) }
    }
  }

  // MARK: Combinations

  private static func count(_ vm: Interpreter, _ value: Value, _ name: String) throws -> Int {
    guard value.isInt || value.isBool else { throw vm.typeError("Expected int as r") }
    if value.int < 0 { throw vm.valueError("\(name) must be non-negative") }
    return value.int
  }

  private static func defineCombinations(_ module: ModuleBuilder) {
    define(module, "product(*iterables, repeat=1)") { vm, args in
      let times = try vm.index(args[0])
      if times < 0 { throw vm.valueError("repeat argument cannot be negative") }
      let pools = try args[1].items!.map { try vm.makeTuple(from: $0) }
      let all = (0..<times).flatMap { _ in pools }
      var indices = Array(repeating: 0, count: all.count)
      let sizes = all.map { $0.items!.count }
      var isAtEnd = sizes.contains(0)
      return make(vm, all) { vm, state in
        if isAtEnd { return nil }
        let row = vm.tuple(indices.indices.map { state.values[$0].items![indices[$0]] })
        var i = indices.count - 1
        while i >= 0 {
          indices[i] += 1
          if indices[i] < sizes[i] { break }
          indices[i] = 0
          i -= 1
        }
        isAtEnd = i < 0
        return row
      }
    }
    define(module, "permutations(iterable, r=None)") { vm, args in
      let pool = try vm.makeTuple(from: args[0])
      let n = pool.items!.count
      let r = args[1].isNone ? n : try count(vm, args[1], "r")
      return indexed(vm, pool, r > n ? nil : Array(0..<r)) { nextPermutation(n, r, &$0) }
    }
    define(module, "combinations(iterable, r)") { vm, args in
      let pool = try vm.makeTuple(from: args[0])
      let n = pool.items!.count
      let r = try count(vm, args[1], "r")
      return indexed(vm, pool, r > n ? nil : Array(0..<r)) { indices in
        guard let i = indices.indices.last(where: { indices[$0] != $0 + n - r }) else {
          return false
        }
        indices[i] += 1
        for j in (i + 1)..<max(r, i + 1) { indices[j] = indices[j - 1] + 1 }
        return true
      }
    }
    define(module, "combinations_with_replacement(iterable, r)") { vm, args in
      let pool = try vm.makeTuple(from: args[0])
      let n = pool.items!.count
      let r = try count(vm, args[1], "r")
      let first = n == 0 && r > 0 ? nil : Array(repeating: 0, count: r)
      return indexed(vm, pool, first) { indices in
        guard let i = indices.indices.last(where: { indices[$0] != n - 1 }) else { return false }
        let value = indices[i] + 1
        for j in i..<r { indices[j] = value }
        return true
      }
    }
  }

  /// Tuples of a pool's elements; `advance` changes the indices, or says that there are no more.
  private static func indexed(
    _ vm: Interpreter, _ pool: Value, _ first: [Int]?, _ advance: @escaping (inout [Int]) -> Bool
  ) -> Value {
    var indices = first ?? []
    var isAtEnd = first == nil
    return make(vm, [pool]) { vm, state in
      if isAtEnd { return nil }
      let items = state.values[0].items!
      let row = vm.tuple(indices.map { items[$0] })
      isAtEnd = !advance(&indices)
      return row
    }
  }

  /// The next r of n numbers in lexicographic order.
  private static func nextPermutation(_ n: Int, _ r: Int, _ chosen: inout [Int]) -> Bool {
    var isFree = Array(repeating: true, count: n)
    for value in chosen { isFree[value] = false }
    var i = r - 1
    while i >= 0 {
      isFree[chosen[i]] = true
      if let next = ((chosen[i] + 1)..<max(n, chosen[i] + 1)).first(where: { isFree[$0] }) {
        chosen[i] = next
        isFree[next] = false
        for j in (i + 1)..<max(r, i + 1) {
          let smallest = isFree.firstIndex(of: true)!
          chosen[j] = smallest
          isFree[smallest] = false
        }
        return true
      }
      i -= 1
    }
    return false
  }
}
