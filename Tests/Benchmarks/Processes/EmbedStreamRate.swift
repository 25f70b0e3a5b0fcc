import Contracts
import Foundation
import RPCCore

/// Vectors from nlp over one `EmbedStream`, as fast as they come.
struct EmbedStreamRate: Sendable {
  /// Word pieces in a request: a few batches of the engine's, so that answers come steadily.
  private static let tokensPerRequest = 1024
  /// Requests on their way at once: more than the service works on, so that it never waits for one.
  private static let requestsAtOnce = 12
  private let nlp: Dossier.Nlp.V1.NLPServiceClient

  init(client: Client) { nlp = .init(client) }

  /// Texts a second, from the first answer's arrival to the one that comes when the time is up: the stream's being
  /// filled and emptied is not its rate.
  func measure(_ texts: TokenTexts, seconds: Double) async throws -> Double {
    let call = try await nlp.embedStream(options: .timeout(.seconds(seconds + 300)))
    let size = max(1, Self.tokensPerRequest / texts.tokens)
    var sent: UInt64 = 0
    func send() async throws {
      let start = Int(sent) * size
      let some = (start..<start + size).map { texts.texts[$0 % texts.texts.count] }
      try await call.send(.init(id: sent, texts: some))
      sent += 1
    }
    for _ in 0..<Self.requestsAtOnce { try await send() }
    var first: ContinuousClock.Instant?
    var elapsed = Duration.zero
    var count = 0
    for try await answer in call.responses {
      guard answer.embeddings.allSatisfy({ $0.tokenCount == texts.tokens }) else {
        throw RPCError(.dataLoss, "A text was not embedded whole.")
      }
      guard elapsed < .seconds(seconds) else { continue }
      if let first {
        count += answer.embeddings.count
        elapsed = ContinuousClock.now - first
      } else {
        first = .now
      }
      if elapsed < .seconds(seconds) { try await send() } else { try await call.finish() }
    }
    guard count > 0 else { throw RPCError(.dataLoss, "The stream gave no vectors.") }
    return Double(count) / (elapsed / .seconds(1))
  }
}
