import RPCCore

/// gRPC over HTTP/2, from the server's side. Source: gRPC's PROTOCOL-HTTP2.md.
enum GRPCServerCases {
  private typealias Case = GRPCServerCase

  static let definition: [GRPCServerCase] = [
    Case("A call is answered with headers, a message and OK in trailers", .body(Case.message)),
    Case("An unknown service is UNIMPLEMENTED", replacing: [":path": "/test.v1.Other/Unary"], .status(.unimplemented)),
    Case("An unknown method is UNIMPLEMENTED", method: "Nothing", .status(.unimplemented)),
    Case("A path is case-sensitive", replacing: [":path": "/test.v1.echo/unary"], .status(.unimplemented)),
    Case("A path without method is UNIMPLEMENTED", replacing: [":path": "/test.v1.Echo"], .status(.unimplemented)),
    Case("A path with more than a method is UNIMPLEMENTED", method: "Unary/more", .status(.unimplemented)),
    Case("A path with a query is UNIMPLEMENTED", method: "Unary?a=b", .status(.unimplemented)),
    Case("A path that is no path is UNIMPLEMENTED", replacing: [":path": "/"], .status(.unimplemented)),
    Case("A call is made with POST, not with GET", replacing: [":method": "GET"], .http(405)),
    Case("A call is made with POST, not with PUT", replacing: [":method": "PUT"], .http(405)),
    Case("The scheme may be https, as a proxy saw it", replacing: [":scheme": "https"], .body(Case.message)),
    // With neither the request is malformed to libnghttp2, though gRPC would have it.
    Case(
      "The authority may come as host", replacing: [":authority": nil], adding: [("host", "h")],
      .body(Case.message)),
    Case("Without te the call goes on: its absence only tells of a proxy", replacing: ["te": nil], .body(Case.message)),
    Case("A user agent is taken", adding: [("user-agent", "grpc-c++/1.51.1 (linux; chttp2)")], .body(Case.message)),
    Case("The type of the message may be named", adding: [("grpc-message-type", "test.v1.M")], .body(Case.message)),
  ]

  static let contentTypes: [GRPCServerCase] =
    ["application/grpc+proto", "application/grpc;charset=utf-8", "application/grpc+proto; v=1"].map { (type: String) in
      Case("Content type \(type) is gRPC", replacing: ["content-type": type], .body(Case.message))
    }
    + ["application/grpc+thrift", "application/grpcx", "text/plain", "application/xml", "application/", ""].map {
      (type: String) in
      Case("Content type \"\(type)\" is answered with 415", replacing: ["content-type": type], .http(415))
    } + [Case("No content type is answered with 415", replacing: ["content-type": nil], .http(415))]

  static let timeouts: [GRPCServerCase] =
    ["1H", "1M", "30S", "60000m", "60000000u", "60000000n", "99999999H", "99999999M", "00000030S"].map {
      Case("A timeout of \($0) is taken", adding: [("grpc-timeout", $0)], .body(Case.message))
    }
    + ["50m", "50000u", "99999n", "00000001m"].map {
      Case(
        "A timeout of \($0) ends the call", method: "Wait", adding: [("grpc-timeout", $0)], .status(.deadlineExceeded))
    }
    + ["", "S", "1", "123456789S", "1s", "1x", "-1S", "+1S", "1.5S", "1 S", "0x1S", "１S"].map {
      Case("A timeout of \"\($0)\" is malformed", adding: [("grpc-timeout", $0)], .status(.internalError))
    }

  static let encodings: [GRPCServerCase] = [
    Case("The encoding identity is taken", adding: [("grpc-encoding", "identity")], .body(Case.message)),
    Case("An unknown encoding is UNIMPLEMENTED", adding: [("grpc-encoding", "snappy")], .status(.unimplemented)),
    Case(
      "What the client accepts may be anything", adding: [("grpc-accept-encoding", "identity, br,snappy ,")],
      .body(Case.message)),
    Case(
      "A compressed message without an encoding is INTERNAL", parts: [[1, 0, 0, 0, 1, 5]], .status(.internalError)),
    Case(
      "A compressed message of the encoding identity is INTERNAL", adding: [("grpc-encoding", "identity")],
      parts: [[1, 0, 0, 0, 1, 5]], .status(.internalError)),
  ]

  static let framing: [GRPCServerCase] =
    [
      Case("An empty message is a message", parts: [[0, 0, 0, 0, 0]], .body([0, 0, 0, 0, 0])),
      Case("A message may be cut anywhere", parts: Case.message.map { [$0] }, .body(Case.message)),
      Case("The stream may end with an empty frame", parts: [Case.message, []], .body(Case.message)),
      Case(
        "Several messages may come in one frame", method: "Chat", parts: [Case.message + Case.message],
        .body(Case.message + Case.message)),
      Case("A stream may have no messages", method: "Chat", parts: [[]], .body([])),
      Case("A call that takes one message can't do with none", parts: [[]], .status(.unimplemented)),
      Case(
        "A call that takes one message does not take two", parts: [Case.message + Case.message],
        .status(.unimplemented)),
      Case(
        "A message over the limit is RESOURCE_EXHAUSTED", parts: [[0, 0x7F, 0xFF, 0xFF, 0xFF]],
        .status(.resourceExhausted)),
    ]
    + [2, 3, 127, 128, 254, 255].map {
      Case("The flag \($0) means nothing", parts: [[$0, 0, 0, 0, 1, 5]], .status(.internalError))
    }
    + (1..<6).map {
      Case(
        "A request that ends \($0) bytes into a message is cut off", parts: [Array(Case.message[..<$0])],
        .status(.internalError))
    }

  static let metadata: [GRPCServerCase] = [
    Case("Text comes as it was sent", adding: [("x-text", "a b~!")], .field("x-text", ["a b~!"])),
    Case(
      "Values of one name keep their order", adding: [("x-a", "2"), ("x-b", "x"), ("x-a", "1")],
      .field("x-a", ["2", "1"])),
    Case("A name may have digits and signs", adding: [("0_a-b.c", "yes")], .field("0_a-b.c", ["yes"])),
    Case("A value may be empty", adding: [("x-empty", "")], .field("x-empty", [""])),
    Case(
      "A value that HTTP allows and gRPC does not may come, and may be sent back", adding: [("x-text", "naïve")],
      .field("x-text", ["naïve"])),
    Case("A binary value without padding is taken", adding: [("x-bin", "AQI")], .field("x-bin", ["AQI"])),
    Case(
      "A binary value with padding is taken, and sent without", adding: [("x-bin", "AQI=")], .field("x-bin", ["AQI"])),
    Case("An empty binary value is taken", adding: [("x-bin", "")], .field("x-bin", [""])),
    Case(
      "Binary values that were joined with commas are taken apart", adding: [("x-bin", "AQI,AwQ=,BQ")],
      .field("x-bin", ["AQI", "AwQ", "BQ"])),
    Case(
      "Binary values that were joined with commas and spaces are taken apart", adding: [("x-bin", "AQI, AwQ=")],
      .field("x-bin", ["AQI", "AwQ"])),
    Case("A binary value that is not base64 is refused", adding: [("x-bin", "a_b-")], .status(.internalError)),
    Case("Names of gRPC's own are kept from the application", adding: [("grpc-x", "1")], .field("grpc-x", [])),
    Case("HTTP's fields are kept from the application", adding: [("user-agent", "u")], .field("user-agent", [])),
  ]

  static let statuses: [GRPCServerCase] = [
    Case("A status has no leading zeros", method: "Fail", .trailer("grpc-status", ["9"], .failedPrecondition)),
    Case(
      "A message travels in ASCII, percent-encoded", method: "Fail",
      .trailer("grpc-message", ["No: 100 %25 na%C3%AFve"], .failedPrecondition)),
    Case(
      "Details travel in base64 without padding", method: "Fail",
      .trailer("grpc-status-details-bin", ["AQID"], .failedPrecondition)),
    Case("Trailers have metadata, too", method: "Fail", .trailer("why", ["because"], .failedPrecondition)),
  ]
}
