import HTTPRoutes
import HTTPTypes
import Messages
import RPCCore

/// A protocol's form of one call: chosen by the head of its request, and asked for each message after.
///
/// Adding a protocol to the port is writing one of these: what a call is (its handler, deadline, limits, queues,
/// compression, observer) is ``WebCall``'s, for all of them.
protocol CallCodec: Sendable {
  var shape: CallShape { get }
  var names: CallFields.Names { get }
  /// Of answers that are messages; known once there is one.
  var contentType: String { get }
  /// What stands before the names of trailers, where they are fields of the answer's head.
  var trailerPrefix: String { get }

  /// Looks at what else the head has to say. Throws the call's error.
  func check(_ fields: HTTPFields) throws(RPCError)
  /// A request message in the wire format, from its content, which is decompressed.
  func request(_ content: Bytes) throws(RPCError) -> Bytes
  /// What stands for a response message, before it is compressed and framed.
  func response(_ message: Bytes) throws(RPCError) -> Bytes
  /// What ends a body of many messages, good or bad.
  func ending(_ end: Result<Metadata, RPCError>) -> Bytes
  /// The answer of a call that failed before its answer began; nil where errors are told by ``ending(_:)`` alone.
  func failure(_ error: RPCError) -> HTTPReply?
}

/// How a call's messages lie in the bodies of its request and answer.
struct CallShape: Sendable, Hashable {
  enum Request: Sendable, Hashable {
    /// Each message behind a flag and its length.
    case envelopes(inBase64: Bool)
    /// The body is one message.
    case whole
    /// JSON, one message after the other.
    case values
    /// Bytes as they come, of which each piece is a message.
    case pieces

    /// Throws where a body that is compressed can't be read.
    func checkCompressible() throws(RPCError) {
      guard self == .values || self == .pieces else { return }
      throw RPCError(.unimplemented, "A body of many messages can't be compressed; send it without content-encoding.")
    }
  }

  enum Response: Sendable, Hashable {
    /// The same, and the end behind another flag.
    case envelopes(inBase64: Bool)
    case whole
    /// Lines of JSON.
    case lines
    /// Bytes, of which the first message says the type.
    case pieces

    var isCompressible: Bool { self != .lines && self != .pieces }
  }

  let request: Request
  let response: Response

  static let whole = Self(request: .whole, response: .whole)

  static func envelopes(inBase64: Bool) -> Self {
    Self(request: .envelopes(inBase64: inBase64), response: .envelopes(inBase64: inBase64))
  }
}

extension CallCodec {
  var trailerPrefix: String { "trailer-" }
  func check(_ fields: HTTPFields) throws(RPCError) {}
  func ending(_ end: Result<Metadata, RPCError>) -> Bytes { [] }
  func failure(_ error: RPCError) -> HTTPReply? { nil }
}

/// How a call's messages are coded.
enum MessageForm: Sendable {
  case binary
  case json(JSONForm)

  func request(_ content: Bytes) throws(RPCError) -> Bytes {
    switch self {
    case .binary: content
    case .json(let json): try json.request(content)
    }
  }

  func response(_ message: Bytes) throws(RPCError) -> Bytes {
    switch self {
    case .binary: message
    case .json(let json): try json.response(message)
    }
  }
}

/// A method's messages as canonical proto3 JSON.
struct JSONForm: Sendable {
  let transcoder: JSONTranscoder
  let requestSchema: MessageSchema
  let responseSchema: MessageSchema

  func request(_ content: Bytes) throws(RPCError) -> Bytes {
    do throws(MessageError) {
      return try transcoder.binary(content, requestSchema, JSONDecodingOptions())
    } catch {
      throw RPCError(.invalidArgument, "The request is not the JSON of \(requestSchema.fullName). \(error)")
    }
  }

  func response(_ message: Bytes) throws(RPCError) -> Bytes {
    do throws(MessageError) {
      return try transcoder.json(message, responseSchema, JSONEncodingOptions())
    } catch {
      throw RPCError(.internalError, "The response has no JSON. \(error)")
    }
  }
}

extension JSONForm {
  init(_ types: MessageTypes) {
    // Those of the response may be of another file.
    transcoder = JSONTranscoder(SchemaPool(files: [types.request.file, types.response.file]))
    requestSchema = types.request.schema
    responseSchema = types.response.schema
  }
}
