import Contracts
import HTTPRoutes
import HTTPTypes
import Messages
import RPCCore
import RPCInterceptors
import Storage

/// Progress as server-sent events (WHATWG HTML, "Server-sent events"), for browsers and curl:
/// `GET /v1/cases/{case}/progress` and `GET /v1/cases/{case}/documents/{document}/progress`.
///
/// Each event `progress` carries a `Progress` in proto3's JSON; `done` ends the stream, `error` says why it ended.
/// `?follow=true` goes on when all are done. The key is the one of calls, in the authorization field.
struct ProgressEvents: Sendable {
  let authentication: AuthenticationInterceptor
  let watch: ProgressWatch

  var routes: [HTTPRoute] {
    ["/v1/cases/{case}/progress", "/v1/cases/{case}/documents/{document}/progress"].map { pattern in
      HTTPRoute([.get], .template(pattern)) { call in try await answer(call) }
    }
  }

  private func answer(_ call: HTTPCall) async throws -> HTTPReply {
    _ = try await authentication.authenticate(
      call.request.headerFields[.authorization], for: V1.DocumentServiceMethods.watchProgress)
    let target = try ProgressWatch.Target(name: Self.name(call.parameters))
    // What is not there is said by the status; what goes away later, by an event.
    try await watch.check(target)
    let follow = call.query.contains { $0.name == "follow" && $0.value != "false" && $0.value != "0" }
    var head = HTTPResponse(status: .ok)
    head.headerFields[.contentType] = "text/event-stream; charset=utf-8"
    head.headerFields[.cacheControl] = "no-store"
    head.headerFields[.xContentTypeOptions] = "nosniff"
    return HTTPReply(head: head, body: .stream { body in try await send(target, follow, body) })
  }

  private func send(_ target: ProgressWatch.Target, _ follow: Bool, _ body: any HTTPBodyWriter) async throws {
    do {
      try await watch.run(target, follow: follow) { record in
        try await body.write(Self.event("progress", try V1.Progress(record).json()))
      }
      try await body.write(Self.event("done", "{}"))
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      // The head has gone already: only an event can say what happened.
      let error = RPCError(converting: error)
      let status = Google.Rpc.Status(code: Int32(error.code.rawValue), message: error.message)
      try await body.write(Self.event("error", try status.json()))
    }
  }

  /// The service whose keys open these routes.

  private static func name(_ parameters: [String: String]) -> String {
    let caseName = "cases/\(parameters["case"] ?? "")"
    return parameters["document"].map { "\(caseName)/documents/\($0)" } ?? caseName
  }

  private static func event(_ name: String, _ json: String) -> Bytes {
    Bytes("event: \(name)\ndata: \(json)\n\n".utf8)
  }
}
