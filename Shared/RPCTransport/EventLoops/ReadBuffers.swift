import NIOCore

/// Memory that an event loop's connections read into, one after the other: none of them keeps any while nothing comes.
///
/// SwiftNIO by itself keeps a buffer for each connection, as large as its largest read.
final class ReadBuffers: @unchecked Sendable {
  // Sendable: touched on its event loop only.

  /// What one read takes at most, in bytes.
  static let capacity = 128 << 10

  private var spare: ByteBuffer?

  /// Has a connection read into these.
  func serve(_ channel: any Channel) throws {
    try channel.syncOptions?.setOption(.recvAllocator, value: Loan(from: self))
    // So many buffers SwiftNIO keeps, too.
    try channel.syncOptions?.setOption(.maxMessagesPerRead, value: 1)
  }

  /// Has a connection's reader, which keeps what it reads, read into buffers of its own again.
  static func dismiss(_ channel: any Channel) throws {
    try channel.syncOptions?.setOption(
      .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 2048, maximum: capacity))
  }

  /// Takes a buffer whose bytes are read.
  func giveBack(_ buffer: ByteBuffer) {
    if buffer.capacity >= Self.capacity { spare = buffer }
  }

  private func take(_ allocator: ByteBufferAllocator) -> ByteBuffer {
    guard var buffer = spare.take() else { return allocator.buffer(capacity: Self.capacity) }
    // Other memory, if somebody has kept this.
    buffer.clear(minimumCapacity: Self.capacity)
    return buffer
  }

  /// What SwiftNIO asks on a connection's behalf.
  private final class Loan: RecvByteBufferAllocator, @unchecked Sendable {
    // Sendable: as the buffers.
    private let buffers: ReadBuffers
    private var isFirst = true

    /// SwiftNIO keeps the first buffer for good. Enough for a client's first frames, and for the first words of one that
    /// speaks TLS: a connection that is closed with bytes unread loses what it was answered.
    private static let firstCapacity = 2048

    init(from buffers: ReadBuffers) { self.buffers = buffers }

    func buffer(allocator: ByteBufferAllocator) -> ByteBuffer {
      guard isFirst else { return buffers.take(allocator) }
      isFirst = false
      return allocator.buffer(capacity: Self.firstCapacity)
    }

    /// That the next read may be larger: else SwiftNIO reads into the buffer that it has kept.
    func record(actualReadBytes: Int) -> Bool { true }
  }
}
