import HTTPRoutes
import HTTPTypes
import Messages
import RPCCore
import Synchronization
import Testing

@testable import RPCTransport

@Suite("A WebSocket without a network")
struct WebSocketSessionTests {
  /// Notes whether its session has broken it off.
  private final class Carrier: WebSocketCarrier {
    private let end = Atomic<Bool>(false)
    var isBroken: Bool { end.load(ordering: .relaxed) }
    func inboundChanged() {}
    func breakOff() { end.store(true, ordering: .relaxed) }
    func messagesWait(in queue: MessageQueue) {}
    func messagesTaken(from queue: MessageQueue, bytes: Int) {}
  }

  /// Runs a test on an event loop with a session whose handler has not begun.
  private func withSession(_ body: @escaping @Sendable (WebSocketSession, Carrier) throws -> Void) async throws {
    // The first ping is due at once, and nothing else ever.
    let configuration = WebSocketEndpoint.Configuration(queuedBytes: 1000, keepalive: .zero, patience: .seconds(600))
    let route = HTTPRoute.webSocket(.exact("/"), configuration: configuration) { _, _ in }
    let endpoint = try #require(route.webSocket)
    let call = HTTPCall(
      request: HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/"), body: [], parameters: [:], path: "/",
      query: [])
    let loops = EventLoops(threads: 1)
    let loop = loops.contexts[0]
    let test = loop.loop.submit {
      let carrier = Carrier()
      let session = WebSocketSession(endpoint, call, subprotocol: nil, carrier: carrier, loop: loop)
      defer { session.closed() }
      try body(session, carrier)
    }
    let result: Result<Void, any Error>
    do { result = .success(try await test.get()) } catch { result = .failure(error) }
    await loops.shutdown()
    try result.get()
  }

  private static func receive(_ frames: [ClientFrame], _ session: WebSocketSession) {
    frames.flatMap(\.bytes).withUnsafeBytes { session.receive($0) }
  }

  /// The frames that are to go.
  private static func taken(_ session: WebSocketSession) -> [ServerFrame] {
    var frames = ServerFrames()
    while case .message(let bytes) = session.outbound.take() { frames.add(bytes) }
    var found: [ServerFrame] = []
    while let frame = frames.next() { found.append(frame) }
    return found
  }

  @Test("A client that is silent is asked for a sign of life, and let go without one")
  func silent() async throws {
    try await withSession { session, carrier in
      session.deadlinePassed()
      #expect(Self.taken(session) == [.ping])
      Self.receive([ClientFrame(opcode: 10)], session)
      session.deadlinePassed()
      #expect(Self.taken(session) == [.ping] && !carrier.isBroken)
      session.deadlinePassed()
      #expect(carrier.isBroken)
    }
  }

  @Test("A client that is held back by a slow handler is not silent")
  func heldBack() async throws {
    try await withSession { session, carrier in
      Self.receive([.binary([UInt8](repeating: 1, count: 2000))], session)
      #expect(session.isHeldBack)
      for _ in 0..<3 { session.deadlinePassed() }
      #expect(Self.taken(session) == [] && !carrier.isBroken)
    }
  }

  @Test("Of a flood of pings that nobody reads the answers of, few answers are kept, and the last is answered")
  func pingFlood() async throws {
    try await withSession { session, _ in
      for number in 0..<1000 {
        Self.receive((0..<10).map { .ping([UInt8(number & 255), $0] + [UInt8](repeating: 0, count: 123)) }, session)
        #expect(session.outbound.queuedBytes < 1400)
      }
      let early = Self.taken(session)
      #expect(early.count < 10 && early.first?.payload.first == 0)
      Self.receive([ClientFrame(opcode: 10)], session)
      #expect(Self.taken(session).map { $0.payload.prefix(2) } == [[231, 9]])
    }
  }

  @Test("After a goodbye or what is wrong nothing that comes is kept or answered")
  func over() async throws {
    for frame in [ClientFrame.close(1000), ClientFrame(opcode: 3)] {
      try await withSession { session, _ in
        let rest = [ClientFrame.ping(), .binary([UInt8](repeating: 1, count: 5000)), .close(1000), .text("x")]
        Self.receive([frame] + rest, session)
        for _ in 0..<100 { Self.receive(rest, session) }
        #expect(Self.taken(session).map(\.code) == [frame.opcode == 8 ? 1000 : 1002])
        #expect(session.heldBytes == 0 && !session.isHeldBack)
      }
    }
  }
}
