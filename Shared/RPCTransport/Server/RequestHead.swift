import HTTP2
import Messages
import RPCCore

/// What the header fields of a request say, as they come.
struct RequestHead {
  /// A time that is set and can't be read is an error of its own.
  enum Timeout {
    case none
    case some(Duration)
    case malformed
  }

  var isPost = false
  /// `application/grpc`, or with a suffix that says protobuf.
  var isCall = false
  /// gRPC with a coding that is not protobuf's.
  var hasForeignCoding = false
  var takesTrailers = false
  var timeout = Timeout.none
  /// A message encoding other than `identity`.
  var encoding: String?
  // For plain HTTP, and for messages about paths that lead nowhere.
  var path = ""
  var method = ""
  var authority = ""
  var scheme = ""
  var contentType: String?

  /// Takes a field. Those of HTTP and gRPC are kept here, others in the connection's list.
  mutating func receive(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer, call: ServerCall) {
    let connection = call.connection
    switch name.count {
    case 2 where unsafe name.elementsEqual("te".utf8):
      takesTrailers = unsafe value.elementsEqual("trailers".utf8)
    case 5 where unsafe name.elementsEqual(":path".utf8):
      connection.fields.clear()
      call.route = unsafe connection.core.routes.route(at: value)
      if call.route == nil { path = unsafe String(decoding: value, as: UTF8.self) }
    case 7 where unsafe name.elementsEqual(":method".utf8):
      isPost = unsafe value.elementsEqual("POST".utf8)
      if !isPost { method = unsafe String(decoding: value, as: UTF8.self) }
    case 7 where unsafe name.elementsEqual(":scheme".utf8):
      break
    case 10 where unsafe name.elementsEqual(":authority".utf8):
      if call.route == nil { authority = unsafe String(decoding: value, as: UTF8.self) }
    case 12 where unsafe name.elementsEqual("content-type".utf8):
      unsafe receiveContentType(value)
    case 12 where unsafe name.elementsEqual("grpc-timeout".utf8):
      timeout = unsafe TimeoutHeader.parse(value).map(Timeout.some) ?? .malformed
    case 13 where unsafe name.elementsEqual("grpc-encoding".utf8):
      if unsafe !value.elementsEqual("identity".utf8) { encoding = unsafe String(decoding: value, as: UTF8.self) }
    case 20 where unsafe name.elementsEqual("grpc-accept-encoding".utf8):
      break
    default:
      unsafe connection.fields.append(name, value)
    }
  }

  private mutating func receiveContentType(_ value: UnsafeRawBufferPointer) {
    let base = "application/grpc".utf8
    if unsafe value.starts(with: base) {
      switch unsafe value.dropFirst(base.count).first {
      case nil, UInt8(ascii: ";"):
        isCall = true
        return
      case UInt8(ascii: "+"):
        isCall = true
        let coding = unsafe value.dropFirst(base.count + 1).prefix { $0 != UInt8(ascii: ";") }
        hasForeignCoding = unsafe !coding.elementsEqual("proto".utf8)
        return
      default: break
      }
    }
    contentType = unsafe String(decoding: value, as: UTF8.self)
  }
}
