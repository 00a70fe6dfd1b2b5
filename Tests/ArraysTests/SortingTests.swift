import Testing

@testable import Arrays

@Test func `sorting, sets, histograms and quantiles give numpy's results`() throws {
  try check("sorting")
}
