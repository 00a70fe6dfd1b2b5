import Arrays
import Testing

@testable import Frames

@Suite struct PickleGraphTests {
  private func roundTrip(_ graph: PickleGraph, protocol number: Int = 4) throws -> PickleGraph {
    try PickleReader.read(try PickleWriter(protocol: number).bytes(graph).array).graph
  }

  @Test func `shared values stay shared and cycles stay cycles`() throws {
    let graph = PickleGraph()
    let list = graph.add(.list([]))
    let shared = graph.value(.byteArray(PickleBytes([1, 2])))
    graph[list] = .list([.node(list), shared, shared, .int(5)])
    graph.root = .node(list)
    let again = try roundTrip(graph)
    guard case .node(let root) = again.root, case .list(let items) = again[root],
      case .node(let first) = items[0], case .node(let second) = items[1],
      case .node(let third) = items[2]
    else {
      Issue.record("not the list that was written")
      return
    }
    #expect(first == root)
    #expect(second == third)
  }

  @Test func `a tuple that contains itself through a list is written once`() throws {
    for count in [1, 2, 5] {
      let graph = PickleGraph()
      let tuple = graph.add(.tuple([]))
      let list = graph.value(.list([.node(tuple)]))
      graph[tuple] = .tuple([list] + (1..<count).map { .int(Int64($0)) })
      graph.root = .node(tuple)
      let again = try roundTrip(graph)
      guard case .node(let root) = again.root, case .tuple(let items) = again[root],
        case .list(let inside) = again.node(items[0]), case .node(let back) = inside[0]
      else {
        Issue.record("not the tuple that was written")
        return
      }
      #expect(back == root && items.count == count)
    }
  }

  @Test func `a tuple that directly contains itself is refused`() {
    let graph = PickleGraph()
    let tuple = graph.add(.tuple([]))
    graph[tuple] = .tuple([.node(tuple)])
    graph.root = .node(tuple)
    #expect(throws: PickleError.self) { try PickleWriter().bytes(graph) }
  }

  @Test func `a million levels are written`() throws {
    let graph = PickleGraph()
    var value = graph.value(.list([]))
    for i in 1..<1_000_000 { value = graph.value(i % 2 == 0 ? .list([value]) : .tuple([value])) }
    graph.root = value
    #expect(try roundTrip(graph).reachable().count == 1_000_000)
  }

  @Test func `reading and writing can be interrupted`() throws {
    let graph = PickleGraph()
    graph.root = graph.value(.list((0..<200_000).map { .int($0) }))
    let bytes = try PickleWriter().bytes(graph)
    #expect(PickleReader.isPickle(bytes.array))
    let interrupted = { (error: any Error) in
      (error as? PickleError)?.pythonClass == "KeyboardInterrupt"
    }
    #expect {
      _ = try PickleReader.read(bytes.buffer, options: PickleOptions(isCancelled: { true }))
    } throws: {
      interrupted($0)
    }
    var writer = try PickleWriter()
    writer.isCancelled = { true }
    #expect {
      _ = try writer.bytes(graph)
    } throws: {
      interrupted($0)
    }
  }

  @Test func `integers take as few bytes as Python gives them`() throws {
    let edges: [Int64] = [
      0, 255, 256, 65535, 65536, -1, 1 << 31 - 1, 1 << 31, -(1 << 31), -(1 << 31) - 1, 1 << 39,
      -(1 << 39), 1 << 39 - 1, .max, .min,
    ]
    let graph = PickleGraph()
    graph.root = graph.value(.list(edges.map { .int($0) }))
    let expected = "[" + edges.map(String.init).joined(separator: ", ") + "]"
    #expect(PickleDescription.of(try roundTrip(graph)) == expected)
    graph.root = .int(1 << 39)
    let bytes = try PickleWriter().bytes(graph).array
    #expect(Array(bytes.dropFirst(11)) == [0x8A, 6, 0, 0, 0, 0, 0x80, 0, 0x2E])
  }

  @Test func `frames of the format close at 64 KB and payloads stand outside`() throws {
    let graph = PickleGraph()
    let texts = (0..<10_000).map { graph.value("text number \($0)") }
    let array = graph.value(.array(PickleArray(NDArray.from((0..<20_000).map(Double.init)))))
    graph.root = graph.value(.list([graph.value(.list(texts)), array, array, .none]))
    for number in [4, 5] {
      let again = try roundTrip(graph, protocol: number)
      #expect(PickleDescription.of(again) == PickleDescription.of(graph))
    }
  }

  @Test func `element types and protocols that cannot be written are named`() {
    #expect {
      try PickleWriter(protocol: 2)
    } throws: {
      "\($0)" == "ValueError: pickle protocol must be 4 or 5, not 2"
    }
    final class Strange: OpaqueScalar { var typeName: String { "Strange" } }
    let graph = PickleGraph()
    graph.root = graph.value(
      .series(Series(Column(scalars: [.int(1), .opaque(Strange())]))))
    #expect {
      try PickleWriter().bytes(graph)
    } throws: {
      "\($0)" == "_pickle.PicklingError: cannot pickle 'Strange' object"
    }
  }

  @Test func `repeated texts of a column are written once`() throws {
    let words = (0..<5000).map { $0 % 7 == 0 ? nil : "a rather long category name \($0 % 3)" }
    let graph = PickleGraph()
    graph.root = graph.value(.series(Series(Column(words), name: "w")))
    let bytes = try PickleWriter().bytes(graph)
    #expect(bytes.count < 15_000)
    #expect(PickleDescription.of(try roundTrip(graph)) == PickleDescription.of(graph))
  }

  @Test func `strided and column-major elements are written as they are seen`() throws {
    let matrix = NDArray.from((0..<6).map(Double.init), shape: [2, 3])
    let graph = PickleGraph()
    let views = [
      matrix.transposed(),
      NDArray(
        storage: matrix.storage, dtype: .float64, shape: [2, 2], strides: [3, -2], offset: 2),
    ]
    graph.root = graph.value(
      .list(views.map { graph.value(.array(PickleArray($0))) }))
    for number in [4, 5] {
      let again = try roundTrip(graph, protocol: number)
      #expect(PickleDescription.of(again) == PickleDescription.of(graph))
    }
  }
}
