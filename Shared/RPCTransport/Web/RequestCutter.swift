import Messages
import RPCCore

/// Cuts a request's body into messages as its bytes come.
struct RequestCutter: ~Copyable {
  /// The longest piece of a body of bytes.
  static let pieceBytes = 64 << 10

  private let shape: CallShape.Request
  private let limit: Int
  private var assembler: MessageAssembler
  private var base64 = Base64Stream()
  private var values: JSONSequence
  private var hasPiece = false
  /// Bytes of a message that has not come whole.
  private(set) var partialBytes = 0

  /// - Parameter limit: The largest message, in bytes.
  init(_ shape: CallShape.Request, limit: Int) {
    self.shape = shape
    self.limit = limit
    assembler = MessageAssembler(limit: limit)
    // Flags say more here than whether a message is compressed.
    assembler.keepsFlags = true
    values = JSONSequence(limit: limit)
  }

  /// Takes bytes, and gives each message that they complete.
  mutating func append(
    _ data: UnsafeRawBufferPointer, message: (Bytes) throws(RPCError) -> Void
  ) throws(RPCError) {
    switch shape {
    case .envelopes(inBase64: false): try unsafe assemble(data, message)
    case .envelopes(inBase64: true):
      let bytes = try unsafe base64.decode(data)
      try unsafe bytes.withUnsafeBytes { (bytes) throws(RPCError) in try unsafe assemble(bytes, message) }
    case .values:
      defer { partialBytes = values.partialBytes }
      try unsafe values.append(data, message: message)
    case .pieces:
      var rest = unsafe data
      while unsafe !rest.isEmpty {
        let count = max(1, min(rest.count, Self.pieceBytes, limit))
        hasPiece = true
        try message(unsafe Bytes(copying: UnsafeRawBufferPointer(rebasing: rest[..<count])))
        unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    // The call has its one message's bytes itself.
    case .whole: break
    }
  }

  private mutating func assemble(
    _ data: UnsafeRawBufferPointer, _ message: (Bytes) throws(RPCError) -> Void
  ) throws(RPCError) {
    var partial = partialBytes + data.count
    defer { partialBytes = partial }
    try unsafe assembler.append(data) { whole throws(RPCError) in
      partial = 0
      try message(whole)
    }
  }

  /// The body is over.
  mutating func finish(_ message: (Bytes) throws(RPCError) -> Void) throws(RPCError) {
    switch shape {
    case .envelopes:
      guard assembler.isBetweenMessages, base64.isBetweenGroups else { throw ServerCall.cutOff }
    case .values: try values.finish(message)
    // What the path says needs a message to be in.
    case .pieces: if !hasPiece { try message([]) }
    case .whole: break
    }
  }
}
