extension Interpreter {
  /// Makes values, and all that they hold, unchangeable: lists, dicts, sets, instances, script
  /// classes, the defaults and captured variables of functions.
  ///
  /// - Parameters:
  ///   - mark: which cell of a notebook made them; `freezeMark` tells it again.
  ///   - freezeHost: called with the Swift object of each host value that is met.
  public func freeze(_ values: [Value], mark: UInt32, freezeHost: (AnyObject) -> [Value]) {
    var waiting = values
    while let value = waiting.popLast() {
      guard value.isObject, !value.header.pointee.flags.contains(.frozen) else { continue }
      waiting += ownAttributes(of: value).map(\.value)
      switch value.header.pointee.kind {
      case .list: waiting += value.list.values
      case .tuple: waiting += value.tuple.values
      case .dict:
        for entry in entries(ofDict: value) {
          waiting.append(entry.key)
          waiting.append(entry.value)
        }
        waiting.append(value.dict.pointee.factory)
      case .set, .frozenset: waiting += value.set.elements
      case .instance: break
      case .function: waiting += captured(value)
      case .boundMethod:
        waiting.append(value.pointer(as: BoundMethodCell.self).pointee.receiver)
        continue
      case .type:
        guard value.typeInfo.isScriptClass else { continue }
        waiting += value.typeInfo.memberNames.compactMap { value.typeInfo.ownMember($0) }
      case .host:
        waiting += freezeHost(value.pointer(as: HostCell.self).pointee.object.takeUnretainedValue())
        continue
      default: continue
      }
      value.header.pointee.flags.insert(.frozen)
      value.header.pointee.auxiliary = mark
    }
  }

  /// What a function keeps between calls.
  private func captured(_ value: Value) -> [Value] {
    let function = value.pointer(as: FunctionCell.self)
    var held = [function.pointee.defaults, function.pointee.keywordDefaults]
    if function.pointee.closure.is(.tuple) {
      for cell in function.pointee.closure.tuple.values where cell.is(.cell) {
        held.append(cell.cell.pointee.value)
      }
    }
    return held
  }

  /// The attributes that an instance of a script class itself has, in no particular order.
  public func ownAttributes(of value: Value) -> [(name: String, value: Value)] {
    guard let part = value.objectPart else { return [] }
    if part.pointee.capacity < 0 {
      return entries(ofDict: attributes(of: value) ?? makeDict()).compactMap { entry in
        entry.key.stringValue.map { ($0, entry.value) }
      }
    }
    let names = part.pointee.type.pointee.info.takeUnretainedValue().slotNames
    var result: [(name: String, value: Value)] = []
    for i in 0..<part.pointee.capacity where !part.pointee.slots[i].isUnbound {
      result.append((names[i].stringValue ?? "", part.pointee.slots[i]))
    }
    return result
  }

  /// The mark that a frozen value was given; nil for values that are not frozen.
  public func freezeMark(of value: Value) -> UInt32? {
    guard value.isObject, value.header.pointee.flags.contains(.frozen) else { return nil }
    return value.header.pointee.auxiliary
  }
}

extension Value {
  public var isModule: Bool { self.is(.module) }
  public var isFunction: Bool { self.is(.function) }
  public var isSet: Bool { self.is(.set) }
  public var isFrozenSet: Bool { self.is(.frozenset) }
  public var isInstance: Bool { self.is(.instance) }
  /// An iterator, generator or file: using it changes it.
  public var isConsumable: Bool { self.is(.iterator) || self.is(.generator) }
  /// The Swift object behind a host value, of whatever class.
  public var hostObject: AnyObject? {
    guard self.is(.host) else { return nil }
    return pointer(as: HostCell.self).pointee.object.takeUnretainedValue()
  }
}
