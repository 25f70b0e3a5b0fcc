import Contracts
import Foundation
import Installations
import Messages
import RPCCore
import RPCTransport
import Testing

/// A receiver of OTLP on OpenTelemetry's own messages and grpcio.
final class TraceCollector: Sendable {
  /// A span as it arrived.
  struct Span: Decodable {
    let resource: [String: Value]
    let scope: String
    let schema: String
    let trace: String
    let id: String
    let parent: String
    let state: String
    let flags: UInt32
    let name: String
    let kind: String
    let took: Int64
    let start: Int64
    let attributes: [String: Value]
    let status: String
    let message: String
    let events: [String]

    var service: Value? { resource["service.name"] }
  }

  /// An attribute's value.
  enum Value: Decodable, Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([Value])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Bool.self) {
        self = .flag(value)
      } else if let value = try? container.decode(Double.self) {
        self = .number(value)
      } else if let value = try? container.decode([Value].self) {
        self = .list(value)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
  }

  let address: String
  /// For tracers to export with.
  let client: Client
  private let process: ChildProcess
  private let folder: URL
  private let eventLoops = EventLoops(threads: 1)

  init() async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "dossier-otlp-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let port = try LoopbackPorts().next()
    address = "127.0.0.1:\(port)"
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "collector.py")
    process = try ChildProcess(
      Checkout().dependency("python/bin/python"), ["-I", "-B", script.path, "\(port)"],
      environment: ProcessInfo.processInfo.environment, log: folder.appending(path: "collector.log"))
    client = Client(
      transport: ClientChannel(target: try #require(ClientTarget(address)), eventLoops: eventLoops))
    // Answers once it is there.
    _ = try await spans(named: [])
  }

  /// All spans, once there are those of these names: a name that is there twice is waited for twice.
  func spans(named names: [String]) async throws -> [Span] {
    let wait = Method(service: "interop.Collector", name: "Wait", kind: .unary)
    let request = Google.Protobuf.StringValue(value: String(decoding: try JSONEncoder().encode(names), as: UTF8.self))
    let options = CallOptions(deadline: .after(.seconds(90)), waitForReady: true)
    do {
      let answer: Google.Protobuf.StringValue = try await client.unary(wait, request, options: options)
      return try JSONDecoder().decode([Span].self, from: Data(answer.value.utf8))
    } catch {
      throw MissingSpans(description: "\(error)\n\(process.output)")
    }
  }

  struct MissingSpans: Error, CustomStringConvertible { let description: String }

  func end() async {
    await client.close(deadline: .after(.zero))
    await process.killNow()
    try? FileManager.default.removeItem(at: folder)
  }
}
