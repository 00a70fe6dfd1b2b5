import Arrays
import Testing

@testable import Frames

@Suite struct PickleHostileTests {
  private func make(_ body: (inout PickleAssembler) -> Void) -> [UInt8] {
    var assembler = PickleAssembler()
    body(&assembler)
    return assembler.finished()
  }

  @Test func `nothing outside the table is loaded`() {
    let attack = make {
      $0.global("os", "system")
      $0.text("touch /tmp/x")
      $0.op(.tuple1, .reduce)
    }
    #expect(
      readingError(attack)
        == "_pickle.UnpicklingError: 'os.system' is not among the plain data classes that are "
        + "read, at byte 2")
    for name in ["eval", "exec", "getattr", "print", "__import__", "open"] {
      let pickle = make { $0.global("builtins", name) }
      #expect(readingError(pickle)?.contains("'builtins.\(name)'") == true)
    }
  }

  @Test func `an empty input has run out`() {
    #expect(readingError([]) == "EOFError: Ran out of input")
    #expect(readingError([0x80, 4]) == "EOFError: Ran out of input")
  }

  @Test func `every shorter part of a pickle is an error`() throws {
    let fixture = try PickleFixture.load("pandas-3.0")
    for name in ["cache", "frame_category", "collections", "nested", "texts"] {
      for (_, bytes) in fixture.objects[name]!.bytes() {
        for count in 0..<bytes.count {
          let error = try #require(readingError(Array(bytes[..<count])))
          #expect(error.hasPrefix("_pickle.UnpicklingError") || error.hasPrefix("EOFError"))
        }
      }
    }
  }

  @Test func `counts beyond the input allocate nothing`() {
    let truncated = { (count: Int) in
      "_pickle.UnpicklingError: pickle data was truncated, at byte \(count)"
    }
    #expect(readingError(make { $0.op(.binUnicode8, UInt64.max) }) == truncated(12))
    #expect(readingError(make { $0.op(.binUnicode, UInt32.max) }) == truncated(8))
    #expect(readingError(make { $0.op(.binBytes8, UInt64(1) << 62) }) == truncated(12))
    #expect(readingError(make { $0.op(.byteArray8, UInt64(1) << 40) }) == truncated(12))
    #expect(readingError(make { $0.op(.frame, UInt64(1) << 40) }) == truncated(12))
    #expect(readingError(make { $0.op(.long4, Int32(-1)) }) == truncated(8))
    #expect(readingError(make { $0.op(.long4, Int32.max) }) == truncated(8))
    #expect(readingError(make { $0.op(.binString, Int32(-5)) }) == truncated(8))
  }

  @Test func `a memo number of four billion costs one entry`() throws {
    var assembler = PickleAssembler()
    assembler.op(.none)
    assembler.op(.longBinPut, UInt32.max)
    assembler.op(.longBinGet, UInt32.max)
    assembler.op(.tuple2)
    let graph = try assembler.read()
    #expect(PickleDescription.of(graph) == "(None, None)")
    let missing = make { $0.op(.binGet, UInt8(7)) }
    #expect(
      readingError(missing)
        == "_pickle.UnpicklingError: Memo value not found at index 7, at byte 2")
    #expect(readingError(Array("Np-1\n.".utf8))?.contains("negative PUT argument") == true)
  }

  @Test(arguments: [PickleOpcode.list, .tuple1, .frozenSet])
  func `a million levels are read and freed`(_ opcode: PickleOpcode) throws {
    let depth = 1_000_000
    var assembler = PickleAssembler()
    if opcode == .tuple1 {
      assembler.op(.none)
    } else {
      assembler.repeating(.mark, depth)
    }
    assembler.repeating(opcode, depth)
    let graph = try assembler.read()
    #expect(graph.reachable().count == depth)
  }

  @Test func `a million lists in lists are read and freed`() throws {
    var assembler = PickleAssembler()
    assembler.repeating(.emptyList, 1_000_000)
    assembler.repeating(.append, 999_999)
    #expect(try assembler.read().reachable().count == 1_000_000)
  }

  /// Copying the container each time would take minutes.
  @Test(arguments: [PickleOpcode.append, .appends, .setItem, .addItems])
  func `items that come one by one take linear time`(_ opcode: PickleOpcode) throws {
    var assembler = PickleAssembler()
    let count = 300_000
    let empty: [PickleOpcode: PickleOpcode] = [.setItem: .emptyDict, .addItems: .emptySet]
    assembler.repeating(empty[opcode] ?? .emptyList, 1)
    for _ in 0..<count {
      switch opcode {
      case .append: assembler.op(.none, .append)
      case .setItem: assembler.op(.none, .none, .setItem)
      default:
        assembler.op(.mark, .none)
        assembler.repeating(opcode, 1)
      }
    }
    let graph = try assembler.read()
    switch graph.node(graph.root) {
    case .list(let items), .set(let items): #expect(items.count == count)
    case .dictionary(let dictionary): #expect(dictionary.keys.count == count)
    default: Issue.record("not the container that was written")
    }
  }

  @Test func `a short deque is fed many items`() {
    let pickle = make {
      $0.global("collections", "deque")
      $0.op(.emptyTuple)
      $0.int(100_000)
      $0.op(.tuple2, .reduce, .mark)
      $0.repeating(.none, 100_000)
      $0.op(.appends)
      for _ in 0..<100_000 { $0.op(.none, .append) }
    }
    #expect(readingError(pickle)?.contains("far more than its own size") == true)
  }

  @Test func `cycles keep their identity`() throws {
    var assembler = PickleAssembler()
    assembler.op(.emptyList, .memoize, .dup, .append)
    let graph = try assembler.read()
    guard case .node(let root) = graph.root, case .list(let items) = graph[root],
      case .node(let inside) = items[0]
    else {
      Issue.record("not a list in a list")
      return
    }
    #expect(root == inside)
    #expect(graph.reachable() == [root])
  }

  @Test func `a chain of doubled lists stays as small as it is written`() throws {
    var assembler = PickleAssembler()
    assembler.op(.emptyList)
    for level in 0..<1000 {
      assembler.op(.memoize, .pop, .mark)
      assembler.op(.longBinGet, UInt32(level))
      assembler.op(.dup, .list)
    }
    #expect(try assembler.read().reachable().count == 1001)
  }

  @Test func `copies of one large value are paid for`() {
    let expands = "pickle expands to far more than its own size"
    let encode = make {
      $0.text(String(repeating: "x", count: 100_000))
      $0.op(.memoize)
      for _ in 0..<1000 {
        $0.global("_codecs", "encode")
        $0.op(.binGet, UInt8(0))
        $0.text("latin1")
        $0.op(.tuple2, .reduce)
      }
    }
    #expect(readingError(encode)?.contains(expands) == true)
    let sets = make {
      $0.op(.mark)
      $0.repeating(.none, 100_000)
      $0.op(.tuple, .memoize)
      for _ in 0..<1000 {
        $0.global("builtins", "set")
        $0.op(.binGet, UInt8(0))
        $0.op(.tuple1, .reduce)
      }
    }
    #expect(readingError(sets)?.contains(expands) == true)
  }

  @Test func `array shapes must fit their bytes`() {
    let wrong = "buffer size does not match array size"
    for shape in [[1 << 62, 1 << 62], [Int.max], [3], [1 << 61], [2, Int.max]] {
      let pickle = make { $0.array("f8", [UInt8](repeating: 0, count: 16), shape) }
      #expect(readingError(pickle)?.contains(wrong) == true)
    }
    // No bytes, so that any number of elements would fit.
    let text = make { $0.array("U0", [], [1 << 40]) }
    #expect(readingError(text)?.contains("far more than its own size") == true)
    let negative = make { $0.array("f8", [], [-1]) }
    #expect(readingError(negative)?.contains("not understood") == true)
  }

  @Test func `bools of other bytes become true`() throws {
    var assembler = PickleAssembler()
    assembler.array("b1", [0, 1, 2, 255], [4])
    #expect(PickleDescription.of(try assembler.read()) == "array<bool>(4)[False, True, True, True]")
  }

  @Test func `an axis of too many labels is refused`() {
    let pickle = make {
      $0.op(.emptyTuple)
      $0.global("pandas", "DataFrame")
      $0.op(.emptyTuple, .newObject, .emptyDict)
      $0.text("_mgr")
      $0.global("pandas.core.internals.managers", "BlockManager")
      $0.op(.emptyTuple, .mark)
      for _ in 0..<2 {
        $0.global("pandas.core.indexes.base", "_new_Index")
        $0.global("pandas", "RangeIndex")
        $0.op(.mark)
        for (key, value) in [("start", 0), ("stop", 1 << 47), ("step", 1)] {
          $0.text(key)
          $0.int(value)
        }
        $0.op(.dict, .tuple2, .reduce)
      }
      $0.op(.list, .tuple2, .reduce, .setItem, .build)
    }
    #expect(readingError(pickle)?.contains("far more than its own size") == true)
  }

  @Test func `broken stacks and unknown instructions are named with their byte`() {
    let cases: [([UInt8], String)] = [
      (make { $0.op(.pop) }, "unpickling stack underflow, at byte 2"),
      (make { $0.op(.mark, .dup) }, "unexpected MARK found, at byte 3"),
      (make { $0.op(.none, .mark, .append) }, "unexpected MARK found, at byte 4"),
      (make { $0.op(.tuple) }, "could not find MARK, at byte 2"),
      (make { $0.op(.none, .none, .append) }, "items for an object that takes none, at byte 4"),
      (make { $0.op(.emptyDict, .mark, .none, .setItems) }, "odd number of items for a dict"),
      (make { $0.op(.none, .none, .stackGlobal) }, "STACK_GLOBAL requires str"),
      (make { $0.op(.emptyList, .emptyTuple, .reduce) }, "REDUCE of something that is no class"),
      (make { $0.op(.emptyList, .none, .build) }, "state for a list"),
      ([0xFF], "invalid load key, '\\xff'., at byte 0"),
      ([0x21], "invalid load key, '!'., at byte 0"),
      (make { $0.op(.extension1, UInt8(1)) }, "extension registry codes are not supported"),
      (Array("Pid\n.".utf8), "persistent ids are not supported"),
      (make { $0.op(.nextBuffer) }, "out-of-band buffers are not supported"),
      (
        make {
          $0.op(.shortBinUnicode, UInt8(1)); $0.raw([0xFF])
        }, "text is not valid UTF-8"
      ),
    ]
    for (pickle, message) in cases {
      let error = readingError(pickle) ?? "read"
      #expect(error.contains(message), "\(error)")
    }
    #expect(readingError([0x80, 9]) == "ValueError: unsupported pickle protocol: 9")
  }

  @Test func `unknown classes are records when asked for`() throws {
    var assembler = PickleAssembler()
    assembler.global("shop", "Order")
    assembler.int(7)
    assembler.op(.tuple1, .newObject, .emptyDict)
    assembler.text("open")
    assembler.op(.newTrue, .setItem, .build)
    #expect(readingError(assembler.finished())?.contains("'shop.Order'") == true)
    let graph = try assembler.read(PickleOptions(allowOpaque: true))
    guard case .record(let record) = graph.node(graph.root) else {
      Issue.record("not a record")
      return
    }
    #expect(record.module == "shop" && record.name == "Order")
    #expect(record.arguments.count == 1)
    #expect(PickleDescription(graph: graph).describe(record.state!) == "{\"open\": True}")
  }

  @Test func `strings of Python 2 are read in the encoding that is asked for`() throws {
    let pickle = Array("S'a\\xe9'\np0\n.".utf8)
    #expect(readingError(pickle)?.contains("encoding='latin1'") == true)
    let graph = try PickleReader.read(pickle, options: PickleOptions(encoding: .latin1)).graph
    #expect(PickleDescription.of(graph) == "\"aé\"")
    let bytes = try PickleReader.read(pickle, options: PickleOptions(encoding: .bytes)).graph
    #expect(PickleDescription.of(bytes) == "b:61e9")
  }

  @Test func `several pickles in one input are read one after another`() throws {
    let two = make { $0.op(.newTrue) } + make { $0.op(.newFalse) }
    let first = try PickleReader.read(two)
    #expect(PickleDescription.of(first.graph) == "True")
    let second = try PickleReader.read(two, from: first.end)
    #expect(PickleDescription.of(second.graph) == "False")
    #expect(second.end == two.count)
  }
}
