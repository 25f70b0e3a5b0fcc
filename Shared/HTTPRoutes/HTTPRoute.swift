import HTTPTypes
import Messages

/// A plain HTTP route that a server serves beside its calls, over HTTP/1.1 and HTTP/2 alike: probes, metrics, events.
public struct HTTPRoute: Sendable {
  /// Which paths a route takes.
  public enum Pattern: Sendable, Hashable {
    /// That path and no other.
    case exact(String)
    /// That path, and all below it: `/readyz` takes `/readyz` and `/readyz/database`.
    case subtree(String)
    /// Segments, of which those in braces take any one segment: `/v1/cases/{case}/progress`.
    case template(String)
  }

  /// Answers a request. An error that it throws becomes an HTTP status by its `RPCError` code.
  ///
  /// It runs on the connection's event loop, so that probes are answered however busy the other handlers are: it must
  /// not compute or block for long.
  public typealias Handler = @Sendable (HTTPCall) async throws -> HTTPReply

  /// With HEAD where there is GET.
  public let methods: Set<HTTPRequest.Method>
  public let pattern: Pattern
  public let handler: Handler
  /// Who talks to those that ask for a WebSocket.
  public internal(set) var webSocket: WebSocketEndpoint?

  /// - Parameter methods: Others are answered with 405 and an `allow` header. GET brings HEAD with it.
  public init(_ methods: Set<HTTPRequest.Method> = [.get], _ pattern: Pattern, handler: @escaping Handler) {
    self.methods = methods.contains(.get) ? methods.union([.head]) : methods
    self.pattern = pattern
    self.handler = handler
  }
}

/// A request to a route.
public struct HTTPCall: Sendable {
  public let request: HTTPRequest
  /// The whole body; bounded by the server's limit.
  public let body: Bytes
  /// Of a template, by name, percent-decoded.
  public let parameters: [String: String]
  /// The path without its query, percent-decoded.
  public let path: String
  /// In their order, percent-decoded; a name without `=` has an empty value.
  public let query: [(name: String, value: String)]

  public init(
    request: HTTPRequest, body: Bytes, parameters: [String: String], path: String,
    query: [(name: String, value: String)]
  ) {
    self.request = request
    self.body = body
    self.parameters = parameters
    self.path = path
    self.query = query
  }
}

/// A route's answer.
public struct HTTPReply: Sendable {
  /// What follows the head.
  public enum Body: Sendable {
    case bytes(Bytes)
    /// Written as it comes; ends when the closure returns. The peer's going away cancels its task.
    case stream(@Sendable (any HTTPBodyWriter) async throws -> Void)
  }

  /// Status and fields; the server adds how long the body is.
  public var head: HTTPResponse
  public var body: Body

  public init(head: HTTPResponse, body: Body) {
    self.head = head
    self.body = body
  }

  /// A text answer.
  public static func text(
    _ text: String, status: HTTPResponse.Status = .ok, contentType: String = "text/plain; charset=utf-8"
  ) -> HTTPReply {
    var head = HTTPResponse(status: status)
    head.headerFields[.contentType] = contentType
    head.headerFields[.xContentTypeOptions] = "nosniff"
    head.headerFields[.cacheControl] = "no-store"
    return HTTPReply(head: head, body: .bytes(Bytes(text.utf8)))
  }
}

/// Where a streamed answer goes.
public protocol HTTPBodyWriter: Sendable {
  /// Sends bytes; waits while the peer is slower.
  func write(_ bytes: Bytes) async throws
}
