import Contracts
import Messages
import RPCCore

extension RPCError {
  /// Says what a program on the other side can read, beside the message for its developer.
  static func busy(for seconds: Int64) throws -> RPCError {
    let message = "The notes are being sorted."
    let wait = Google.Rpc.RetryInfo(retryDelay: .init(seconds: seconds))
    let status = Google.Rpc.Status(
      code: Int32(StatusCode.unavailable.rawValue), message: message, details: [try .init(packing: wait)])
    return RPCError(.unavailable, message, details: try status.serialized())
  }

  /// The first detail of a type.
  func detail<Detail: Message>(_ type: Detail.Type) throws -> Detail? {
    let details = try Google.Rpc.Status(serialized: details).details
    return try details.lazy.compactMap { try $0.unpacked(as: type) }.first
  }
}
