import CMarkGFM
import Foundation

/// Turns GitHub's Markdown into HTML that runs nothing and loads nothing.
///
/// Converted by cmark-gfm with its tables, task lists, strike-through, bare links and footnotes. HTML
/// in the text stays where it is a plain tag such as `<details>`, without attributes; any other is
/// shown as text. Pictures are taken into the page or become links.
struct MarkdownHTML {
  /// The content of a picture's address as a `data:` address; nil where it cannot be had.
  typealias Pictures = (String) -> String?

  private static let options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8
  private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]
  /// Registered once a process.
  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  static func html(_ markdown: String, pictures: @escaping Pictures = { _ in nil }) -> String {
    guard isRegistered, let parser = cmark_parser_new(options) else { return "" }
    defer { cmark_parser_free(parser) }
    for name in extensions {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    var text = markdown
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let document = cmark_parser_finish(parser) else { return "" }
    defer { cmark_node_free(document) }
    NodeCleaner(pictures: pictures).clean(document)
    let list = cmark_parser_get_syntax_extensions(parser)
    guard let rendered = cmark_render_html(document, options, list) else { return "" }
    defer { free(rendered) }
    return String(cString: rendered)
  }
}

/// Makes a parsed text safe: its HTML, its links and its pictures.
private struct NodeCleaner {
  let pictures: MarkdownHTML.Pictures

  func clean(_ document: OpaquePointer) {
    for node in Self.nodes(of: document) {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
        let text = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
        cmark_node_set_literal(node, PlainTags.cleaned(text))
      case CMARK_NODE_LINK:
        if !Self.isSafe(Self.address(node)) { cmark_node_set_url(node, "") }
      case CMARK_NODE_IMAGE: clean(picture: node)
      default: break
      }
    }
  }

  private static func address(_ node: OpaquePointer) -> String {
    cmark_node_get_url(node).map { String(cString: $0) } ?? ""
  }

  /// All nodes, collected before any is changed.
  private static func nodes(
    of document: OpaquePointer
  ) -> [OpaquePointer] {
    var result: [OpaquePointer] = []
    let iterator = cmark_iter_new(document)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return result }
      if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) {
        result.append(node)
      }
    }
  }

  /// Web and mail addresses, and places beside the page.
  private static func isSafe(_ address: String) -> Bool {
    guard let colon = address.firstIndex(of: ":") else { return true }
    let scheme = address[..<colon].lowercased()
    if scheme.contains(where: { "/?#".contains($0) }) { return true }
    return ["http", "https", "mailto"].contains(scheme)
  }

  private func clean(picture node: OpaquePointer) {
    let address = Self.address(node)
    if let data = pictures(address) {
      cmark_node_set_url(node, data)
    } else {
      makeLink(node, address)
    }
  }

  /// A picture from elsewhere would be loaded when the page is opened, so it becomes a link.
  private func makeLink(_ node: OpaquePointer, _ address: String) {
    let link = cmark_node_new(CMARK_NODE_LINK)
    cmark_node_set_url(link, Self.isSafe(address) ? address : "")
    while let child = cmark_node_first_child(node) { cmark_node_append_child(link, child) }
    if cmark_node_first_child(link) == nil {
      let text = cmark_node_new(CMARK_NODE_TEXT)
      cmark_node_set_literal(text, address)
      cmark_node_append_child(link, text)
    }
    cmark_node_replace(node, link)
    cmark_node_free(node)
  }
}

/// HTML that prose may hold.
private enum PlainTags {
  private static let names: Set<String> = [
    "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt",
    "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "li", "mark", "ol", "p",
    "pre",
    "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "u", "ul", "var",
  ]

  /// The text with its plain tags as they are, all other markup as text, and without comments.
  static func cleaned(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      result += rest[..<open]
      rest = rest[open...]
      if rest.hasPrefix("<!--") {
        let end = rest.range(of: "-->")
        rest = end.map { rest[$0.upperBound...] } ?? ""
      } else if let close = rest.firstIndex(of: ">"), isPlain(rest[...close]) {
        result += rest[...close]
        rest = rest[rest.index(after: close)...]
      } else {
        result += "&lt;"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  /// `<name>`, `</name>`, `<name/>` or `<details open>`.
  private static func isPlain(_ tag: Substring) -> Bool {
    var inner = tag.dropFirst().dropLast()
    if inner == "details open" { return true }
    if inner.hasPrefix("/") { inner = inner.dropFirst() }
    if inner.hasSuffix("/") { inner = inner.dropLast() }
    return names.contains(inner.lowercased().trimmingWhitespace)
  }
}
