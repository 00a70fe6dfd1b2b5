import Testing

@testable import Arrays

@Test func `reductions give numpy's bits, dtypes and errors`() throws {
  try check("reductions")
}
