import Arrays
import Interpreter

/// `numpy.ndarray`
enum NumpyArrayType {
  static func define(in module: ModuleBuilder) {
    module.type("ndarray", doc: "An array of numbers of one type.") { type in
      NumpyOperators.define(type)
      NumpyOperators.defineInPlace(type)
      defineShape(type)
      defineItems(type)
      defineText(type)
      defineConversions(type)
      NumpyReductions.defineMethods(type)
    }
  }

  static func object(_ vm: Interpreter, _ value: Value) throws -> ArrayObject {
    if let object = value.host(as: ArrayObject.self) { return object }
    throw vm.typeError("a numpy array is needed here, not \(vm.typeName(value))")
  }

  private static func defineShape(_ type: TypeBuilder) {
    type.property(
      "shape",
      get: { vm, value in
        vm.tuple(try object(vm, value).array.shape.map { Value($0) })
      },
      set: { vm, value, new in
        let object = try object(vm, value)
        object.array = try object.array.reshaped(try vm.shape(new))
      })
    type.property("ndim", get: { vm, value in Value(try object(vm, value).array.ndim) })
    type.property("size", get: { vm, value in Value(try object(vm, value).array.count) })
    type.property(
      "dtype",
      get: { vm, value in
        try NumpyDTypeType.wrap(vm, of: try object(vm, value).array)
      })
    type.property(
      "nbytes",
      get: { vm, value in
        let array = try object(vm, value).array
        return Value(array.count * (array.dtype == .object ? 8 : array.dtype.size))
      })
    type.property(
      "itemsize",
      get: { vm, value in
        let dtype = try object(vm, value).array.dtype
        return Value(dtype == .object ? 8 : dtype.size)
      })
    type.property(
      "flat", get: { vm, value in try vm.makeArray(try object(vm, value).array.raveled()) })
    type.property(
      "T",
      get: { vm, value in
        try vm.makeArray(try object(vm, value).array.transposed())
      })
    type.bind("reshape(self, *shape, order='C', copy=None)") { call in
      call.ignore("copy")
      return try call.giveArray(
        try object(call.vm, call["self"]).array.reshaped(try spreadShape(call.vm, call["shape"])))
    }
    type.method("ravel(self, order='C')") { vm, args in
      try vm.makeArray(try object(vm, args[0]).array.raveled())
    }
    type.method("flatten(self, order='C')") { vm, args in
      try vm.makeArray(try object(vm, args[0]).array.flattened())
    }
    type.method("transpose(self, *axes)") { vm, args in
      let axes = try vm.elements(args[1])
      let array = try object(vm, args[0]).array
      if axes.isEmpty || axes[0].isNone { return try vm.makeArray(array.transposed()) }
      return try vm.makeArray(array.transposed(try spreadShape(vm, args[1])))
    }
    type.method("copy(self, order='C')") { vm, args in
      try vm.makeArray(try object(vm, args[0]).array.copied())
    }
    type.method("fill(self, value)") { vm, args in
      try object(vm, args[0]).array.assign([.ellipsis], try vm.operand(args[1]))
      return .none
    }
  }

  /// `reshape(2, 3)` and `reshape((2, 3))`
  private static func spreadShape(_ vm: Interpreter, _ value: Value) throws -> [Int] {
    let items = try vm.elements(value)
    if items.count == 1, items[0].items != nil { return try vm.shape(items[0]) }
    return try items.map { try vm.int($0, "shape") }
  }

  private static func defineItems(_ type: TypeBuilder) {
    type.method("__getitem__(self, index, /)") { vm, args in
      let array = try object(vm, args[0]).array
      let items = try vm.indexItems(args[1])
      let found = try array.indexed(items)
      return found.ndim == 0 && !items.contains(where: \.isEllipsis)
        ? try vm.result(found) : try vm.makeArray(found)
    }
    type.method("__setitem__(self, index, value, /)") { vm, args in
      let array = try object(vm, args[0]).array
      try array.assign(try vm.indexItems(args[1]), try vm.operand(args[2]))
      return .none
    }
    type.method("__len__(self)") { vm, args in
      guard let count = try object(vm, args[0]).array.shape.first else {
        throw vm.typeError("len() of unsized object")
      }
      return Value(count)
    }
    type.method("__iter__(self)") { vm, args in
      let array = try object(vm, args[0]).array
      guard array.ndim > 0 else { throw vm.typeError("iteration over a 0-d array") }
      return vm.makeIterator(host: ArrayIterator(array))
    }
    type.method("__contains__(self, item, /)") { vm, args in
      let equal = try NDArray.apply(
        .equal, .array(try object(vm, args[0]).array), try vm.operand(args[1]))
      return Value(try equal.any().flat(0).isTrue)
    }
    type.method("item(self, *args)") { vm, args in
      let array = try object(vm, args[0]).array
      let index = try vm.elements(args[1])
      if index.isEmpty { return try vm.plain(try array.item()) }
      let place = try index.map { try vm.int($0, "index") }
      if place.count == 1 {
        return try vm.plain(try array.raveled().indexed([.integer(place[0])]).item())
      }
      return try vm.plain(try array.indexed(place.map { .integer($0) }).item())
    }
  }

  private static func defineText(_ type: TypeBuilder) {
    type.method("__repr__(self)") { vm, args in
      vm.string(try object(vm, args[0]).array.repr(vm.printOptions))
    }
    type.method("__str__(self)") { vm, args in
      vm.string(try object(vm, args[0]).array.str(vm.printOptions))
    }
    type.method("__format__(self, spec, /)") { vm, args in
      guard args[1].stringValue == "" else {
        throw vm.typeError("unsupported format string passed to numpy.ndarray.__format__")
      }
      return vm.string(try object(vm, args[0]).array.str(vm.printOptions))
    }
  }

  private static func defineConversions(_ type: TypeBuilder) {
    type.bind("astype(self, dtype, order='K', casting='unsafe', subok=True, copy=True)") { call in
      call.ignore("order", "subok", "copy")
      return try call.giveArray(try call.vm.array(call["self"], dtype: call["dtype"]))
    }
    type.bind("sort(self, axis=-1, kind=None, order=None, *, stable=None)") { call in
      call.ignore("kind", "stable")
      try object(call.vm, call["self"]).array.sort(try call.int("axis"))
      return .none
    }
    type.bind("view(self, dtype=None)") { call in
      try call.giveArray(try object(call.vm, call["self"]).array)
    }
    type.bind("tobytes(self, order='C')") { call in
      let array = try object(call.vm, call["self"]).array.contiguousOrCopy()
      guard array.dtype != .object else { throw call.notSupported("an array of objects") }
      let count = array.count * array.dtype.size
      let base = array.storage.base + array.offset * array.dtype.size
      return call.vm.bytes(Array(UnsafeRawBufferPointer(start: base, count: count)))
    }
    type.method("tolist(self)") { vm, args in
      try nested(vm, try object(vm, args[0]).array)
    }
    type.method("__float__(self)") { vm, args in
      try requireSingle(vm, try object(vm, args[0]).array)
      return Value(try object(vm, args[0]).array.item().realNumber())
    }
    type.method("__int__(self)") { vm, args in
      try requireSingle(vm, try object(vm, args[0]).array)
      return try vm.callBuiltin("int", [try vm.plain(try object(vm, args[0]).array.item())])
    }
    type.method("__bool__(self)") { vm, args in
      let array = try object(vm, args[0]).array
      guard array.count == 1 else {
        throw vm.valueError(
          array.count == 0
            ? "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
            : "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
        )
      }
      return Value(try array.item().isTrue)
    }
    type.method("__matmul__(self, other, /)") { vm, args in
      try vm.callMethod(try vm.importedModule("numpy"), "matmul", [args[0], args[1]])
    }
    type.method("__rmatmul__(self, other, /)") { vm, args in
      try vm.callMethod(try vm.importedModule("numpy"), "matmul", [args[1], args[0]])
    }
    for name in [
      "argsort", "searchsorted", "nonzero", "repeat", "squeeze", "dot", "clip", "take", "round",
      "swapaxes", "trace", "diagonal", "put", "argpartition",
    ] {
      type.method("\(name)(self, *args, **kwargs)") { vm, args in
        var keywords: [(name: String, value: Value)] = []
        for (key, item) in vm.entries(ofDict: args[2]) {
          keywords.append((key.stringValue ?? "", item))
        }
        let function = try vm.attribute(try vm.importedModule("numpy"), name)
        return try vm.call(function, [args[0]] + (try vm.elements(args[1])), keywords: keywords)
      }
    }
  }

  private static func requireSingle(_ vm: Interpreter, _ array: NDArray) throws {
    guard array.ndim == 0 else {
      throw vm.typeError("only 0-dimensional arrays can be converted to Python scalars")
    }
  }

  private static func nested(_ vm: Interpreter, _ array: NDArray) throws -> Value {
    if array.ndim == 0 { return try vm.plain(array.flat(0)) }
    if array.ndim == 1 { return vm.list(try array.scalars().map { try vm.plain($0) }) }
    return vm.list(
      try (0..<array.shape[0]).map { try nested(vm, try array.indexed([.integer($0)])) })
  }
}

/// Rows of an array, or its elements as numpy scalars.
private final class ArrayIterator: HostIterator {
  private let array: NDArray
  private var position = 0
  init(_ array: NDArray) { self.array = array }

  func next(_ vm: Interpreter) throws -> Value? {
    guard position < array.shape[0] else { return nil }
    defer { position += 1 }
    if array.ndim == 1 { return try vm.element(array.flat(position), array.dtype) }
    return try vm.makeArray(try array.indexed([.integer(position)]))
  }
}

extension IndexItem {
  var isEllipsis: Bool { if case .ellipsis = self { true } else { false } }
}
