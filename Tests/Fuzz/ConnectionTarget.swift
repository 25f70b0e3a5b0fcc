import Compression
import HTTPRoutes
import NIOCore
import NIOEmbedded
import RPCCore

@testable import RPCTransport

/// A connection of a server, on an event loop that runs when it is told to. The first byte says how what follows is cut.
enum ConnectionTarget {
  private static let core = ServerCore(
    router: Router(services: [FuzzService()]),
    httpRoutes: [HTTPRoute([.get], .template("/page/{name}")) { call in .text("\(call.parameters)\n") }],
    configuration: .defaults, observer: nil, record: nil)

  /// The same for all inputs, on the one thread that there is: what one leaves behind would be a finding of its own.
  private static let eventLoop = EmbeddedEventLoop()
  private static let loop = LoopContext(loop: eventLoop, codecs: Codecs())

  static func run(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let rest = bytes.dropFirst()
    let size = first == 0 ? max(1, rest.count) : Int(first)
    let channel = EmbeddedChannel(loop: eventLoop)
    do {
      let detector = ProtocolDetector(core: core, loop: loop, peer: Peer(address: "fuzz")) { _ in }
      try channel.pipeline.syncOperations.addHandler(detector)
      try channel.connect(to: SocketAddress(unixDomainSocketPath: "/fuzz")).wait()
      for start in stride(from: rest.startIndex, to: rest.endIndex, by: size) {
        guard channel.isActive else { break }
        try channel.writeInbound(ByteBuffer(bytes: rest[start..<min(start + size, rest.endIndex)]))
        eventLoop.run()
        while try channel.readOutbound(as: ByteBuffer.self) != nil {}
      }
    } catch {
      // A channel that was closed, or an error that its last handler left: nobody else hears of it here.
    }
    _ = try? channel.finish(acceptAlreadyClosed: true)
    eventLoop.run()
  }
}
