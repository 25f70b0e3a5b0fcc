import HTTPRoutes
import Messages

/// Reads what a client sends over a WebSocket: frames, however they are cut, to messages and signs.
///
/// A frame's payload is taken as it comes, so that a long one is never held twice, and what is wrong is told at its first
/// byte. Source: RFC 6455, section 5.
struct WebSocketReader: ~Copyable {
  enum Event: Hashable {
    /// A message, behind a byte that says whether it is text.
    case message(Bytes)
    case ping(Bytes)
    case pong
    case close(WebSocketCloseCode?, String)
  }

  /// What the client did wrong, as it is told.
  struct Violation: Error, Hashable {
    let code: WebSocketCloseCode
    let reason: String
  }

  /// The first byte of a message.
  static let (text, binary): (UInt8, UInt8) = (1, 2)

  private let messageBytes: Int
  private let frameBytes: Int

  // The frame that comes.
  /// At most 14 bytes.
  private var head: [UInt8] = []
  private var headCount = 2
  private var opcode = WebSocketFrame.Opcode.continuation
  private var isFinal = true
  private var isInPayload = false
  private var missing = 0
  private var mask: [UInt8] = []
  private var maskPlace = 0
  /// At most 125 bytes.
  private var control: [UInt8] = []

  // The message that comes.
  private var message: BytesBuilder?
  private var check: UTF8Check?

  init(_ configuration: WebSocketEndpoint.Configuration) {
    messageBytes = max(0, configuration.messageBytes)
    frameBytes = max(0, configuration.frameBytes)
  }

  /// Bytes of a message that has not come whole, with the one before it.
  private(set) var partialBytes = 0

  /// Takes bytes, and tells what they complete; nothing may be told to it after it has thrown.
  mutating func read(
    _ data: UnsafeRawBufferPointer, _ body: (Event) throws(Violation) -> Void
  ) throws(Violation) {
    var place = 0
    while true {
      if !isInPayload {
        while head.count < headCount {
          guard place < data.count else { return }
          head.append(unsafe data[place])
          place += 1
          if head.count == 2 { try readFirst() }
        }
        try beginPayload()
      }
      let count = min(missing, data.count - place)
      if count > 0 {
        // Within the bounds: no more than are left.
        try unsafe readPayload(UnsafeRawBufferPointer(rebasing: data[place..<place + count]))
        place += count
        missing -= count
      }
      guard missing == 0 else { return }
      try endFrame(body)
    }
  }

  // MARK: - A frame's head

  /// The first two bytes: what kind of frame it is, and how long its head.
  private mutating func readFirst() throws(Violation) {
    let (first, second) = (head[0], head[1])
    guard first & 0x70 == 0 else { throw .wrong("A frame has a reserved bit set.") }
    guard let opcode = WebSocketFrame.Opcode(rawValue: first & 0x0F) else {
      throw .wrong("A frame's opcode \(first & 0x0F) means nothing.")
    }
    self.opcode = opcode
    isFinal = first & 0x80 != 0
    guard second & 0x80 != 0 else { throw .wrong("A frame of a client is not masked.") }
    let length = second & 0x7F
    if opcode.isControl {
      guard isFinal else { throw .wrong("A control frame is in pieces.") }
      guard length <= 125 else { throw .wrong("A control frame is longer than 125 bytes.") }
    } else if opcode == .continuation {
      guard partialBytes > 0 else { throw .wrong("A frame continues no message.") }
    } else {
      guard partialBytes == 0 else { throw .wrong("A message begins inside of another.") }
    }
    headCount = (length == 126 ? 4 : length == 127 ? 10 : 2) + 4
  }

  private mutating func beginPayload() throws(Violation) {
    let length = head[1] & 0x7F
    let digits = length < 126 ? head[1...1] : head[2..<headCount - 4]
    let count = digits.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } & (length < 126 ? 0x7F : .max)
    guard count >> 63 == 0 else { throw .wrong("A frame's length has its first bit set.") }
    guard length < 126 || count >= (length == 126 ? 126 : 0x1_0000) else {
      throw .wrong("A frame's length is written longer than it needs to be.")
    }
    if !opcode.isControl {
      guard count <= UInt64(frameBytes) else { throw .tooBig("A frame is over the limit of \(frameBytes) bytes.") }
      guard count <= UInt64(messageBytes - partialPayload) else {
        throw .tooBig("A message is over the limit of \(messageBytes) bytes.")
      }
    }
    mask = Array(head.suffix(4))
    maskPlace = 0
    head.removeAll(keepingCapacity: true)
    headCount = 2
    isInPayload = true
    missing = Int(count)
    switch opcode {
    case .text, .binary:
      // No more room than has come: a length alone costs nothing.
      message = BytesBuilder(capacity: min(missing, 4096) + 1)
      message?.append(opcode == .text ? Self.text : Self.binary)
      partialBytes = 1
      check = opcode == .text ? UTF8Check() : nil
    case .close, .ping, .pong: control.removeAll(keepingCapacity: true)
    case .continuation: break
    }
  }

  private var partialPayload: Int { opcode == .continuation ? max(0, partialBytes - 1) : 0 }

  // MARK: - Its payload

  private mutating func readPayload(_ masked: UnsafeRawBufferPointer) throws(Violation) {
    var place = 0
    while place < masked.count {
      let count = min(4096, masked.count - place)
      let isText = unsafe withUnsafeTemporaryAllocation(byteCount: count, alignment: 8) { room in
        for index in 0..<count {
          unsafe room[index] = masked[place + index] ^ mask[maskPlace & 3]
          maskPlace &+= 1
        }
        return unsafe keep(UnsafeRawBufferPointer(room))
      }
      guard isText else { throw .notText }
      place += count
    }
  }

  /// False where it is to be text and is not.
  private mutating func keep(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if opcode.isControl {
      unsafe control.append(contentsOf: bytes)
      return true
    }
    unsafe message?.append(contentsOf: bytes)
    partialBytes += bytes.count
    return unsafe check?.take(bytes) ?? true
  }

  private mutating func endFrame(_ body: (Event) throws(Violation) -> Void) throws(Violation) {
    isInPayload = false
    switch opcode {
    case .ping: try body(.ping(Bytes(control)))
    case .pong: try body(.pong)
    case .close: try body(try Self.close(Bytes(control)))
    case .text, .binary, .continuation:
      guard isFinal, let whole = message.take() else { return }
      partialBytes = 0
      guard check?.isBetweenCharacters ?? true else { throw .notText }
      try body(.message(whole.finish()))
    }
  }

  private static func close(_ payload: Bytes) throws(Violation) -> Event {
    guard !payload.isEmpty else { return .close(nil, "") }
    guard payload.count >= 2 else { throw .wrong("A close code is cut.") }
    let code = WebSocketCloseCode(rawValue: UInt16(payload[0]) << 8 | UInt16(payload[1]))
    guard code.canBeSent else { throw .wrong("Close code \(code) means nothing.") }
    guard let reason = String(validating: payload.dropFirst(2), as: UTF8.self) else { throw .notText }
    return .close(code, reason)
  }
}

extension WebSocketReader.Violation {
  static func wrong(_ reason: String) -> Self { Self(code: .protocolError, reason: reason) }
  static func tooBig(_ reason: String) -> Self { Self(code: .messageTooBig, reason: reason) }
  static let notText = Self(code: .invalidPayload, reason: "What is to be text is not UTF-8.")
}
