import Contracts
import Messages
import RPCCore
import RPCTransport

/// A service with types, so that its messages have JSON: one method of each kind over `dossier.api.v1`'s messages.
struct CaseDesk: Service {
  typealias V1 = Dossier.Api.V1

  static let serviceName = "test.v1.Desk"
  static var file: FileSchema { V1.caseFile }

  let events = EventLog()
  /// The services beside it.
  let echo = EchoService()
  let files = FileDesk()

  private static func method(
    _ name: String, _ kind: CallKind, _ idempotency: Idempotency = .unknown, _ http: HTTPRule...
  ) -> Method {
    Method(service: serviceName, name: name, kind: kind, idempotency: idempotency, http: http)
  }

  var methods: [MethodHandler] { plainMethods + otherMethods }

  /// Those that plain HTTP calls, too.
  private var plainMethods: [MethodHandler] {
    [
      .unary(
        Self.method(
          "Create", .unary, .unknown, HTTPRule("POST", "/v1/cases", body: .field("case"), responseField: "case"))
      ) { (request: V1.CreateCaseRequest, _) in
        var made = request.case ?? V1.Case()
        made.name = "cases/\(request.caseId)"
        return V1.CreateCaseResponse(case: made)
      },
      .unary(
        Self.method(
          "Patch", .unary, .idempotent, HTTPRule("PATCH", "/v1/{case.name=cases/*}", body: .field("case")))
      ) { (request: V1.UpdateCaseRequest, _) in request },
      .unary(
        Self.method(
          "Undelete", .unary, .unknown, HTTPRule("POST", "/v1/{name=cases/*}:undelete", body: .message))
      ) { (request: V1.UndeleteCaseRequest, _) in request },
      .unary(
        Self.method(
          "ListDocuments", .unary, .noSideEffects, HTTPRule("GET", "/v1/{parent=cases/*}/documents"),
          HTTPRule("GET", "/v1/documents"))
      ) { (request: V1.ListDocumentsRequest, _) in request },
      .unary(Self.method("TryKey", .unary, .noSideEffects, HTTPRule("GET", "/v1/keys:try"))) {
        (request: V1.CreateAPIKeyRequest, _) in request
      },
      .unary(Self.method("Read", .unary, .unknown, HTTPRule("GET", "/v1/files/{name=**}"))) {
        (request: V1.GetCaseRequest, _) in request
      },
      .unary(Self.method("FailPlainly", .unary, .unknown, HTTPRule("GET", "/v1/failure"))) {
        (_: V1.GetCaseRequest, _) -> V1.GetCaseResponse in throw Self.failure
      },
    ]
  }

  private var otherMethods: [MethodHandler] {
    [
      .unary(Self.method("Get", .unary, .noSideEffects, HTTPRule("GET", "/v1/{name=cases/*}"))) {
        (request: V1.GetCaseRequest, context) in
        context.responseHeaders = context.metadata
        context.responseTrailers = ["end": "yes"]
        return V1.GetCaseResponse(case: V1.Case(name: request.name))
      },
      .unary(Self.method("Update", .unary)) { (request: V1.UpdateCaseRequest, _) in
        V1.UpdateCaseResponse(case: request.case)
      },
      .unary(Self.method("Fail", .unary)) { (_: V1.GetCaseRequest, _) -> V1.GetCaseResponse in throw Self.failure },
      .unary(Self.method("Wait", .unary)) { (_: V1.GetCaseRequest, _) -> V1.GetCaseResponse in
        await events.add("waiting")
        do {
          try await Task.sleep(for: .seconds(600))
        } catch {
          await events.add("cancelled")
          throw error
        }
        return V1.GetCaseResponse()
      },
      .serverStreaming(
        Self.method("Count", .serverStreaming, .unknown, HTTPRule("GET", "/v1/counts", responseField: "case"))
      ) {
        (request: V1.ListCasesRequest, responses: ResponseWriter<V1.GetCaseResponse>, context) in
        context.responseTrailers = ["end": "yes"]
        for number in 0..<request.pageSize {
          try await responses.write(V1.GetCaseResponse(case: V1.Case(name: "\(number)")))
        }
        if request.pageToken == "fail" { throw Self.failure }
        if request.pageToken == "wait" {
          await events.add("waiting")
          try await Task.sleep(for: .seconds(600))
        }
      },
      .clientStreaming(Self.method("Collect", .clientStreaming)) { (requests: RequestStream<V1.GetCaseRequest>, _) in
        var names: [String] = []
        for try await request in requests { names.append(request.name) }
        return V1.GetCaseResponse(case: V1.Case(name: names.joined(separator: "+")))
      },
      .bidirectional(Self.method("Chat", .bidirectional)) {
        (requests: RequestStream<V1.GetCaseRequest>, responses: ResponseWriter<V1.GetCaseResponse>, _) in
        for try await request in requests {
          try await responses.write(V1.GetCaseResponse(case: V1.Case(name: request.name)))
        }
      },
    ]
  }

  static let failure: RPCError = {
    let info = Google.Rpc.ErrorInfo(reason: "CLOSED", domain: "desk.test")
    // A detail is a message of a known type: its bytes are what it takes to send it.
    let detail = try? Google.Protobuf.AnyMessage(packing: info)
    let status = try? Google.Rpc.Status(code: 9, message: "No.", details: detail.map { [$0] } ?? []).serialized()
    return RPCError(.failedPrecondition, "No: 100 % naïve", metadata: ["why": "because"], details: status ?? [])
  }()
}

/// Runs a test against a server of a ``CaseDesk``.
func withDesk(
  _ configuration: Server.Configuration = .unhurried, observer: (any ServerObserver)? = nil,
  _ body: (SocketTarget, CaseDesk) async throws -> Void
) async throws {
  let loops = EventLoops(threads: 1)
  let desk = CaseDesk()
  let server = Server(
    router: Router(services: [desk, desk.echo, desk.files]), configuration: configuration, eventLoops: loops,
    observer: observer)
  let target = try await server.listen(on: .tcp(host: "127.0.0.1", port: 0))
  let result: Result<Void, any Error>
  do {
    try await body(target, desk)
    result = .success(())
  } catch {
    result = .failure(error)
  }
  await server.drain(deadline: .after(.seconds(5)))
  await loops.shutdown()
  try result.get()
}
