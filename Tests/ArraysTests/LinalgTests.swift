import Testing

@testable import Arrays

@Test func `products and factorisations agree with numpy's`() throws {
  try check("linalg")
}
