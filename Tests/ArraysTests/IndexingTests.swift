import Testing

@testable import Arrays

@Test func `subscripts and assignments do what numpy's do`() throws {
  try check("indexing")
}
