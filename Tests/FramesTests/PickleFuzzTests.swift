import Arrays
import Glibc
import Testing

@testable import Frames

/// SplitMix64: the same mutations in every run.
private struct Mutations: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  mutating func mutated(_ original: [UInt8], with others: [[UInt8]]) -> [UInt8] {
    var bytes = original
    for _ in 0...max(0, Int.random(in: -3..<3, using: &self)) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &self)
      switch Int.random(in: 0..<20, using: &self) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &self)
      case 1: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      case 2: bytes.remove(at: at)
      case 3: bytes.insert(UInt8.random(in: 0...255, using: &self), at: at)
      case 4: bytes.removeSubrange(at...)
      case 5:
        let end = min(bytes.count, at + Int.random(in: 1..<40, using: &self))
        bytes.insert(contentsOf: bytes[at..<end], at: at)
      case 6:
        // One of the numbers that break arithmetic.
        let edges: [UInt8] = [0, 1, 127, 128, 255]
        let edge = edges.randomElement(using: &self)!
        for i in at..<min(bytes.count, at + 8) { bytes[i] = edge }
      case 7:
        let other = others.randomElement(using: &self)!
        let start = Int.random(in: 0..<other.count, using: &self)
        let end = min(other.count, start + Int.random(in: 1..<200, using: &self))
        bytes.replaceSubrange(at..., with: other[start..<end])
      case 8..<14: bytes[at] &+= 1
      default: bytes[at] &-= 1
      }
    }
    return bytes
  }
}

/// Looks at everything that was read, so that a broken table would be noticed.
private func touch(_ graph: PickleGraph) -> Int {
  var count = 0
  func look(_ column: Column) {
    count += column.slice(start: 0, count: min(column.count, 500)).scalars().count
  }
  for reference in graph.reachable() {
    switch graph[reference] {
    case .frame(let frame): frame.columns.forEach(look)
    case .series(let series): look(series.column)
    case .column(let column): look(column)
    case .index(let index):
      switch index.kind {
      case .range: break
      case .values(let column): look(column)
      case .levels(let levels): levels.forEach(look)
      }
    case .array(let array):
      if array.elements.count < 10_000 { count += array.elements.scalars().count }
      if (try? array.inNanoseconds()) != nil { count += 1 }
    default: count += 1
    }
  }
  return count
}

@Suite struct PickleFuzzTests {
  @Test(arguments: PickleFixture.names)
  func `ten thousand damaged pickles are read or refused`(_ name: String) throws {
    let fixture = try PickleFixture.load(name)
    var originals: [[UInt8]] = []
    for (_, object) in fixture.objects.sorted(by: { $0.key < $1.key }) {
      originals += object.bytes().map(\.bytes).filter { $0.count < 3000 }
    }
    var mutations = Mutations(state: UInt64(name.utf8.reduce(0) { $0 &* 31 &+ Int($1) } & 0xFFFF))
    var (read, refused) = (0, 0)
    for i in 0..<10_000 {
      let bytes = mutations.mutated(originals[i % originals.count], with: originals)
      do throws(PickleError) {
        let options = PickleOptions(
          allowOpaque: i % 2 == 0, encoding: i % 3 == 0 ? .latin1 : .ascii)
        let result = try PickleReader.read(bytes, options: options)
        #expect(result.end <= bytes.count)
        read += touch(result.graph) >= 0 ? 1 : 0
      } catch {
        refused += 1
        if let position = error.position { #expect(position <= bytes.count) }
      }
    }
    #expect(read > 500 && refused > 5000, "\(read) read, \(refused) refused")
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    // The peak of the whole process, with the tests beside this one.
    #expect(usage.ru_maxrss < 6_000_000, "kilobytes")
  }
}
