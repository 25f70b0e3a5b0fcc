import Foundation
import Installations

/// A client of `dossier.bench.v1.EchoService`: ours, or grpc C++'s.
enum RPCClient: String, CaseIterable, Sendable {
  case own = "Dossier"
  case grpcCPP = "grpc C++"

  enum Kind: String, Sendable { case unary, stream }

  /// What it says of itself after a run.
  struct Figures: Sendable {
    /// Processor time for each message, in microseconds.
    let cost: Double
    /// Messages there and back, a second.
    let rate: Double
  }

  /// Sends so many messages on the machine's second core; a tenth of them come before.
  ///
  /// - Parameter atOnce: Unary calls in flight, or streams.
  func run(
    _ kind: Kind, messages: Int, atOnce: Int, at server: RunningServer, _ checkout: Checkout
  ) async throws -> Figures {
    let words = ["127.0.0.1:\(server.port)", kind.rawValue, "\(messages)", "\(atOnce)"]
    let command =
      switch self {
      case .own: [try checkout.executable("dossier-bench").path, "calls"] + words
      case .grpcCPP: [RPCServer.peers(checkout).appending(path: "grpc-cpp-client").path] + words
      }
    guard FileManager.default.isExecutableFile(atPath: command[0]) else { throw Obstacle.unbuilt(rawValue) }
    let run = try await Command.run(Core.second.launcher, Core.second.arguments + command)
    let numbers = run.text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard run.succeeded, numbers.count == 2 else { throw Failure("\(rawValue): \(run.text) \(run.errors)") }
    return Figures(cost: numbers[0], rate: numbers[1])
  }
}
