import HTTPRoutes
import HTTPTypes
import Messages
import RPCCore

/// Connect's unary calls: a body that is the message, a status of HTTP, errors as JSON.
///
/// Source: the Connect protocol's specification, "Unary-Request" and "Unary-Get-Request".
struct ConnectUnaryCodec: CallCodec {
  let coding: CallContentType.Coding
  let form: MessageForm
  let errors: ErrorForm

  var shape: CallShape { .whole }
  var names: CallFields.Names { Self.names }
  var contentType: String { "application/\(coding.rawValue)" }

  static let names = CallFields.Names(
    timeout: .connectTimeout, encoding: .contentEncoding, acceptedEncodings: .acceptEncoding,
    readTimeout: { ConnectTimeout.parse($0) }, timeoutForm: ConnectTimeout.form)

  func check(_ fields: HTTPFields) throws(RPCError) { try ConnectVersion.check(fields) }
  func request(_ content: Bytes) throws(RPCError) -> Bytes { try form.request(content) }
  func response(_ message: Bytes) throws(RPCError) -> Bytes { try form.response(message) }

  func failure(_ error: RPCError) -> HTTPReply? {
    HTTPReply(status: error.code.httpStatus, contentType: "application/json", body: errors.connect(error))
  }
}

/// Connect's calls with streams: messages in envelopes, the last of which says how the call ended.
///
/// Source: the Connect protocol's specification, "Streaming-Request" and "EndStreamResponse".
struct ConnectStreamCodec: CallCodec {
  let coding: CallContentType.Coding
  let form: MessageForm
  let errors: ErrorForm

  /// What the envelope of the end has for a flag.
  static let endFlag: UInt8 = 0x02

  var shape: CallShape { .envelopes(inBase64: false) }
  var names: CallFields.Names { Self.names }
  var contentType: String { "application/connect+\(coding.rawValue)" }

  static let names = CallFields.Names(
    timeout: .connectTimeout, encoding: .connectContentEncoding, acceptedEncodings: .connectAcceptEncoding,
    readTimeout: { ConnectTimeout.parse($0) }, timeoutForm: ConnectTimeout.form)

  func check(_ fields: HTTPFields) throws(RPCError) { try ConnectVersion.check(fields) }
  func request(_ content: Bytes) throws(RPCError) -> Bytes { try form.request(content) }
  func response(_ message: Bytes) throws(RPCError) -> Bytes { try form.response(message) }

  func ending(_ end: Result<Metadata, RPCError>) -> Bytes { errors.connectEnd(end).enveloped(flag: Self.endFlag) }
}

/// `connect-timeout-ms`: 1 to 10 digits.
enum ConnectTimeout {
  static let form = "1 to 10 digits, in milliseconds"

  /// The time that a value says, or nil when it is malformed.
  static func parse(_ value: some Collection<UInt8>) -> Duration? {
    guard (1...10).contains(value.count) else { return nil }
    var number: Int64 = 0
    for byte in value {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = number * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    return .milliseconds(number)
  }
}

/// `connect-protocol-version`, which clients may leave out.
enum ConnectVersion {
  static func check(_ fields: HTTPFields) throws(RPCError) {
    guard let version = fields[.connectProtocolVersion], version != "1" else { return }
    throw RPCError(.invalidArgument, "connect-protocol-version must be 1, not \(version.prefix(32)).")
  }
}

/// The request of a unary call that is made with GET, so that it can be cached.
struct ConnectQuery: Sendable {
  let content: Bytes
  /// As `content-encoding` would say it.
  let encoding: String?

  /// Whether a query means to be one.
  static func isMeant(_ query: [(name: String, value: String)]) -> Bool {
    query.contains { ($0.name == "connect" && $0.value == "v1") || $0.name == "encoding" || $0.name == "message" }
  }

  init(_ query: [(name: String, value: String)]) throws(RPCError) {
    func value(_ name: String) -> String? { query.first { $0.name == name }?.value }
    if let version = value("connect"), version != "v1" {
      throw RPCError(.invalidArgument, "connect must be v1, not \(version.prefix(32)).")
    }
    guard let message = value("message") else { throw RPCError(.invalidArgument, "The query has no message.") }
    if value("base64") == "1" {
      guard let bytes = Bytes(base64: message) else {
        throw RPCError(.invalidArgument, "The query's message is not base64.")
      }
      content = bytes
    } else {
      content = Bytes(message)
    }
    encoding = value("compression")
  }
}
