import Arrays

/// Turns nodes and forms into instructions, without recursion over the data.
struct PickleEmitter: ~Copyable {
  enum Task {
    case value(PickleValue)
    case form(PickleForm)
    case scalar(Scalar)
    case opcode(PickleOpcode)
    /// Gives the object on the stack a number under which it can be fetched.
    case memoize(PickleReference)
    case memoizeDType(NumpyDType)
    /// The elements of a tuple or frozenset are on the stack.
    case close(PickleReference, PickleOpcode, count: Int)
    case items(PickleReference, from: Int)
    case scalars([Scalar], from: Int)
  }

  static let batchSize = 1000

  let graph: PickleGraph
  let protocolNumber: Int
  var output: PickleOutput
  var tasks: [Task] = []
  /// How often each node is referred to; only what is met again is memoized.
  private var uses: [UInt32]
  private var memo: [Int32?]
  var globals: [String: Int32] = [:]
  var dtypes: [NumpyDType: Int32] = [:]
  private var memoCount: Int32 = 0
  /// Tuples and frozensets whose elements are being written, and how often.
  private var open: [PickleReference: Int] = [:]

  init(_ graph: PickleGraph, protocolNumber: Int, output: consuming PickleOutput) {
    self.graph = graph
    self.protocolNumber = protocolNumber
    self.output = output
    uses = [UInt32](repeating: 0, count: graph.nodes.count)
    memo = [Int32?](repeating: nil, count: graph.nodes.count)
  }

  /// Writes the whole pickle.
  mutating func run(_ isCancelled: () -> Bool) throws(PickleError) {
    countUses()
    try output.writeProtocol(protocolNumber)
    tasks.append(.value(graph.root))
    var done = 0
    while let task = tasks.popLast() {
      try carryOut(task)
      done &+= 1
      if done & 0x3FFF == 0, isCancelled() { throw .interrupted }
    }
    try output.begin(.stop)
    try output.finish()
  }

  /// What was kept in memory.
  consuming func taken() -> PickleBytes { output.taken() }

  private mutating func countUses() {
    var counts = uses
    func count(_ value: PickleValue) {
      if case .node(let reference) = value { counts[Int(reference.place)] += 1 }
    }
    count(graph.root)
    for reference in graph.reachable() { graph[reference].forEachChild(count) }
    uses = counts
  }

  private mutating func carryOut(_ task: Task) throws(PickleError) {
    switch task {
    case .value(let value): try emit(value)
    case .form(let form): try emit(form)
    case .scalar(let scalar): try emit(scalar)
    case .opcode(let opcode): try output.begin(opcode)
    case .memoize(let reference):
      // What stands in a tuple may be met again when the tuple contains itself.
      if uses[Int(reference.place)] > 1 || !open.isEmpty {
        memo[Int(reference.place)] = try memoized()
      }
    case .memoizeDType(let type): dtypes[type] = try memoized()
    case .close(let reference, let opcode, let count): try close(reference, opcode, count)
    case .items(let reference, let start): try emitItems(reference, from: start)
    case .scalars(let scalars, let start): try emitScalars(scalars, from: start)
    }
  }

  /// Puts tasks on the stack so that they are done in this order.
  mutating func then(_ next: Task...) { tasks.append(contentsOf: next.reversed()) }

  mutating func memoized() throws(PickleError) -> Int32 {
    try output.begin(.memoize)
    defer { memoCount += 1 }
    return memoCount
  }

  mutating func fetch(_ number: Int32) throws(PickleError) {
    if number < 256 {
      try output.begin(.binGet)
      output.write(UInt8(number))
    } else {
      try output.begin(.longBinGet)
      output.write(UInt32(number))
    }
  }

  // MARK: Values

  mutating func emit(_ value: PickleValue) throws(PickleError) {
    switch value {
    case .none: try output.begin(.none)
    case .bool(let value): try output.begin(value ? .newTrue : .newFalse)
    case .int(let value): try output.integer(value)
    case .float(let value): try output.float(value)
    case .node(let reference):
      if let number = memo[Int(reference.place)] {
        try fetch(number)
      } else {
        try emit(graph[reference], reference)
      }
    }
  }

  private mutating func emit(_ node: PickleNode, _ reference: PickleReference)
    throws(PickleError)
  {
    switch node {
    case .string(let text):
      try output.text(text)
      then(.memoize(reference))
    case .integer(let integer): try output.integer(integer)
    case .bytes(let bytes):
      try output.bytes(bytes, isMutable: false)
      then(.memoize(reference))
    case .byteArray(let bytes):
      if protocolNumber >= 5 {
        try output.bytes(bytes, isMutable: true)
        then(.memoize(reference))
      } else {
        var payload = PicklePayload()
        payload.append(bytes.storage, from: 0, count: bytes.count)
        then(
          .form(.call(.global("builtins", "bytearray"), [.payload(payload)])), .memoize(reference))
      }
    case .tuple(let items):
      try emitSealed(items, reference, items.count < 4 ? nil : .tuple)
    case .frozenSet(let items): try emitSealed(items, reference, .frozenSet)
    case .list: try emitContainer(.emptyList, reference)
    case .set: try emitContainer(.emptySet, reference)
    case .dictionary(let dictionary) where dictionary.isPlain:
      try emitContainer(.emptyDict, reference)
    case .dictionary, .deque:
      then(.form(try form(node)), .memoize(reference), .items(reference, from: 0))
    default: then(.form(try form(node)), .memoize(reference))
    }
  }

  private mutating func emitContainer(_ opcode: PickleOpcode, _ reference: PickleReference)
    throws(PickleError)
  {
    try output.begin(opcode)
    then(.memoize(reference), .items(reference, from: 0))
  }

  /// A tuple or frozenset: its elements first.
  private mutating func emitSealed(
    _ items: [PickleValue], _ reference: PickleReference, _ opcode: PickleOpcode?
  ) throws(PickleError) {
    if items.isEmpty && opcode == nil { return try output.begin(.emptyTuple) }
    // A tuple may contain itself through a list, which is then in the memo; not otherwise.
    open[reference, default: 0] += 1
    guard open[reference]! <= 2 else {
      throw PickleError(.pickling, "cannot pickle a tuple that directly contains itself")
    }
    if opcode != nil { try output.begin(.mark) }
    let closing: PickleOpcode =
      opcode ?? (items.count == 1 ? .tuple1 : items.count == 2 ? .tuple2 : .tuple3)
    tasks.append(.close(reference, closing, count: items.count))
    tasks.append(contentsOf: items.reversed().map { .value($0) })
  }

  private mutating func close(_ reference: PickleReference, _ opcode: PickleOpcode, _ count: Int)
    throws(PickleError)
  {
    open[reference] = open[reference] == 2 ? 1 : nil
    if let number = memo[Int(reference.place)] {
      // It was written meanwhile, as a part of itself.
      if opcode == .tuple || opcode == .frozenSet {
        try output.begin(.popMark)
      } else {
        for _ in 0..<count { try output.begin(.pop) }
      }
      return try fetch(number)
    }
    try output.begin(opcode)
    then(.memoize(reference))
  }

  /// The contents of a container that is on the stack, from an element on.
  private mutating func emitItems(_ reference: PickleReference, from start: Int)
    throws(PickleError)
  {
    switch graph[reference] {
    case .list(let items), .deque(let items, _):
      try emitBatch(reference, items.count, from: start, .append, .appends) { [.value(items[$0])] }
    case .set(let items):
      try emitBatch(reference, items.count, from: start, nil, .addItems) { [.value(items[$0])] }
    case .dictionary(let dictionary):
      let (keys, values) = (dictionary.keys, dictionary.values)
      try emitBatch(reference, keys.count, from: start, .setItem, .setItems) {
        [.value(keys[$0]), .value(values[$0])]
      }
    default: break
    }
  }

  private mutating func emitBatch(
    _ reference: PickleReference, _ count: Int, from start: Int, _ one: PickleOpcode?,
    _ many: PickleOpcode, _ element: (Int) -> [Task]
  ) throws(PickleError) {
    let end = min(count, start + PickleEmitter.batchSize)
    guard start < end else { return }
    if end < count { tasks.append(.items(reference, from: end)) }
    if let one, end - start == 1 {
      tasks.append(.opcode(one))
    } else {
      try output.begin(.mark)
      tasks.append(.opcode(many))
    }
    for i in (start..<end).reversed() { tasks.append(contentsOf: element(i).reversed()) }
  }
}

extension PickleDictionary {
  fileprivate var isPlain: Bool { if case .plain = kind { true } else { false } }
}
