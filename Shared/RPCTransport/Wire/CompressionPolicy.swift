import Compression

/// What a server or a channel compresses, and what it takes from its peers.
///
/// Compressing is done where the handler or the caller runs. It takes milliseconds for each megabyte, with gzip and
/// deflate several times as many as with zstd: a service that sends much of it belongs on the global pool
/// (`HandlerExecution`), so that the connections of its event loop need not wait.
public struct CompressionPolicy: Sendable {
  /// Encodings that are taken, the most welcome first; `Encoding.identity` always is.
  public var accepted: [Encoding]
  /// Encodings that are sent, the most welcome first: a server sends the first that its client accepts, a channel the
  /// first. Empty sends every message as it is.
  public var sent: [Encoding]
  /// Messages of fewer bytes go as they are, as do those that compressing would not make smaller.
  public var threshold: Int

  /// Takes all, sends none; where a call says otherwise, from 1 KiB on.
  public static let defaults = CompressionPolicy()

  public init(accepted: [Encoding] = [.zstd, .gzip, .deflate], sent: [Encoding] = [], threshold: Int = 1024) {
    self.accepted = accepted
    self.sent = sent
    self.threshold = threshold
  }

  /// What `grpc-accept-encoding` says of it.
  var acceptedList: [UInt8] {
    Array(accepted.filter { $0 != .identity }.map(\.name).joined(separator: ",").utf8)
  }
}
