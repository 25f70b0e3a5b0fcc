import Contracts
import Embeddings
import Foundation
import Inference
import Installations

/// What the service adds to the engine: vectors over `EmbedStream` against the engine alone, in turns.
struct EmbedBenchmark: Benchmark {
  let name = "embed"
  let about = "EmbedStream of a real dossier-nlp against the engine alone, same texts and threads, in turns"

  static let lengths = [16, 128, 256]
  private static let goal = 0.90

  func rows(in laboratory: Laboratory) async throws -> [Row] {
    let cores = laboratory.cores
    let engine = try EngineRate(models: laboratory.models, threads: cores)
    return try await laboratory.withInstallation(of: [.nlp]) { installation in
      let stream = EmbedStreamRate(client: try installation.bareClient(of: .nlp))
      var rows: [Row] = []
      for tokens in Self.lengths {
        laboratory.progress("vectors of \(tokens) tokens")
        let texts = TokenTexts(laboratory.quick ? 256 : 2048, tokens: tokens, tokenizer: engine.tokenizer)
        let alone = engine.prepare(texts)
        let seconds = laboratory.quick ? 1.0 : 5.0
        let batch = try await engine.bestBatch(for: alone, seconds: seconds / 2)
        var (served, bare): ([Double], [Double]) = ([], [])
        _ = try await stream.measure(texts, seconds: seconds / 2)
        for _ in 0..<(laboratory.quick ? 2 : 4) {
          served.append(try await stream.measure(texts, seconds: seconds))
          bare.append(try await engine.measure(alone, batch: batch, seconds: seconds))
        }
        rows.append(
          Row(
            "EmbedStream, \(tokens) tokens, \(cores) threads", Figure("texts/s", served),
            against: .init("engine, batch \(batch)", Figure("texts/s", bare)), goal: .ratioAtLeast(Self.goal)))
      }
      return rows
    }
  }
}
