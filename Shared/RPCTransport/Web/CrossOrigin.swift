import HTTPRoutes
import HTTPTypes
import Messages
import RPCCore

extension Server.Configuration {
  /// What scripts of other origins may do with a server, in browsers that ask: calls of every protocol, and plain routes.
  ///
  /// Source: the Fetch standard, "CORS protocol".
  public struct CrossOrigin: Sendable {
    /// Which origins may.
    public enum Origins: Sendable, Hashable {
      /// The server's own alone, as without any of this.
      case own
      /// These alone, such as `https://app.example.com`.
      case only(Set<String>)
      /// All; for servers that anybody may call. Never with credentials.
      case any
    }

    public var origins: Origins
    /// Whether scripts may send what the browser keeps, such as cookies. Only together with a list of origins.
    public var allowsCredentials: Bool
    /// How long a browser may remember what it was allowed.
    public var maxAge: Duration

    public init(origins: Origins, allowsCredentials: Bool = false, maxAge: Duration = .seconds(7200)) {
      self.origins = origins
      self.allowsCredentials = allowsCredentials
      self.maxAge = maxAge
    }

    /// No origin may.
    public static let none = CrossOrigin(origins: .own)
  }
}

extension Server.Configuration.CrossOrigin {
  private static let allowedMethods = "GET, HEAD, POST, PUT, PATCH, DELETE"
  /// What scripts may read without being told so.
  private static let safeNames: Set<String> = [
    "cache-control", "content-language", "content-length", "content-type", "expires", "last-modified", "pragma",
  ]

  func allows(_ origin: String) -> Bool {
    switch origins {
    case .own: false
    case .only(let list): list.contains(origin)
    case .any: true
    }
  }

  /// The answer to a browser that asks before it lets a script send a request; nil for other requests.
  func preflight(_ request: HTTPRequest) -> HTTPReply? {
    guard origins != .own, request.method == .options, let origin = request.headerFields[.origin],
      request.headerFields[.accessControlRequestMethod] != nil
    else { return nil }
    var head = HTTPResponse(status: allows(origin) ? .noContent : .forbidden)
    if allows(origin) {
      head.headerFields[.accessControlAllowMethods] = Self.allowedMethods
      if let names = request.headerFields[.accessControlRequestHeaders] {
        head.headerFields[.accessControlAllowHeaders] = names
      }
      head.headerFields[.accessControlMaxAge] = String(maxAge.components.seconds)
    }
    return HTTPReply(head: head, body: .bytes([]))
  }

  /// Says in an answer's head that the script which asked may read it.
  func apply(to head: inout HTTPResponse, of request: HTTPRequest) {
    guard origins != .own else { return }
    // A cache must not give one origin's answer to another.
    if case .only = origins {
      let vary = head.headerFields[.vary]
      head.headerFields[.vary] = vary.map { "\($0), origin" } ?? "origin"
    }
    guard let origin = request.headerFields[.origin], allows(origin) else { return }
    if case .any = origins {
      head.headerFields[.accessControlAllowOrigin] = "*"
    } else {
      head.headerFields[.accessControlAllowOrigin] = origin
      if allowsCredentials { head.headerFields[.accessControlAllowCredentials] = "true" }
    }
    let names = Set(head.headerFields.map(\.name.canonicalName)).subtracting(Self.safeNames)
      .filter { !$0.hasPrefix("access-control-") && $0 != "vary" }
    if !names.isEmpty { head.headerFields[.accessControlExposeHeaders] = names.sorted().joined(separator: ", ") }
  }
}
