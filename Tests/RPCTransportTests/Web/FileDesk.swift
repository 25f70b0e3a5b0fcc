import Contracts
import Messages
import RPCCore

/// A service of streams and of bodies that are no JSON, by plain HTTP: what came is told in what goes.
struct FileDesk: Service {
  typealias V1 = Dossier.Api.V1
  typealias Body = Google.Api.HttpBody

  static let serviceName = "test.v1.Files"
  static var file: FileSchema { Google.Api.httpbodyFile }

  let events = EventLog()

  private static func method(_ name: String, _ kind: CallKind, _ http: HTTPRule...) -> Method {
    Method(service: serviceName, name: name, kind: kind, http: http)
  }

  private static func told(_ text: String) -> V1.GetCaseResponse { V1.GetCaseResponse(case: V1.Case(name: text)) }

  var methods: [MethodHandler] { streams + bodies }

  private var streams: [MethodHandler] {
    [
      .clientStreaming(
        Self.method(
          "Collect", .clientStreaming, HTTPRule("POST", "/v1/collect", body: .message),
          HTTPRule("POST", "/v1/{name=desks/*}:collect", body: .message), HTTPRule("GET", "/v1/{name=desks/*}:collect"))
      ) { (requests: RequestStream<V1.GetCaseRequest>, _) in
        var names: [String] = []
        for try await request in requests {
          names.append(request.name)
          if request.name == "stop" { break }
          await events.add("request")
        }
        return Self.told(names.joined(separator: "+"))
      },
      .clientStreaming(
        Self.method(
          "CollectCases", .clientStreaming,
          HTTPRule("POST", "/v1/{case_id=desks/*}:cases", body: .field("case"), responseField: "case"))
      ) { (requests: RequestStream<V1.CreateCaseRequest>, _) in
        var names: [String] = []
        for try await request in requests { names.append("\(request.caseId):\(request.case?.name ?? "none")") }
        return Self.told(names.joined(separator: "+"))
      },
      .bidirectional(Self.method("Chat", .bidirectional, HTTPRule("POST", "/v1/chat", body: .message))) {
        (requests: RequestStream<V1.GetCaseRequest>, responses: ResponseWriter<V1.GetCaseResponse>, _) in
        for try await request in requests {
          if request.name == "fail" { throw CaseDesk.failure }
          try await responses.write(Self.told(request.name))
        }
      },
      .clientStreaming(Self.method("Slow", .clientStreaming, HTTPRule("POST", "/v1/slow", body: .message))) {
        (requests: RequestStream<V1.GetCaseRequest>, _) in
        await events.add("begun")
        await events.waitFor("go on")
        var count = 0
        for try await request in requests { count += request.name.utf8.count }
        return Self.told("\(count)")
      },
    ]
  }

  private var bodies: [MethodHandler] {
    [
      .unary(
        Self.method("Get", .unary, HTTPRule("GET", "/v1/bodies/{name=*}"))
      ) { (request: V1.GetCaseRequest, _) in
        switch request.name {
        case "none": Body()
        case "fail": throw CaseDesk.failure
        case "split": Body(contentType: "text/x\r\nset-cookie: a=b", data: [1])
        default: Body(contentType: request.name, data: Bytes(0...255), extensions: [.init(typeUrl: "x/y")])
        }
      },
      .serverStreaming(
        Self.method("Stream", .serverStreaming, HTTPRule("GET", "/v1/streams/{page_token=*}"))
      ) { (request: V1.ListCasesRequest, responses: ResponseWriter<Body>, context) in
        context.responseHeaders = ["x-name": "value"]
        try await responses.writeHeaders()
        for number in 0..<request.pageSize {
          let type = number == 0 ? "image/png" : "text/plain"
          try await responses.write(Body(contentType: type, data: Bytes("piece \(number),".utf8)))
        }
        if request.pageToken == "fail" { throw CaseDesk.failure }
      },
      .unary(Self.method("Put", .unary, HTTPRule("POST", "/v1/bodies", body: .message))) { (body: Body, _) in
        Body(contentType: "got/\(body.contentType)", data: body.data)
      },
      .clientStreaming(
        Self.method("PutStream", .clientStreaming, HTTPRule("POST", "/v1/streams", body: .message))
      ) { (pieces: RequestStream<Body>, _) in
        var (types, count, sum, longest) = ([String](), 0, 0, 0)
        for try await piece in pieces {
          if !piece.contentType.isEmpty || types.isEmpty { types.append(piece.contentType) }
          count += piece.data.count
          sum = piece.data.reduce(sum) { $0 &+ Int($1) }
          longest = max(longest, piece.data.count)
        }
        return Self.told("\(types) \(count) \(sum) \(longest <= 65_536)")
      },
      .bidirectional(Self.method("Mirror", .bidirectional, HTTPRule("POST", "/v1/mirror", body: .message))) {
        (pieces: RequestStream<Body>, responses: ResponseWriter<Body>, _) in
        for try await piece in pieces { try await responses.write(piece) }
      },
    ]
  }
}
