import Foundation
import Installations

/// A server of `dossier.bench.v1.EchoService`: ours, or another's that `Tests/Benchmarks/RPCPeers/build` has built.
enum RPCServer: String, CaseIterable, Sendable {
  case own = "Dossier"
  case grpcCPP = "grpc C++"
  case grpcSwift = "grpc-swift-2"

  /// Starts it on a port of 127.0.0.1, on the machine's first core.
  ///
  /// Throws ``Obstacle`` when it has not been built.
  func start(port: Int, _ checkout: Checkout, log: URL) throws -> ChildProcess {
    let (executable, arguments) =
      switch self {
      case .own: (try checkout.executable("dossier-bench"), ["echo", "--listen", "127.0.0.1:\(port)"])
      case .grpcCPP: (Self.peers(checkout).appending(path: "grpc-cpp-server"), ["127.0.0.1:\(port)"])
      case .grpcSwift: (Self.peers(checkout).appending(path: "grpc-swift-2-server"), ["127.0.0.1", "\(port)"])
      }
    guard FileManager.default.isExecutableFile(atPath: executable.path) else {
      throw Obstacle.unbuilt(rawValue)
    }
    return try ChildProcess(
      Core.first.launcher, Core.first.arguments + [executable.path] + arguments,
      environment: ProcessInfo.processInfo.environment, log: log)
  }

  static func peers(_ checkout: Checkout) -> URL { checkout.root.appending(path: ".deps/bench/rpc") }
}

/// A core that a program is bound to, so that a server and its load do not change places.
struct Core: Sendable {
  static let first = Core(number: 0)
  static let second = Core(number: 1)

  private let number: Int
  let launcher = URL(filePath: "/usr/bin/taskset")
  var arguments: [String] { ["-c", "\(number)"] }
}
