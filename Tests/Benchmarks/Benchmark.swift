/// Something that can be measured by itself.
protocol Benchmark: Sendable {
  /// As `--only` takes it.
  var name: String { get }
  /// What is measured, in a sentence.
  var about: String { get }
  /// Measures. Throws ``Obstacle`` when that can't be done here.
  func rows(in laboratory: Laboratory) async throws -> [Row]
}

/// Why something can't be measured on this machine, and what to do about it.
struct Obstacle: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }

  /// A peer that `Tests/Benchmarks/RPCPeers/build` builds.
  static func unbuilt(_ peer: String) -> Obstacle {
    Obstacle("\(peer) is not built: run Tests/Benchmarks/RPCPeers/build (some ten minutes).")
  }
}

/// All benchmarks, in the order in which they run.
enum Benchmarks {
  static let all: [any Benchmark] = [
    StartBenchmark(), EmbedBenchmark(), PeerBenchmark(), IngestBenchmark(), SearchBenchmark(), QualityBenchmark(),
    TaggerBenchmark(), RPCBenchmark(), StreamsBenchmark(), ConnectionsBenchmark(), MessagesBenchmark(),
  ]
}
