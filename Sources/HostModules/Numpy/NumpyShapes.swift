import Arrays
import Interpreter

/// Functions that join, split and rearrange arrays.
enum NumpyShapes {
  static func define(in module: ModuleBuilder) {
    defineJoining(module)
    defineSplitting(module)
    defineAxes(module)
    defineEditing(module)
  }

  private static func defineJoining(_ module: ModuleBuilder) {
    module.bind("concatenate(arrays, /, axis=0, out=None, *, dtype=None, casting='same_kind')") {
      call in
      try call.giveArray(
        try NDArray.concatenate(
          try call.arrays("arrays"), axis: try call.optionalInt("axis"), dtype: try call.dtype()))
    }
    module.bind("stack(arrays, axis=0, out=None, *, dtype=None, casting='same_kind')") { call in
      try call.giveArray(try NDArray.stack(try call.arrays("arrays"), axis: try call.int("axis")))
    }
    for name in ["vstack", "hstack"] {
      module.bind("\(name)(tup, *, dtype=None, casting='same_kind')") { call in
        let arrays = try call.arrays("tup")
        return try call.giveArray(
          name == "vstack" ? try NDArray.vstack(arrays) : try NDArray.hstack(arrays))
      }
    }
    module.bind("column_stack(tup)") { call in
      try call.giveArray(try NDArray.columnStack(try call.arrays("tup")))
    }
    module.bind("append(arr, values, axis=None)") { call in
      try call.giveArray(
        try call.array("arr").appending(
          try call.array("values"), axis: try call.optionalInt("axis")))
    }
    module.bind("tile(A, reps)") { call in
      try call.giveArray(try call.array("A").tiled(try call.vm.shape(call["reps"], "reps")))
    }
    module.bind("repeat(a, repeats, axis=None)") { call in
      try call.giveArray(
        try call.array("a").repeated(
          try call.vm.shape(call["repeats"], "repeats"), axis: try call.optionalInt("axis")))
    }
    module.bind("meshgrid(*xi, copy=True, sparse=False, indexing='xy')") { call in
      call.ignore("copy")
      let vectors = try call.elements("xi").map { try call.vm.array(from: $0) }
      let indexing = try call.text("indexing")
      guard indexing == "xy" || indexing == "ij" else {
        throw call.vm.valueError("Valid values for `indexing` are 'xy' and 'ij'.")
      }
      return try call.giveArrays(
        try NDArray.meshgrid(vectors, rowsFirst: indexing == "ij"))
    }
    module.bind("ix_(*args)") { call in
      let vectors = try call.elements("args").map { value -> NDArray in
        let array = try call.vm.array(from: value)
        return array.dtype == .bool ? array.flatNonzero() : array
      }
      return try call.giveArrays(
        try vectors.enumerated().map { place, vector in
          var shape = [Int](repeating: 1, count: vectors.count)
          shape[place] = vector.count
          return try vector.reshaped(shape)
        })
    }
    for name in ["broadcast_to"] {
      module.bind("\(name)(array, shape, subok=False)") { call in
        try call.giveArray(
          try call.array("array").broadcast(to: try call.vm.shape(call["shape"])))
      }
    }
    module.bind("broadcast_arrays(*args, subok=False)") { call in
      let arrays = try call.elements("args").map { try call.vm.array(from: $0) }
      let shape = try NDArray.broadcastShape(arrays.map(\.shape))
      return try call.giveArrays(try arrays.map { try $0.broadcast(to: shape) })
    }
  }

  private static func defineSplitting(_ module: ModuleBuilder) {
    for name in ["split", "array_split", "vsplit", "hsplit"] {
      let isPlain = name.hasSuffix("_split") || name == "split"
      let axis = isPlain ? ", axis=0" : ""
      module.bind("\(name)(ary, indices_or_sections\(axis))") { call in
        let array = try call.array("ary")
        let along = isPlain ? try call.int("axis") : name == "vsplit" ? 0 : array.ndim > 1 ? 1 : 0
        let sections = call["indices_or_sections"]
        if sections.isInt {
          let size = array.shape[try NDArray.normalized(axis: along, ndim: array.ndim)]
          if name != "array_split", sections.int <= 0 || size % sections.int != 0 {
            throw call.vm.valueError("array split does not result in an equal division")
          }
          return call.vm.list(
            try array.split(into: sections.int, axis: along).map { try call.vm.makeArray($0) })
        }
        let places = try call.vm.shape(sections, "indices_or_sections")
        return call.vm.list(
          try array.split(at: places, axis: along).map { try call.vm.makeArray($0) })
      }
    }
  }

  private static func defineAxes(_ module: ModuleBuilder) {
    module.bind("reshape(a, /, shape, order='C', *, copy=None)") { call in
      call.ignore("copy")
      return try call.giveArray(try call.array("a").reshaped(try call.vm.shape(call["shape"])))
    }
    module.bind("ravel(a, order='C')") { call in try call.giveArray(try call.array("a").raveled()) }
    module.bind("transpose(a, axes=None)") { call in
      let array = try call.array("a")
      guard let axes = try call.axes("axes") else { return try call.giveArray(array.transposed()) }
      return try call.giveArray(try array.transpose(axes))
    }
    module.bind("swapaxes(a, axis1, axis2)") { call in
      try call.giveArray(
        try call.array("a").swapaxes(try call.int("axis1"), try call.int("axis2")))
    }
    module.bind("moveaxis(a, source, destination)") { call in
      try call.giveArray(
        try call.array("a").moveaxis(
          try call.axes("source") ?? [], try call.axes("destination") ?? []))
    }
    module.bind("squeeze(a, axis=None)") { call in
      try call.giveArray(try call.array("a").squeezed(try call.axes()))
    }
    module.bind("expand_dims(a, axis)") { call in
      try call.giveArray(try call.array("a").expanded(try call.axes() ?? [0]))
    }
    module.bind("flip(m, axis=None)") { call in
      try call.giveArray(try call.array("m").flipped(try call.axes()))
    }
    for (name, axis) in [("fliplr", 1), ("flipud", 0)] {
      module.bind("\(name)(m)") { call in try call.giveArray(try call.array("m").flipped([axis])) }
    }
    module.bind("roll(a, shift, axis=None)") { call in
      try call.giveArray(
        try call.array("a").rolled(try call.int("shift"), axis: try call.optionalInt("axis")))
    }
    for (name, count) in [("atleast_1d", 1), ("atleast_2d", 2), ("atleast_3d", 3)] {
      module.bind("\(name)(*arys)") { call in
        let arrays = try call.elements("arys").map { try call.vm.array(from: $0).atLeast(count) }
        return try arrays.count == 1 ? call.giveArray(arrays[0]) : call.giveArrays(arrays)
      }
    }
    module.bind("diag(v, k=0)") { call in
      try call.giveArray(try call.array("v").diagonal(try call.int("k")))
    }
    module.bind("diagonal(a, offset=0)") { call in
      let array = try call.array("a")
      guard array.ndim == 2 else { throw call.notSupported("an array that is not 2-D") }
      return try call.giveArray(try array.diagonal(try call.int("offset")))
    }
    for (name, upper) in [("triu", true), ("tril", false)] {
      module.bind("\(name)(m, k=0)") { call in
        try call.giveArray(try call.array("m").triangle(upper: upper, k: try call.int("k")))
      }
    }
  }

  private static func defineEditing(_ module: ModuleBuilder) {
    module.bind("delete(arr, obj, axis=None)") { call in
      let axis = try call.optionalInt("axis")
      let array = try call.array("arr")
      let places: NDArray
      if let bounds = call["obj"].sliceBounds {
        let length =
          try axis.map { array.shape[try NDArray.normalized(axis: $0, ndim: array.ndim)] }
          ?? array.count
        let vm = call.vm
        places = try NDArray.arange(length).indexed([
          .slice(
            start: try vm.optionalInt(bounds.start, "slice"),
            stop: try vm.optionalInt(bounds.stop, "slice"),
            step: try vm.optionalInt(bounds.step, "slice"))
        ])
      } else {
        places = try call.array("obj")
      }
      return try call.giveArray(try array.deleting(places, axis: axis))
    }
    module.bind("insert(arr, obj, values, axis=None)") { call in
      try call.giveArray(
        try call.array("arr").inserting(
          try call.array("values"), at: try call.vm.shape(call["obj"], "obj"),
          axis: try call.optionalInt("axis")))
    }
    module.bind("pad(array, pad_width, mode='constant', constant_values=0)") { call in
      let array = try call.array("array")
      let widths = try NDArray.broadcastPairs(try call.array("pad_width"), array.ndim)
      let mode: PadMode
      switch try call.text("mode") {
      case "constant": mode = .constant(call.vm.scalar(call["constant_values"]))
      case "edge": mode = .edge
      case "reflect": mode = .reflect
      case "symmetric": mode = .symmetric
      case "wrap": mode = .wrap
      case let other: throw call.notSupported("mode='\(other)'")
      }
      return try call.giveArray(try array.padded(widths, mode))
    }
    module.bind("copy(a, order='K', subok=False)") { call in
      try call.giveArray(try call.array("a").copied())
    }
    module.bind("copyto(dst, src, casting='same_kind', where=True)") { call in
      guard let target = call["dst"].array else {
        throw call.vm.typeError("copyto() argument 1 must be numpy.ndarray")
      }
      try target.assign([.ellipsis], try call.operand("src"))
      return .none
    }
    module.bind("put(a, ind, v, mode='raise')") { call in
      guard let target = call["a"].array else {
        throw call.vm.typeError("argument 1 must be numpy.ndarray")
      }
      try target.raveled().assign([.array(try call.array("ind"))], try call.operand("v"))
      return .none
    }
  }
}

extension NDArray {
  /// `pad_width` in its short forms as one pair an axis.
  fileprivate static func broadcastPairs(
    _ widths: NDArray, _ ndim: Int
  ) throws -> [(before: Int, after: Int)] {
    let pairs = try widths.broadcast(to: [ndim, 2]).values(as: Int64.self)
    return (0..<ndim).map { (Int(pairs[2 * $0]), Int(pairs[2 * $0 + 1])) }
  }
}
