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
  /// Shared by all copies: a call that hands its method on counts one reference, not one for each text.
  private final class Texts: Sendable {
    let service: String
    let name: String
    let path: String

    init(service: String, name: String) {
      self.service = service
      self.name = name
      path = "/\(service)/\(name)"
    }
  }

  private let texts: Texts
  public let kind: CallKind

  public init(service: String, name: String, kind: CallKind) {
    texts = Texts(service: service, name: name)
    self.kind = kind
  }

  /// With its package, such as `dossier.nlp.v1.NLPService`.
  public var service: String { texts.service }
  /// Such as `Embed`.
  public var name: String { texts.name }
  /// `/service/name`, as in `:path`.
  public var path: String { texts.path }

  public static func == (left: Method, right: Method) -> Bool {
    (left.texts === right.texts || left.path == right.path) && left.kind == right.kind
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}
