import Installations
import RPCCore
import Testing

@testable import RPCTransport

@Suite("Sides of which one speaks TLS otherwise than the other, or not at all", .timeLimit(.minutes(10)))
struct TLSMisfitTests {
  @Test("A client without TLS at a TLS port is told to use it")
  func plainClient() async throws {
    let certificates = try await Certificates()
    let ear = Ear()
    try await withServer(ServerTLS(identity: try await certificates.identity("server")), observer: ear) {
      target, loops in
      try await ClientTLS.expectFailure(
        target, nil, loops,
        "\(target) speaks HTTP/1.1, and answered “This port speaks TLS: connect with TLS (https).”.")
      #expect(await ear.reasons() == ["A client spoke without TLS to a TLS port."])
      for first in ["GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n", "POST / HTTP/1.1\r\nhost: x\r\n\r\n"] {
        let connection = try RawConnection(target)
        try await connection.write(first)
        let answer = String(decoding: try await connection.readToEnd(), as: UTF8.self)
        #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        #expect(answer.hasSuffix("This port speaks TLS: connect with TLS (https).\n"))
      }
    }
  }

  @Test("A client with TLS at a port without is told to do without")
  func plainServer() async throws {
    let ear = Ear()
    try await withServer(nil, observer: ear) { target, loops in
      try await ClientTLS.expectFailure(target, ClientTLS(), loops, "\(target) does not speak TLS. Call it without.")
      #expect(await ear.reasons() == ["A client spoke TLS to a port without it."])
    }
  }

  @Test("A handshake that does not go on ends in time", arguments: [[], [22], [22, 3, 1, 2, 0, 1]])
  func slowHandshake(bytes: [UInt8]) async throws {
    let certificates = try await Certificates()
    let ear = Ear()
    let tls = ServerTLS(identity: try await certificates.identity("server"))
    try await withServer(tls, observer: ear, handshake: .milliseconds(300)) { target, _ in
      let connection = try RawConnection(target)
      if !bytes.isEmpty { try await connection.write(bytes) }
      #expect(try await connection.readToEnd() == [])
      #expect(await ear.reasons() == ["The first request did not come in time."])
    }
  }

  @Test("Two hundred handshakes that do not go on hinder no honest client, and go with the server")
  func stalledHandshakes() async throws {
    let certificates = try await Certificates()
    let tls = ServerTLS(identity: try await certificates.identity("server"))
    var stalled: [RawConnection] = []
    try await withServer(tls) { target, loops in
      for index in 0..<200 {
        let connection = try RawConnection(target)
        if index % 2 == 0 { try await connection.write([22, 3, 1, 2]) }
        stalled.append(connection)
      }
      try await ClientTLS.expectAnswer(target, ClientTLS(authorities: certificates.authority), loops)
    }
    for connection in stalled { #expect(try await connection.readToEnd() == []) }
  }

  @Test("Bytes that only begin as TLS are refused", arguments: [[22, 3, 1, 0, 4, 9, 9, 9, 9], [22, 9, 9, 255, 255]])
  func garbage(bytes: [UInt8]) async throws {
    let certificates = try await Certificates()
    let ear = Ear()
    try await withServer(ServerTLS(identity: try await certificates.identity("server")), observer: ear) { target, _ in
      let connection = try RawConnection(target)
      try await connection.write(bytes)
      let answer = try await connection.readToEnd()
      // An alert: fatal.
      #expect(answer.first == 21 && answer.dropFirst(5).first == 2, "\(answer)")
      #expect(await ear.reasons().count == 1)
    }
  }

  @Test("Neither side speaks versions before 1.2")
  func oldVersions() async throws {
    let certificates = try await Certificates()
    let identity = try await certificates.identity("server")
    let ear = Ear()
    try await withServer(ServerTLS(identity: identity), observer: ear) { target, loops in
      try await BareTLS.connect(to: target, latest: .tlsv11)
      #expect(await ear.reasons() == ["A client speaks no version of TLS from 1.2 on."])
      try await BareTLS.withServer(identity, latest: .tlsv11) { target in
        try await ClientTLS.expectFailure(
          target, ClientTLS(authorities: certificates.authority), loops,
          "\(target) speaks no version of TLS from 1.2 on.")
      }
    }
  }

  @Test("A server whose certificate has expired is told of by the day")
  func expired() async throws {
    let certificates = try await Certificates()
    let loops = EventLoops(threads: 1)
    try await BareTLS.withServer(try await certificates.identity("server", days: -1)) { target in
      let message = try await ClientTLS.failure(target, ClientTLS(authorities: certificates.authority), loops)
      #expect(message.wholeMatch(of: /The certificate of 127.0.0.1:\d+ expired on 20\d\d-\d\d-\d\d: renew it./) != nil)
    }
    await loops.shutdown()
  }

  @Test("A server that speaks TLS without HTTP/2 is no gRPC server", arguments: [[], ["http/1.1"]])
  func noHTTP2(protocols: [String]) async throws {
    let certificates = try await Certificates()
    let loops = EventLoops(threads: 1)
    try await BareTLS.withServer(try await certificates.identity("server"), protocols: protocols) { target in
      try await ClientTLS.expectFailure(
        target, ClientTLS(authorities: certificates.authority), loops,
        "\(target) speaks TLS, but no HTTP/2 over it. Is it a gRPC server?")
    }
    await loops.shutdown()
  }

  @Test(
    "Of an HTTP/1.1 server's answer the body's first line is told, or the status",
    arguments: [
      ("HTTP/1.1 400 Bad Request\r\ncontent-length: 3\r\n\r\nNo.\nNever.", "No."),
      ("HTTP/1.0 503 Away\r\n\r\n", "HTTP/1.0 503 Away"), ("HTTP/1.1 200 OK\r\nserver: x", "HTTP/1.1 200 OK"),
      ("HTTP/1.1", "HTTP/1.1"),
    ])
  func summaries(answer: String, summary: String) {
    #expect(FirstAnswer.summary(answer) == summary)
  }
}
