import Testing

@testable import Arrays

@Test func `element-wise functions give numpy's bits, dtypes and errors`() throws {
  try check("ufuncs")
}
