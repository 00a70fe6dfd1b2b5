import Testing

@testable import Arrays

@Test func `object storage starts as None`() {
  let storage = Storage(objectCount: 3)
  let elements = storage.base.assumingMemoryBound(to: Scalar.self)
  for i in 0..<3 {
    guard case .none = elements[i] else { Issue.record("element \(i) is not None"); return }
  }
}
