import Contracts
import Foundation
import Messages
import RPCCore
import Synchronization

/// A log of calls with their metadata and messages, for those who look for what went wrong, in gRPC's own format.
///
/// ```swift
/// let file = try BinaryLogFile(path: "calls.binlog")
/// let log = BinaryLog(filter: try BinaryLogFilter("shop.v1.Orders/*{h;m:4096}"), sink: file)
/// let router = Router(services: services, interceptors: [log.server])
/// let client = Client(transport: channel, interceptors: [log.client])
/// ```
/// Calls that the filter leaves out cost a look into a table; without the interceptors there is nothing at all. What says
/// who the caller is (`authorization`, cookies) is never logged; messages are as they are, so the log is a secret.
///
/// Source: gRFC A16, Binary Logging; grpc/binarylog/v1/binarylog.proto.
public final class BinaryLog: Sendable {
  /// Keys of metadata that are left out wherever they are: credentials, and what belongs to the transport.
  public static let omittedKeys: Set<String> = [
    "authorization", "proxy-authorization", "cookie", "set-cookie", "user-agent", "te", "content-type",
    "content-encoding", "lb-token",
  ]

  let filter: BinaryLogFilter
  private let sink: any BinaryLogSink
  private let lastCall = Atomic<UInt64>(0)

  public init(filter: BinaryLogFilter, sink: any BinaryLogSink) {
    self.filter = filter
    self.sink = sink
  }

  /// For a router: the outermost, so that it sees what the client does.
  public var server: any ServerInterceptor { BinaryLogServerInterceptor(log: self) }
  /// For a client: the innermost, so that it sees what the server does.
  public var client: any ClientInterceptor { BinaryLogClientInterceptor(log: self) }

  /// A call that is to be logged; nil when it is not.
  func begin(_ method: Method, _ logger: LoggedCall.Entry.Logger) -> LoggedCall? {
    guard let extent = filter.extent(of: method) else { return nil }
    return LoggedCall(
      id: lastCall.wrappingAdd(1, ordering: .relaxed).newValue, logger: logger, extent: extent, sink: sink)
  }
}

/// One call's entries. Its events may come from several tasks.
final class LoggedCall: Sendable {
  typealias Entry = Grpc.Binarylog.V1.GrpcLogEntry
  private typealias V1 = Grpc.Binarylog.V1

  private let id: UInt64
  private let logger: Entry.Logger
  private let extent: BinaryLogFilter.Extent
  private let sink: any BinaryLogSink
  private let lastEntry = Atomic<UInt64>(0)
  private let hasHeader = Atomic<Bool>(false)
  private let hasEnded = Atomic<Bool>(false)

  init(id: UInt64, logger: Entry.Logger, extent: BinaryLogFilter.Extent, sink: any BinaryLogSink) {
    self.id = id
    self.logger = logger
    self.extent = extent
    self.sink = sink
  }

  // MARK: - Events

  func clientHeader(_ method: Method, _ metadata: Metadata, _ deadline: Deadline?, peer: Peer? = nil) {
    let (logged, isTruncated) = self.metadata(metadata)
    var header = V1.ClientHeader(metadata: logged, methodName: method.path)
    header.timeout = deadline.map { .init(max(.zero, $0.remaining)) }
    log(.clientHeader, .clientHeader(header), isTruncated: isTruncated, peer: peer)
  }

  /// At most once.
  func serverHeader(_ metadata: Metadata) {
    guard !hasHeader.exchange(true, ordering: .relaxed) else { return }
    let (logged, isTruncated) = self.metadata(metadata)
    log(.serverHeader, .serverHeader(.init(metadata: logged)), isTruncated: isTruncated)
  }

  func clientMessage(_ message: Bytes) { self.message(.clientMessage, message) }
  func serverMessage(_ message: Bytes) { self.message(.serverMessage, message) }
  func halfClose() { log(.clientHalfClose, nil) }

  /// The call's end; the first counts.
  func end(_ result: Result<Metadata, RPCError>) {
    guard !hasEnded.exchange(true, ordering: .relaxed) else { return }
    switch result {
    case .success(let trailers):
      let (logged, isTruncated) = metadata(trailers)
      log(.serverTrailer, .trailer(.init(metadata: logged)), isTruncated: isTruncated)
    case .failure(let error):
      let (logged, isTruncated) = metadata(error.metadata)
      let trailer = V1.Trailer(
        metadata: logged, statusCode: UInt32(error.code.rawValue), statusMessage: error.message,
        statusDetails: error.details)
      log(.serverTrailer, .trailer(trailer), isTruncated: isTruncated)
    }
  }

  /// The call was cancelled: there are no trailers.
  func cancel() {
    guard !hasEnded.exchange(true, ordering: .relaxed) else { return }
    log(.cancel, nil)
  }

  /// The end of a call that threw.
  func end(throwing error: any Error) {
    let error = RPCError(converting: error)
    // Nobody sends a status where the task was cancelled.
    if error.code == .cancelled, Task.isCancelled { cancel() } else { end(.failure(error)) }
  }

  // MARK: - Entries

  private func message(_ type: Entry.EventType, _ message: Bytes) {
    let count = min(message.count, extent.messageBytes)
    let logged = V1.Message(
      length: UInt32(truncatingIfNeeded: message.count),
      data: count == message.count ? message : message.slice(0..<count))
    log(type, .message(logged), isTruncated: count < message.count)
  }

  private func metadata(_ metadata: Metadata) -> (V1.Metadata, isTruncated: Bool) {
    var logged: [V1.MetadataEntry] = []
    var room = extent.metadataBytes
    for entry in metadata.entries where !BinaryLog.omittedKeys.contains(entry.key) {
      let value: Bytes =
        switch entry.value {
        case .text(let text): Bytes(text.utf8)
        case .binary(let bytes): bytes
        }
      let size = entry.key.utf8.count + value.count
      // What follows the first that is too much is left out, too, so that what is there is a beginning.
      guard size <= room else { return (.init(entry: logged), true) }
      room -= size
      logged.append(.init(key: entry.key, value: value))
    }
    return (.init(entry: logged), false)
  }

  private func log(_ type: Entry.EventType, _ payload: Entry.Payload?, isTruncated: Bool = false, peer: Peer? = nil) {
    var entry = Entry()
    entry.timestamp = .init(.now)
    entry.callId = id
    entry.sequenceIdWithinCall = lastEntry.wrappingAdd(1, ordering: .relaxed).newValue
    entry.type = type
    entry.logger = logger
    entry.payload = payload
    entry.payloadTruncated = isTruncated
    entry.peer = peer.map { .init($0) }
    // It has texts that were texts before: there is nothing in it that can't be written.
    if let bytes = try? entry.serialized() { sink.write(bytes) }
  }
}

extension Grpc.Binarylog.V1.Address {
  /// Of `ipv4:127.0.0.1:50123`, `ipv6:[::1]:50123` or `unix:/path`.
  init(_ peer: Peer) {
    self.init()
    let parts = peer.address.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return }
    let rest = parts[1]
    switch parts[0] {
    case "unix":
      type = .unix
      address = String(rest)
    case "ipv4", "ipv6":
      guard let colon = rest.lastIndex(of: ":") else { return }
      type = parts[0] == "ipv4" ? .ipv4 : .ipv6
      address = String(rest[..<colon].filter { $0 != "[" && $0 != "]" })
      ipPort = UInt32(rest[rest.index(after: colon)...]) ?? 0
    default: break
    }
  }
}
