import Arrays
import Foundation
import Testing

@testable import Frames

@Test(arguments: PickleFixture.names)
func `reads what every version of pandas and numpy wrote`(_ name: String) throws {
  let fixture = try PickleFixture.load(name)
  #expect(fixture.objects.count > 60)
  for (object, record) in fixture.objects.sorted(by: { $0.key < $1.key }) {
    for (number, bytes) in record.bytes() {
      var found: String
      do {
        let result = try PickleReader.read(bytes)
        #expect(result.end == bytes.count)
        found = PickleDescription.of(result.graph)
      } catch {
        found = "refused: \(error.message)"
        if record.expected.hasPrefix("refused: "),
          error.pythonClass == "_pickle.UnpicklingError",
          error.message.contains(record.expected.dropFirst("refused: ".count))
        {
          found = record.expected
        }
      }
      #expect(found == record.expected, "\(object), protocol \(number)")
    }
  }
}
