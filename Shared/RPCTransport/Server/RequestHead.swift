import Compression
import HTTP2
import Messages
import RPCCore

/// What the header fields of a request say, as they come. A connection's requests share one, since header blocks are
/// not interleaved: what a call needs after its headers' end it takes from here.
final class RequestHead {
  /// A time that is set and can't be read is an error of its own.
  enum Timeout {
    case none
    case some(Duration)
    case malformed
  }

  /// Of the method that the path leads to.
  var route: RouteTable.Route?
  var isPost = false
  /// `application/grpc`, or with a suffix that says protobuf.
  var isCall = false
  /// gRPC with a coding that is not protobuf's.
  var hasForeignCoding = false
  var takesTrailers = false
  var timeout = Timeout.none
  /// How the messages to come are compressed.
  var encoding = Encoding.identity
  /// A message encoding that the server does not take.
  var unknownEncoding: String? { didSet { hasTexts = true } }
  /// How the client takes responses.
  var acceptedEncodings: EncodingSet = []
  // For plain HTTP, and for messages about paths that lead nowhere.
  var path = "" { didSet { hasTexts = true } }
  var method = "" { didSet { hasTexts = true } }
  var authority = "" { didSet { hasTexts = true } }
  var contentType: String? { didSet { hasTexts = true } }
  private var hasTexts = false
  /// The other fields.
  var fields = FieldList()
  /// What its clients say that they take.
  private var encodingLists = AcceptedEncodings()
  private let core: ServerCore

  init(_ core: ServerCore) { self.core = core }

  /// Another request begins.
  func clear() {
    if hasTexts {
      path = ""
      method = ""
      authority = ""
      contentType = nil
      unknownEncoding = nil
    }
    hasTexts = false
    route = nil
    isPost = false
    isCall = false
    hasForeignCoding = false
    takesTrailers = false
    timeout = .none
    encoding = .identity
    acceptedEncodings = []
    fields.clear()
  }

  /// Takes a field.
  func receive(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
    switch name.count {
    case 2 where unsafe name.equals("te"):
      takesTrailers = unsafe value.equals("trailers")
    case 5 where unsafe name.equals(":path"):
      route = unsafe core.routes.route(at: value)
      if route == nil { path = unsafe String(decoding: value, as: UTF8.self) }
    case 7 where unsafe name.equals(":method"):
      isPost = unsafe value.equals("POST")
      if !isPost { method = unsafe String(decoding: value, as: UTF8.self) }
    case 7 where unsafe name.equals(":scheme"):
      break
    case 10 where unsafe name.equals(":authority"):
      if route == nil { authority = unsafe String(decoding: value, as: UTF8.self) }
    case 12 where unsafe name.equals("content-type"):
      unsafe receiveContentType(value)
    case 12 where unsafe name.equals("grpc-timeout"):
      timeout = unsafe TimeoutHeader.parse(value).map(Timeout.some) ?? .malformed
    case 13 where unsafe name.equals("grpc-encoding"):
      if let known = unsafe Encoding(name: value), core.acceptedEncodings.contains(known) {
        encoding = known
      } else {
        unknownEncoding = unsafe String(decoding: value, as: UTF8.self)
      }
    case 20 where unsafe name.equals("grpc-accept-encoding"):
      unsafe acceptedEncodings.formUnion(encodingLists.read(value))
    default:
      unsafe fields.append(name, value)
    }
  }

  private func receiveContentType(_ value: UnsafeRawBufferPointer) {
    let base: StaticString = "application/grpc"
    if unsafe value.starts(with: base) {
      let suffix = unsafe value.dropFirst(base.utf8CodeUnitCount)
      switch unsafe suffix.first {
      case nil, UInt8(ascii: ";"):
        isCall = true
        return
      case UInt8(ascii: "+"):
        isCall = true
        let coding = unsafe suffix.dropFirst().prefix { $0 != UInt8(ascii: ";") }
        hasForeignCoding = unsafe !coding.elementsEqual("proto".utf8)
        return
      default: break
      }
    }
    contentType = unsafe String(decoding: value, as: UTF8.self)
  }
}
