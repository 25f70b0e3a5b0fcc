import NIOCore

/// The handler before a client's connection until the first bytes have come: it tells a server that speaks HTTP/1.1 by
/// them, and what that server says.
final class FirstAnswer: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let connection: ClientConnection

  init(_ connection: ClientConnection) { self.connection = connection }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = unwrapInboundIn(data).readableBytesView
    guard bytes.starts(with: Self.start) else {
      context.fireChannelRead(data)
      context.pipeline.syncOperations.removeHandler(self, promise: nil)
      return
    }
    connection.answeredInHTTP1(Self.summary(String(decoding: bytes.prefix(1024), as: UTF8.self)))
  }

  private static let start = Array("HTTP/1.".utf8)

  /// The body's first line when it is there, else the status.
  static func summary(_ answer: String) -> String {
    let lines = answer.split(separator: "\r\n", omittingEmptySubsequences: false)
    let body = lines.drop { !$0.isEmpty }.dropFirst().first.flatMap { $0.split(separator: "\n").first }
    return String((body ?? lines.first ?? "").prefix(200))
  }
}
