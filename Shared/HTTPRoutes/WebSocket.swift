import HTTPTypes
import Messages

/// A WebSocket that a route's handler talks over, over HTTP/1.1 (RFC 6455) and HTTP/2 (RFC 8441) alike.
public protocol WebSocket: Sendable {
  /// Of those that the client offered, the one that was chosen.
  var subprotocol: String? { get }

  /// The next message, or nil once the client has closed well; waits for one. One caller at a time. Throws
  /// ``WebSocketClosed``, or CancellationError.
  func receive() async throws -> WebSocketMessage?

  /// Sends a message; waits while the client is slower. One caller at a time. Throws ``WebSocketClosed``, or
  /// CancellationError.
  func send(_ message: WebSocketMessage) async throws

  /// Says goodbye: nothing can be sent after that. What the client still sends can be received until it has answered.
  func close(_ code: WebSocketCloseCode, reason: String)
}

extension WebSocket {
  /// What the client sends, until it closes.
  public var messages: WebSocketMessages { WebSocketMessages(socket: self) }

  public func send(_ text: String) async throws { try await send(.text(text)) }
  public func send(_ bytes: Bytes) async throws { try await send(.binary(bytes)) }
  public func close() { close(.normal, reason: "") }
}

/// A message of a WebSocket.
public enum WebSocketMessage: Sendable, Hashable {
  case text(String)
  case binary(Bytes)
}

/// The messages that come over a WebSocket, for `for try await`.
public struct WebSocketMessages: AsyncSequence, Sendable {
  let socket: any WebSocket

  public struct AsyncIterator: AsyncIteratorProtocol {
    let socket: any WebSocket
    public mutating func next() async throws -> WebSocketMessage? { try await socket.receive() }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(socket: socket) }
}

/// Why a WebSocket ends. Source: RFC 6455, section 7.4.
public struct WebSocketCloseCode: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let normal = Self(rawValue: 1000)
  public static let goingAway = Self(rawValue: 1001)
  public static let protocolError = Self(rawValue: 1002)
  public static let unsupportedData = Self(rawValue: 1003)
  /// The peer gave none; never sent.
  public static let noStatus = Self(rawValue: 1005)
  /// The connection was lost without a goodbye; never sent.
  public static let abnormal = Self(rawValue: 1006)
  public static let invalidPayload = Self(rawValue: 1007)
  public static let policyViolation = Self(rawValue: 1008)
  public static let messageTooBig = Self(rawValue: 1009)
  public static let internalError = Self(rawValue: 1011)

  /// Whether one side may send it to the other: the protocol's own and those of IANA's list, libraries' and applications'.
  public var canBeSent: Bool { [1000...1003, 1007...1014, 3000...4999].contains { $0.contains(rawValue) } }

  public var description: String { "\(rawValue)" }
}

/// The end of a WebSocket, other than a good one that the client asked for.
public struct WebSocketClosed: Error, Sendable, Hashable, CustomStringConvertible {
  public let code: WebSocketCloseCode
  public let reason: String

  public init(code: WebSocketCloseCode, reason: String) {
    self.code = code
    self.reason = reason
  }

  public var description: String { "The WebSocket is closed (\(code))\(reason.isEmpty ? "." : ": \(reason)")" }
}

/// A route's WebSockets: what they may do, and who talks over them.
public struct WebSocketEndpoint: Sendable {
  /// Limits and times of a route's WebSockets. Every one has a safe default.
  public struct Configuration: Sendable {
    /// What both sides may agree on to talk, the best first; a client that offers none of them talks without.
    public var subprotocols: [String]
    /// Bytes of a message from the client; more closes with 1009.
    public var messageBytes: Int
    /// Bytes of one frame of it; more closes with 1009.
    public var frameBytes: Int
    /// Bytes of messages that wait for the handler until the client is held back, and of those that wait for the client
    /// until the handler is.
    public var queuedBytes: Int
    /// Of silence, until the client is asked for a sign of life; nil asks never.
    public var keepalive: Duration?
    /// For that sign, and for the client's own goodbye after ours.
    public var patience: Duration

    /// No subprotocols, messages and frames of 1 MiB, 64 KiB queued each way, a sign of life after 30 s within 20 s.
    public static let defaults = Configuration()

    public init(
      subprotocols: [String] = [], messageBytes: Int = 1 << 20, frameBytes: Int = 1 << 20, queuedBytes: Int = 64 << 10,
      keepalive: Duration? = .seconds(30), patience: Duration = .seconds(20)
    ) {
      self.subprotocols = subprotocols
      self.messageBytes = messageBytes
      self.frameBytes = frameBytes
      self.queuedBytes = queuedBytes
      self.keepalive = keepalive
      self.patience = patience
    }
  }

  /// Talks over a WebSocket; when it returns, the WebSocket is closed with 1000, when it throws, with 1011, or with the
  /// code of the ``WebSocketClosed`` that it throws. The client's going away cancels its task.
  ///
  /// It runs on the connection's event loop: it must not compute or block for long.
  public typealias Handler = @Sendable (any WebSocket, HTTPCall) async throws -> Void

  public let configuration: Configuration
  public let handler: Handler
}

extension HTTPRoute {
  /// A route for WebSockets. Scripts of the server's own origin may open them, and those of the origins that the server's
  /// rules for scripts of other origins let call; others get 403, and requests that are no WebSocket's 426.
  public static func webSocket(
    _ pattern: Pattern, configuration: WebSocketEndpoint.Configuration = .defaults,
    handler: @escaping WebSocketEndpoint.Handler
  ) -> HTTPRoute {
    var route = HTTPRoute([.get], pattern) { _ in
      var reply = HTTPReply.text("This is for WebSockets.\n", status: .init(code: 426))
      reply.head.headerFields[.upgrade] = "websocket"
      return reply
    }
    route.webSocket = WebSocketEndpoint(configuration: configuration, handler: handler)
    return route
  }
}
