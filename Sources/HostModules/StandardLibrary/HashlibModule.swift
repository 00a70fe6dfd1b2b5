import Crypto
import Interpreter

/// `_hashlib`: one class for all digests; `stdlib/hashlib` names them.
enum HashlibModule {
  private final class Digest {
    let name: String
    private var function: any RunningDigest

    init?(_ name: String) {
      guard let function = Digest.function(name) else { return nil }
      self.name = name
      self.function = function
    }

    init(copying other: Digest) {
      name = other.name
      function = other.function
    }

    func update(_ bytes: UnsafeRawBufferPointer) { function.update(bytes) }
    var bytes: [UInt8] { function.bytes }
    var blockSize: Int { function.blockSize }

    static let names = ["md5", "sha1", "sha256", "sha384", "sha512"]

    private static func function(_ name: String) -> (any RunningDigest)? {
      switch name {
      case "md5": Insecure.MD5()
      case "sha1": Insecure.SHA1()
      case "sha256": SHA256()
      case "sha384": SHA384()
      case "sha512": SHA512()
      default: nil
      }
    }
  }

  static func build(_ module: ModuleBuilder) throws {
    let type = module.type("HASH") { type in
      type.method("update(self, obj, /)") { vm, args in
        try update(vm, digest(args[0]), args[1])
        return .none
      }
      type.method("digest(self, /)") { vm, args in vm.bytes(digest(args[0]).bytes) }
      type.method("hexdigest(self, /)") { vm, args in
        vm.string(digest(args[0]).bytes.map { hexadecimal($0) }.joined())
      }
      type.method("copy(self, /)") { vm, args in
        vm.makeHost(Digest(copying: digest(args[0])), type: vm.type(of: args[0]))
      }
      type.property("name", get: { vm, value in vm.string(digest(value).name) })
      type.property("digest_size", get: { _, value in Value(digest(value).bytes.count) })
      type.property("block_size", get: { _, value in Value(digest(value).blockSize) })
      type.method("__repr__(self, /)") { vm, args in
        vm.string("<\(digest(args[0]).name) _hashlib.HASH object>")
      }
    }
    module.value(
      "names", module.vm.tuple(Digest.names.map { module.vm.string($0) }))
    module.function("new(name, data=UNSET)") { vm, args in
      let name = try vm.text(args[0], "name").lowercased()
      guard let digest = Digest(name) else {
        throw vm.valueError("unsupported hash type \(try vm.text(args[0], "name"))")
      }
      try update(vm, digest, args[1])
      return vm.makeHost(digest, type: type)
    }
  }

  private static func digest(_ value: Value) -> Digest { value.host(as: Digest.self)! }

  private static func update(_ vm: Interpreter, _ digest: Digest, _ value: Value) throws {
    if let buffer = value.bytesBuffer {
      return try update(vm, digest, UnsafeRawBufferPointer(buffer))
    }
    try bytes(vm, value).withUnsafeBytes { try update(vm, digest, $0) }
  }

  private static func update(
    _ vm: Interpreter, _ digest: Digest, _ bytes: UnsafeRawBufferPointer
  ) throws {
    var start = 0
    repeat {
      try vm.checkCancelled()
      let end = min(start + 1 << 20, bytes.count)
      digest.update(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      start = end
    } while start < bytes.count
  }

  private static func bytes(_ vm: Interpreter, _ value: Value) throws -> [UInt8] {
    if value.isUnbound { return [] }
    if value.isString { throw vm.typeError("Strings must be encoded before hashing") }
    if let array = value.array { return try array.values(as: UInt8.self) }
    throw vm.typeError("object supporting the buffer API required")
  }

  static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}

/// A hash function whose kind is not known until the script names it.
private protocol RunningDigest {
  mutating func update(_ bytes: UnsafeRawBufferPointer)
  var bytes: [UInt8] { get }
  var blockSize: Int { get }
}

extension RunningDigest where Self: HashFunction {
  mutating func update(_ bytes: UnsafeRawBufferPointer) { update(bufferPointer: bytes) }
  var bytes: [UInt8] { Array(finalize()) }
  var blockSize: Int { Self.blockByteCount }
}

extension Insecure.MD5: RunningDigest {}
extension Insecure.SHA1: RunningDigest {}
extension SHA256: RunningDigest {}
extension SHA384: RunningDigest {}
extension SHA512: RunningDigest {}
