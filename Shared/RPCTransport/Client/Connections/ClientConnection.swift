import Compression
import HTTP2
import NIOCore
import NIOSSL
import NIOTLS
import RPCCore

/// An HTTP/2 connection of a client.
final class ClientConnection: HTTP2Connection, @unchecked Sendable {
  // Sendable: as its superclass.

  /// Told of what happens to the connection.
  protocol Owner: AnyObject {
    /// The peer's first frame came: calls can be made.
    func connectionBecameReady(_ connection: ClientConnection)
    /// No more calls can be made on it; those under way go on.
    func connectionBeganDraining(_ connection: ClientConnection, tooManyPings: Bool)
    func connectionEnded(_ connection: ClientConnection, reason: String)
    /// A call of it ended, so that there is room for another.
    func connectionHasRoom(_ connection: ClientConnection)
  }

  private weak var owner: (any Owner)?
  private let events: Events
  private let lane: Lane
  private let authority: String
  private let name: String
  /// Whether it speaks TLS, and whether the handshake is over.
  let isSecure: Bool
  private var hasAgreed = false
  private let serverName: ServerName?
  let acceptedEncodings: EncodingSet
  /// As `grpc-accept-encoding` says it.
  let acceptedEncodingList: [UInt8]
  private(set) var isReady = false
  /// The last stream that the server takes.
  private var lastTaken = Int32.max
  private(set) var isDraining = false
  /// Why the connection went, for the calls that were on it.
  private(set) var lossReason: String?

  /// The session's delegate.
  private final class Events: SessionDelegate {
    // The session, which calls these, belongs to the connection and goes with it.
    unowned(unsafe) var connection: ClientConnection?

    override func receivedSettings() { unsafe connection?.receivedSettings() }
    override func receivedGoAway(lastStream: Int32, code: ErrorCode, message: String) {
      unsafe connection?.receivedGoAway(lastStream, code, message)
    }
  }

  init(
    lane: Lane, owner: any Owner, authority: String, name: String, serverName: ServerName? = nil
  ) throws(SessionError) {
    self.owner = owner
    self.lane = lane
    self.authority = authority
    self.name = name
    self.serverName = serverName
    isSecure = lane.configuration.tls != nil
    let compression = lane.configuration.compression
    acceptedEncodings = EncodingSet(compression.accepted)
    acceptedEncodingList = compression.acceptedList
    events = Events()
    let session = try Session(role: .client, delegate: events, blocks: lane.loop.headerBlocks)
    super.init(loop: lane.loop, session: session)
    unsafe events.connection = self
  }

  // MARK: - Calls

  var hasRoom: Bool {
    isReady && !isDraining && context != nil && session.streamCount < session.peerMaxConcurrentStreams
      && session.canOpenStreams
  }

  func start(_ call: ClientCall) {
    do throws(SessionError) {
      try call.submit(on: self, authority: authority)
    } catch {
      call.finish(.failure(RPCError(.internalError, "The call can't be sent to \(name): \(error).")))
    }
    mark()
  }

  func callClosed() {
    if isDraining, session.streamCount == 0 { mark() }
    owner?.connectionHasRoom(self)
  }

  // MARK: - The connection

  private func receivedSettings() {
    let wasReady = isReady
    isReady = true
    if wasReady { owner?.connectionHasRoom(self) } else { owner?.connectionBecameReady(self) }
  }

  private func receivedGoAway(_ lastStream: Int32, _ code: ErrorCode, _ message: String) {
    lastTaken = lastStream
    if code != .noError {
      lossReason = "\(name) ended the connection with \(code)\(message.isEmpty ? "" : ": \(message)")."
    }
    beginDraining(tooManyPings: code == .enhanceYourCalm && message.contains("too_many_pings"))
  }

  /// Whether the server went away without a look at the stream.
  func leavesOut(_ stream: Stream) -> Bool { stream.id > lastTaken }

  /// Takes no more calls, and closes after the last.
  func beginDraining(tooManyPings: Bool) {
    guard !isDraining else { return }
    isDraining = true
    owner?.connectionBeganDraining(self, tooManyPings: tooManyPings)
    mark()
  }

  override var isDone: Bool { session.isFinished || isDraining && session.streamCount == 0 && !session.wantsToSend }

  override func began() { lane.opened(self) }

  override func failed(_ error: SessionError) {
    lossReason = "\(name) does not speak HTTP/2 as it should: \(error)."
  }

  override func failedBelow(_ error: any Error) {
    guard lossReason == nil, let reason = TLSFailure.describe(error, name, certificate: peerCertificate) else { return }
    lossReason = reason
  }

  private var peerCertificate: NIOSSLCertificate? {
    (try? context?.pipeline.syncOperations.handler(type: NIOSSLClientHandler.self))?.peerCertificate
  }

  /// The server is none of HTTP/2.
  func answeredInHTTP1(_ answer: String) {
    lossReason = "\(name) speaks HTTP/1.1, and answered “\(answer)”."
    close()
  }

  /// Source: RFC 9113, section 3.3: HTTP/2 over TLS is agreed on by ALPN.
  override func happenedBelow(_ event: Any) {
    guard case .some(.handshakeCompleted(let agreed)) = event as? TLSUserEvent else { return }
    hasAgreed = true
    if agreed != "h2" {
      lossReason = "\(name) speaks TLS, but no HTTP/2 over it. Is it a gRPC server?"
    } else if let serverName, let certificate = peerCertificate, !serverName.isName(of: certificate) {
      lossReason = TLSFailure.otherName(name)
    } else {
      return
    }
    close()
  }

  override func ended() {
    // A server of TLS 1.3 judges a client's certificate after the client's handshake, and its reason may get lost.
    let isTurnedAway = hasAgreed && !isReady
    let reason =
      lossReason
      ?? (isTurnedAway ? TLSFailure.turnedAway(name, lane.configuration.tls) : "The connection to \(name) was lost.")
    lossReason = reason
    lane.closed(self)
    owner?.connectionEnded(self, reason: reason)
    session.closeAllStreams(.cancel)
  }

  override func ticked(now: NIODeadline) {
    // Until it is ready the time to connect counts.
    guard isReady, let keepalive = lane.keepalive,
      session.streamCount > 0 || lane.configuration.keepaliveWithoutCalls
    else { return }
    keepAlive(now: now, after: keepalive, answerWithin: lane.configuration.keepaliveAnswer)
  }

  func closeNow(_ reason: String) {
    lossReason = reason
    session.forEachStream { session.reset($0, .cancel) }
    session.goAway(.noError)
    writeAll()
    close()
  }
}
