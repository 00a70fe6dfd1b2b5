/// Adds members to a built-in class. Methods refuse receivers of other classes, since
/// `str.upper(1)` reaches them too.
struct MemberBuilder {
  unowned let vm: Interpreter
  let info: TypeInfo
  private let type: TypeBuilder
  /// A bit for each tag that instances may have.
  private let tags: UInt64

  init(_ vm: Interpreter, _ info: TypeInfo, _ tags: Value.Tag...) {
    self.init(vm, info, tags)
  }

  init(_ vm: Interpreter, _ info: TypeInfo, _ tags: [Value.Tag]) {
    self.vm = vm
    self.info = info
    type = TypeBuilder(vm: vm, info: info)
    self.tags = tags.reduce(0) { $0 | 1 << $1.raw }
  }

  func method(_ signature: String, doc: String = "", _ body: @escaping NativeBody) {
    let tags = tags
    type.method(signature, doc: doc) { vm, args in
      let receiver = args[0]
      if tags & (1 << receiver.tag.raw) != 0 { return try body(vm, args) }
      // An instance of a script class derived from this one.
      if receiver.isDerived, tags & (1 << receiver.asBuiltin.tag.raw) != 0 {
        args[0] = receiver.asBuiltin
        let result = try body(vm, args)
        return result.isIdentical(to: args[0]) && receiver.isMutableContainer ? receiver : result
      }
      if let number = vm.wrappedNumber(receiver), tags & (1 << number.tag.raw) != 0 {
        args[0] = number
        return try body(vm, args)
      }
      throw vm.wrongReceiver(receiver, signature, tags)
    }
  }

  func staticMethod(_ signature: String, doc: String = "", _ body: @escaping NativeBody) {
    type.staticMethod(signature, doc: doc, body)
  }

  func classMethod(_ signature: String, doc: String = "", _ body: @escaping NativeBody) {
    type.classMethod(signature, doc: doc, body)
  }

  func constructor(_ signature: String, doc: String = "", _ body: @escaping NativeBody) {
    type.constructor(signature, doc: doc, body)
    info.constructor?.isBuiltin = true
  }

  /// A computed attribute.
  func attribute(_ name: String, _ get: @escaping (Interpreter, Value) throws -> Value) {
    type.property(name, get: get)
  }

  /// An operator or other special method with the receiver and one operand.
  func binary(
    _ name: String, _ body: @escaping (Interpreter, Value, Value) throws -> Value
  ) {
    method("\(name)(self, value, /)") { vm, args in try body(vm, args[0], args[1]) }
  }

  func unary(_ name: String, _ body: @escaping (Interpreter, Value) throws -> Value) {
    method("\(name)(self, /)") { vm, args in try body(vm, args[0]) }
  }
}

extension Value {
  fileprivate var isMutableContainer: Bool {
    self.is(.list) || self.is(.dict) || self.is(.set)
  }
}

extension Interpreter {
  @inline(never)
  fileprivate func wrongReceiver(_ value: Value, _ signature: String, _ tags: UInt64) -> Raised {
    let name = signature.prefix { $0 != "(" }
    var owner = "object"
    for info in types.all where tags & (1 << tag(of: info)) != 0 && info.base === types.object {
      owner = info.name
      break
    }
    return typeError(
      "descriptor '\(name)' for '\(owner)' objects doesn't apply to a '\(typeName(value))' object")
  }

  private func tag(of info: TypeInfo) -> UInt64 {
    for raw in 0..<UInt64(16 + Int(Kind.code.rawValue) + 1) where types.byTag[Int(raw)] == info.cell
    {
      return raw
    }
    return Value.Tag.object(info.instanceKind).raw
  }
}
