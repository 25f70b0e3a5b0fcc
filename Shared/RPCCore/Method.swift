/// Which sides of a call send how many messages.
public enum CallKind: Sendable, Hashable {
  /// One request, one response.
  case unary
  /// Many requests, one response.
  case clientStreaming
  /// One request, many responses.
  case serverStreaming
  /// Many requests, many responses, in any order.
  case bidirectional

  /// Whether the client sends just one message.
  public var hasOneRequest: Bool { self == .unary || self == .serverStreaming }
  /// Whether the server sends just one message.
  public var hasOneResponse: Bool { self == .unary || self == .clientStreaming }
}

/// What may happen when a call is made more than once.
///
/// Source: `google.protobuf.MethodOptions.idempotency_level`.
public enum Idempotency: Sendable, Hashable {
  /// Nothing is known.
  case unknown
  /// The call changes nothing: it may be made with HTTP's GET, and be cached.
  case noSideEffects
  /// The second call changes nothing more than the first.
  case idempotent
}

/// A method of a service, as its proto file declares it.
public struct Method: Sendable, Hashable {
  /// Shared by all copies: a call that hands its method on counts one reference, not one for each text.
  private final class Texts: Sendable {
    let service: String
    let name: String
    let path: String
    let idempotency: Idempotency
    let http: [HTTPRule]

    init(service: String, name: String, idempotency: Idempotency, http: [HTTPRule]) {
      self.service = service
      self.name = name
      self.idempotency = idempotency
      self.http = http
      path = "/\(service)/\(name)"
    }
  }

  private let texts: Texts
  public let kind: CallKind

  /// - Parameter http: Which plain HTTP requests stand for a call of it.
  public init(
    service: String, name: String, kind: CallKind, idempotency: Idempotency = .unknown, http: [HTTPRule] = []
  ) {
    texts = Texts(service: service, name: name, idempotency: idempotency, http: http)
    self.kind = kind
  }

  /// With its package, such as `dossier.nlp.v1.NLPService`.
  public var service: String { texts.service }
  /// Such as `Embed`.
  public var name: String { texts.name }
  /// `/service/name`, as in `:path`.
  public var path: String { texts.path }
  public var idempotency: Idempotency { texts.idempotency }
  /// Which plain HTTP requests stand for a call of it, as its `google.api.http` option says.
  public var http: [HTTPRule] { texts.http }

  public static func == (left: Method, right: Method) -> Bool {
    (left.texts === right.texts || left.path == right.path) && left.kind == right.kind
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}
