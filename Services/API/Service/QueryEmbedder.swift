import Contracts
import Logging
import RPCCore

/// Makes queries' vectors, by nlp.
struct QueryEmbedder: Sendable {
  let nlp: NLPV1.NLPServiceClient
  /// A search does not wait longer for its vector.
  let timeout: Duration
  let logger: Logger

  /// The query's vector.
  ///
  /// Throws UNAVAILABLE when nlp can't be reached or gives none.
  func vector(of query: String, _ context: ServerContext) async throws -> [Float] {
    let deadline = Deadline.earlier(context.deadline, .after(timeout))
    let response = try await nlp.embed(NLPV1.EmbedRequest(texts: [query]), options: CallOptions(deadline: deadline))
    guard let values = response.embeddings.first?.values else {
      throw RPCError(.unavailable, "nlp gave no vector for the query.")
    }
    return values
  }

  /// Whether a search may go on by words when this ended its wish for a vector.
  static func isAbsence(_ error: any Error, _ context: ServerContext) -> Bool {
    switch RPCError(converting: error).code {
    case .unavailable, .unimplemented, .resourceExhausted, .internalError, .unknown: true
    // nlp was too slow; when the caller's own time is up, that is another matter.
    case .deadlineExceeded: !(context.deadline?.hasPassed ?? false)
    default: false
    }
  }
}
