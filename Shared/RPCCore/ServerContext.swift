import Compression
import Messages
import Synchronization

/// Who calls.
public struct Peer: Sendable, Hashable, CustomStringConvertible {
  /// Such as `ipv4:127.0.0.1:50123`, `unix:/run/x.sock` or `in-process`.
  public let address: String
  /// The address without the port, which each connection has another of.
  public let host: String
  /// The certificate that it proved to have, in DER: only where the server asks for one (mTLS).
  public let certificate: Bytes?

  public init(address: String, certificate: Bytes? = nil) {
    self.address = address
    if address.hasPrefix("ipv"), let colon = address.lastIndex(of: ":") {
      host = String(address[..<colon])
    } else {
      host = address
    }
    self.certificate = certificate
  }

  public var description: String { address }
}

/// What a handler knows of its call, and what it can say beside its messages.
///
/// Cancellation (by the peer, by the deadline, by a shutdown) reaches the handler as the cancellation of its task.
public final class ServerContext: Sendable {
  public let method: Method
  public let metadata: Metadata
  /// Absent when the client set none.
  public let deadline: Deadline?
  public let peer: Peer
  /// When its headers were read; in process, when it began.
  public let started: ContinuousClock.Instant

  private struct Response {
    var headers = Metadata()
    var trailers = Metadata()
  }
  private let response = Mutex<Response?>(nil)
  /// Most handlers say nothing there.
  private let hasResponse = Atomic<Bool>(false)
  /// What ``responseEncoding`` is: 0 for nil, else one more than the encoding's number.
  private let chosenEncoding = Atomic<UInt8>(0)
  private let hasCompressedRequest = Atomic<Bool>(false)
  private let caller = AtomicLazyReference<Identity>()
  private let isHandled = Atomic<Bool>(false)

  public init(
    method: Method, metadata: Metadata, deadline: Deadline?, peer: Peer, started: ContinuousClock.Instant = .now
  ) {
    self.method = method
    self.metadata = metadata
    self.deadline = deadline
    self.peer = peer
    self.started = started
  }

  /// Who makes the call, where an interceptor has found out; nil where none has.
  public var identity: Identity? { caller.load() }

  /// Says who makes the call. The first that says so counts.
  ///
  /// - Returns: Who counts as the caller.
  @discardableResult
  public func identify(_ identity: Identity) -> Identity { caller.storeIfNil(identity) }

  /// Whether a handler, and so the interceptors around it, was called with this.
  package var hasReachedHandler: Bool { isHandled.load(ordering: .relaxed) }
  package func reachHandler() { isHandled.store(true, ordering: .relaxed) }

  /// Sent before the first response; what is set later than that is lost.
  public var responseHeaders: Metadata {
    get { hasResponse.load(ordering: .acquiring) ? response.withLock { $0?.headers ?? Metadata() } : Metadata() }
    set {
      hasResponse.store(true, ordering: .releasing)
      response.withLock { $0 = Response(headers: newValue, trailers: $0?.trailers ?? Metadata()) }
    }
  }

  /// How responses are compressed, where the client takes it; nil is the server's choice, which is not at all unless it
  /// is configured. `Encoding.identity` keeps a call's responses as they are, such as those with secrets in them.
  ///
  /// What is set after the response headers were sent is lost. The in-process transport passes messages as they are.
  public var responseEncoding: Encoding? {
    get {
      let chosen = chosenEncoding.load(ordering: .relaxed)
      return chosen == 0 ? nil : Encoding(rawValue: chosen - 1)
    }
    set { chosenEncoding.store(newValue.map { $0.rawValue + 1 } ?? 0, ordering: .relaxed) }
  }

  /// Whether the request that was taken last came compressed.
  public package(set) var isRequestCompressed: Bool {
    get { hasCompressedRequest.load(ordering: .relaxed) }
    set { hasCompressedRequest.store(newValue, ordering: .relaxed) }
  }

  /// Sent with the status.
  public var responseTrailers: Metadata {
    get { hasResponse.load(ordering: .acquiring) ? response.withLock { $0?.trailers ?? Metadata() } : Metadata() }
    set {
      hasResponse.store(true, ordering: .releasing)
      response.withLock { $0 = Response(headers: $0?.headers ?? Metadata(), trailers: newValue) }
    }
  }
}
