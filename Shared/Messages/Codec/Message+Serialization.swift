internal import CProtobuf

extension Message {
  /// Reads the wire format.
  ///
  /// Errors say what is wrong and in which field. Unknown fields are kept; of a field that comes twice the last one
  /// counts, and messages are merged, as the protobuf specification says.
  public init(serialized bytes: Bytes, options: DecodingOptions = .init()) throws(MessageError) {
    guard !bytes.isEmpty else {
      self.init()
      return
    }
    let descriptor = unsafe Self.layout.descriptor
    var scanner = WireScanner(options: options)
    var cursor = unsafe WireCursor(bytes.start, count: bytes.count)
    try unsafe scanner.scan(&cursor, descriptor, level: 1)
    let isNormalized = scanner.needsNormalizing
    let regular = isNormalized ? try unsafe Normalizer(bytes, options).normalize(descriptor) : bytes
    self = try Arena.withArena(limit: options.memoryLimit(size: bytes.count)) { arena throws(MessageError) in
      guard let message = unsafe arena.unpack(regular, descriptor) else {
        throw unsafe arena.state.pointee.isExhausted
          ? MessageError(.tooLarge(limit: options.memoryLimit(size: bytes.count)))
          : MessageError(.malformed("a field's value does not have its type's form"))
      }
      return unsafe Self(decoding: message, from: MessageSource(bytes: bytes, hasTokens: isNormalized))
    }
  }

  /// Reads the wire format out of a copy.
  public init(serialized bytes: some Sequence<UInt8>, options: DecodingOptions = .init()) throws(MessageError) {
    try self.init(serialized: Bytes(bytes), options: options)
  }

  /// The message in the wire format, unknown fields included; equal messages give equal bytes.
  public func serialized() throws(MessageError) -> Bytes {
    // `self` is borrowed throughout, so that the `bytes` fields that the arena points to stay.
    try Arena.withArena { arena throws(MessageError) in
      let message = unsafe encode(into: arena).assumingMemoryBound(to: ProtobufCMessage.self)
      let size = unsafe protobuf_c_message_get_packed_size(message)
      // The format's own limit: lengths are counted in 31 bits.
      guard size <= Int(Int32.max) else { throw MessageError(.tooLarge(limit: Int(Int32.max))) }
      guard size > 0 else { return Bytes() }
      return unsafe Bytes(unsafeUninitializedCapacity: size) { room, count in
        guard let start = room.baseAddress else { return }
        count = unsafe protobuf_c_message_pack(message, start.assumingMemoryBound(to: UInt8.self))
      }
    }
  }
}

extension Arena {
  /// libprotobuf-c's form of the bytes, in the arena; nil when they are not that, or the arena's limit is reached.
  func unpack(_ bytes: Bytes, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>) -> UnsafeRawPointer? {
    var allocator = unsafe ProtobufCAllocator(
      alloc: { state, size in
        // The address that is given below.
        unsafe state?.assumingMemoryBound(to: ArenaState.self).pointee.allocateLimited(size)
      },
      free: { _, _ in },
      allocator_data: UnsafeMutableRawPointer(state))
    return unsafe UnsafeRawPointer(
      protobuf_c_message_unpack(descriptor, &allocator, bytes.count, bytes.start))
  }
}
