import Foundation
import Testing

@testable import Charts

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The texts of an SVG picture with the boxes that they cover.
private final class TextBoxes: NSObject, XMLParserDelegate {
  struct Box {
    var text: String
    var rect: Rect
    var isRotated: Bool
  }
  var boxes: [Box] = []
  private var attributes: [String: String]?
  private var content = ""
  private var depth = 0

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if name == "text" {
      (self.attributes, content) = (attributes, "")
    } else if self.attributes != nil {
      depth += 1
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if attributes != nil, depth == 0 { content += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard name == "text", let attributes else {
      if self.attributes != nil { depth -= 1 }
      return
    }
    let size = attributes["font-size"].flatMap(Double.init) ?? Metrics.font
    let bold = attributes["font-weight"] != nil
    let width = TextMetrics.width(content, size: size, bold: bold)
    let (x, y) = (Double(attributes["x"] ?? "") ?? .nan, Double(attributes["y"] ?? "") ?? .nan)
    let shifts: [String: Double] = ["middle": 0.5, "end": 1]
    let shift = shifts[attributes["text-anchor"] ?? ""] ?? 0
    boxes.append(
      Box(
        text: content,
        rect: Rect(x: x - shift * width, y: y - 0.72 * size, width: width, height: 0.72 * size),
        isRotated: attributes["transform"] != nil))
    self.attributes = nil
  }
}

@Suite struct LabelTests {
  private func boxes(_ svg: String) throws -> [TextBoxes.Box] {
    let delegate = TextBoxes()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = delegate
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return delegate.boxes
  }

  @Test func `pictures are well-formed XML without scripts, references or numbers that are none`()
    throws
  {
    for (name, figure) in try Gallery.all() {
      let svg = figure.svg()
      _ = try boxes(svg)
      for word in ["<script", "href", "NaN", "nan\"", "inf", "url("] {
        #expect(!svg.lowercased().contains(word.lowercased()), "\(name) holds \(word)")
      }
    }
  }

  @Test func `labels neither touch each other nor leave the picture`() throws {
    for (name, figure) in try Gallery.all() {
      let boxes = try boxes(figure.svg()).filter { !$0.isRotated }
      for (i, box) in boxes.enumerated() {
        let rect = box.rect
        let isInside =
          rect.x >= 0 && rect.y >= 0 && rect.right <= figure.width && rect.bottom <= figure.height
        #expect(isInside, "\(name): '\(box.text)' leaves the picture")
        for other in boxes[(i + 1)...] {
          let apart =
            rect.right <= other.rect.x || other.rect.right <= rect.x
            || rect.bottom <= other.rect.y || other.rect.bottom <= rect.y
          #expect(apart, "\(name): '\(box.text)' touches '\(other.text)'")
        }
      }
    }
  }

  @Test func `small pictures and odd ranges still draw`() throws {
    for scale in [1e-12, 1e-3, 1, 1e6, 1e15, 1e300] {
      for offset in [0.0, 1, -5] {
        let y = [offset * scale, (offset + 1) * scale, (offset + 0.3) * scale]
        var figure = try Figure.line([Series("s", y: y)])
        (figure.width, figure.height) = (220, 140)
        _ = try boxes(figure.svg())
        #expect(!figure.text(columns: 40).isEmpty)
      }
    }
  }

  @Test func `long names lose their middle`() {
    #expect(TextMetrics.elided("r_skew", to: 100, size: 11) == "r_skew")
    let long = "gp2d_time_wave_ratio_of_the_second_component"
    let short = TextMetrics.elided(long, to: 120, size: 11)
    #expect(short == "gp2d_tim…omponent")
    #expect(TextMetrics.width(short, size: 11) <= 120)
    #expect(TextMetrics.elided(long, to: 1, size: 11) == "…")
  }
}
