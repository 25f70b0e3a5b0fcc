/// Requests in the forms of gRPC-Web, Connect and plain HTTP: the first byte chooses the form, the rest is the body.
enum CallsTarget {
  private static let forms: [(line: String, type: String)] = [
    ("POST /fuzz.v1.Echo/Unary", "application/proto"), ("POST /fuzz.v1.Echo/Unary", "application/json"),
    ("POST /fuzz.v1.Echo/Chat", "application/connect+proto"), ("POST /fuzz.v1.Echo/Chat", "application/connect+json"),
    ("POST /fuzz.v1.Echo/Collect", "application/connect+proto"),
    ("POST /fuzz.v1.Echo/Unary", "application/grpc-web+proto"),
    ("POST /fuzz.v1.Echo/Unary", "application/grpc-web-text"),
    ("POST /fuzz.v1.Echo/Expand", "application/grpc-web+json"),
    ("POST /v1/some/name:echo", "application/json"),
  ]

  static func run(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let body = bytes.dropFirst()
    let form = forms[Int(first) % forms.count]
    let head = "\(form.line) HTTP/1.1\r\nhost: h\r\ncontent-type: \(form.type)\r\ncontent-length: \(body.count)\r\n\r\n"
    ConnectionTarget.run([0] + Array(head.utf8) + body)
    guard first >= 128 else { return }
    // As the query of a GET.
    let query = body.prefix(1000).map { byte in
      (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "#") ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte)
    }.joined()
    for path in ["/fuzz.v1.Echo/Unary", "/v1/cases/a/documents/b"] {
      ConnectionTarget.run([0] + Array("GET \(path)?\(query) HTTP/1.1\r\nhost: h\r\n\r\n".utf8))
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
