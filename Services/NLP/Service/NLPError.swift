import Embeddings
import Inference
import PersonalData
import RPCCore

/// Turns the engines' errors into statuses: the only place where this is done.
enum NLPError {
  static func converting<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch let error as EmbeddingError {
      switch error {
      case .queueFull: throw RPCError(.resourceExhausted, "\(error); try again later.")
      case .tooManyTexts: throw RPCError(.invalidArgument, "\(error)")
      case .closed: throw RPCError(.unavailable, "The service is shutting down.")
      }
    } catch let error as EngineError {
      switch error {
      case .queueFull: throw RPCError(.resourceExhausted, "\(error); try again later.")
      case .closed: throw RPCError(.unavailable, "The service is shutting down.")
      default: throw RPCError(.internalError, "The engine failed: \(error)")
      }
    } catch let error as PersonalDataError {
      throw RPCError(.invalidArgument, "\(error)")
    } catch let error as PassageSplitter.SplitError {
      throw RPCError(.invalidArgument, "\(error)")
    }
  }
}
