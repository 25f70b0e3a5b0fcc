import Foundation
import Installations
import MessageShapes

/// A program that encodes and decodes messages: ours, or another's that `Tests/Benchmarks/RPCPeers/build` has built.
enum MessageLibrary: String, CaseIterable, Sendable {
  case own = "Dossier"
  case swiftProtobuf = "swift-protobuf"

  /// What one operation costs: nanoseconds of the processor, and allocations.
  struct Cost: Sendable {
    let nanoseconds: Double
    let allocations: Double
  }

  private struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Does the operation many times, on the machine's first core.
  ///
  /// Throws ``Obstacle`` when the program has not been built.
  func cost(
    of operation: MessageShapes.Operation, _ shape: Shape, times: Int, _ checkout: Checkout
  ) async throws -> Cost {
    let (program, arguments) =
      switch self {
      case .own: (try checkout.executable("dossier-bench"), ["messages"])
      case .swiftProtobuf: (checkout.root.appending(path: ".deps/bench/rpc/swift-protobuf-messages"), [])
      }
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      throw Obstacle("\(rawValue) is not built: run Tests/Benchmarks/RPCPeers/build (some fifteen minutes).")
    }
    let run = try await Command.run(
      Core.first.launcher,
      Core.first.arguments + [program.path] + arguments + [shape.rawValue, operation.rawValue, "\(times)"])
    let numbers = run.text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard run.succeeded, numbers.count == 2 else {
      throw Failure(description: "\(rawValue), \(shape.rawValue), \(operation.rawValue): \(run.text) \(run.errors)")
    }
    return Cost(nanoseconds: numbers[0], allocations: numbers[1])
  }
}
