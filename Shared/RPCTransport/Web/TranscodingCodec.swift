import HTTPRoutes
import HTTPTypes
import Messages
import RPCCore

/// Plain HTTP with JSON, by the rules that methods have for it.
///
/// Errors are `google.rpc.Status` as JSON under the status of HTTP. A stream of responses is lines of JSON, each an
/// object with one member, `result` or, in the last after a bad end, `error`, as grpc-gateway has them.
/// Source: `google/api/http.proto`.
struct TranscodingCodec: CallCodec {
  let match: HTTPBindingTable.Match
  let query: [(name: String, value: String)]
  let errors: ErrorForm

  var shape: CallShape { match.binding.method.method.kind == .unary ? .whole : .lines }
  var names: CallFields.Names { Self.names }
  var contentType: String { shape == .whole ? "application/json" : "application/x-ndjson" }

  static let names = CallFields.Names(
    timeout: .grpcTimeout, encoding: .contentEncoding, acceptedEncodings: .acceptEncoding,
    readTimeout: { TimeoutHeader.parse($0) }, timeoutForm: TimeoutHeader.form)

  func request(_ content: Bytes) throws(RPCError) -> Bytes {
    try match.binding.request(values: match.values, query: query, body: content)
  }

  func response(_ message: Bytes) throws(RPCError) -> Bytes {
    let json = try match.binding.response(message)
    return shape == .whole ? json : Self.line("result", json)
  }

  func ending(_ end: Result<Metadata, RPCError>) -> Bytes {
    guard case .failure(let error) = end else { return [] }
    return Self.line("error", errors.status(error))
  }

  func failure(_ error: RPCError) -> HTTPReply? {
    HTTPReply(status: error.code.httpStatus, contentType: "application/json", body: errors.status(error))
  }

  private static func line(_ name: String, _ json: Bytes) -> Bytes {
    var line = BytesBuilder(capacity: json.count + 16)
    line.append("{\"")
    line.append(name)
    line.append("\":")
    line.append(contentsOf: json)
    line.append("}\n")
    return line.finish()
  }
}
