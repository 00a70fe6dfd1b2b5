extension Interpreter {
  /// A list, tuple, dict, set or dict view; `...` inside itself.
  func appendContainer(_ value: Value, to buffer: inout TextBuffer) throws(Raised) {
    if value.header.pointee.flags.contains(.printing) {
      appendCycle(value, to: &buffer)
      return
    }
    try enterNative(" while getting the repr of an object")
    defer { leaveNative() }
    value.header.pointee.flags.insert(.printing)
    defer { value.header.pointee.flags.remove(.printing) }
    switch value.kind {
    case .list:
      buffer.append(UInt8(ascii: "["))
      var i = 0
      while i < value.list.pointee.count {
        if i > 0 { buffer.append(", ") }
        try checkCancelled()
        try appendRepr(value.list.pointee.items[i], to: &buffer)
        i += 1
      }
      buffer.append(UInt8(ascii: "]"))
    case .tuple: try appendTuple(value.tuple, to: &buffer)
    case .dict: try appendDict(value, to: &buffer)
    case .dictView: try appendView(value, to: &buffer)
    default: try appendSet(value, to: &buffer)
    }
  }

  private func appendCycle(_ value: Value, to buffer: inout TextBuffer) {
    switch value.kind {
    case .list: buffer.append("[...]")
    case .tuple: buffer.append("(...)")
    case .dict: buffer.append("{...}")
    case .dictView: buffer.append("...")
    default: buffer.append(text: "\(typeName(value))(...)")
    }
  }

  private func appendTuple(
    _ tuple: UnsafeMutablePointer<TupleCell>, to buffer: inout TextBuffer
  ) throws(Raised) {
    buffer.append(UInt8(ascii: "("))
    let count = tuple.pointee.count
    for i in 0..<count {
      if i > 0 { buffer.append(", ") }
      try checkCancelled()
      try appendRepr(tuple.items[i], to: &buffer)
    }
    if count == 1 { buffer.append(UInt8(ascii: ",")) }
    buffer.append(UInt8(ascii: ")"))
  }

  /// The entries of a dict, whatever its class.
  func appendDict(_ value: Value, to buffer: inout TextBuffer) throws(Raised) {
    let dict = value.dict
    buffer.append(UInt8(ascii: "{"))
    var isFirst = true
    var i = 0
    while i < dict.pointee.used {
      try checkCancelled()
      let entry = dict.pointee.entries[i]
      i += 1
      if entry.key.isUnbound { continue }
      if !isFirst { buffer.append(", ") }
      isFirst = false
      try appendRepr(entry.key, to: &buffer)
      buffer.append(": ")
      try appendRepr(entry.value, to: &buffer)
    }
    buffer.append(UInt8(ascii: "}"))
  }

  private func appendSet(_ value: Value, to buffer: inout TextBuffer) throws(Raised) {
    let set = value.set
    let isFrozen = value.is(.frozenset)
    if value.header.pointee.flags.contains(.derived) {
      return try appendDerivedSet(value.asDerived, to: &buffer)
    }
    if set.pointee.used == 0 {
      buffer.append(isFrozen ? "frozenset()" : "set()")
      return
    }
    buffer.append(isFrozen ? "frozenset({" : "{")
    for (i, element) in set.elements.enumerated() {
      if i > 0 { buffer.append(", ") }
      try appendRepr(element, to: &buffer)
    }
    buffer.append(isFrozen ? "})" : "}")
  }

  /// With its class's name: `Tags({1, 2})`
  private func appendDerivedSet(_ value: Value, to buffer: inout TextBuffer) throws(Raised) {
    buffer.append(text: typeName(value))
    buffer.append(value.set.pointee.used == 0 ? "(" : "({")
    for (i, element) in value.set.elements.enumerated() {
      if i > 0 { buffer.append(", ") }
      try appendRepr(element, to: &buffer)
    }
    buffer.append(value.set.pointee.used == 0 ? ")" : "})")
  }

  private func appendView(_ value: Value, to buffer: inout TextBuffer) throws(Raised) {
    let view = value.pointer(as: DictViewCell.self)
    buffer.append(text: "\(typeName(value))([")
    var isFirst = true
    for (key, item) in entries(ofDict: view.pointee.dict) {
      if !isFirst { buffer.append(", ") }
      isFirst = false
      switch view.pointee.type {
      case .keys: try appendRepr(key, to: &buffer)
      case .values: try appendRepr(item, to: &buffer)
      case .items:
        buffer.append(UInt8(ascii: "("))
        try appendRepr(key, to: &buffer)
        buffer.append(", ")
        try appendRepr(item, to: &buffer)
        buffer.append(UInt8(ascii: ")"))
      }
    }
    buffer.append("])")
  }
}
