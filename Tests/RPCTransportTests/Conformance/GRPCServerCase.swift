import RPCCore
import RPCTransport
import Testing

/// A request, and what gRPC's protocol has a server make of it.
struct GRPCServerCase: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable {
    /// The call ends well, with these bytes as its body.
    case body([UInt8])
    /// The call fails: Trailers-Only, where nothing was sent before.
    case status(StatusCode)
    /// No gRPC at all.
    case http(Int)
    /// Response headers have these values of a field.
    case field(String, [String])
    /// A field of the Trailers-Only answer, whose call failed.
    case trailer(String, [String], StatusCode)
  }

  let sentence: String
  let fields: [(String, String)]
  let parts: [[UInt8]]
  let outcome: Outcome

  /// A message of one byte with its prefix.
  static let message: [UInt8] = [0, 0, 0, 0, 1, 5]

  /// - Parameters:
  ///   - replacing: Fields of the usual request with other values, or with none at all.
  ///   - adding: Fields after those.
  ///   - parts: DATA frames; the stream ends with the last.
  init(
    _ sentence: String, method: String = "Unary", replacing: [String: String?] = [:],
    adding: [(String, String)] = [], parts: [[UInt8]] = [message], _ outcome: Outcome
  ) {
    self.sentence = sentence
    let usual = [
      (":method", "POST"), (":scheme", "http"), (":path", "/test.v1.Echo/\(method)"), (":authority", "h"),
      ("te", "trailers"), ("content-type", "application/grpc"),
    ]
    fields =
      usual.compactMap { name, value in
        guard let replacement = replacing[name] else { return (name, value) }
        return replacement.map { (name, $0) }
      } + adding
    self.parts = parts
    self.outcome = outcome
  }

  var testDescription: String { sentence }

  /// Makes the request.
  ///
  /// - Returns: What came instead of the outcome, or nil.
  func failure(at target: SocketTarget) async throws -> String? {
    let connection = try ProbeConnection(try RawConnection(target), role: .client)
    let stream = try await connection.open(fields, parts: parts)
    guard try await connection.run(until: { stream.hasEnded || stream.end != nil }), stream.hasEnded else {
      return "no answer: \(stream.blocks), end \(String(describing: stream.end))"
    }
    let seen = "\(stream.blocks), body \(stream.body)"
    let isGRPC = stream.values(":status") == ["200"] && stream.values("content-type") == ["application/grpc"]
    let statuses = stream.values("grpc-status") + stream.values("grpc-status", block: 1)
    switch outcome {
    case .body(let body): return isGRPC && statuses == ["0"] && stream.body == body ? nil : seen
    case .status(let code):
      let isTrailersOnly = stream.blocks.count == 1 && stream.body.isEmpty
      return isGRPC && isTrailersOnly && statuses == ["\(code.rawValue)"] ? nil : seen
    case .http(let status): return stream.values(":status") == ["\(status)"] && statuses.isEmpty ? nil : seen
    case .field(let name, let values): return statuses == ["0"] && stream.values(name) == values ? nil : seen
    case .trailer(let name, let values, let code):
      return statuses == ["\(code.rawValue)"] && stream.values(name) == values ? nil : seen
    }
  }
}
