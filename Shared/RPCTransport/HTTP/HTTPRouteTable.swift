import HTTPRoutes
import HTTPTypes
import Messages

/// Finds the route of a plain HTTP request.
struct HTTPRouteTable: Sendable {
  /// A route, and what a request says to it beside its body.
  struct Match: Sendable {
    let route: HTTPRoute
    let parameters: [String: String]
    let path: String
    let query: [(name: String, value: String)]
  }

  enum Result: Sendable {
    case route(Match)
    /// 400, 404 or 405.
    case refusal(HTTPReply)
  }

  private let routes: [HTTPRoute]

  /// - Parameter routes: The first that takes a path counts.
  init(_ routes: [HTTPRoute]) { self.routes = routes }

  func match(_ request: HTTPRequest) -> Result {
    let target = request.path ?? "/"
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard target.utf8.first == UInt8(ascii: "/"), let raw = parts.first, let path = Self.decoded(raw, isQuery: false)
    else { return .refusal(.text("The path is malformed.\n", status: .badRequest)) }
    let query = parts.count > 1 ? Self.query(parts[1]) : []
    guard let query else { return .refusal(.text("The query is malformed.\n", status: .badRequest)) }
    var allowed = Set<HTTPRequest.Method>()
    for route in routes {
      guard let parameters = Self.parameters(route.pattern, raw, path) else { continue }
      if route.methods.contains(request.method) {
        return .route(Match(route: route, parameters: parameters, path: path, query: query))
      }
      allowed.formUnion(route.methods)
    }
    guard !allowed.isEmpty else { return .refusal(.text("Nothing is here.\n", status: .notFound)) }
    var reply = HTTPReply.text("This path does not take \(request.method.rawValue).\n", status: .methodNotAllowed)
    reply.head.headerFields[.allow] = allowed.map(\.rawValue).sorted().joined(separator: ", ")
    return .refusal(reply)
  }

  /// A template's parameters, or nil when the pattern does not take the path.
  private static func parameters(_ pattern: HTTPRoute.Pattern, _ raw: Substring, _ path: String) -> [String: String]? {
    switch pattern {
    case .exact(let exact): return path == exact ? [:] : nil
    case .subtree(let root):
      guard path.hasPrefix(root) else { return nil }
      return path.utf8.count == root.utf8.count || root.hasSuffix("/") || path.dropFirst(root.count).hasPrefix("/")
        ? [:] : nil
    case .template(let template):
      // Split before decoding, so that an encoded slash stays inside its segment.
      let wanted = template.split(separator: "/", omittingEmptySubsequences: false)
      let given = raw.split(separator: "/", omittingEmptySubsequences: false)
      guard wanted.count == given.count else { return nil }
      var parameters: [String: String] = [:]
      for (wanted, given) in zip(wanted, given) {
        guard let segment = decoded(given, isQuery: false) else { return nil }
        if wanted.hasPrefix("{"), wanted.hasSuffix("}") {
          guard !segment.isEmpty else { return nil }
          parameters[String(wanted.dropFirst().dropLast())] = segment
        } else if wanted != segment {
          return nil
        }
      }
      return parameters
    }
  }

  static func query(_ text: Substring) -> [(name: String, value: String)]? {
    var query: [(name: String, value: String)] = []
    for part in text.split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decoded(pair[0], isQuery: true),
        let value = decoded(pair.count > 1 ? pair[1] : "", isQuery: true)
      else { return nil }
      query.append((name, value))
    }
    return query
  }

  /// Percent-decoding that is strict: nil for a broken escape, or bytes that are not UTF-8. Source: RFC 3986, 2.1.
  static func decoded(_ text: Substring, isQuery: Bool) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var iterator = text.utf8.makeIterator()
    while let byte = iterator.next() {
      if byte == UInt8(ascii: "%") {
        guard let high = iterator.next(), let low = iterator.next(),
          let high = Character(UnicodeScalar(high)).hexDigitValue, let low = Character(UnicodeScalar(low)).hexDigitValue
        else { return nil }
        bytes.append(UInt8(high << 4 | low))
      } else {
        bytes.append(isQuery && byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
