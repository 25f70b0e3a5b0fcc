import HTTP2
import RPCTransport

/// What hostile clients send.
enum Attack {
  static let opening = RawFrame.preface + RawFrame.settings.bytes

  /// One connection that sends the same again and again until it is closed, or a number of times.
  ///
  /// - Returns: What the server said.
  @discardableResult
  static func flood(
    _ target: SocketTarget, opening: [UInt8] = opening, _ frames: [RawFrame], times: Int = 40_000
  ) -> [RawFrame] {
    guard let connection = RawSocket(target) else { return [] }
    connection.write(opening)
    let burst = (0..<1000).flatMap { _ in frames.flatMap(\.bytes) }
    for _ in 0..<times / 1000 where !connection.write(burst) { break }
    return RawFrame.all(connection.readToEnd())
  }

  /// Streams that are opened and then treated in some way, on connections one after the other.
  static func streams(
    _ target: SocketTarget, connections: Int, each count: Int, head: (UInt32) -> RawFrame,
    then: (UInt32) -> [RawFrame]
  ) -> [RawSocket] {
    for _ in 0..<connections {
      guard let connection = RawSocket(target) else { break }
      connection.write(opening)
      let streams = (0..<UInt32(count)).map { $0 * 2 + 1 }
      let bytes = streams.flatMap { head($0).bytes + then($0).flatMap(\.bytes) }
      _ = connection.write(bytes)
      // What the server has not read yet would be lost with a socket that is closed.
      connection.endSending()
      _ = connection.readToEnd()
    }
    return []
  }

  /// Asks for answers of a size on many streams and takes none of them; with bites, it takes a byte of each now and
  /// then.
  static func hunger(
    _ target: SocketTarget, connections: Int, streams: Int, settings: RawFrame, method: String = "Grow",
    asking text: String = "131072", bites: Int = 0
  ) -> [RawSocket] {
    let message = [0, 0, 0, 0, UInt8(text.utf8.count)] + Array(text.utf8)
    let ids = (0..<streams).map { UInt32($0) * 2 + 1 }
    let requests = ids.flatMap {
      RawFrame.call(method, stream: $0).bytes + RawFrame.data(message, stream: $0, endsStream: true).bytes
    }
    let updates = ids.flatMap { RawFrame.windowUpdate($0, 1).bytes }
    var held: [RawSocket] = []
    for _ in 0..<connections {
      guard let connection = RawSocket(target) else { break }
      connection.write(RawFrame.preface + settings.bytes + RawFrame.settingsAck.bytes + requests)
      held.append(connection)
    }
    for _ in 0..<bites {
      for connection in held { connection.write(updates) }
    }
    return held
  }

  /// A header block that stands for thousands of times its size: one field into the table, then the same by its number.
  static func bomb(stream: UInt32, references: Int) -> RawFrame {
    // Incremental indexing: the name, then 4,000 bytes; together under the table's 4,096.
    let value = [UInt8](repeating: UInt8(ascii: "b"), count: 4000)
    let field: [UInt8] = [0x40, 1, UInt8(ascii: "x"), 0x7F, 0xA1, 0x1E] + value
    return .headers(
      block: HeaderBytes.post + field + [UInt8](repeating: 0x80 | 62, count: references), stream: stream)
  }
}

extension RawFrame {
  /// The frames in some bytes.
  static func all(_ bytes: [UInt8]) -> [RawFrame] {
    var frames: [RawFrame] = []
    var rest = bytes[...]
    while rest.count >= 9 {
      let head = Array(rest.prefix(9))
      let length = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
      guard rest.count >= 9 + length else { break }
      let stream = head[5..<9].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      frames.append(
        RawFrame(type: head[3], flags: head[4], stream: stream, payload: Array(rest.dropFirst(9).prefix(length))))
      rest = rest.dropFirst(9 + length)
    }
    return frames
  }
}
