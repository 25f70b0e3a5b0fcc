import Compression
import HTTP2
import RPCCore

// What a client makes of ends that are not gRPC's own. Sources: gRPC's PROTOCOL-HTTP2.md, "Errors";
// doc/http-grpc-status-mapping.md.

extension StatusCode {
  /// What an HTTP status means when there is no `grpc-status`.
  init(httpStatus: Int) {
    switch httpStatus {
    case 400: self = .internalError
    case 401: self = .unauthenticated
    case 403: self = .permissionDenied
    case 404: self = .unimplemented
    case 429, 502, 503, 504: self = .unavailable
    default: self = .unknown
    }
  }

  /// What a stream's reset means.
  init(reset code: ErrorCode) {
    switch code {
    case .refusedStream: self = .unavailable
    case .cancel: self = .cancelled
    case .enhanceYourCalm: self = .resourceExhausted
    case .inadequateSecurity: self = .permissionDenied
    case .streamClosed: self = .unknown
    default: self = .internalError
    }
  }
}

/// What the header blocks of a response say, as their fields come.
struct ResponseHead {
  var httpStatus = 0
  var status: StatusCode?
  var message = ""
  var details: [UInt8] = []
  var contentType: String?
  /// What the server says of another attempt.
  var pushback: Pushback?
  var encoding = Encoding.identity
  /// A message encoding that is none of ours.
  var unknownEncoding: String?
  var fields = FieldList()

  mutating func receive(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    switch name.count {
    case 7 where unsafe name.equals(":status"):
      // Three digits, as libnghttp2 has checked.
      httpStatus = unsafe value.prefix(3).reduce(0) { $0 * 10 + Int($1 & 15) }
    case 11 where unsafe name.equals("grpc-status"):
      // A number that is no status means UNKNOWN.
      status = unsafe Int(String(decoding: value, as: UTF8.self)).flatMap(StatusCode.init(rawValue:)) ?? .unknown
    case 12 where unsafe name.equals("grpc-message"):
      message = unsafe PercentCoding.decode(value)
    case 12 where unsafe name.equals("content-type"):
      if unsafe !value.equals("application/grpc") {
        contentType = unsafe String(decoding: value, as: UTF8.self)
      } else {
        isCall = true
      }
    case 13 where unsafe name.equals("grpc-encoding"):
      if let known = unsafe Encoding(name: value) {
        encoding = known
      } else {
        unknownEncoding = unsafe String(decoding: value, as: UTF8.self)
      }
    case 22 where unsafe name.equals("grpc-retry-pushback-ms"):
      // Said twice, it says nothing sure.
      pushback = unsafe pushback == nil ? Pushback(String(decoding: value, as: UTF8.self)) : .never
    case 23 where unsafe name.equals("grpc-status-details-bin"):
      unsafe details = Array(value)
    default:
      unsafe fields.append(name, value)
    }
  }

  private var isCall = false

  /// Whether the peer answers in gRPC.
  var isFromGRPC: Bool { isCall || contentType?.hasPrefix("application/grpc") == true }

  /// An answer that is not gRPC's, by its HTTP status.
  var foreignError: RPCError {
    let type = contentType ?? "no content type"
    return httpStatus == 200
      ? RPCError(.unknown, "The peer does not speak gRPC: it answered with \(type). Is it the right address?")
      : RPCError(StatusCode(httpStatus: httpStatus), "The peer answered with HTTP status \(httpStatus) and \(type).")
  }

  /// How the call ended, by its trailers.
  mutating func end() -> Result<Metadata, RPCError> {
    guard let status else {
      return .failure(
        isFromGRPC && httpStatus == 200 ? RPCError(.unknown, "The response ended without a status.") : foreignError)
    }
    let trailers: Metadata
    do throws(RPCError) { trailers = try fields.metadata() } catch { return .failure(error) }
    if status == .ok { return .success(trailers) }
    return .failure(
      RPCError(status, message, metadata: trailers, details: Base64.decode(details) ?? []))
  }
}
