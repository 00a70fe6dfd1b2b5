import Syntax

/// Functions that take an iterable to one value.
extension Interpreter {
  func installReductions(_ module: ModuleBuilder) {
    module.function("all(iterable, /)") { vm, args in
      var result = true
      try vm.iterate(args[0]) { element throws(Raised) in
        result = try vm.truth(element)
        return result
      }
      return Value(result)
    }
    module.function("any(iterable, /)") { vm, args in
      var result = false
      try vm.iterate(args[0]) { element throws(Raised) in
        result = try vm.truth(element)
        return !result
      }
      return Value(result)
    }
    module.function("sum(iterable, /, start=0)") { vm, args in try vm.sum(args) }
    module.function("min(*args, key=None, default=UNSET)") { vm, args in
      try vm.extreme(args, "min", wantsLess: true)
    }
    module.function("max(*args, key=None, default=UNSET)") { vm, args in
      try vm.extreme(args, "max", wantsLess: false)
    }
    module.function("sorted(iterable, /, *, key=None, reverse=False)") { vm, args in
      let list = try vm.makeList(from: args[0])
      vm.heap.keep(list)
      try vm.sort(list.list, key: args[1], reverse: try vm.requireIndex(args[2]) != 0)
      return list
    }
  }

  // MARK: sum

  /// `args` is the iterable and the start; the second holds the total, where the collector sees it.
  private func sum(_ args: Arguments) throws(Raised) -> Value {
    if args[1].is(.string) {
      throw typeError("sum() can't sum strings [use ''.join(seq) instead]")
    }
    if args[1].is(.bytes) {
      throw typeError("sum() can't sum bytes [use b''.join(seq) instead]")
    }
    try iterate(args[0]) { element throws(Raised) in
      let total = args[1]
      if total.isInt && element.isInt {
        let (result, overflow) = total.int.addingReportingOverflow(element.int)
        if !overflow {
          args[1] = Value(result)
          return true
        }
      } else if total.isFloat && element.isFloat {
        args[1] = Value(total.float + element.float)
        return true
      }
      args[1] = try self.binary(.add, total, element)
      return true
    }
    return args[1]
  }

  // MARK: min and max

  /// `a < b` as a truth value.
  @inline(__always)
  func isLess(_ a: Value, _ b: Value) throws(Raised) -> Bool {
    if a.isInt && b.isInt { return a.int < b.int }
    if a.isFloat && b.isFloat { return a.float < b.float }
    if a.is(.string) && b.is(.string) { return compareBytes(a.string.utf8, b.string.utf8) < 0 }
    return try truth(try compare(.less, a, b))
  }

  /// `a > b` as a truth value.
  @inline(__always)
  private func isGreater(_ a: Value, _ b: Value) throws(Raised) -> Bool {
    if a.isInt && b.isInt { return a.int > b.int }
    if a.isFloat && b.isFloat { return a.float > b.float }
    if a.is(.string) && b.is(.string) { return compareBytes(a.string.utf8, b.string.utf8) > 0 }
    return try truth(try compare(.greater, a, b))
  }

  /// `args` is key, default and the tuple of positional arguments.
  private func extreme(_ args: Arguments, _ name: String, wantsLess: Bool) throws(Raised) -> Value {
    let positional = args[2].tuple
    if positional.pointee.count == 0 {
      throw typeError("\(name) expected at least 1 argument, got 0")
    }
    let isSingle = positional.pointee.count == 1
    if !isSingle && args.has(1) {
      throw typeError(
        "Cannot specify a default for \(name)() with multiple positional arguments")
    }
    let source = isSingle ? positional.items[0] : args[2]
    let key = args[0]
    // The best element and its key, in a list so that the collector sees them.
    let best = heap.makeList(capacity: 2)
    heap.keep(Value(.list, best))
    try iterate(source) { element throws(Raised) in
      let value = key.isNone ? element : try self.callOne(key, element)
      if best.pointee.count > 0 {
        let current = best.pointee.items[1]
        let isBetter =
          wantsLess ? try self.isLess(value, current) : try self.isGreater(value, current)
        if !isBetter { return true }
      }
      best.pointee.items[0] = element
      best.pointee.items[1] = value
      best.pointee.count = 2
      return true
    }
    if best.pointee.count > 0 { return best.pointee.items[0] }
    if args.has(1) { return args[1] }
    throw valueError("\(name)() arg is an empty sequence")
  }

  /// `callee(argument)` without arrays on the way.
  @inline(__always)
  func callOne(_ callee: Value, _ argument: Value) throws(Raised) -> Value {
    let window = top
    guard window + 8 < registerLimit else { throw recursionError() }
    window[0] = callee
    window[1] = .unbound
    window[2] = argument
    top = window + 3
    defer { top = window }
    try callWindow(window, 1, .unbound)
    heap.keep(window[0])
    return window[0]
  }
}
