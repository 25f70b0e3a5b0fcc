import Contracts
import ExtractionProtocol
import Messages
import RPCCore

/// A job that would fail again the same way: the file is at fault. It is never retried, and its reason is kept.
struct PermanentError: Error, Sendable, Hashable, CustomStringConvertible {
  /// For programs, such as `ENCRYPTED`.
  let reason: String
  /// For people.
  let description: String
  /// By content, when it was known by then.
  var mimeType = ""

  init(_ reason: String, _ message: String) {
    self.reason = reason
    description = message
  }
}

/// A job that may end well another time: a machine was full, a service failed.
struct RetryableError: Error, Sendable, Hashable, CustomStringConvertible {
  let reason: String
  let description: String

  init(_ reason: String, _ message: String) {
    self.reason = reason
    description = message
  }
}

/// A job that was stopped by something that neither the file nor its processing has to do with: a service that it needs
/// went away. The attempt does not count.
struct InterruptedError: Error, Sendable, Hashable, CustomStringConvertible {
  let reason: String
  let description: String

  init(_ reason: String, _ message: String) {
    self.reason = reason
    description = message
  }
}

/// Turns what went wrong into one of the three: the only place where this is decided.
enum JobError {
  static func permanent(_ error: ExtractionError) -> PermanentError {
    let reason =
      switch error.code {
      case .empty: "EMPTY"
      case .encrypted: "ENCRYPTED"
      case .corrupt: "CORRUPT"
      case .unsupported, .notText: "UNSUPPORTED_TYPE"
      case .tooLarge: "TOO_LARGE"
      case .outOfMemory: "OUT_OF_MEMORY"
      case .timedOut: "TIMEOUT"
      case .crashed: "CRASHED"
      case .unreadable, .unavailable, .interrupted: "MACHINE"
      }
    return PermanentError(reason, error.message)
  }

  /// What the error of a service means for the job.
  ///
  /// - Parameters:
  ///   - service: For the message.
  static func convert(_ error: any Error, from service: String) -> any Error {
    switch error {
    case let error as ExtractionError:
      if error.isPermanent { return permanent(error) }
      // Without an extractor the worker can read nothing at all: no document should use up its attempts here.
      if error.code == .unavailable { return InterruptedError("EXTRACTOR_UNAVAILABLE", error.message) }
      return RetryableError("EXTRACTOR", error.message)
    case let error as RPCError:
      switch error.code {
      // The request was made from the file: another attempt makes the same one. (A service that does not know the
      // method is of another version: that says nothing about the file.)
      case .invalidArgument, .outOfRange, .failedPrecondition:
        return PermanentError(reason(of: error) ?? "CORRUPT", error.message)
      // It is not there, or it is ending. (A file that takes it along comes back more and more slowly: the queue bounds
      // how often an attempt may not count.)
      case .unavailable, .cancelled:
        return InterruptedError("\(service.uppercased())_\(error.code)", "\(service): \(error.message)")
      default: return RetryableError("\(service.uppercased())_\(error.code)", "\(service): \(error.message)")
      }
    default: return error
    }
  }

  /// What the service itself names as the reason, when it is one that documents have.
  private static func reason(of error: RPCError) -> String? {
    guard !error.details.isEmpty, let status = try? Google.Rpc.Status(serialized: error.details) else { return nil }
    for detail in status.details {
      guard let info = try? detail.unpacked(as: Google.Rpc.ErrorInfo.self) else { continue }
      if documentReasons.contains(info.reason) { return info.reason }
    }
    return nil
  }

  /// What an image can be refused for.
  private static let documentReasons: Set<String> = ["EMPTY", "CORRUPT", "UNSUPPORTED_TYPE", "TOO_LARGE"]

  /// Does something at a service and converts what it throws.
  static func converting<Result>(
    _ service: String, _ work: () async throws -> Result
  ) async throws -> Result {
    do { return try await work() } catch { throw convert(error, from: service) }
  }
}
