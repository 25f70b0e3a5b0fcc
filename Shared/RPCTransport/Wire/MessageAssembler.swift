import Messages
import RPCCore

/// Makes messages of a body's bytes, however they are cut: a flag, four bytes of length, the message.
///
/// Source: gRPC's PROTOCOL-HTTP2.md, Length-Prefixed-Message.
struct MessageAssembler: ~Copyable {
  /// Bytes of flag and length.
  static let prefixBytes = 5
  /// The most that is set aside before any byte of a message has come.
  private static let firstRoom = 256 << 10

  private let limit: Int
  private var prefix: (UInt8, UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0, 0)
  private var prefixCount = 0
  private var body: BytesBuilder?
  private var missing = 0
  /// Whether messages are given with their flag before them, since they may be compressed.
  var keepsFlags = false

  /// - Parameter limit: The largest message, in bytes.
  init(limit: Int) { self.limit = limit }

  /// Whether the bytes so far end with a message.
  var isBetweenMessages: Bool { prefixCount == 0 }

  /// Takes bytes, and gives each message that they complete.
  mutating func append(
    _ bytes: UnsafeRawBufferPointer, message: (Bytes) throws(RPCError) -> Void
  ) throws(RPCError) {
    var rest = unsafe bytes
    while unsafe !rest.isEmpty {
      if prefixCount < Self.prefixBytes {
        unsafe rest = takePrefix(rest)
        guard prefixCount == Self.prefixBytes else { return }
        missing = try checkedLength()
        // The common case: the whole message is here, and nothing of it has been kept.
        if rest.count >= missing {
          let whole = unsafe copy(UnsafeRawBufferPointer(rebasing: rest[..<missing]))
          unsafe rest = UnsafeRawBufferPointer(rebasing: rest[missing...])
          prefixCount = 0
          try message(whole)
          continue
        }
        body = BytesBuilder(capacity: min(missing + (keepsFlags ? 1 : 0), Self.firstRoom))
        if keepsFlags { body?.append(prefix.0) }
      }
      // A message under way misses something; none does where an error was thrown, after which nothing means anything.
      guard missing > 0 else { return }
      let count = min(missing, rest.count)
      unsafe body?.append(contentsOf: UnsafeRawBufferPointer(rebasing: rest[..<count]))
      unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      missing -= count
      if missing == 0, let whole = body.take() {
        prefixCount = 0
        try message(whole.finish())
      }
    }
  }

  private func copy(_ whole: UnsafeRawBufferPointer) -> Bytes {
    guard keepsFlags else { return unsafe Bytes(copying: whole) }
    var flagged = BytesBuilder(capacity: whole.count + 1)
    flagged.append(prefix.0)
    unsafe flagged.append(contentsOf: whole)
    return flagged.finish()
  }

  private mutating func takePrefix(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let count = min(Self.prefixBytes - prefixCount, bytes.count)
    unsafe withUnsafeMutableBytes(of: &prefix) { prefix in
      // Both ranges have `count` bytes: `prefixCount` is under 5 here.
      unsafe UnsafeMutableRawBufferPointer(rebasing: prefix[prefixCount..<prefixCount + count])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    }
    prefixCount += count
    return unsafe UnsafeRawBufferPointer(rebasing: bytes[count...])
  }

  private func checkedLength() throws(RPCError) -> Int {
    switch prefix.0 {
    case 0: break
    case 1 where keepsFlags: break
    case 1: throw RPCError(.internalError, "A message is flagged as compressed, and grpc-encoding does not say how.")
    default: throw RPCError(.internalError, "A message has flag \(prefix.0), which means nothing.")
    }
    let length = Int(prefix.1) << 24 | Int(prefix.2) << 16 | Int(prefix.3) << 8 | Int(prefix.4)
    guard length <= limit else { throw .tooLarge(length, limit: limit) }
    return length
  }
}
