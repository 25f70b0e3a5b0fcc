import Foundation
import Installations
import Messages
import RPCCore

/// Unary calls by h2load, on the machine's second core, with what real clients send: a deadline and metadata.
struct UnaryLoad: Sendable {
  let method: RPCCore.Method
  let message: Bytes
  let calls: Int
  let connections: Int
  /// On each connection.
  let callsAtOnce: Int

  private static let loader = URL(filePath: "/usr/bin/h2load")

  /// What a call costs the server in processor time, in microseconds; a tenth of the calls come before.
  func cost(at server: RunningServer) async throws -> Double {
    try await run(max(calls / 10, connections), server)
    let before = try server.usage
    try await run(calls, server)
    let after = try server.usage
    return (after.cpu - before.cpu) / .microseconds(calls)
  }

  private func run(_ calls: Int, _ server: RunningServer) async throws {
    guard FileManager.default.isExecutableFile(atPath: Self.loader.path) else {
      throw Obstacle("h2load is missing: apt-get install nghttp2-client.")
    }
    let file = server.folder.appending(path: "request")
    // With gRPC's prefix.
    let prefix = [0] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: message.count >> $0) }
    try Data(prefix + Array(message)).write(to: file)
    let arguments =
      Core.second.arguments + [
        Self.loader.path, "-n", "\(calls)", "-c", "\(connections)", "-m", "\(callsAtOnce)", "-t", "1",
        "--data=\(file.path)", "-H", "content-type: application/grpc", "-H", "te: trailers", "-H", "grpc-timeout: 10S",
        "-H", "x-request-id: 4bf92f3577b34da6", "http://127.0.0.1:\(server.port)\(method.path)",
      ]
    let run = try await Command.run(Core.second.launcher, arguments)
    guard run.succeeded, run.text.contains("\(calls) succeeded") else {
      throw Failure("h2load: \(run.text.suffix(800)) \(run.errors)")
    }
  }
}

/// What should have run and did not.
struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
