import Interpreter

/// `_json`: the native part of `json`, whose classes are in `stdlib/json`.
enum JSONModule {
  static func build(_ module: ModuleBuilder) throws {
    module.function(
      """
      encode(value, skipkeys, ensure_ascii, allow_nan, indent, item_separator, key_separator, \
      sort_keys, default)
      """
    ) { vm, args in
      var encoder = JSONEncoder(
        vm, skipsKeys: try vm.bool(args[1]), isASCII: try vm.bool(args[2]),
        allowsNaN: try vm.bool(args[3]), indent: args[4].stringValue,
        itemSeparator: try vm.text(args[5], "separators"),
        keySeparator: try vm.text(args[6], "separators"), sortsKeys: try vm.bool(args[7]),
        fallback: args[8])
      try encoder.encode(args[0])
      return encoder.output.withUnsafeBufferPointer { vm.string(utf8: $0) }
    }
    // The value and the index behind it; or None, a message and the index of the error.
    module.function(
      """
      decode(text, start, whole, object_hook, object_pairs_hook, parse_float, parse_int, \
      parse_constant, strict)
      """
    ) { vm, args in
      let text = args[0].utf8!
      let isWhole = try vm.bool(args[2])
      var reader = JSONReader(
        vm, text, from: offset(of: try vm.index(args[1]), in: text), objectHook: args[3],
        pairsHook: args[4], parseFloat: args[5], parseInt: args[6], parseConstant: args[7],
        isStrict: try vm.bool(args[8]))
      do {
        if isWhole { reader.skipSpace() }
        let value = try reader.value()
        if isWhole {
          reader.skipSpace()
          if reader.position < text.count {
            throw JSONReader.Problem(message: "Extra data", offset: reader.position)
          }
        }
        return vm.tuple([value, Value(characters(text, reader.position)), .none])
      } catch let problem as JSONReader.Problem {
        return vm.tuple([
          .none, Value(characters(text, problem.offset)), vm.string(problem.message),
        ])
      }
    }
  }

  private static func characters(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    text[..<min(offset, text.count)].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }

  private static func offset(of index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    if index == 0 { return 0 }
    var left = index
    for i in 0..<text.count where text[i] & 0xC0 != 0x80 {
      if left == 0 { return i }
      left -= 1
    }
    return text.count
  }
}
