import Contracts
import Messages
import RPCCore

/// The service of `files.proto`: what came is told in what goes.
struct FileMirror: Service {
  typealias V1 = Dossier.Api.V1
  typealias Body = Google.Api.HttpBody

  static let serviceName = "interop.Files"
  static var file: FileSchema { Google.Api.httpbodyFile }

  private static func method(_ name: String, _ kind: CallKind, _ http: HTTPRule) -> Method {
    Method(service: serviceName, name: name, kind: kind, http: [http])
  }

  private static func told(_ text: String) -> V1.GetCaseResponse { V1.GetCaseResponse(case: V1.Case(name: text)) }

  var methods: [MethodHandler] { bodies + streams }

  private var bodies: [MethodHandler] {
    [
      .unary(Self.method("Get", .unary, HTTPRule("GET", "/v1/files/{name}"))) { (request: V1.GetCaseRequest, _) in
        guard request.name != "none" else { throw RPCError(.notFound, "There is no such file.") }
        return Body(contentType: "text/x-\(request.name)", data: Bytes("<\(request.name)>".utf8))
      },
      .serverStreaming(Self.method("Stream", .serverStreaming, HTTPRule("GET", "/v1/files/{name}/stream"))) {
        (request: V1.GetCaseRequest, responses: ResponseWriter<Body>, _) in
        for number in 0..<100 {
          let data = Bytes("\(number) \(String(repeating: request.name, count: 1000))\n".utf8)
          try await responses.write(Body(contentType: number == 0 ? "text/x-lines" : "", data: data))
        }
      },
      .unary(Self.method("Put", .unary, HTTPRule("POST", "/v1/files", body: .message))) { (body: Body, _) in
        Body(contentType: "\(body.contentType)+got", data: body.data)
      },
    ]
  }

  private var streams: [MethodHandler] {
    [
      .clientStreaming(Self.method("PutStream", .clientStreaming, HTTPRule("POST", "/v1/files:stream", body: .message)))
      { (pieces: RequestStream<Body>, _) in
        var (type, count) = ("", 0)
        for try await piece in pieces {
          type += piece.contentType
          count += piece.data.count
        }
        return Self.told("\(type) \(count)")
      },
      .clientStreaming(Self.method("Collect", .clientStreaming, HTTPRule("POST", "/v1/names/{name}", body: .message))) {
        (requests: RequestStream<V1.GetCaseRequest>, _) in
        var names: [String] = []
        for try await request in requests { names.append(request.name) }
        return Self.told(names.joined(separator: "+"))
      },
      .clientStreaming(
        Self.method("Cases", .clientStreaming, HTTPRule("POST", "/v1/cases/{case_id}", body: .field("case")))
      ) { (requests: RequestStream<V1.CreateCaseRequest>, _) in
        var names: [String] = []
        for try await request in requests { names.append("\(request.caseId):\(request.case?.name ?? "")") }
        return Self.told(names.joined(separator: "+"))
      },
    ]
  }
}
