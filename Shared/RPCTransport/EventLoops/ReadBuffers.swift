import NIOCore

/// Memory that an event loop's connections read into, one after the other: none of them keeps any while nothing comes.
///
/// SwiftNIO would keep a buffer for each connection, as large as its largest read.
final class ReadBuffers: RecvByteBufferAllocator, @unchecked Sendable {
  // Sendable: touched on its event loop only.

  /// What one read takes at most, in bytes.
  static let capacity = 64 << 10

  private var spare: ByteBuffer?

  func buffer(allocator: ByteBufferAllocator) -> ByteBuffer {
    guard var buffer = spare.take() else { return allocator.buffer(capacity: Self.capacity) }
    // Other memory, if somebody has kept this.
    buffer.clear(minimumCapacity: Self.capacity)
    return buffer
  }

  /// Takes a buffer whose bytes are read.
  func giveBack(_ buffer: ByteBuffer) { spare = buffer }

  /// Whether the next read may be larger: never.
  func record(actualReadBytes: Int) -> Bool { false }
}
