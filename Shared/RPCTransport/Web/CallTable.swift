import HTTPRoutes
import HTTPTypes
import Messages
import RPCCore

/// Finds out what a request of HTTP is that is no call of gRPC's: a call of another protocol, or a plain route's.
struct CallTable: Sendable {
  enum Outcome: Sendable {
    case call(CallPlan)
    case route(HTTPRouteTable.Match)
    case refusal(HTTPReply)
  }

  /// A method, and its messages in JSON where their types are known.
  private struct Entry: Sendable {
    let handler: MethodHandler
    let json: JSONForm?
  }

  private let router: Router
  private let entries: [String: Entry]
  private let routes: HTTPRouteTable
  private let errors: ErrorForm
  private let crossOrigin: Server.Configuration.CrossOrigin
  private var bindings = HTTPBindingTable()

  init(
    router: Router, routes: HTTPRouteTable, errorDetails: [FileSchema], crossOrigin: Server.Configuration.CrossOrigin
  ) {
    self.router = router
    self.crossOrigin = crossOrigin
    self.routes = routes
    let pool = SchemaPool(files: router.files + errorDetails)
    errors = ErrorForm(types: pool)
    var entries: [String: Entry] = [:]
    // In an order of their own, so that of two rules for the same paths always the same one counts.
    for handler in router.allHandlers.sorted(by: { $0.method.path < $1.method.path }) {
      let json = handler.messages.map(JSONForm.init)
      entries[handler.method.path] = Entry(handler: handler, json: json)
      guard let json else { continue }
      for rule in handler.method.http {
        do throws(HTTPBinding.Misfit) {
          bindings.add(try HTTPBinding(handler, rule, json))
        } catch {
          // Rules are literals of the program, from its proto files: no input leads here.
          fatalError("\(error)")
        }
      }
    }
    self.entries = entries
  }

  func look(up request: HTTPRequest) -> Outcome {
    let target = request.path ?? "/"
    let path = target.prefix { $0 != "?" }
    let type = CallContentType(request.headerFields[.contentType])
    if let entry = entries[String(path)] { return call(entry, type, request, target.dropFirst(path.utf8.count)) }
    switch type {
    case .grpc: return .refusal(.needsHTTP2)
    case .grpcWeb(let isText, let coding):
      guard request.method == .post else { break }
      return unknown(GRPCWebCodec(isText: isText, coding: coding, form: .binary), path)
    case .connectStream(let coding):
      guard request.method == .post else { break }
      return unknown(ConnectStreamCodec(coding: coding, form: .binary, errors: errors), path)
    case .message(let coding):
      // JSON is everybody's; who asks for a service of ours means a call of it.
      guard request.method == .post, coding == .proto || isOfService(path) else { break }
      return unknown(ConnectUnaryCodec(coding: coding, form: .binary, errors: errors), path)
    case .jsonLines, .other, .none: break
    }
    switch routes.match(request) {
    case .route(let match): return .route(match)
    case .refusal(let reply): return bindings.isEmpty ? .refusal(reply) : transcoded(request, path, type, reply)
    }
  }

  // MARK: - Plain HTTP

  private func transcoded(
    _ request: HTTPRequest, _ path: Substring, _ type: CallContentType, _ refusal: HTTPReply
  ) -> Outcome {
    let (match, methods) = bindings.match(request.method.rawValue, path)
    guard let match else {
      guard !methods.isEmpty else { return .refusal(refusal) }
      let plain = refusal.head.headerFields[.allow].map { $0.split(separator: ", ").map(String.init) } ?? []
      var reply = HTTPReply.text("This path does not take \(request.method.rawValue).\n", status: .methodNotAllowed)
      reply.head.headerFields[.allow] = methods.union(plain).sorted().joined(separator: ", ")
      return .refusal(reply)
    }
    let text = (request.path ?? "").dropFirst(path.utf8.count)
    guard let query = text.isEmpty ? [] : HTTPRouteTable.query(text.dropFirst()) else {
      return .refusal(.text("The query is malformed.\n", status: .badRequest))
    }
    let binding = match.binding
    let field = request.headerFields[.contentType]
    if binding.rule.body != .none {
      guard binding.takes(type) else {
        return .refusal(.text("The body must be \(binding.contentTypes).\n", status: .unsupportedMediaType))
      }
      // A form or a script of some page can send these without being asked by its browser.
      guard type == .message(.json) || type == .jsonLines || crossOrigin.admits(request) else {
        return .refusal(.text("Scripts of this origin may not send such a body here.\n", status: .forbidden))
      }
    }
    return .call(
      CallPlan(
        method: binding.method, codec: TranscodingCodec(match: match, query: query, type: field ?? "", errors: errors)))
  }

  private func isOfService(_ path: Substring) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].isEmpty && router.services.contains(String(parts[1]))
  }

  /// The answer to a call of a method that is not there.
  private func unknown(_ codec: some CallCodec, _ path: Substring) -> Outcome {
    let error = router.unimplemented(String(path))
    if let reply = codec.failure(error) { return .refusal(reply) }
    var ending = codec.ending(.failure(error))
    if case .envelopes(inBase64: true) = codec.shape.response { ending = Bytes(ending.base64) }
    return .refusal(HTTPReply(status: 200, contentType: codec.contentType, body: ending))
  }

  // MARK: - Calls

  private func call(
    _ entry: Entry, _ type: CallContentType, _ request: HTTPRequest, _ query: Substring
  ) -> Outcome {
    let method = entry.handler.method
    guard request.method == .post else { return get(entry, request, query) }
    switch type {
    case .grpc: return .refusal(.needsHTTP2)
    case .grpcWeb(let isText, let coding):
      guard let form = form(coding ?? .proto, entry) else { break }
      return .call(
        CallPlan(
          method: entry.handler, codec: GRPCWebCodec(isText: isText, coding: coding, form: form)))
    case .connectStream(let coding):
      guard method.kind != .unary, let form = form(coding, entry) else { break }
      return .call(
        CallPlan(method: entry.handler, codec: ConnectStreamCodec(coding: coding, form: form, errors: errors)))
    case .message(let coding):
      guard method.kind == .unary, let form = form(coding, entry) else { break }
      return .call(
        CallPlan(method: entry.handler, codec: ConnectUnaryCodec(coding: coding, form: form, errors: errors)))
    case .jsonLines, .other, .none: break
    }
    var reply = HTTPReply.text(
      "\(method.path) takes \(Self.contentTypes(entry)).\n", status: .unsupportedMediaType)
    reply.head.headerFields[.acceptPost] = Self.contentTypes(entry)
    return .refusal(reply)
  }

  private func form(_ coding: CallContentType.Coding, _ entry: Entry) -> MessageForm? {
    switch coding {
    case .proto: .binary
    case .json: entry.json.map(MessageForm.json)
    }
  }

  private static func contentTypes(_ entry: Entry) -> String {
    let connect = entry.handler.method.kind == .unary ? "application/" : "application/connect+"
    var types = ["application/grpc", "application/grpc-web", "application/grpc-web-text", connect + "proto"]
    if entry.json != nil { types.append(connect + "json") }
    return types.joined(separator: ", ")
  }

  /// A request to a method's path with another method of HTTP than POST: Connect's unary calls that change nothing.
  private func get(_ entry: Entry, _ request: HTTPRequest, _ text: Substring) -> Outcome {
    let method = entry.handler.method
    let isSafe = method.kind == .unary && method.idempotency == .noSideEffects
    guard isSafe, request.method == .get else {
      var reply = HTTPReply.text("\(method.path) is called with POST.\n", status: .methodNotAllowed)
      reply.head.headerFields[.allow] = isSafe ? "GET, POST" : "POST"
      return .refusal(reply)
    }
    guard let query = HTTPRouteTable.query(text.dropFirst()) else {
      return .refusal(.text("The query is malformed.\n", status: .badRequest))
    }
    let coding = query.first { $0.name == "encoding" }.flatMap { CallContentType.Coding(rawValue: $0.value) }
    guard let coding, let form = form(coding, entry) else {
      return .refusal(.text("The query's encoding must be proto or json.\n", status: .unsupportedMediaType))
    }
    let codec = ConnectUnaryCodec(coding: coding, form: form, errors: errors)
    do throws(RPCError) {
      return .call(CallPlan(method: entry.handler, codec: codec, query: try ConnectQuery(query)))
    } catch {
      return codec.failure(error).map(Outcome.refusal) ?? .refusal(.text("\(error)\n", status: .badRequest))
    }
  }
}

extension HTTPReply {
  /// gRPC's calls end with trailers, which few clients of HTTP/1.1 have.
  fileprivate static let needsHTTP2 = HTTPReply.text(
    "gRPC needs HTTP/2; over HTTP/1.1 call with application/grpc-web, application/connect+proto, application/proto or "
      + "application/json.\n", status: .init(code: 505))
}
