import HTTP2
import RPCCore

/// gRPC over HTTP/2, from the client's side. Sources: gRPC's PROTOCOL-HTTP2.md; doc/http-grpc-status-mapping.md.
enum GRPCClientCases {
  private typealias Case = GRPCClientCase

  private static let ok = Case.End.trailers([("grpc-status", "0")])
  private static func status(_ text: String, _ message: String? = nil) -> Case.End {
    .trailers([("grpc-status", text)] + (message.map { [("grpc-message", $0)] } ?? []))
  }
  private static func head(_ status: Int, _ type: String?, _ more: [(String, String)] = []) -> [(String, String)] {
    [(":status", "\(status)")] + (type.map { [("content-type", $0)] } ?? []) + more
  }

  static let responses: [GRPCClientCase] = [
    Case("Headers, a message and OK make a response", ok),
    Case("A content type of +proto is gRPC", head: head(200, "application/grpc+proto"), ok),
    Case("A response without a message is no response", body: [], ok, fails: .internalError),
    Case("Two messages for one call are INTERNAL", body: Case.message + Case.message, ok, fails: .internalError),
    Case("A message that is cut off is INTERNAL", body: [0, 0, 0, 0, 9, 1], ok, fails: .internalError),
    Case("A prefix that is cut off is INTERNAL", body: Case.message + [0, 0], ok, fails: .internalError),
    Case("A flag that means nothing is INTERNAL", body: [2, 0, 0, 0, 1, 5], ok, fails: .internalError),
    Case(
      "A compressed message without an encoding is INTERNAL", body: [1, 0, 0, 0, 1, 5], ok, fails: .internalError),
    Case("A response that ends without a status is UNKNOWN", .none, fails: .unknown),
    Case("A message over the limit is RESOURCE_EXHAUSTED", body: [0, 0x7F, 0, 0, 0], ok, fails: .resourceExhausted),
    Case(
      "An error that comes without headers is the call's",
      head: Case.grpc + [("grpc-status", "7"), ("grpc-message", "No.")],
      body: [], .none, fails: .permissionDenied, "No."),
    Case("An error after a message is the call's", status("10", "Again."), fails: .aborted, "Again."),
  ]

  static let statuses: [GRPCClientCase] =
    (1...16).compactMap { number in
      StatusCode(rawValue: number).map { Case("Status \(number) is \($0)", body: [], status("\(number)"), fails: $0) }
    }
    + ["17", "99", "-1", "", "x", "1x", "4294967296", "99999999999999999999"].map {
      Case("A status of \"\($0)\" is UNKNOWN", body: [], status($0), fails: .unknown)
    }
    + [
      ("plain", "plain"), ("a%20b", "a b"), ("na%C3%AFve", "naïve"), ("na%c3%afve", "naïve"), ("100%", "100%"),
      ("%4", "%4"), ("%zz", "%zz"), ("%FF", "\u{FFFD}"), ("%E6%97%A5", "日"),
    ].map {
      Case("A message of \($0.0) says \($0.1)", body: [], status("5", $0.0), fails: .notFound, $0.1)
    }

  static let foreign: [GRPCClientCase] =
    ([
      (400, .internalError), (401, .unauthenticated), (403, .permissionDenied), (404, .unimplemented),
      (429, .unavailable), (502, .unavailable), (503, .unavailable), (504, .unavailable), (500, .unknown),
      (302, .unknown), (204, .unknown), (418, .unknown), (599, .unknown),
    ] as [(Int, StatusCode)]).map {
      Case("HTTP status \($0.0) is \($0.1)", head: head($0.0, "text/html"), body: [], .none, fails: $0.1)
    }
    + [
      Case("HTTP status 200 with a page is UNKNOWN", head: head(200, "text/html"), body: [60], .none, fails: .unknown),
      Case("HTTP status 200 with no type is UNKNOWN", head: head(200, nil), body: [], .none, fails: .unknown),
      Case(
        "A gRPC status counts whatever HTTP's is",
        head: head(503, "application/grpc", [("grpc-status", "8"), ("grpc-message", "Full.")]), body: [], .none,
        fails: .resourceExhausted, "Full."),
      Case(
        "HTTP status 503 of type gRPC without a status is UNAVAILABLE", head: head(503, "application/grpc"), body: [],
        .none, fails: .unavailable),
    ]

  static let resets: [GRPCClientCase] =
    ([
      (.noError, .internalError), (.protocolError, .internalError), (.internalError, .internalError),
      (.flowControlError, .internalError), (.settingsTimeout, .internalError), (.frameSizeError, .internalError),
      (.refusedStream, .unavailable), (.cancel, .cancelled), (.compressionError, .internalError),
      (.connectError, .internalError), (.enhanceYourCalm, .resourceExhausted),
      (.inadequateSecurity, .permissionDenied),
    ] as [(ErrorCode, StatusCode)]).map {
      Case("A reset with \($0.0) is \($0.1)", .reset($0.0), fails: $0.1)
    }
}
