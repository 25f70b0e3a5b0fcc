import NIOCore
import NIOSSL
import Synchronization

/// What a process's servers, channels and sockets tell of themselves, for those who ask: gRPC's channelz is one.
///
/// A server or channel that is given one is in it until it has ended. They count on their event loops, where the registry
/// asks for the numbers; a call meets no lock of it. Without a registry nothing is kept.
///
/// ```swift
/// let registry = TransportRegistry()
/// let server = Server(router: router, eventLoops: loops, registry: registry)
/// ```
public final class TransportRegistry: Sendable {
  private struct State {
    var lastID: Int64 = 0
    var servers: [Int64: ServerRecord] = [:]
    var channels: [Int64: ChannelRecord] = [:]
    var subchannels: [Int64: SubchannelRecord] = [:]
    var sockets: [Int64: SocketRecord] = [:]

    /// Ids are given once, and to one thing, whatever it is.
    mutating func makeID() -> Int64 {
      lastID += 1
      return lastID
    }
  }

  private let state = Mutex(State())

  public init() {}

  // MARK: - What there is

  /// Some of many, in the order of their ids.
  public struct Page<Element: Sendable>: Sendable {
    public let elements: [Element]
    /// There are no more after these.
    public let isLast: Bool

    func map<Other>(_ transform: (Element) async -> Other) async -> Page<Other> {
      var others: [Other] = []
      for element in elements { others.append(await transform(element)) }
      return Page<Other>(elements: others, isLast: isLast)
    }
  }

  /// The servers with that id or a higher one; at most so many.
  public func servers(from id: Int64, limit: Int) async -> Page<ServerReport> {
    await Self.page(state.withLock { $0.servers }, from: id, limit: limit).map { await report($0) }
  }

  public func server(_ id: Int64) async -> ServerReport? {
    guard let record = state.withLock({ $0.servers[id] }) else { return nil }
    return await report(record)
  }

  /// A server's connections; nil when there is no such server.
  public func sockets(ofServer id: Int64, from socket: Int64, limit: Int) -> Page<SocketName>? {
    guard let all = state.withLock({ $0.servers[id] == nil ? nil : $0.sockets }) else { return nil }
    let page = Self.page(all.filter { $0.value.owner == .server(id) }, from: socket, limit: limit)
    return Page(elements: page.elements.map(\.socketName), isLast: page.isLast)
  }

  /// The channels with that id or a higher one; at most so many.
  public func channels(from id: Int64, limit: Int) async -> Page<ChannelReport> {
    await Self.page(state.withLock { $0.channels }, from: id, limit: limit).map { await $0.report() }
  }

  public func channel(_ id: Int64) async -> ChannelReport? { await state.withLock { $0.channels[id] }?.report() }

  public func subchannel(_ id: Int64) async -> SubchannelReport? {
    await state.withLock { $0.subchannels[id] }?.report()
  }

  public func socket(_ id: Int64) async -> SocketReport? { await state.withLock { $0.sockets[id] }?.report() }

  private static func page<Record: Sendable>(
    _ records: [Int64: Record], from id: Int64, limit: Int
  ) -> Page<Record> {
    let ids = records.keys.filter { $0 >= id }.sorted()
    return Page(elements: ids.prefix(max(0, limit)).compactMap { records[$0] }, isLast: ids.count <= limit)
  }

  private func report(_ record: ServerRecord) async -> ServerReport {
    await record.report(sockets(of: .server(record.id)) + sockets(of: .listener(server: record.id)))
  }

  // MARK: - What comes and goes

  func sockets(of owner: SocketRecord.Owner) -> [SocketRecord] {
    state.withLock { $0.sockets }.values.filter { $0.owner == owner }.sorted { $0.id < $1.id }
  }

  func subchannels(of channel: ChannelRecord) -> [SubchannelRecord] {
    state.withLock { $0.subchannels }.values.filter { $0.channel === channel }.sorted { $0.id < $1.id }
  }

  func addServer() -> ServerRecord {
    state.withLock { state in
      let record = ServerRecord(id: state.makeID())
      state.servers[record.id] = record
      return record
    }
  }

  func remove(_ record: ServerRecord) { state.withLock { $0.servers[record.id] = nil } }

  func addSocket(
    _ owner: SocketRecord.Owner, _ channel: any Channel, name: String, remoteName: String = "",
    certificate: NIOSSLCertificate? = nil
  ) -> SocketRecord {
    state.withLock { state in
      let record = SocketRecord(
        id: state.makeID(), owner: owner, channel: channel, name: name, remoteName: remoteName, certificate: certificate
      )
      state.sockets[record.id] = record
      return record
    }
  }

  func remove(_ record: SocketRecord) { state.withLock { $0.sockets[record.id] = nil } }

  func addChannel(_ target: String, observer: (any ClientChannelObserver)?) -> ChannelRecord {
    state.withLock { state in
      let record = ChannelRecord(id: state.makeID(), target: target, registry: self, observer: observer)
      state.channels[record.id] = record
      return record
    }
  }

  func remove(_ record: ChannelRecord) {
    state.withLock { state in
      state.channels[record.id] = nil
      state.subchannels = state.subchannels.filter { $0.value.channel !== record }
    }
  }

  func addSubchannel(_ subchannel: Subchannel, of channel: ChannelRecord, loop: LoopContext) -> SubchannelRecord {
    state.withLock { state in
      let record = SubchannelRecord(id: state.makeID(), subchannel, channel: channel, loop: loop)
      state.subchannels[record.id] = record
      return record
    }
  }

  func remove(_ record: SubchannelRecord) { state.withLock { $0.subchannels[record.id] = nil } }
}
