/// The arguments of a native call: a window of registers, one for each parameter, in order.
@frozen public struct Arguments {
  @usableFromInline let base: UnsafeMutablePointer<Value>
  public let count: Int

  @inlinable @inline(__always)
  init(base: UnsafeMutablePointer<Value>, count: Int) {
    self.base = base
    self.count = count
  }

  @inlinable public subscript(_ index: Int) -> Value {
    @inline(__always) get { base[index] }
    @inline(__always) nonmutating set { base[index] = newValue }
  }

  /// The arguments after the receiver.
  public func dropFirst() -> Arguments { Arguments(base: base + 1, count: count - 1) }

  /// True when the argument was given (or has a default other than `UNSET`).
  @inlinable public func has(_ index: Int) -> Bool { index < count && !base[index].isUnbound }
}

public typealias NativeBody = (Interpreter, Arguments) throws -> Value

/// A function written in Swift, with a Python signature.
///
/// The signature is source text such as `merge(self, right, how='inner', on=None, **kwargs)`; it is
/// parsed at the first call, or when `help` asks for it. Arguments are bound to it as for a script
/// function, so the body gets one value a parameter. A default `UNSET` arrives as unbound.
public final class NativeFunction {
  public let name: String
  let signatureText: String
  public let doc: String
  let body: NativeBody
  /// Takes the receiver as its first argument when found in a class.
  let isMethod: Bool
  /// The class it belongs to, for error messages and `repr`.
  var owner: String?
  /// One of the functions that CPython has in C: errors about arguments are worded accordingly.
  var isBuiltin = false
  private(set) var signature: Signature?
  /// One a parameter; unbound where there is none.
  private(set) var defaultValues: [Value] = []

  init(_ signature: String, doc: String, isMethod: Bool, body: @escaping NativeBody) {
    let open = signature.utf8.firstIndex(of: UInt8(ascii: "(")) ?? signature.endIndex
    name = String(signature[..<open])
    signatureText = signature
    self.doc = doc
    self.body = body
    self.isMethod = isMethod
  }

  /// `Type.name` for a method.
  var qualifiedName: String { owner.map { "\($0).\(name)" } ?? name }

  /// Parses the signature; called once, before the first call.
  @inline(never)
  func prepare(_ vm: Interpreter) -> Signature {
    if let signature { return signature }
    let (signature, defaults) = Signature.parse(signatureText, vm: vm)
    self.signature = signature
    defaultValues = defaults
    return signature
  }
}

/// The parameters of a function, native or written in a script.
final class Signature {
  let names: [Value]
  let positionalOnlyCount: Int
  /// Parameters that can be given by position, positional-only ones included.
  let positionalCount: Int
  let keywordOnlyCount: Int
  /// Register of `*args`, or -1.
  let variadic: Int
  /// Register of `**kwargs`, or -1.
  let keywords: Int
  /// Number of registers that arguments take: named ones first, then `*args`, then `**kwargs`.
  let count: Int
  /// True when a call with exactly `positionalCount` positional arguments needs no binding.
  let isSimple: Bool

  init(
    names: [Value], positionalOnlyCount: Int, positionalCount: Int, hasVariadic: Bool,
    hasKeywords: Bool
  ) {
    self.names = names
    self.positionalOnlyCount = positionalOnlyCount
    self.positionalCount = positionalCount
    keywordOnlyCount = names.count - positionalCount
    variadic = hasVariadic ? names.count : -1
    keywords = hasKeywords ? names.count + (hasVariadic ? 1 : 0) : -1
    count = names.count + (hasVariadic ? 1 : 0) + (hasKeywords ? 1 : 0)
    isSimple = keywordOnlyCount == 0 && !hasVariadic && !hasKeywords
  }
}
