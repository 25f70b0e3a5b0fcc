import Contracts
import HTTPTypes
import Messages
import RPCCore
import Testing

@testable import RPCTransport

@Suite("Which rule takes a plain HTTP request")
struct HTTPBindingTests {
  typealias V1 = Dossier.Api.V1

  /// A table of rules, each with the place of its request's field `name`.
  private static func table(_ rules: HTTPRule...) throws -> HTTPBindingTable {
    var table = HTTPBindingTable()
    for (number, rule) in rules.enumerated() {
      let method = Method(service: "test.v1.Rules", name: "\(number)", kind: .unary)
      let handler = MethodHandler.unary(method) { (request: V1.GetCaseRequest, _) in request }
      table.add(
        try HTTPBinding(
          handler, rule, JSONForm(.init(request: V1.GetCaseRequest.self, response: V1.GetCaseRequest.self))))
    }
    return table
  }

  @Test(
    "Texts go before one segment, one segment before many",
    arguments: [
      ("GET", "/v1/cases/a", "0 cases/a"), ("GET", "/v1/cases/special", "1"),
      ("GET", "/v1/cases/a/b/c", "2 cases/a/b/c"),
      ("GET", "/v1/cases", "2 cases"), ("GET", "/v1", "2 "), ("GET", "/v1/", "2 "),
      ("POST", "/v1/cases/a:go", "3 cases/a"),
      ("GET", "/v1/cases/a:go", "0 cases/a:go"), ("GET", "/v1/cases/a%2Fb", "0 cases/a%2Fb"),
      ("GET", "/v1/cases/%C3%A4%20%25", "0 cases/ä %"), ("GET", "/v2/a%2Fb", "4 a/b"), ("GET", "/v2/:go", "4 :go"),
      ("POST", "/v1/cases/a:stay", ""), ("GET", "/v3", ""), ("GET", "/v2/", ""), ("GET", "/v2/%zz", ""),
      ("GET", "/v2/%ff", ""), ("GET", "v2/a", ""), ("GET", "", ""), ("GET", "/v2/a/b", ""),
    ])
  func paths(_ method: String, _ path: String, _ expected: String) throws {
    let table = try Self.table(
      HTTPRule("GET", "/v1/{name=cases/*}"), HTTPRule("GET", "/v1/cases/special"), HTTPRule("GET", "/v1/{name=**}"),
      HTTPRule("POST", "/v1/{name=cases/*}:go"), HTTPRule("GET", "/v2/{name}"))
    let match = table.match(method, path[...]).match
    let found = match.map { ([$0.binding.method.method.name] + $0.values).joined(separator: " ") }
    #expect((found ?? "").trimmingSuffix(" ") == expected.trimmingSuffix(" "))
  }

  @Test("A path that other methods take has these")
  func otherMethods() throws {
    let table = try Self.table(HTTPRule("GET", "/v1/{name}"), HTTPRule("DELETE", "/v1/{name=**}"))
    #expect(table.match("POST", "/v1/x").methods == ["GET", "DELETE"])
    #expect(table.match("POST", "/v2/x").methods == [])
  }

  @Test("A path of very many segments costs no more than the tree is deep")
  func longPath() throws {
    let table = try Self.table(HTTPRule("GET", "/{name}/*/*/*"), HTTPRule("GET", "/a/b/c"))
    #expect(table.match("GET", String(repeating: "/a", count: 8000)[...]).match == nil)
  }

  @Test(
    "A rule that does not fit its method is found when the server is made",
    arguments: [
      HTTPRule("GET", "/v1/{nome}"), HTTPRule("GET", "/v1/{case}"), HTTPRule("GET", "/v1/{case.name.x}"),
      HTTPRule("POST", "/v1", body: .field("nothing")), HTTPRule("POST", "/v1", responseField: "nothing"),
      HTTPRule("GET", "/v1/{update_mask.paths}"),
    ])
  func misfits(_ rule: HTTPRule) {
    let method = Method(service: "test.v1.Rules", name: "Update", kind: .unary)
    let handler = MethodHandler.unary(method) { (request: V1.UpdateCaseRequest, _) in request }
    let form = JSONForm(.init(request: V1.UpdateCaseRequest.self, response: V1.UpdateCaseRequest.self))
    #expect(throws: HTTPBinding.Misfit.self) { try HTTPBinding(handler, rule, form) }
  }

  // MARK: - Bodies that are no JSON

  /// `message Upload { string name = 1; google.api.HttpBody file = 2; repeated google.api.HttpBody files = 3; }`
  private static func upload() throws -> MessageSchema {
    func record(_ number: UInt64, _ content: [UInt8]) -> [UInt8] {
      [UInt8(number << 3 | 2), UInt8(content.count)] + content
    }
    func field(_ name: String, _ number: UInt8, label: UInt8 = 1, _ type: UInt8, _ typeName: String = "") -> [UInt8] {
      record(
        2,
        record(1, Array(name.utf8)) + [0x18, number, 0x20, label, 0x28, type] + record(6, Array(typeName.utf8)))
    }
    let message =
      record(1, Array("Upload".utf8)) + field("name", 1, 9) + field("file", 2, 11, ".google.api.HttpBody")
      + field("files", 3, label: 3, 11, ".google.api.HttpBody")
    var file = record(1, Array("upload.proto".utf8)) + record(2, Array("test".utf8))
    file += [0x22, UInt8(message.count & 0x7F | 0x80), UInt8(message.count >> 7)] + message
    file += record(12, Array("proto3".utf8))
    return try FileSchema(serialized: Bytes(file), dependencies: [Google.Api.httpbodyFile]).messages[0]
  }

  private static func binding(_ kind: CallKind, _ rule: HTTPRule) throws -> HTTPBinding {
    let schema = try upload()
    let form = JSONForm(
      transcoder: JSONTranscoder(SchemaPool(files: [Google.Api.httpbodyFile])), requestSchema: schema,
      responseSchema: schema)
    let method = Method(service: "test.v1.Rules", name: "Upload", kind: kind)
    return try HTTPBinding(MethodHandler(method: method, body: .streaming { _, _ in }), rule, form)
  }

  @Test("A field of bytes is the body as it is, beside what path and query say")
  func rawField() throws {
    let rule = HTTPRule("POST", "/v1/{name}", body: .field("file"), responseField: "file")
    let binding = try Self.binding(.unary, rule)
    #expect(binding.shape == .whole && binding.takes(.other) && binding.responseType == nil)
    let request = try binding.request(values: ["a"], query: [], type: "x/y", body: [0, 255])
    #expect(Array(request) == [0x12, 9, 0x0A, 3, 0x78, 0x2F, 0x79, 0x12, 2, 0, 255, 0x0A, 1, 0x61])
    #expect(try binding.rawResponse(request) == RawBody(type: "x/y", data: [0, 255]))
    // There, and empty.
    #expect(try Array(binding.request(values: [""], query: [], body: []).prefix(2)) == [0x12, 0])
    #expect(try binding.rawResponse([]) == RawBody())
    #expect(throws: RPCError.self) { try binding.rawResponse([0x12, 5, 1]) }
    #expect(throws: RPCError.self) { try binding.request(values: ["a"], query: [("file", "x")], body: []) }
    // Of a field that is there twice both parts count, and each one's last.
    let twice: Bytes = [0x12, 5, 0x0A, 3, 0x78, 0x2F, 0x79, 0x12, 3, 0x12, 1, 7, 0x12, 3, 0x12, 1, 8]
    #expect(try binding.rawResponse(twice) == RawBody(type: "x/y", data: [8]))
  }

  @Test("What a call's bodies are follows from its kind and its rule")
  func shapes() throws {
    typealias Row = (CallKind, HTTPRule.Body, String?, CallShape.Request, CallShape.Response)
    let rows: [Row] = [
      (.unary, .message, nil, .whole, .whole), (.unary, .field("file"), nil, .whole, .whole),
      (.serverStreaming, .none, nil, .whole, .lines), (.serverStreaming, .none, "file", .whole, .pieces),
      (.serverStreaming, .none, "files", .whole, .lines), (.clientStreaming, .message, nil, .values, .whole),
      (.clientStreaming, .field("name"), "file", .values, .whole), (.clientStreaming, .none, nil, .whole, .whole),
      (.clientStreaming, .field("file"), nil, .pieces, .whole), (.bidirectional, .message, nil, .values, .lines),
      (.clientStreaming, .field("files"), nil, .values, .whole),
      (.bidirectional, .field("file"), "file", .pieces, .pieces),
    ]
    for (kind, body, field, request, response) in rows {
      let shape = try Self.binding(kind, HTTPRule("POST", "/v1", body: body, responseField: field)).shape
      #expect(shape.request == request && shape.response == response, "\(kind) \(body) \(field ?? "")")
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> Substring {
    var text = self[...]
    while text.last == character { text.removeLast() }
    return text
  }
}
