import Testing

@testable import Arrays

@Test func `arrays and scalars print as numpy prints them`() throws {
  try check("printing")
}
