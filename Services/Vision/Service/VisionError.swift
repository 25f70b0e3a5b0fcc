import Contracts
import Inference
import Messages
import OCR
import RPCCore

/// Turns the engines' errors into statuses: the only place where this is done.
enum VisionError {
  /// Who names the reasons in an error's details.
  private static let domain = "dossier.vision.v1"

  static func converting<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      return try await body()
    } catch let error as ImageError {
      throw status(of: error)
    } catch let error as RecognitionError {
      switch error {
      case .timedOut: throw RPCError(.deadlineExceeded, error.description)
      case .cancelled: throw RPCError(.cancelled, error.description)
      case .noLanguage, .failed: throw RPCError(.internalError, error.description)
      }
    } catch EngineError.queueFull {
      throw RPCError(.resourceExhausted, "Too many calls wait for the model; try again later.")
    }
  }

  /// An image's fault, with its reason for programs; the machine's, when it had no memory.
  private static func status(of error: ImageError) -> RPCError {
    switch error {
    case .empty: refusal("EMPTY", error)
    case .tooLarge, .tooManyPixels: refusal("TOO_LARGE", error)
    case .unsupported: refusal("UNSUPPORTED_TYPE", error)
    case .corrupt: refusal("CORRUPT", error)
    case .noPage: refusal("NO_PAGE", error)
    case .outOfMemory: RPCError(.resourceExhausted, error.description)
    }
  }

  private static func refusal(_ reason: String, _ error: ImageError) -> RPCError {
    let message = error.description
    var status = Google.Rpc.Status(code: Int32(StatusCode.invalidArgument.rawValue), message: message)
    do {
      status.details = [try .init(packing: Google.Rpc.ErrorInfo(reason: reason, domain: domain))]
      return RPCError(.invalidArgument, message, details: try status.serialized())
    } catch {
      // Without details it is still a refusal. (Three short strings are always serialized.)
      return RPCError(.invalidArgument, message)
    }
  }
}
