import Testing

@testable import Arrays

@Test func `makers, joins, choices and numeric helpers give numpy's results`() throws {
  try check("functions")
}
