import Foundation
import TestSupport
import Testing

@testable import Charts

@Suite struct GalleryTests {
  @Test func `each chart draws what was looked at and approved`() throws {
    for (name, figure) in try Gallery.all() {
      let difference = try Golden.difference(figure.svg(), name + ".svg")
      #expect(difference == nil)
    }
  }

  @Test func `each chart writes what was looked at and approved on a terminal`() throws {
    for (name, figure) in try Gallery.all() {
      let difference = try Golden.difference(figure.text(columns: 80), name + ".txt")
      #expect(difference == nil)
    }
  }

  @Test func `no line of text is wider than the terminal`() throws {
    for (name, figure) in try Gallery.all() {
      for columns in [40, 80, 132] {
        let widest = figure.text(columns: columns).split(separator: "\n").map(\.count).max() ?? 0
        #expect(widest <= columns, "\(name) at \(columns) columns")
      }
    }
  }
}
