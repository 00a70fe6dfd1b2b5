import Arrays

/// Writing what an object is made of.
extension PickleEmitter {
  mutating func emit(_ form: PickleForm) throws(PickleError) {
    switch form {
    case .value(let value): try emit(value)
    case .none: try output.begin(.none)
    case .bool(let value): try output.begin(value ? .newTrue : .newFalse)
    case .int(let value): try output.integer(Int64(value))
    case .float(let value): try output.float(value)
    case .text(let text): try output.text(text)
    case .bytes(let bytes): try output.bytes(PickleBytes(bytes), isMutable: false)
    case .tuple(let items): try emitTuple(items)
    case .list(let items):
      try output.begin(.emptyList)
      guard !items.isEmpty else { return }
      try output.begin(.mark)
      tasks.append(.opcode(.appends))
      tasks.append(contentsOf: items.reversed().map { .form($0) })
    case .dictionary(let entries):
      try output.begin(.emptyDict)
      guard !entries.isEmpty else { return }
      try output.begin(.mark)
      tasks.append(.opcode(.setItems))
      for (key, value) in entries.reversed() { then(.form(.text(key)), .form(value)) }
    case .global(let module, let name): try emitGlobal(module, name)
    case .call(let callee, let arguments, let state):
      if let state { then(.form(state), .opcode(.build)) }
      then(.form(callee), .form(.tuple(arguments)), .opcode(.reduce))
    case .object(let type, let state):
      then(
        .form(type), .opcode(.emptyTuple), .opcode(.newObject), .form(state), .opcode(.build))
    case .dtype(let type):
      if let number = dtypes[type] { return try fetch(number) }
      then(.form(.made(type)), .memoizeDType(type))
    case .payload(let payload): try output.payload(payload)
    case .scalars(let scalars):
      try output.begin(.emptyList)
      tasks.append(.scalars(scalars, from: 0))
    case .texts(let column): try emitTexts(column)
    }
  }

  private mutating func emitTuple(_ items: [PickleForm]) throws(PickleError) {
    let small: [PickleOpcode] = [.emptyTuple, .tuple1, .tuple2, .tuple3]
    if items.count < 4 {
      tasks.append(.opcode(small[items.count]))
    } else {
      try output.begin(.mark)
      tasks.append(.opcode(.tuple))
    }
    tasks.append(contentsOf: items.reversed().map { .form($0) })
  }

  private mutating func emitGlobal(_ module: String, _ name: String) throws(PickleError) {
    let key = module + " " + name
    if let number = globals[key] { return try fetch(number) }
    try output.text(module)
    try output.text(name)
    try output.begin(.stackGlobal)
    globals[key] = try memoized()
  }

  mutating func emitScalars(_ scalars: [Scalar], from start: Int) throws(PickleError) {
    let end = min(scalars.count, start + PickleEmitter.batchSize)
    guard start < end else { return }
    try output.begin(.mark)
    if end < scalars.count { tasks.append(.scalars(scalars, from: end)) }
    tasks.append(.opcode(.appends))
    for i in (start..<end).reversed() { tasks.append(.scalar(scalars[i])) }
  }

  mutating func emit(_ scalar: Scalar) throws(PickleError) {
    switch scalar {
    case .none: try output.begin(.none)
    case .bool(let value): try output.begin(value ? .newTrue : .newFalse)
    case .int(let value): try output.integer(value)
    case .float(let value): try output.float(value)
    case .string(let text): try output.text(text)
    case .bytes(let bytes): try output.bytes(PickleBytes(bytes), isMutable: false)
    case .datetime(let time): tasks.append(.form(.timestamp(time, .nanoseconds)))
    case .timedelta(let time): tasks.append(.form(.duration(time, .nanoseconds)))
    case .list(let items): tasks.append(.form(.scalars(items)))
    case .opaque(let object):
      if let tuple = object as? PickledTuple {
        try output.begin(.mark)
        tasks.append(.opcode(.tuple))
        tasks.append(contentsOf: tuple.parts.reversed().map { .scalar($0) })
      } else if let object = object as? PickledObject {
        try emit(PickleValue.node(object.reference))
      } else {
        throw PickleError(.pickling, "cannot pickle '\(object.typeName)' object")
      }
    }
  }

  /// A list of texts, each distinct one written once.
  private mutating func emitTexts(_ column: Column) throws(PickleError) {
    let pool = column.pool!
    let codes = column.withCodes { Array($0) }
    var counts = [Int32](repeating: 0, count: pool.count)
    for code in codes where code >= 0 { counts[Int(code)] += 1 }
    var numbers = [Int32?](repeating: nil, count: pool.count)
    try output.begin(.emptyList)
    for start in stride(from: 0, to: codes.count, by: PickleEmitter.batchSize) {
      try output.begin(.mark)
      for code in codes[start..<min(codes.count, start + PickleEmitter.batchSize)] {
        let place = Int(code)
        if place < 0 {
          try output.begin(.none)
        } else if let number = numbers[place] {
          try fetch(number)
        } else {
          try output.text(UnsafeRawBufferPointer(pool[place]))
          if counts[place] > 1 { numbers[place] = try memoized() }
        }
      }
      try output.begin(.appends)
    }
  }

  /// How a node that is no plain container is written.
  func form(_ node: PickleNode) throws(PickleError) -> PickleForm {
    if let form = try PickleForm(plain: node) { return form }
    let pandas = PandasForms(protocolNumber: protocolNumber)
    switch node {
    case .array(let array): return try .array(array, protocolNumber: protocolNumber)
    case .column(let column): return try pandas.column(column)
    case .index(let index): return try pandas.index(index)
    case .series(let series): return try pandas.series(series)
    case .frame(let frame): return try pandas.frame(frame)
    default: throw PickleError(.pickling, "cannot pickle '\(node.typeName)' object")
    }
  }
}
