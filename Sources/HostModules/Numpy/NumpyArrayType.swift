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
        try NumpyDTypeType.wrap(vm, try object(vm, value).array.dtype)
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
      "T",
      get: { vm, value in
        try vm.makeArray(try object(vm, value).array.transposed())
      })
    type.method("reshape(self, *shape, order='C')") { vm, args in
      guard args[1].stringValue == "C" else {
        throw vm.raise(
          vm.types.notImplementedError, "reshape: argument 'order' is not supported by mnb")
      }
      return try vm.makeArray(
        try object(vm, args[0]).array.reshaped(try spreadShape(vm, args[2])))
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
    type.method("astype(self, dtype, copy=True)") { vm, args in
      let array = try object(vm, args[0]).array
      return try vm.makeArray(try array.astype(try vm.dtype(args[1])))
    }
    type.method("tolist(self)") { vm, args in
      try nested(vm, try object(vm, args[0]).array)
    }
    type.method("__float__(self)") { vm, args in
      Value(try object(vm, args[0]).array.item().realNumber())
    }
    type.method("__int__(self)") { vm, args in
      try vm.callBuiltin("int", [try vm.plain(try object(vm, args[0]).array.item())])
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
    for name in ["argsort", "searchsorted", "nonzero", "repeat", "squeeze", "dot", "clip", "take"] {
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
