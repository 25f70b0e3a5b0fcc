import Messages
import NIOCore
import NIOSSL

/// A connection or a listening socket, as a registry knows it.
final class SocketRecord: @unchecked Sendable {
  // Sendable: what is not constant is touched on the loop only.

  /// What a socket belongs to.
  enum Owner: Hashable {
    case listener(server: Int64)
    case server(Int64)
    case subchannel(Int64)
  }

  let id: Int64
  let owner: Owner
  let name: String
  private let channel: any Channel
  private let remoteName: String
  private let localCertificate: NIOSSLCertificate?
  /// Nil until the connection's protocol is known, and after its end.
  private weak var connection: (any CountedConnection)?

  // When something was last seen to have happened, and how much had happened by then.
  private var seen = ConnectionCounts()
  private(set) var lastStream: NIODeadline?
  private var lastSent: NIODeadline?
  private var lastReceived: NIODeadline?

  init(id: Int64, owner: Owner, channel: any Channel, name: String, remoteName: String, certificate: NIOSSLCertificate?)
  {
    self.id = id
    self.owner = owner
    self.channel = channel
    self.name = name
    self.remoteName = remoteName
    localCertificate = certificate
  }

  var socketName: SocketName { SocketName(id: id, name: name) }

  // MARK: - On the loop

  /// The connection's protocol is known.
  func attach(_ connection: any CountedConnection) {
    self.connection = connection
    connection.record = self
  }

  /// Looks at what a burst of reads or writes has brought.
  func note(_ counts: ConnectionCounts, at time: NIODeadline) {
    if counts.streamsStarted != seen.streamsStarted { lastStream = time }
    if counts.messagesSent != seen.messagesSent { lastSent = time }
    if counts.messagesReceived != seen.messagesReceived { lastReceived = time }
    seen = counts
  }

  /// The connection has gone, having done that.
  func ended(_ counts: ConnectionCounts, at time: NIODeadline) {
    note(counts, at: time)
    connection = nil
  }

  /// What the connection has done so far, or in all.
  var counts: ConnectionCounts { connection?.counts ?? seen }

  var loop: any EventLoop { channel.eventLoop }

  private func reportNow() -> SocketReport {
    let clock = WallClock()
    var report = SocketReport(
      name: socketName, isListener: isListener, isClient: isClient)
    report.local = SocketReport.Address(channel.localAddress)
    if isListener { return report }
    report.remote = SocketReport.Address(channel.remoteAddress)
    report.remoteName = remoteName
    report.security = security
    guard let connection else { return report }
    let counts = connection.counts
    report.streamsStarted = counts.streamsStarted
    report.streamsFailed = counts.streamsFailed
    report.streamsSucceeded = counts.streamsStarted - counts.streamsFailed - Int64(connection.openStreams)
    report.messagesSent = counts.messagesSent
    report.messagesReceived = counts.messagesReceived
    report.keepalivesSent = counts.keepalivesSent
    report.lastStream = clock.time(of: lastStream)
    report.lastMessageSent = clock.time(of: lastSent)
    report.lastMessageReceived = clock.time(of: lastReceived)
    report.localWindow = connection.windows?.local
    report.remoteWindow = connection.windows?.remote
    return report
  }

  private var isListener: Bool {
    if case .listener = owner { true } else { false }
  }

  private var isClient: Bool {
    if case .subchannel = owner { true } else { false }
  }

  private var security: SocketReport.Security? {
    let operations = channel.pipeline.syncOperations
    let server = try? operations.handler(type: NIOSSLServerHandler.self)
    let client = server == nil ? try? operations.handler(type: NIOSSLClientHandler.self) : nil
    guard let version = server?.tlsVersion ?? client?.tlsVersion else { return nil }
    let remote = server?.peerCertificate ?? client?.peerCertificate
    return SocketReport.Security(
      version: version == .tlsv13 ? "TLSv1.3" : version == .tlsv12 ? "TLSv1.2" : "TLS",
      localCertificate: localCertificate.flatMap { try? Bytes($0.toDERBytes()) },
      remoteCertificate: remote.flatMap { try? Bytes($0.toDERBytes()) })
  }

  // MARK: - On any thread

  func report() async -> SocketReport {
    // What listens may be on a loop of its own; it has nothing that changes.
    if isListener { return reportNow() }
    // An event loop that has ended has ended its connections before.
    return (try? await channel.eventLoop.submit { self.reportNow() }.get())
      ?? SocketReport(
        name: socketName, isListener: false, isClient: isClient)
  }
}

extension SocketReport.Address {
  init(_ address: SocketAddress?) {
    switch address {
    case .v4(let ip):
      // The structure is the kernel's; its address is in the network's order already.
      self = .ip(Bytes(unsafe withUnsafeBytes(of: ip.address.sin_addr) { unsafe Array($0) }), port: address?.port ?? 0)
    case .v6(let ip):
      self = .ip(Bytes(unsafe withUnsafeBytes(of: ip.address.sin6_addr) { unsafe Array($0) }), port: address?.port ?? 0)
    case .unixDomainSocket: self = .unix(address?.pathname ?? "")
    case nil: self = .unknown
    }
  }
}
