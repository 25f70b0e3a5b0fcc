import HTTPRoutes
import HTTPTypes
import Messages
import RPCCore
import Synchronization

/// Plain HTTP with JSON, by the rules that methods have for it.
///
/// Errors are `google.rpc.Status` as JSON under the status of HTTP. A stream of requests is an array of them, as Envoy
/// has it, or one after the other, such as lines of JSON, as grpc-gateway has it; what the path and the query say is the
/// first one's, as in Envoy. A stream of responses is lines of JSON, each an object with one member, `result` or, in the
/// last after a bad end, `error`, as grpc-gateway has them.
///
/// A body that is a `google.api.HttpBody` is its bytes, of the type that it says: of a stream of responses that of the
/// first, and all their bytes one after the other, broken off after a bad end; a stream of requests is pieces of the
/// body, of which the first has the type. Responses that say no type are `application/octet-stream`.
/// Source: `google/api/http.proto`.
struct TranscodingCodec: CallCodec {
  let match: HTTPBindingTable.Match
  let query: [(name: String, value: String)]
  /// Of the request's body, as its head has it.
  let type: String
  let errors: ErrorForm
  private let progress = Progress()

  /// What the messages of a call have said so far; taken and given on whatever threads the handler runs on.
  private final class Progress: Sendable {
    let hasRequest = Atomic<Bool>(false)
    let responseType = Mutex<String?>(nil)
  }

  init(
    match: HTTPBindingTable.Match, query: [(name: String, value: String)], type: String, errors: ErrorForm
  ) {
    self.match = match
    self.query = query
    self.type = type
    self.errors = errors
  }

  var shape: CallShape { match.binding.shape }
  var names: CallFields.Names { Self.names }

  var contentType: String {
    match.binding.responseType ?? progress.responseType.withLock { $0 } ?? Self.bytesType
  }

  /// Of bytes that say nothing of it.
  private static let bytesType = "application/octet-stream"

  static let names = CallFields.Names(
    timeout: .grpcTimeout, encoding: .contentEncoding, acceptedEncodings: .acceptEncoding,
    readTimeout: { TimeoutHeader.parse($0) }, timeoutForm: TimeoutHeader.form)

  func request(_ content: Bytes) throws(RPCError) -> Bytes {
    guard !progress.hasRequest.exchange(true, ordering: .relaxed) else {
      return try match.binding.request(values: [], query: [], body: content)
    }
    return try match.binding.request(values: match.values, query: query, type: type, body: content)
  }

  func response(_ message: Bytes) throws(RPCError) -> Bytes {
    if let body = try match.binding.rawResponse(message) {
      progress.responseType.withLock { $0 = $0 ?? (body.type.isEmpty ? Self.bytesType : body.type) }
      return body.data
    }
    let json = try match.binding.response(message)
    return shape.response == .whole ? json : Self.line("result", json)
  }

  func ending(_ end: Result<Metadata, RPCError>) -> Bytes {
    guard case .failure(let error) = end, shape.response == .lines else { return [] }
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
