/// Operations of the register machine. Registers are written a, b, c; `R[a]` is a register's value.
///
/// An instruction is 64 bits: operation, flag (8 bits each), a, b, c (16 bits each). Registers are
/// stored as byte offsets from the frame's base. `bc` is b and c together as a signed 32-bit number.
enum Opcode: UInt8 {
  // Moves and constants
  case move  // R[a] = R[b]
  case loadConstant  // R[a] = constants[bc]
  case loadGlobal  // R[a] = globals[bc], NameError when unbound
  case storeGlobal  // globals[bc] = R[a]
  case deleteGlobal
  case loadCell  // R[a] = cell R[b], checked
  case storeCell  // cell R[b] = R[a]
  case deleteCell
  case makeCell  // R[a] = new cell holding R[b]
  case loadFree  // R[a] = closure[b], checked
  case storeFree  // closure[b] = R[a]
  case deleteFree
  case checkLocal  // UnboundLocalError when R[a] is unbound; bc = constant with its name
  case unbind  // R[a] = unbound

  // Arithmetic: R[a] = R[b] op R[c]; `I`: c is a signed immediate
  case add, subtract, multiply, divide, floorDivide, modulo, power, matrixMultiply
  case leftShift, rightShift, bitAnd, bitOr, bitXor
  case addI, subtractI, multiplyI, floorDivideI, moduloI
  case inPlace  // R[a] = R[b] op= R[c], flag = BinaryOperator
  case negate, plus, invert, not  // R[a] = op R[b]

  // Comparison: R[a] = R[b] op R[c]
  case less, lessEqual, equal, notEqual, greater, greaterEqual
  case isSame, isNotSame, contains, containsNot

  // Jumps are relative to the next instruction
  case jump  // bc
  case loop  // bc, backwards, polls for interrupts
  case jumpIfTrue, jumpIfFalse  // R[a], bc
  // flag = the outcome that jumps; R[a] op R[b], c = offset
  case jumpLess, jumpLessEqual, jumpEqual, jumpGreater, jumpGreaterEqual
  case jumpLessI, jumpLessEqualI, jumpEqualI, jumpGreaterI, jumpGreaterEqualI
  case jumpIfNone, jumpIfNotNone  // R[a], bc

  // Calls. R[a] = callee, then the receiver or nothing, then b arguments; result in R[a].
  // flag 0: no receiver, R[a+1] is free; flag 1: R[a+1] was set by loadMethod
  case call
  case callKeywords  // c = constant, the tuple of keyword names; b counts all arguments
  case callSpread  // R[a+2] = list of positional, R[a+3] = dict of named arguments or None
  case loadMethod  // R[a], R[a+1] = method and receiver of R[b], or value and unbound; c = cache
  case `return`  // R[a]
  case returnNone

  // Attributes and items
  case loadAttribute  // R[a] = R[b].cache[c]
  case storeAttribute  // R[a].cache[c] = R[b]
  case deleteAttribute  // del R[a].cache[c]
  case loadItem  // R[a] = R[b][R[c]]
  case storeItem  // R[a][R[b]] = R[c]
  case deleteItem  // del R[a][R[b]]
  case makeSlice  // R[a] = slice(R[b], R[b+1], R[b+2])

  // Displays
  case makeList, makeTuple, makeSet  // R[a] = R[b] ... R[b+c-1]
  case makeDict  // R[a] = dict of c pairs from R[b]
  case append  // R[a].append(R[b])
  case addToSet
  case setInDict  // R[a][R[b]] = R[c]
  case extend  // R[a].extend(R[b]); flag 1: for a call's *arguments
  case updateSet
  case updateDict  // flag 1: duplicate keys are an error (call arguments), R[c] = function
  case listToTuple  // R[a] = tuple(R[b])
  case buildString  // R[a] = concatenation of R[b] ... R[b+c-1]
  case format  // R[a] = format(R[b], R[c]); flag = conversion, bit 7: has spec
  case unpack  // R[b] ... R[b+c-1] = R[a]
  case unpackStar  // flag = before, c = after; R[b] ... = R[a]

  // Iteration
  case iterate  // R[a] = iter(R[b])
  case next  // R[a] = next of R[b] or jump by c: two words, the second is the offset
  case yield  // R[a] = yield R[b]; registers from R[c] on are not needed afterwards
  case yieldFrom  // R[a] = value of delegated iterator R[b]; R[b+1] = value to send; c as in yield

  // Definitions
  case makeFunction  // R[a] = function of constants code c; R[b] defaults, R[b+1] keyword defaults
  case makeClass  // R[a] = class: R[b] list of bases or unbound, R[b+1] keywords or None, code c
  case storeMember, loadMember, deleteMember  // class body variables; c = cache with the name
  case storeAnnotation  // __annotations__ of the class being made: cache[c]'s name = R[a]
  case importModule  // R[a] = module constants[c]; flag: 1 = return the root package
  case importName  // R[a] = attribute constants[c] of module R[b]
  case importAll

  // Exceptions
  case raise  // R[a]; b = 1: from R[c]
  case reraise  // R[a] again, traceback kept
  case raiseActive  // bare raise
  case pushHandled  // R[a] = exception being handled before; now R[b] is
  case popHandled  // the exception being handled is R[a] again
  case matchException  // R[a] = R[b] is an instance of R[c]
  case assertFailed  // AssertionError(R[a]) or without, b = 0
  case enterContext  // R[a] = R[b].__enter__(), R[a+1] = bound __exit__
  case exitContext  // R[a] = call exit R[b] with exception R[c]
  case display  // value of an expression statement at the prompt or in a notebook cell
}
