import Glibc

/// Fetches files over HTTP from this machine, and from no other.
///
/// One connection for each file, HTTP/1.0, no redirections: what the conformance suite's server
/// needs and nothing else.
struct LoopbackClient {
  /// Why a file could not be fetched.
  enum Failure: Error {
    case urlRefused(String)
    case connectionFailed(String)
    case responseMalformed(String)
    case statusCode(Int, String)
    case tooLarge(String, limit: Int)
  }

  /// What comes before a file: a status line and some headers.
  private static let maxHeadBytes = 64 * 1024

  /// The file at a URL.
  ///
  /// - Parameters:
  ///   - url: `http://HOST:PORT/PATH`, HOST being this machine.
  ///   - limit: The most bytes of it; reading stops there.
  /// - Returns: `nil` where the server says that there is no such file.
  /// - Throws: `Failure` where it cannot be fetched whole.
  func file(at url: String, limit: Int) throws -> [UInt8]? {
    let (host, port, path) = try split(url)
    let connection = try connect(to: host, port, for: url)
    defer { close(connection) }
    // A server that hangs must not hang its tester.
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(
        connection, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
    try send("GET \(path) HTTP/1.0\r\nHost: \(host):\(port)\r\n\r\n", over: connection, for: url)
    let response = try receive(from: connection, limit: limit, for: url)
    return try content(of: response, limit: limit, for: url)
  }

  private func split(_ url: String) throws -> (host: String, port: String, path: String) {
    let scheme = "http://"
    let rest = url.dropFirst(scheme.count)
    guard url.hasPrefix(scheme), let slash = rest.firstIndex(of: "/") else {
      throw Failure.urlRefused(url)
    }
    let authority = rest[..<slash].split(separator: ":", omittingEmptySubsequences: false)
    guard authority.count == 2, let port = UInt16(authority[1]),
      ["127.0.0.1", "localhost"].contains(authority[0]),
      rest.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { throw Failure.urlRefused(url) }
    return ("127.0.0.1", "\(port)", String(rest[slash...]))
  }

  private func connect(to host: String, _ port: String, for url: String) throws -> Int32 {
    var addresses: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, port, nil, &addresses) == 0 else {
      throw Failure.connectionFailed(url)
    }
    defer { freeaddrinfo(addresses) }
    var next = addresses
    while let address = next?.pointee {
      next = address.ai_next
      guard address.ai_protocol == IPPROTO_TCP else { continue }
      let connection = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
      guard connection >= 0 else { continue }
      if Glibc.connect(connection, address.ai_addr, address.ai_addrlen) == 0 { return connection }
      close(connection)
    }
    throw Failure.connectionFailed(url)
  }

  private func send(_ request: String, over connection: Int32, for url: String) throws {
    var rest = Array(request.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure.connectionFailed(url) }
      rest = rest.dropFirst(count)
    }
  }

  /// Everything up to the end of the connection.
  private func receive(from connection: Int32, limit: Int, for url: String) throws -> [UInt8] {
    var response: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count >= 0 else { throw Failure.connectionFailed(url) }
      guard count > 0 else { return response }
      response += buffer[..<count]
      guard response.count <= limit + Self.maxHeadBytes else {
        throw Failure.tooLarge(url, limit: limit)
      }
    }
  }

  private func content(of response: [UInt8], limit: Int, for url: String) throws -> [UInt8]? {
    let lineEnds = Array("\r\n\r\n".utf8)
    guard let end = response.firstRange(of: lineEnds) else { throw Failure.responseMalformed(url) }
    let head = String(decoding: response[..<end.lowerBound], as: UTF8.self)
    let lines = head.split(separator: "\r\n")
    guard let words = lines.first?.split(separator: " "), words.count >= 2,
      words[0].hasPrefix("HTTP/1."), let status = Int(words[1])
    else { throw Failure.responseMalformed(url) }
    if status == 404 { return nil }
    guard status == 200 else { throw Failure.statusCode(status, url) }
    let content = Array(response[end.upperBound...])
    guard content.count <= limit else { throw Failure.tooLarge(url, limit: limit) }
    let header = lines.dropFirst().first { $0.lowercased().hasPrefix("content-length:") }
    if let header {
      let stated = header.drop { $0 != ":" }.dropFirst().drop { $0 == " " }
      guard Int(stated) == content.count else { throw Failure.responseMalformed(url) }
    }
    return content
  }
}
