internal import CProtobuf

extension Message {
  /// Reads the wire format.
  ///
  /// Errors say what is wrong and in which field. Unknown fields are kept; of a field that comes twice the last one
  /// counts, and messages are merged, as the protobuf specification says.
  public init(serialized bytes: borrowing Bytes, options: DecodingOptions = .init()) throws(MessageError) {
    guard !bytes.isEmpty else {
      self.init()
      return
    }
    let descriptor = unsafe Self.layout.descriptor
    self = try Arena.withArena(limit: options.memoryLimit(size: bytes.count)) { arena throws(MessageError) in
      let unpacker = Unpacker(bytes, arena: arena, maxNesting: options.maxNesting)
      let message = unsafe try unpacker.makeMessage(descriptor)
      try unsafe unpacker.read(WireCursor(bytes.start, count: bytes.count), into: message, descriptor, level: 1)
      let source = MessageSource(bytes, sharingThreshold: options.sharingThreshold)
      return unsafe Self(decoding: message, from: source)
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
      let message = unsafe encode(into: arena)
      let size = unsafe Packer.measure(message)
      // The format's own limit: lengths are counted in 31 bits.
      guard size <= Int(Int32.max) else { throw MessageError(.tooLarge(limit: Int(Int32.max))) }
      guard size > 0 else { return Bytes() }
      return unsafe Bytes(unsafeUninitializedCapacity: size) { room, count in
        guard let start = room.baseAddress else { return }
        count = unsafe Packer.pack(message, into: start)
      }
    }
  }
}
