import Contracts
import Messages
import RPCCore
import Testing

@testable import RPCTransport

@Suite("Plain HTTP with JSON, over HTTP/1.1 and HTTP/2", .timeLimit(.minutes(10)))
struct TranscodingTests {
  private func send(
    _ method: String, _ path: String, _ body: String = "", type: String? = nil, fields: [(String, String)] = [],
    over version: HTTPVersion
  ) async throws -> WebAnswer {
    let type = type ?? (body.isEmpty ? "" : "application/json")
    var answer = WebAnswer()
    try await withDesk { target, _ in
      answer = try await WebRequest(
        method: method, path: path, fields: (type.isEmpty ? [] : [("content-type", type)]) + fields,
        body: Array(body.utf8)
      ).send(to: target, over: version)
    }
    return answer
  }

  @Test(
    "Path, query and body make the request, and the answer is JSON",
    arguments: [
      ("GET", "/v1/cases/7", "", #"{"case":{"name":"cases/7"}}"#),
      ("GET", "/v1/cases/a%20b%2Fc", "", #"{"case":{"name":"cases/a b%2Fc"}}"#),
      ("POST", "/v1/cases?caseId=x&", #"{"displayName":"X"}"#, #"{"name":"cases/x","displayName":"X"}"#),
      ("POST", "/v1/cases?case_id=x", "", #"{"name":"cases/x"}"#),
      (
        "PATCH", "/v1/cases/7?updateMask=displayName,description", #"{"displayName":"Y","name":"cases/8"}"#,
        #"{"case":{"name":"cases/7","displayName":"Y"},"updateMask":"displayName,description"}"#
      ),
      ("POST", "/v1/cases/7:undelete", "{}", #"{"name":"cases/7"}"#),
      ("POST", "/v1/cases/7:undelete", "", #"{"name":"cases/7"}"#),
      (
        "GET", "/v1/cases/7/documents?pageSize=5&show_deleted=true&state=DOCUMENT_STATE_FAILED", "",
        #"{"parent":"cases/7","pageSize":5,"showDeleted":true,"state":"DOCUMENT_STATE_FAILED"}"#
      ),
      ("GET", "/v1/documents?state=4&parent=x+y%2B", "", #"{"parent":"x y+","state":"DOCUMENT_STATE_FAILED"}"#),
      (
        "GET", "/v1/keys:try?expireTime=2030-01-02T03:04:05Z&role=ROLE_USER", "",
        #"{"role":"ROLE_USER","expireTime":"2030-01-02T03:04:05Z"}"#
      ),
      ("GET", "/v1/files/a/b%2Fc/d", "", #"{"name":"a/b%2Fc/d"}"#),
    ], HTTPVersion.allCases)
  func requests(
    _ call: (method: String, path: String, body: String, answer: String), _ version: HTTPVersion
  ) async throws {
    let answer = try await send(call.method, call.path, call.body, over: version)
    #expect(answer.status == 200 && answer.fields["content-type"] == "application/json")
    #expect(answer.text == call.answer)
  }

  @Test(
    "What is wrong is told as a google.rpc.Status",
    arguments: [
      ("GET", "/v1/cases/7?nome=x", "", 400, 3), ("GET", "/v1/documents?pageSize=many", "", 400, 3),
      ("GET", "/v1/documents?pageSize=-1", "", 400, 3), ("GET", "/v1/documents?showDeleted=1", "", 400, 3),
      ("GET", "/v1/documents?state=NONE", "", 400, 3), ("GET", "/v1/keys:try?expireTime=soon", "", 400, 3),
      ("POST", "/v1/cases?caseId=x", "{", 400, 3), ("POST", "/v1/cases?case.name=x", "{}", 400, 3),
      ("POST", "/v1/cases/7:undelete?name=x", "{}", 400, 3), ("POST", "/v1/cases/7:undelete", "[]", 400, 3),
      ("GET", "/v1/cases/7?case.=x", "", 400, 3), ("POST", "/v1/cases?caseId=x", #"{"nome":1}"#, 400, 3),
    ], HTTPVersion.allCases)
  func wrong(
    _ wrong: (method: String, path: String, body: String, status: Int, code: Int), _ version: HTTPVersion
  ) async throws {
    let answer = try await send(wrong.method, wrong.path, wrong.body, over: version)
    #expect(answer.status == wrong.status && answer.fields["content-type"] == "application/json")
    #expect(answer.text.hasPrefix(#"{"code":\#(wrong.code),"message":""#), "\(answer.text)")
    #expect(answer.text.hasSuffix(#"","details":[]}"#), "\(answer.text)")
  }

  @Test("A handler's error has its details", arguments: HTTPVersion.allCases)
  func error(_ version: HTTPVersion) async throws {
    let answer = try await send("GET", "/v1/failure", over: version)
    let info = try Google.Rpc.ErrorInfo(reason: "CLOSED", domain: "desk.test").serialized().base64
    #expect(answer.status == 400 && answer.fields["trailer-why"] == "because")
    #expect(
      answer.text
        == #"{"code":9,"message":"No: 100 % naïve","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","#
        + #""value":"\#(info)"}]}"#)
  }

  @Test("A detail of a type that is known is its JSON")
  func knownDetail() {
    let form = ErrorForm(types: SchemaPool(files: [Google.Rpc.errorDetailsFile, Google.Rpc.statusFile]))
    let json = #"{"reason":"CLOSED","domain":"desk.test"}"#
    let any = #"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"CLOSED","domain":"desk.test"}"#
    #expect(String(decoding: form.connect(CaseDesk.failure), as: UTF8.self).hasSuffix(#""debug":\#(json)}]}"#))
    #expect(String(decoding: form.status(CaseDesk.failure), as: UTF8.self).hasSuffix(#""details":[\#(any)]}"#))
  }

  @Test(
    "Details that are no google.rpc.Status are left out", arguments: [[1, 2, 3], [0x1A, 5, 1], [0x1A, 2, 0x0A, 9]])
  func hostileDetails(_ details: [UInt8]) {
    let error = RPCError(.aborted, "", details: Bytes(details))
    let form = ErrorForm(types: SchemaPool(files: []))
    #expect(String(decoding: form.connect(error), as: UTF8.self) == #"{"code":"aborted"}"#)
    #expect(String(decoding: form.status(error), as: UTF8.self) == #"{"code":10,"message":"","details":[]}"#)
  }

  @Test("A stream of responses is lines, and the last one may be an error", arguments: HTTPVersion.allCases)
  func lines(_ version: HTTPVersion) async throws {
    let answer = try await send("GET", "/v1/counts?page_size=2", over: version)
    #expect(answer.status == 200 && answer.fields["content-type"] == "application/x-ndjson")
    #expect(answer.text == #"{"result":{"name":"0"}}"# + "\n" + #"{"result":{"name":"1"}}"# + "\n")
    let failed = try await send("GET", "/v1/counts?page_size=1&page_token=fail", over: version)
    #expect(failed.text.hasPrefix(#"{"result":{"name":"0"}}"# + "\n" + #"{"error":{"code":9,"message":"No: 100"#))
    let atOnce = try await send("GET", "/v1/counts?page_token=fail", over: version)
    #expect(atOnce.status == 400 && atOnce.text.hasPrefix(#"{"code":9,"#))
    let late = try await send(
      "GET", "/v1/counts?page_size=1&page_token=wait", fields: [("grpc-timeout", "1500m")], over: version)
    #expect(late.text.contains(#""code":4"#) && late.text.contains("deadline"), "\(late.text)")
  }

  @Test(
    "What no rule takes gets the status that says why",
    arguments: [
      ("GET", "/v1/nothing/here", "", 404), ("DELETE", "/v1/cases/7", "", 405), ("GET", "/v1/cases", "", 405),
      ("POST", "/v1/cases", "text/plain", 415), ("POST", "/v1/cases", "application/x-www-form-urlencoded", 415),
      ("GET", "/v1/cases/7?%zz", "", 400), ("GET", "/v1/cases/%zz", "", 400),
    ], HTTPVersion.allCases)
  func refused(
    _ wrong: (method: String, path: String, type: String, status: Int), _ version: HTTPVersion
  ) async throws {
    let answer = try await send(
      wrong.method, wrong.path, wrong.type.isEmpty ? "" : "{}", type: wrong.type, over: version)
    #expect(answer.status == wrong.status, "\(answer.text)")
    if wrong.path == "/v1/cases", wrong.status == 405 { #expect(answer.fields["allow"] == "POST") }
    if wrong.path == "/v1/cases/7", wrong.status == 405 { #expect(answer.fields["allow"] == "GET, PATCH") }
  }
}
