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

/// A method of a service, as its proto file declares it.
public struct Method: Sendable, Hashable {
  /// With its package, such as `dossier.nlp.v1.NLPService`.
  public let service: String
  /// Such as `Embed`.
  public let name: String
  public let kind: CallKind
  /// `/service/name`, as in `:path`.
  public let path: String

  public init(service: String, name: String, kind: CallKind) {
    self.service = service
    self.name = name
    self.kind = kind
    path = "/\(service)/\(name)"
  }
}
