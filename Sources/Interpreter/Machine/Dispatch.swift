import Syntax

/// A register, given the frame's base and the byte offset that instructions hold.
@inline(__always)
private func register(
  _ base: UnsafeMutablePointer<Value>, _ offset: Int
) -> UnsafeMutablePointer<Value> {
  (UnsafeMutableRawPointer(base) + offset).assumingMemoryBound(to: Value.self)
}

extension Interpreter {
  /// Runs frames above `floor`. What scripts make is reachable from registers, so nothing of it is
  /// recorded for a native that is waiting for them.
  func run(above floor: Int) throws(Raised) -> Value {
    let wasRecording = heap.recording
    heap.recording = false
    defer { heap.recording = wasRecording }
    return try dispatch(above: floor)
  }

  /// The dispatch loop: runs the topmost frame until a frame pushed for native code returns.
  ///
  /// One function on purpose: the program counter, the base register and the constant and cache
  /// tables stay in machine registers. Everything that is not the common case is a call.
  private func dispatch(above floor: Int) throws(Raised) -> Value {
    var frame = frames + frameIndex
    var pc = frame.pointee.pc
    var base = frame.pointee.base
    var constants = frame.pointee.code._withUnsafeGuaranteedRef { $0.constants }
    var caches = frame.pointee.code._withUnsafeGuaranteedRef { $0.caches }
    var globals = frame.pointee.globals
    let savedTop = top
    let temporaries = heap.temporaryCount
    top = base + frame.pointee.code._withUnsafeGuaranteedRef { $0.registerCount }

    /// Continues in the frame that is now topmost.
    @inline(__always) func enterTopFrame() {
      frame = frames + frameIndex
      pc = frame.pointee.pc
      base = frame.pointee.base
      globals = frame.pointee.globals
      frame.pointee.code._withUnsafeGuaranteedRef {
        constants = $0.constants
        caches = $0.caches
        top = base + $0.registerCount
      }
    }

    do {
      try checkNativeStack()
    } catch {
      pc += 1
      frameIndex -= 1
      top = savedTop
      throw error
    }

    while true {
      do throws(Raised) {
        if !pendingException.isUnbound {
          let exception = pendingException
          pendingException = .unbound
          pc += pc.pointee.op == .yieldFrom ? 1 : 0
          throw raiseThrown(exception)
        }
        while true {
          let i = pc.pointee
          pc += 1
          switch i.op {
          // MARK: Moves
          case .move: register(base, i.a).pointee = register(base, i.b).pointee
          case .loadConstant: register(base, i.a).pointee = constants[i.bc]
          case .loadGlobal:
            let value = globals[i.bc]
            if value.isUnbound { throw unboundGlobal(i.bc) }
            register(base, i.a).pointee = value
          case .storeGlobal: try storeGlobal(i.bc, register(base, i.a).pointee)
          case .deleteGlobal: try deleteGlobal(i.bc)
          case .loadCell:
            let value = register(base, i.b).pointee.cell.pointee.value
            if value.isUnbound { throw unboundCell(i.c) }
            register(base, i.a).pointee = value
          case .storeCell:
            register(base, i.b).pointee.cell.pointee.value = register(base, i.a).pointee
          case .deleteCell:
            let cell = register(base, i.b).pointee.cell
            if cell.pointee.value.isUnbound { throw unboundCell(i.c) }
            cell.pointee.value = .unbound
          case .makeCell: register(base, i.a).pointee = heap.makeCell(register(base, i.b).pointee)
          case .loadFree:
            let value = frame.pointee.closure.tuple.items[i.b].cell.pointee.value
            if value.isUnbound { throw unboundFree(i.b) }
            register(base, i.a).pointee = value
          case .storeFree:
            frame.pointee.closure.tuple.items[i.b].cell.pointee.value =
              register(base, i.a).pointee
          case .deleteFree:
            let cell = frame.pointee.closure.tuple.items[i.b].cell
            if cell.pointee.value.isUnbound { throw unboundFree(i.b) }
            cell.pointee.value = .unbound
          case .checkLocal:
            if register(base, i.a).pointee.isUnbound { throw unboundLocal(constants[i.bc]) }
          case .unbind: register(base, i.a).pointee = .unbound

          // MARK: Arithmetic
          case .add:
            let (x, y) = (register(base, i.b).pointee, register(base, i.c).pointee)
            if x.isInt && y.isInt {
              let (sum, overflow) = x.int.addingReportingOverflow(y.int)
              if !overflow {
                register(base, i.a).pointee = Value(sum)
                continue
              }
            } else if x.isFloat && y.isFloat {
              register(base, i.a).pointee = Value(x.float + y.float)
              continue
            } else if x.isExactly(.string) && y.isExactly(.string) {
              register(base, i.a).pointee = heap.concatenate(x.string, y.string)
              continue
            }
            if x.is(.instance) {
              frame.pointee.pc = pc
              if try beginOperator(.add, x, y, register(base, i.a)) { enterTopFrame() }
              continue
            }
            register(base, i.a).pointee = try binary(.add, x, y)
          case .subtract:
            let (x, y) = (register(base, i.b).pointee, register(base, i.c).pointee)
            if x.isInt && y.isInt {
              let (difference, overflow) = x.int.subtractingReportingOverflow(y.int)
              if !overflow {
                register(base, i.a).pointee = Value(difference)
                continue
              }
            } else if x.isFloat && y.isFloat {
              register(base, i.a).pointee = Value(x.float - y.float)
              continue
            }
            if x.is(.instance) {
              frame.pointee.pc = pc
              if try beginOperator(.subtract, x, y, register(base, i.a)) { enterTopFrame() }
              continue
            }
            register(base, i.a).pointee = try binary(.subtract, x, y)
          case .multiply:
            let (x, y) = (register(base, i.b).pointee, register(base, i.c).pointee)
            if x.isInt && y.isInt {
              let (product, overflow) = x.int.multipliedReportingOverflow(by: y.int)
              if !overflow {
                register(base, i.a).pointee = Value(product)
                continue
              }
            } else if x.isFloat {
              if y.isFloat {
                register(base, i.a).pointee = Value(x.float * y.float)
                continue
              }
              if y.isInt {
                register(base, i.a).pointee = Value(x.float * Double(y.int))
                continue
              }
            }
            if x.is(.instance) {
              frame.pointee.pc = pc
              if try beginOperator(.multiply, x, y, register(base, i.a)) { enterTopFrame() }
              continue
            }
            register(base, i.a).pointee = try binary(.multiply, x, y)
          case .divide:
            let (x, y) = (register(base, i.b).pointee, register(base, i.c).pointee)
            if x.isFloat && y.isFloat && y.float != 0 {
              register(base, i.a).pointee = Value(x.float / y.float)
              continue
            }
            if x.is(.instance) {
              frame.pointee.pc = pc
              if try beginOperator(.divide, x, y, register(base, i.a)) { enterTopFrame() }
              continue
            }
            register(base, i.a).pointee = try binary(.divide, x, y)
          case .floorDivide:
            let (x, y) = (register(base, i.b).pointee, register(base, i.c).pointee)
            if x.isInt && y.isInt && y.int > 0 {
              register(base, i.a).pointee = Value(flooredQuotient(x.int, y.int))
              continue
            }
            register(base, i.a).pointee = try binary(.floorDivide, x, y)
          case .modulo:
            let (x, y) = (register(base, i.b).pointee, register(base, i.c).pointee)
            if x.isInt && y.isInt && y.int > 0 {
              register(base, i.a).pointee = Value(floorModulo(x.int, y.int))
              continue
            }
            register(base, i.a).pointee = try binary(.modulo, x, y)
          case .power:
            register(base, i.a).pointee = try binary(
              .power, register(base, i.b).pointee, register(base, i.c).pointee)
          case .matrixMultiply:
            register(base, i.a).pointee = try binary(
              .matrixMultiply, register(base, i.b).pointee, register(base, i.c).pointee)
          case .leftShift:
            register(base, i.a).pointee = try binary(
              .leftShift, register(base, i.b).pointee, register(base, i.c).pointee)
          case .rightShift:
            register(base, i.a).pointee = try binary(
              .rightShift, register(base, i.b).pointee, register(base, i.c).pointee)
          case .bitAnd:
            let (x, y) = (register(base, i.b).pointee, register(base, i.c).pointee)
            if x.isInt && y.isInt {
              register(base, i.a).pointee = Value(x.int & y.int)
              continue
            }
            register(base, i.a).pointee = try binary(.and, x, y)
          case .bitOr:
            register(base, i.a).pointee = try binary(
              .or, register(base, i.b).pointee, register(base, i.c).pointee)
          case .bitXor:
            let (x, y) = (register(base, i.b).pointee, register(base, i.c).pointee)
            if x.isInt && y.isInt {
              register(base, i.a).pointee = Value(x.int ^ y.int)
              continue
            }
            register(base, i.a).pointee = try binary(.xor, x, y)
          case .addI:
            let x = register(base, i.b).pointee
            if x.isInt {
              let (sum, overflow) = x.int.addingReportingOverflow(i.signedC)
              if !overflow {
                register(base, i.a).pointee = Value(sum)
                continue
              }
            }
            register(base, i.a).pointee = try binary(.add, x, Value(i.signedC))
          case .subtractI:
            let x = register(base, i.b).pointee
            if x.isInt {
              let (difference, overflow) = x.int.subtractingReportingOverflow(i.signedC)
              if !overflow {
                register(base, i.a).pointee = Value(difference)
                continue
              }
            }
            register(base, i.a).pointee = try binary(.subtract, x, Value(i.signedC))
          case .multiplyI:
            let x = register(base, i.b).pointee
            if x.isInt {
              let (product, overflow) = x.int.multipliedReportingOverflow(by: i.signedC)
              if !overflow {
                register(base, i.a).pointee = Value(product)
                continue
              }
            }
            register(base, i.a).pointee = try binary(.multiply, x, Value(i.signedC))
          case .floorDivideI:
            let x = register(base, i.b).pointee
            if x.isInt && i.signedC > 0 {
              register(base, i.a).pointee = Value(flooredQuotient(x.int, i.signedC))
              continue
            }
            register(base, i.a).pointee = try binary(.floorDivide, x, Value(i.signedC))
          case .moduloI:
            let x = register(base, i.b).pointee
            let y = i.signedC
            if x.isInt && y > 0 {
              // Division takes ten times as long as masking.
              register(base, i.a).pointee = Value(
                y & (y &- 1) == 0 ? x.int & (y &- 1) : floorModulo(x.int, y))
              continue
            }
            register(base, i.a).pointee = try binary(.modulo, x, Value(i.signedC))
          case .inPlace:
            let (x, y) = (register(base, i.b).pointee, register(base, i.c).pointee)
            if i.flag == BinaryOperator.add.rawValue {
              if x.isInt && y.isInt {
                let (sum, overflow) = x.int.addingReportingOverflow(y.int)
                if !overflow {
                  register(base, i.a).pointee = Value(sum)
                  continue
                }
              } else if x.isFloat && y.isFloat {
                register(base, i.a).pointee = Value(x.float + y.float)
                continue
              } else if x.isExactly(.string) && y.isExactly(.string) {
                register(base, i.a).pointee = heap.concatenate(x.string, y.string)
                continue
              }
            }
            if x.is(.instance) && lacksInPlace(i.flag, x) {
              frame.pointee.pc = pc
              let op = BinaryOperator(rawValue: i.flag).unsafelyUnwrapped
              if try beginOperator(op, x, y, register(base, i.a)) { enterTopFrame() }
              continue
            }
            register(base, i.a).pointee = try inPlace(
              BinaryOperator(rawValue: i.flag).unsafelyUnwrapped, x, y)
          case .negate:
            let x = register(base, i.b).pointee
            register(base, i.a).pointee = x.isFloat ? Value(-x.float) : try negate(x)
          case .plus: register(base, i.a).pointee = try positive(register(base, i.b).pointee)
          case .invert: register(base, i.a).pointee = try invert(register(base, i.b).pointee)
          case .not:
            register(base, i.a).pointee = Value(try !truth(register(base, i.b).pointee))

          // MARK: Comparison
          case .less:
            let (x, y) = (register(base, i.b).pointee, register(base, i.c).pointee)
            if x.isInt && y.isInt {
              register(base, i.a).pointee = Value(x.int < y.int)
            } else if x.isFloat && y.isFloat {
              register(base, i.a).pointee = Value(x.float < y.float)
            } else {
              register(base, i.a).pointee = try compare(.less, x, y)
            }
          case .lessEqual:
            register(base, i.a).pointee = try compare(
              .lessEqual, register(base, i.b).pointee, register(base, i.c).pointee)
          case .equal:
            let (x, y) = (register(base, i.b).pointee, register(base, i.c).pointee)
            if x.isInt && y.isInt {
              register(base, i.a).pointee = Value(x.payload == y.payload)
            } else {
              register(base, i.a).pointee = try compare(.equal, x, y)
            }
          case .notEqual:
            register(base, i.a).pointee = try compare(
              .notEqual, register(base, i.b).pointee, register(base, i.c).pointee)
          case .greater:
            let (x, y) = (register(base, i.b).pointee, register(base, i.c).pointee)
            if x.isInt && y.isInt {
              register(base, i.a).pointee = Value(x.int > y.int)
            } else if x.isFloat && y.isFloat {
              register(base, i.a).pointee = Value(x.float > y.float)
            } else {
              register(base, i.a).pointee = try compare(.greater, x, y)
            }
          case .greaterEqual:
            register(base, i.a).pointee = try compare(
              .greaterEqual, register(base, i.b).pointee, register(base, i.c).pointee)
          case .isSame:
            register(base, i.a).pointee = Value(
              isSame(register(base, i.b).pointee, register(base, i.c).pointee))
          case .isNotSame:
            register(base, i.a).pointee = Value(
              !isSame(register(base, i.b).pointee, register(base, i.c).pointee))
          case .contains:
            register(base, i.a).pointee = Value(
              try contains(register(base, i.c).pointee, register(base, i.b).pointee))
          case .containsNot:
            register(base, i.a).pointee = Value(
              try !contains(register(base, i.c).pointee, register(base, i.b).pointee))

          // MARK: Jumps
          case .jump: pc += i.bc
          case .loop:
            pc += i.bc
            if interrupt.pointee != 0 { try poll(temporaries) }
          case .jumpIfTrue:
            if try truth(register(base, i.a).pointee) { pc += i.bc }
          case .jumpIfFalse:
            if try !truth(register(base, i.a).pointee) { pc += i.bc }
          case .jumpLess:
            let (x, y) = (register(base, i.a).pointee, register(base, i.b).pointee)
            let holds: Bool
            if x.isInt && y.isInt {
              holds = x.int < y.int
            } else if x.isFloat && y.isFloat {
              holds = x.float < y.float
            } else {
              holds = try truth(try compare(.less, x, y))
            }
            if holds == (i.flag != 0) { pc += i.signedC }
          case .jumpLessEqual:
            let (x, y) = (register(base, i.a).pointee, register(base, i.b).pointee)
            let holds: Bool
            if x.isInt && y.isInt {
              holds = x.int <= y.int
            } else if x.isFloat && y.isFloat {
              holds = x.float <= y.float
            } else {
              holds = try truth(try compare(.lessEqual, x, y))
            }
            if holds == (i.flag != 0) { pc += i.signedC }
          case .jumpEqual:
            let (x, y) = (register(base, i.a).pointee, register(base, i.b).pointee)
            let holds =
              x.isInt && y.isInt ? x.payload == y.payload : try truth(try compare(.equal, x, y))
            if holds == (i.flag != 0) { pc += i.signedC }
          case .jumpGreater:
            let (x, y) = (register(base, i.a).pointee, register(base, i.b).pointee)
            let holds: Bool
            if x.isInt && y.isInt {
              holds = x.int > y.int
            } else if x.isFloat && y.isFloat {
              holds = x.float > y.float
            } else {
              holds = try truth(try compare(.greater, x, y))
            }
            if holds == (i.flag != 0) { pc += i.signedC }
          case .jumpGreaterEqual:
            let (x, y) = (register(base, i.a).pointee, register(base, i.b).pointee)
            let holds: Bool
            if x.isInt && y.isInt {
              holds = x.int >= y.int
            } else if x.isFloat && y.isFloat {
              holds = x.float >= y.float
            } else {
              holds = try truth(try compare(.greaterEqual, x, y))
            }
            if holds == (i.flag != 0) { pc += i.signedC }
          case .jumpLessI:
            let x = register(base, i.a).pointee
            let holds =
              x.isInt
              ? x.int < i.signedB : try truth(try compare(.less, x, Value(i.signedB)))
            if holds == (i.flag != 0) { pc += i.signedC }
          case .jumpLessEqualI:
            let x = register(base, i.a).pointee
            let holds =
              x.isInt
              ? x.int <= i.signedB : try truth(try compare(.lessEqual, x, Value(i.signedB)))
            if holds == (i.flag != 0) { pc += i.signedC }
          case .jumpEqualI:
            let x = register(base, i.a).pointee
            let holds =
              x.isInt
              ? x.int == i.signedB : try truth(try compare(.equal, x, Value(i.signedB)))
            if holds == (i.flag != 0) { pc += i.signedC }
          case .jumpGreaterI:
            let x = register(base, i.a).pointee
            let holds =
              x.isInt
              ? x.int > i.signedB : try truth(try compare(.greater, x, Value(i.signedB)))
            if holds == (i.flag != 0) { pc += i.signedC }
          case .jumpGreaterEqualI:
            let x = register(base, i.a).pointee
            let holds =
              x.isInt
              ? x.int >= i.signedB : try truth(try compare(.greaterEqual, x, Value(i.signedB)))
            if holds == (i.flag != 0) { pc += i.signedC }
          case .jumpIfNone:
            if register(base, i.a).pointee.isNone { pc += i.bc }
          case .jumpIfNotNone:
            if !register(base, i.a).pointee.isNone { pc += i.bc }

          // MARK: Calls
          case .call:
            let window = register(base, i.a)
            let callee = window.pointee
            if i.flag == 0 { window[1] = .unbound }
            if interrupt.pointee != 0 { try poll(temporaries) }
            if callee.is(.function) {
              let function = callee.pointer(as: FunctionCell.self)
              let hasReceiver = !window[1].isUnbound
              let arguments = hasReceiver ? window + 1 : window + 2
              let count = hasReceiver ? i.b &+ 1 : i.b
              let (simple, size, start, table, cacheTable) = function.pointee.code
                ._withUnsafeGuaranteedRef {
                  ($0.simpleCount, $0.registerCount, $0.instructions, $0.constants, $0.caches)
                }
              if simple == count {
                let index = frameIndex &+ 1
                if index >= recursionLimit || arguments + size > registerLimit {
                  throw recursionError()
                }
                frame.pointee.pc = pc
                frameIndex = index
                frame += 1
                globals = function.pointee.globals
                frame.initialize(
                  to: Frame(
                    pc: start, base: arguments, code: function.pointee.code, globals: globals,
                    module: function.pointee.module, closure: function.pointee.closure,
                    result: window, delivery: .value, owner: .unbound))
                pc = start
                base = arguments
                constants = table
                caches = cacheTable
                top = arguments + size
                continue
              }
            }
            frame.pointee.pc = pc
            if callee.is(.native) {
              let native = callee.pointer(as: NativeCell.self)
              let hasReceiver = !window[1].isUnbound
              let arguments = hasReceiver ? window + 1 : window + 2
              let count = hasReceiver ? i.b &+ 1 : i.b
              if native.pointee.shortcut == .append && count == 2
                && arguments.pointee.isExactly(.list)
                && !arguments.pointee.header.pointee.flags.contains(.frozen)
              {
                heap.append(arguments[1], to: arguments.pointee.list)
                window.pointee = .none
              } else {
                window.pointee = try callNative(callee, arguments, count, .unbound)
              }
              continue
            }
            if callee.is(.type) && i.b == 1 && window[1].isUnbound,
              let made = quickConversion(callee, window[2])
            {
              window.pointee = made
              continue
            }
            if try beginCall(window, i.b, .unbound, delivery: .value) { enterTopFrame() }
          case .callKeywords:
            let window = register(base, i.a)
            if i.flag == 0 { window[1] = .unbound }
            if interrupt.pointee != 0 { try poll(temporaries) }
            frame.pointee.pc = pc
            if try beginCall(window, i.b, constants[i.c], delivery: .value) { enterTopFrame() }
          case .callSpread:
            let window = register(base, i.a)
            if i.flag == 0 { window[1] = .unbound }
            if interrupt.pointee != 0 { try poll(temporaries) }
            frame.pointee.pc = pc
            if try beginSpreadCall(window) { enterTopFrame() }
          case .loadMethod:
            let object = register(base, i.b).pointee
            let cache = caches + i.c
            if cache.pointee.version == classVersion {
              if object.is(.module) {
                if cache.pointee.slot >= 0,
                  UInt(bitPattern: cache.pointee.type) == UInt(object.payload)
                {
                  let value = object.namespaceSlots[cache.pointee.slot]
                  if !value.isUnbound {
                    register(base, i.a).pointee = value
                    register(base, i.a)[1] = .unbound
                    continue
                  }
                }
              } else if cache.pointee.slot == -1, typeCell(of: object) == cache.pointee.type {
                register(base, i.a).pointee = cache.pointee.value
                register(base, i.a)[1] = object
                continue
              }
            }
            try loadMethod(register(base, i.a), object, cache)
          case .return:
            let value = register(base, i.a).pointee
            if frame.pointee.delivery == .value
              || frame.pointee.delivery == .operator && !value.isNotImplemented
            {
              frame.pointee.result.pointee = value
              frameIndex &-= 1
              enterTopFrame()
              continue
            }
            let isOperator = frame.pointee.delivery == .operator
            if try returnSpecially(value) {
              top = savedTop
              return value
            }
            enterTopFrame()
            if isOperator && value.isNotImplemented {
              let j = (pc - 1).pointee
              register(base, j.a).pointee = try reflectedBinary(
                j, register(base, j.b).pointee, register(base, j.c).pointee)
            }
          case .returnNone:
            if frame.pointee.delivery == .value {
              frame.pointee.result.pointee = .none
              frameIndex &-= 1
              enterTopFrame()
              continue
            }
            if try returnSpecially(.none) {
              top = savedTop
              return .none
            }
            enterTopFrame()

          // MARK: Attributes and items
          case .loadAttribute:
            let object = register(base, i.b).pointee
            let cache = caches + i.c
            if object.is(.instance), cache.pointee.version == classVersion,
              object.instance.pointee.type == cache.pointee.type
            {
              let slot = cache.pointee.slot
              if slot >= 0 && slot < object.instance.pointee.capacity {
                let value = object.instance.pointee.slots[slot]
                if !value.isUnbound {
                  register(base, i.a).pointee = value
                  continue
                }
              }
            }
            register(base, i.a).pointee = try loadAttribute(object, cache)
          case .storeAttribute:
            let object = register(base, i.a).pointee
            let cache = caches + i.c
            if object.is(.instance), cache.pointee.version == classVersion,
              object.instance.pointee.type == cache.pointee.type,
              cache.pointee.slot < object.instance.pointee.capacity,
              !object.header.pointee.flags.contains(.frozen)
            {
              object.instance.pointee.slots[cache.pointee.slot] = register(base, i.b).pointee
              continue
            }
            try storeAttribute(object, cache, register(base, i.b).pointee)
          case .deleteAttribute:
            try deleteAttribute(register(base, i.a).pointee, caches[i.c].name)
          case .loadItem:
            let container = register(base, i.b).pointee
            let index = register(base, i.c).pointee
            if index.isInt {
              if container.isExactly(.list) {
                let list = container.list
                var position = index.int
                if position < 0 { position &+= list.pointee.count }
                if position >= 0 && position < list.pointee.count {
                  register(base, i.a).pointee = list.pointee.items[position]
                  continue
                }
              } else if container.isExactly(.tuple) {
                let tuple = container.tuple
                let position = index.int
                if position >= 0 && position < tuple.pointee.count {
                  register(base, i.a).pointee = tuple.items[position]
                  continue
                }
              }
            }
            register(base, i.a).pointee = try item(container, index)
          case .storeItem:
            let container = register(base, i.a).pointee
            let index = register(base, i.b).pointee
            if container.isExactly(.list) && index.isInt
              && !container.header.pointee.flags.contains(.frozen)
            {
              let list = container.list
              let position = index.int
              if position >= 0 && position < list.pointee.count {
                list.pointee.items[position] = register(base, i.c).pointee
                continue
              }
            }
            try setItem(container, index, register(base, i.c).pointee)
          case .deleteItem:
            try deleteItem(register(base, i.a).pointee, register(base, i.b).pointee)
          case .makeSlice:
            let first = register(base, i.b)
            register(base, i.a).pointee = heap.makeSlice(first[0], first[1], first[2])

          // MARK: Displays
          case .makeList:
            register(base, i.a).pointee = heap.makeList(register(base, i.b), i.c)
          case .makeTuple:
            register(base, i.a).pointee = heap.makeTuple(register(base, i.b), i.c)
          case .makeSet:
            register(base, i.a).pointee = try makeSet(register(base, i.b), i.c)
          case .makeDict:
            register(base, i.a).pointee = try makeDict(register(base, i.b), i.c)
          case .append:
            heap.append(register(base, i.b).pointee, to: register(base, i.a).pointee.list)
          case .addToSet:
            try insert(register(base, i.a).pointee.set, register(base, i.b).pointee)
          case .setInDict:
            try insert(
              register(base, i.a).pointee.dict, register(base, i.b).pointee,
              register(base, i.c).pointee)
          case .extend:
            try extendDisplay(
              register(base, i.a).pointee.list, register(base, i.b).pointee, i.flag,
              register(base, i.c))
          case .updateSet:
            try addAll(to: register(base, i.a).pointee.set, register(base, i.b).pointee)
          case .updateDict:
            try updateDisplay(
              register(base, i.a).pointee.dict, register(base, i.b).pointee, i.flag,
              register(base, i.c))
          case .listToTuple:
            let list = register(base, i.b).pointee.list
            register(base, i.a).pointee = heap.makeTuple(list.pointee.items, list.pointee.count)
          case .buildString:
            register(base, i.a).pointee = heap.join(register(base, i.b), i.c)
          case .format:
            register(base, i.a).pointee = try formatField(
              register(base, i.b).pointee, i.flag, register(base, i.c))
          case .unpack: try unpack(register(base, i.a).pointee, register(base, i.b), i.c)
          case .unpackStar:
            try unpackStar(register(base, i.a).pointee, register(base, i.b), Int(i.flag), i.c)

          // MARK: Iteration
          case .iterate:
            register(base, i.a).pointee = try makeIterator(register(base, i.b).pointee)
          case .next:
            let iterator = register(base, i.b).pointee
            if iterator.is(.iterator) {
              let cell = iterator.iterator
              if cell.pointee.type == .range {
                if cell.pointee.stop != 0 {
                  cell.pointee.stop &-= 1
                  register(base, i.a).pointee = Value(cell.pointee.index)
                  cell.pointee.index &+= cell.pointee.step
                  pc += 1
                } else {
                  pc += Int(truncatingIfNeeded: Int64(bitPattern: pc.pointee.raw))
                }
                continue
              }
              if cell.pointee.type == .list, !cell.pointee.source.isUnbound {
                let list = cell.pointee.source.list
                let index = cell.pointee.index
                if index < list.pointee.count {
                  register(base, i.a).pointee = list.pointee.items[index]
                  cell.pointee.index = index &+ 1
                  pc += 1
                  continue
                }
              }
            } else if iterator.is(.generator) {
              let generator = iterator.generator
              if generator.pointee.state == .suspended || generator.pointee.state == .created {
                frame.pointee.pc = pc + 1
                try pushGenerator(
                  iterator, .none, at: top, result: register(base, i.a), delivery: .iteration)
                enterTopFrame()
                continue
              }
            }
            let value = try next(iterator)
            if value.isUnbound {
              pc += Int(truncatingIfNeeded: Int64(bitPattern: pc.pointee.raw))
            } else {
              register(base, i.a).pointee = value
              pc += 1
            }
          case .yield:
            let value = register(base, i.b).pointee
            frame.pointee.pc = pc
            var delivery = frame.pointee.delivery
            var result = frame.pointee.result
            suspend(
              frame.pointee.owner.generator, frame,
              resumeRegister: i.a / MemoryLayout<Value>.stride, live: i.c)
            if delivery == .delegation { suspendDelegators(&delivery, &result) }
            if delivery == .native {
              top = savedTop
              return value
            }
            result.pointee = value
            enterTopFrame()
          case .yieldFrom:
            let inner = register(base, i.b).pointee
            let sent = register(base, i.b)[1]
            if inner.is(.generator),
              inner.generator.pointee.state == .suspended
                || inner.generator.pointee.state == .created && (sent.isNone || sent.isUnbound)
            {
              frame.pointee.pc = pc
              try pushGenerator(
                inner, sent.isUnbound ? .none : sent, at: top, result: register(base, i.a),
                delivery: .delegation)
              enterTopFrame()
              continue
            }
            let value = try delegate(register(base, i.b))
            if value.isUnbound {
              register(base, i.a).pointee = generatorResult
              continue
            }
            frame.pointee.pc = pc - 1
            var delivery = frame.pointee.delivery
            var result = frame.pointee.result
            suspend(
              frame.pointee.owner.generator, frame,
              resumeRegister: i.b / MemoryLayout<Value>.stride + 1, live: i.c)
            if delivery == .delegation { suspendDelegators(&delivery, &result) }
            if delivery == .native {
              top = savedTop
              return value
            }
            result.pointee = value
            enterTopFrame()

          // MARK: Definitions
          case .makeFunction:
            register(base, i.a).pointee = makeFunction(i.c, register(base, i.b), base)
          case .makeClass:
            try beginClass(i.c, register(base, i.a), register(base, i.b), base, pc)
            enterTopFrame()
          case .storeMember: storeMember(caches[i.c].name, register(base, i.a).pointee)
          case .loadMember:
            register(base, i.a).pointee = try loadMember(caches[i.c].name, Int(i.b), globals)
          case .deleteMember: try deleteMember(caches[i.c].name)
          case .storeAnnotation:
            try storeAnnotation(caches[i.c].name, register(base, i.a).pointee)
          case .importModule:
            register(base, i.a).pointee = try importModule(constants[i.c], level: i.b, flag: i.flag)
          case .importName:
            register(base, i.a).pointee = try importName(
              register(base, i.b).pointee, constants[i.c])
          case .importAll: try importAll(register(base, i.a).pointee)

          // MARK: Exceptions
          case .raise:
            throw try raiseStatement(
              register(base, i.a).pointee, cause: i.b == 0 ? .unbound : register(base, i.c).pointee)
          case .reraise:
            raised = register(base, i.a).pointee
            skipTracebackEntry = true
            throw Raised()
          case .raiseActive:
            if handled.isNone { throw runtimeError("No active exception to reraise") }
            raised = handled
            skipTracebackEntry = true
            throw Raised()
          case .pushHandled:
            register(base, i.a).pointee = handledBefore
            handled = register(base, i.b).pointee
          case .popHandled: restoreHandled(register(base, i.a).pointee)
          case .matchException:
            register(base, i.a).pointee = Value(
              try matches(register(base, i.b).pointee, register(base, i.c).pointee))
          case .assertFailed:
            throw assertionFailed(i.b == 0 ? .unbound : register(base, i.a).pointee)
          case .enterContext:
            try enterContext(register(base, i.b).pointee, register(base, i.a))
          case .exitContext:
            register(base, i.a).pointee = try exitContext(
              register(base, i.b).pointee, register(base, i.c).pointee)
          case .display: try display(register(base, i.a).pointee)
          }
        }
      } catch {
        do throws(Raised) {
          try unwind(floor, pc)
        } catch {
          top = savedTop
          throw error
        }
        enterTopFrame()
      }
    }
  }
}
