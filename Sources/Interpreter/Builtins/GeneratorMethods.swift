extension Interpreter {
  func installGenerator() {
    let type = MemberBuilder(self, types.generator, .object(.generator))
    type.unary("__iter__") { _, value in value }
    type.unary("__next__") { vm, value in try vm.step(value, .none) }
    type.binary("send") { vm, generator, value in try vm.step(generator, value) }
    type.method("throw(self, typ, val=UNSET, tb=UNSET, /)") { vm, args in
      let exception = try vm.exceptionToThrow(args)
      let value = try vm.throwInto(args[0], exception)
      if value.isUnbound { throw vm.stopIteration(vm.generatorResult) }
      return value
    }
    type.unary("close") { vm, generator in
      try vm.close(generator)
      return .none
    }
    type.attribute("__name__") { vm, value in
      vm.string(value.generator.pointee.code.takeUnretainedValue().name)
    }
    type.attribute("gi_running") { _, value in
      Value(value.generator.pointee.state == .running)
    }
    for type in types.iteratorTypes where type.ownMember(symbols.next) == nil {
      let members = MemberBuilder(self, type, .object(.iterator))
      members.unary("__iter__") { _, value in value }
      members.unary("__next__") { vm, value in
        let element = try vm.next(value)
        if element.isUnbound { throw vm.stopIteration(.none) }
        return element
      }
    }
  }

  private func step(_ generator: Value, _ sent: Value) throws(Raised) -> Value {
    let value = try resume(generator, sent)
    if value.isUnbound { throw stopIteration(generatorResult) }
    return value
  }

  /// `throw(instance)`, `throw(Class)` or `throw(Class, value)`.
  private func exceptionToThrow(_ args: Arguments) throws(Raised) -> Value {
    if args[1].is(.exception) {
      if args.has(2) && !args[2].isNone {
        throw typeError("instance exception may not have a separate value")
      }
      return args[1]
    }
    guard args[1].is(.type), args[1].typeInfo.isSubtype(of: types.baseException) else {
      throw typeError(
        "exceptions must be classes or instances deriving from BaseException, not "
          + typeName(args[1]))
    }
    if args.has(2) && args[2].is(.exception) && isInstance(args[2], args[1].typeInfo) {
      return args[2]
    }
    let arguments =
      !args.has(2) || args[2].isNone
      ? [] : args[2].is(.tuple) ? Array(args[2].tuple.values) : [args[2]]
    return try call(args[1], arguments)
  }

  func close(_ generator: Value) throws(Raised) {
    let cell = generator.generator
    switch cell.pointee.state {
    case .finished: return
    case .created:
      finish(cell)
      return
    case .running, .suspended: break
    }
    let exit = heap.makeException(
      types.generatorExit.cell, arguments: heap.makeTuple([]))
    heap.keep(exit)
    do {
      if try throwInto(generator, exit).isUnbound { return }
    } catch {
      guard isInstance(raised, types.generatorExit) || isInstance(raised, types.stopIteration)
      else { throw error }
      raised = .none
      return
    }
    throw runtimeError("generator ignored GeneratorExit")
  }
}
