import HTTPTypes
import Messages
import RPCCore

/// gRPC-Web: gRPC's messages, then the trailers as a message of their own; in base64 for those who can't read bytes.
///
/// Source: grpc/grpc `doc/PROTOCOL-WEB.md`.
struct GRPCWebCodec: CallCodec {
  let isText: Bool
  /// As the client named it, as in `application/grpc-web+proto`.
  let coding: CallContentType.Coding?
  let form: MessageForm

  /// What the frame of trailers has for a flag.
  static let trailersFlag: UInt8 = 0x80

  static let names = CallFields.Names(
    timeout: .grpcTimeout, encoding: .grpcEncoding, acceptedEncodings: .grpcAcceptEncoding,
    readTimeout: { TimeoutHeader.parse($0) }, timeoutForm: TimeoutHeader.form)

  var shape: CallShape { .envelopes(inBase64: isText) }
  var names: CallFields.Names { Self.names }

  var contentType: String {
    "application/grpc-web" + (isText ? "-text" : "") + (coding.map { "+\($0.rawValue)" } ?? "")
  }

  func request(_ content: Bytes) throws(RPCError) -> Bytes { try form.request(content) }
  func response(_ message: Bytes) throws(RPCError) -> Bytes { try form.response(message) }

  /// The trailers as HTTP/1.1 writes fields, names in lower case.
  func ending(_ end: Result<Metadata, RPCError>) -> Bytes {
    var text = BytesBuilder(capacity: 64)
    let trailers: Metadata
    switch end {
    case .success(let metadata):
      text.append(field: "grpc-status", "0".utf8)
      trailers = metadata
    case .failure(let error):
      text.append(field: "grpc-status", String(error.code.rawValue).utf8)
      if !error.message.isEmpty { text.append(field: "grpc-message", PercentCoding.encode(error.message)) }
      if !error.details.isEmpty { text.append(field: "grpc-status-details-bin", Base64.encode(error.details)) }
      trailers = error.metadata
    }
    for entry in trailers.entries { text.append(field: entry.key, entry.fieldText.utf8) }
    return text.finish().enveloped(flag: Self.trailersFlag)
  }
}

extension BytesBuilder {
  /// A field as HTTP/1.1 writes it.
  fileprivate mutating func append(field name: String, _ value: some Sequence<UInt8>) {
    append(name)
    append(": ")
    for byte in value { append(byte) }
    append("\r\n")
  }
}

extension Bytes {
  /// Behind a flag and the length.
  func enveloped(flag: UInt8) -> Bytes {
    var framed = BytesBuilder(capacity: count + MessageAssembler.prefixBytes)
    framed.append(flag)
    unsafe Swift.withUnsafeBytes(of: UInt32(clamping: count).bigEndian) { unsafe framed.append(contentsOf: $0) }
    framed.append(contentsOf: self)
    return framed.finish()
  }
}

extension HTTPField.Name {
  /// A name of letters, digits and hyphens, as all those below are.
  private static func known(_ name: StaticString) -> HTTPField.Name {
    guard let known = HTTPField.Name("\(name)") else { fatalError("\(name) is no name of a field.") }
    return known
  }

  static let grpcTimeout = known("grpc-timeout")
  static let grpcEncoding = known("grpc-encoding")
  static let grpcAcceptEncoding = known("grpc-accept-encoding")
  static let connectTimeout = known("connect-timeout-ms")
  static let connectProtocolVersion = known("connect-protocol-version")
  static let connectContentEncoding = known("connect-content-encoding")
  static let connectAcceptEncoding = known("connect-accept-encoding")
  static let acceptPost = known("accept-post")
}
