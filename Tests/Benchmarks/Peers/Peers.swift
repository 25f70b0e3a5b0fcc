import Foundation
import Installations

/// Other people's programs for the same work, in the Python environment that `Tests/Benchmarks/peers` makes.
struct Peers: Sendable {
  private let python: URL
  private let script: URL

  /// Throws ``Obstacle`` when the environment is not there.
  init(_ checkout: Checkout) throws {
    python = checkout.root.appending(path: ".deps/bench/bin/python")
    script = checkout.root.appending(path: "Tests/Benchmarks/peers.py")
    guard FileManager.default.isExecutableFile(atPath: python.path) else {
      throw Obstacle("The peers are not installed: run Tests/Benchmarks/peers (about 1.7 GB in .deps/bench).")
    }
  }

  /// What sentence-transformers does.
  struct Embedding: Codable, Sendable {
    let texts: [String]
    let threads: Int
    let batches: [Int]
    let seconds: Double
    let samples: Int
  }

  /// What spaCy does.
  struct Tagging: Codable, Sendable {
    let texts: [String]
    let batches: [Int]
    let samples: Int
  }

  /// What came out: texts a second with the batch size that gave the most.
  struct Answer: Codable, Sendable {
    let version: String
    let batch: Int
    let rates: [Double]
  }

  func embed(_ work: Embedding) async throws -> Answer { try await ask("embed", work, threads: work.threads) }
  func tag(_ work: Tagging) async throws -> Answer { try await ask("tag", work, threads: 1) }

  private func ask(_ command: String, _ work: some Encodable, threads: Int) async throws -> Answer {
    var environment = ProcessInfo.processInfo.environment
    // Everything is on this machine, and nothing may look further; libraries' own pools are as wide as asked for.
    for name in ["HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"] { environment[name] = "1" }
    for name in ["OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"] {
      environment[name] = String(threads)
    }
    environment["TOKENIZERS_PARALLELISM"] = threads > 1 ? "true" : "false"
    let run = try await Command.run(
      python, [script.path, command], environment: environment, input: JSONEncoder().encode(work))
    guard run.succeeded else {
      throw Obstacle(
        "The peer failed (\(run.ending)): \(run.errors.suffix(600)). Make it anew: Tests/Benchmarks/peers.")
    }
    return try JSONDecoder().decode(Answer.self, from: run.output)
  }
}
