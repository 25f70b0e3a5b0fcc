import HTTP2
import Messages
import RPCCore

@testable import RPCTransport

/// What a server sends to a client that has made three calls. The first byte says how it is cut.
enum AnswerTarget {
  static func run(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    let size = first == 0 ? max(1, rest.count) : Int(first)
    let delegate = SessionDelegate()
    guard let session = try? Session(role: .client, delegate: delegate) else { return }
    for _ in 0..<3 {
      session.headers.clear()
      for (name, value) in [(":method", "POST"), (":scheme", "http"), (":path", "/a/b"), (":authority", "h")] {
        session.headers.add(copying: name, copying: value.utf8)
      }
      try? session.submitRequest(Answer(), hasBody: false)
    }
    // Those frames are out before the answer comes.
    send(session)
    for start in stride(from: 0, to: rest.count, by: size) {
      let part = Array(rest[start..<min(start + size, rest.count)])
      let isTaken: Void? = part.withUnsafeBytes { part in unsafe try? session.receive(part) }
      send(session)
      if isTaken == nil { break }
    }
    session.closeAllStreams(.cancel)
    withExtendedLifetime(delegate) {}
  }

  private static func send(_ session: Session) {
    var room = [UInt8](repeating: 0, count: 64 << 10)
    while let count = room.withUnsafeMutableBytes({ room in unsafe try? session.produce(into: room) }), count > 0 {}
  }

  /// A call's stream, with what a client makes of it.
  private final class Answer: HTTP2.Stream {
    private var head = ResponseHead()
    private var assembler = MessageAssembler(limit: 1 << 16)

    override func receive(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
      unsafe head.receive(name: name, value: value)
    }
    override func receiveHeadersEnd() {
      if !hasPeerEnded { _ = try? head.fields.metadata() }
    }
    override func receive(data: UnsafeRawBufferPointer) {
      _ = unsafe try? assembler.append(data) { _ in }
    }
    override func receiveEnd() { _ = head.end() }
  }
}
