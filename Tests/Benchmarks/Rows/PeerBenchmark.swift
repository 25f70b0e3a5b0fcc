import Embeddings
import Foundation
import Installations

/// The vectors of the same model by sentence-transformers: as published for another machine, and here.
struct PeerBenchmark: Benchmark {
  let name = "embed-peer"
  let about = "EmbedStream against sentence-transformers with the same model: as published, and on this machine"

  private static let goal = 2.5
  /// Texts a second of sentence-transformers at 16, 128 and 256 tokens, best batch, on a machine with AVX-512.
  private static let published: [Int: [Double]] = [1: [254, 30, 16], 2: [423, 55, 30]]

  func rows(in laboratory: Laboratory) async throws -> [Row] {
    let tokenizer = try WordPieceTokenizer(vocabulary: laboratory.models.contents(of: "vocab.txt", of: .embedding))
    let (peers, obstacle) = try Self.peers(laboratory)
    var rows: [Row] = []
    for threads in Set([1, min(2, laboratory.cores)]).sorted() {
      for (index, tokens) in EmbedBenchmark.lengths.enumerated() {
        laboratory.progress("vectors of \(tokens) tokens on \(threads) threads, and the peer's")
        let texts = TokenTexts(laboratory.quick ? 128 : 1024, tokens: tokens, tokenizer: tokenizer, seed: 2)
        let work = "EmbedStream, \(tokens) tokens, \(threads) thread\(threads > 1 ? "s" : "")"
        var (ours, theirs, name): ([Double], [Double], String) = ([], [], "")
        for _ in 0..<(laboratory.quick ? 1 : 2) {
          ours += try await served(texts, threads: threads, in: laboratory)
          guard let peers else { continue }
          let answer = try await peers.embed(
            .init(
              texts: texts.texts, threads: threads, batches: laboratory.quick ? [8] : [1, 8, 32],
              seconds: laboratory.quick ? 1 : 4, samples: laboratory.quick ? 1 : 2))
          theirs += answer.rates
          name = "sentence-transformers \(answer.version), batch \(answer.batch)"
        }
        let figure = Figure("texts/s", ours)
        if let published = Self.published[threads]?[index] {
          rows.append(
            Row(
              work, figure, against: .init("published (AVX-512)", Figure("texts/s", published)),
              goal: .ratioAtLeast(Self.goal)))
        }
        if theirs.isEmpty {
          rows.append(Row("\(work), peer on this machine", obstacle: obstacle))
        } else {
          rows.append(
            Row(work, figure, against: .init(name, Figure("texts/s", theirs)), goal: .ratioAtLeast(Self.goal)))
        }
      }
    }
    return rows
  }

  /// The peers, or why there are none.
  private static func peers(_ laboratory: Laboratory) throws -> (Peers?, String) {
    do { return (try Peers(laboratory.checkout), "") } catch let obstacle as Obstacle {
      return (nil, obstacle.description)
    }
  }

  /// Rates of a service that has so many threads.
  private func served(_ texts: TokenTexts, threads: Int, in laboratory: Laboratory) async throws -> [Double] {
    try await laboratory.withInstallation(of: [.nlp], settings: ["DOSSIER_NLP_CORES": "\(threads)"]) { installation in
      let stream = EmbedStreamRate(client: try installation.bareClient(of: .nlp))
      _ = try await stream.measure(texts, seconds: 1)
      var rates: [Double] = []
      for _ in 0..<(laboratory.quick ? 1 : 3) {
        rates.append(try await stream.measure(texts, seconds: laboratory.quick ? 1 : 4))
      }
      return rates
    }
  }
}
