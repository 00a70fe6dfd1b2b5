import Foundation
import Glibc
import Notebook

/// Shows one page on 127.0.0.1, and tells browsers when it changed.
///
/// `/` is the page; `/changes?since=N` is a stream of events that has one when the page's number is no
/// longer N. Requests for other hosts' names are refused, so that no web page can read this one.
final class ReportServer: @unchecked Sendable {
  private let socket: Int32
  let port: UInt16
  private let state = NSCondition()
  private var page = ""
  /// Begins where no earlier server's numbers are.
  private var number = Int(Date().timeIntervalSince1970 * 1000)
  private var connections = 0

  private static let mostConnections = 64

  /// - Parameter port: 0 for any that is free.
  /// - Throws: `NotebookFile.Problem` where the port is taken.
  init(port: UInt16) throws(NotebookFile.Problem) {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = socket
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, size) == 0 && listen(socket, 16) == 0
          && getsockname(socket, address, &size) == 0
      }
    }
    guard socket >= 0, isBound else {
      let reason = String(cString: strerror(errno))
      if socket >= 0 { close(socket) }
      throw NotebookFile.Problem(
        code: .usage, message: "cannot serve on 127.0.0.1:\(port): \(reason) (try --port)")
    }
    self.port = UInt16(bigEndian: address.sin_port)
    let thread = Thread { [self] in accept() }
    thread.start()
  }

  var address: String { "http://127.0.0.1:\(port)/" }

  /// Makes a page from the number that it has to carry, and shows it from now on.
  func show(_ make: (Int) -> String) {
    state.withLock {
      number += 1
      page = make(number)
      state.broadcast()
    }
  }

  // MARK: Connections

  private func accept() {
    while true {
      let client = Glibc.accept(socket, nil, nil)
      if client < 0 {
        if errno == EINTR || errno == ECONNABORTED { continue }
        return
      }
      let isTaken = state.withLock {
        guard connections < Self.mostConnections else { return false }
        connections += 1
        return true
      }
      guard isTaken else {
        close(client)
        continue
      }
      let thread = Thread { [self] in
        answer(client)
        close(client)
        state.withLock { connections -= 1 }
      }
      thread.stackSize = 1 << 19
      thread.start()
    }
  }

  private func answer(_ client: Int32) {
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(client, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
    guard let request = HTTPRequest.read(client) else { return }
    guard ["127.0.0.1:\(port)", "localhost:\(port)"].contains(request.host) else {
      return send(
        client, status: "403 Forbidden", "text/plain", "this host serves 127.0.0.1 only\n")
    }
    guard request.method == "GET" || request.method == "HEAD" else {
      return send(client, status: "405 Method Not Allowed", "text/plain", "only GET\n")
    }
    switch request.path {
    case "/":
      send(client, status: "200 OK", "text/html", state.withLock { page }, request.method == "GET")
    case "/changes": sendChanges(client, since: Int(request.query["since"] ?? "") ?? 0)
    default: send(client, status: "404 Not Found", "text/plain", "nothing here\n")
    }
  }

  private func send(
    _ client: Int32, status: String, _ type: String, _ body: String, _ hasBody: Bool = true
  ) {
    let head = """
      HTTP/1.1 \(status)\r
      Content-Type: \(type); charset=utf-8\r
      Content-Length: \(body.utf8.count)\r
      Cache-Control: no-store\r
      X-Content-Type-Options: nosniff\r
      Connection: close\r
      \r

      """
    _ = Self.write(client, head + (hasBody ? body : ""))
  }

  /// Waits for another page; every few seconds a comment finds out whether the browser is there.
  private func sendChanges(_ client: Int32, since: Int) {
    let head = """
      HTTP/1.1 200 OK\r
      Content-Type: text/event-stream\r
      Cache-Control: no-store\r
      Connection: close\r
      \r

      """
    guard Self.write(client, head) else { return }
    while true {
      let new: Int? = state.withLock {
        if number == since { _ = state.wait(until: Date().addingTimeInterval(5)) }
        return number == since ? nil : number
      }
      if let new {
        _ = Self.write(client, "data: \(new)\n\n")
        return
      }
      guard Self.write(client, ": waiting\n\n") else { return }
    }
  }

  private static func write(_ client: Int32, _ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(
          client, $0.baseAddress! + offset, bytes.count - offset, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }
}

/// The part of a request that the server looks at.
private struct HTTPRequest {
  var method: Substring
  var path: String
  var query: [String: String] = [:]
  var host = ""

  private static let longest = 16_384

  /// nil for what is no request.
  static func read(_ client: Int32) -> HTTPRequest? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    let end = Array("\r\n\r\n".utf8)
    while !bytes.suffix(buffer.count + 4).contains(end) {
      let count = recv(client, &buffer, buffer.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count > 0, bytes.count < longest else { return nil }
      bytes += buffer[..<count]
    }
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return nil }
    let parts = words[1].split(separator: "?", maxSplits: 1)
    var request = HTTPRequest(method: words[0], path: String(parts.first ?? ""))
    for pair in parts.dropFirst().first?.split(separator: "&") ?? [] {
      let sides = pair.split(separator: "=", maxSplits: 1)
      if sides.count == 2 { request.query[String(sides[0])] = String(sides[1]) }
    }
    for line in lines.dropFirst() where line.lowercased().hasPrefix("host:") {
      request.host = line.dropFirst(5).trimmingCharacters(in: .whitespaces).lowercased()
    }
    return request
  }
}
