internal import CZstd
import Messages

/// libzstd's compressor, with its tables and a buffer.
@safe final class ZstdCompressor: @unchecked Sendable {
  // Sendable: lent by its pool to one caller at a time; the pool's lock orders its uses.
  // Safe: `context` and `buffer` live from `init` to `deinit`, and never leave.

  private let context: OpaquePointer
  private let buffer: UnsafeMutableRawBufferPointer

  init() throws(CompressionError) {
    guard let context = unsafe ZSTD_createCCtx() else { throw .outOfMemory }
    unsafe self.context = context
    unsafe buffer = .allocate(byteCount: Output.bufferBytes, alignment: 16)
  }

  deinit {
    unsafe ZSTD_freeCCtx(context)
    unsafe buffer.deallocate()
  }

  /// Nil when the result would be over the limit.
  func compress(_ bytes: Bytes, atMost limit: Int) throws(CompressionError) -> Bytes? {
    try unsafe bytes.withUnsafeBytes { (input) throws(CompressionError) in
      // The room that libzstd asks for, whatever the limit: with less it gives up before it would have to.
      let made = try unsafe Zstd.make(in: ZSTD_compressBound(input.count), of: buffer) { room in
        unsafe ZSTD_compress2(context, room.baseAddress, room.count, input.baseAddress, input.count)
      }
      guard let made, made.count <= limit else { return nil }
      return made
    }
  }
}

/// libzstd's decompressor and a buffer. It decodes into whole messages, so that it needs no window beside them.
@safe final class ZstdDecompressor: @unchecked Sendable {
  // Sendable: lent by its pool to one caller at a time; the pool's lock orders its uses.
  // Safe: `context` and `buffer` live from `init` to `deinit`, and never leave.

  private let context: OpaquePointer
  private let buffer: UnsafeMutableRawBufferPointer

  init() throws(CompressionError) {
    guard let context = unsafe ZSTD_createDCtx() else { throw .outOfMemory }
    unsafe self.context = context
    unsafe buffer = .allocate(byteCount: Output.bufferBytes, alignment: 16)
  }

  deinit {
    unsafe ZSTD_freeDCtx(context)
    unsafe buffer.deallocate()
  }

  func decompress(_ bytes: Bytes, limit: Int) throws(CompressionError) -> Bytes {
    try unsafe bytes.withUnsafeBytes { (input) throws(CompressionError) in
      let claimed = try unsafe Zstd.contentBytes(input)
      if let claimed, claimed > limit { throw .tooLarge(limit: limit) }
      // Memory that nothing is written to costs nothing: a claim is worth a try.
      var room = unsafe min(limit, max(Int(claimed ?? 0), buffer.count))
      while true {
        let whole = try unsafe Zstd.make(in: room, of: buffer) { room in
          unsafe ZSTD_decompressDCtx(context, room.baseAddress, room.count, input.baseAddress, input.count)
        }
        if let whole { return whole }
        guard room < limit else { throw .tooLarge(limit: limit) }
        // The frames do not say how much they are: again, with more room.
        room = room < limit / 8 ? room * 8 : limit
      }
    }
  }
}

/// What compressing and decompressing have in common.
private enum Zstd {
  /// Runs libzstd with that much room: in the buffer where that will do. Nil when the room is too small.
  static func make(
    in room: Int, of buffer: UnsafeMutableRawBufferPointer, _ run: (UnsafeMutableRawBufferPointer) -> Int
  ) throws(CompressionError) -> Bytes? {
    if room <= buffer.count {
      let count = unsafe run(UnsafeMutableRawBufferPointer(rebasing: buffer[..<room]))
      guard try hasRoom(count) else { return nil }
      return unsafe Bytes(copying: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    var isEnough = true
    let made = try unsafe Bytes(unsafeUninitializedCapacity: room) { (memory, count) throws(CompressionError) in
      let result = unsafe run(memory)
      isEnough = try hasRoom(result)
      count = isEnough ? result : 0
    }
    guard isEnough else { return nil }
    // What is much smaller than its memory does not keep it.
    return made.count < room / 2 ? unsafe made.withUnsafeBytes { unsafe Bytes(copying: $0) } : made
  }

  /// Whether a result is a count of bytes; false when there was too little room for them.
  private static func hasRoom(_ result: Int) throws(CompressionError) -> Bool {
    guard ZSTD_isError(result) != 0 else { return true }
    if ZSTD_getErrorCode(result) == ZSTD_error_dstSize_tooSmall { return false }
    throw error(result)
  }

  private static func error(_ result: Int) -> CompressionError {
    switch ZSTD_getErrorCode(result) {
    case ZSTD_error_srcSize_wrong: .truncated
    case ZSTD_error_memory_allocation: .outOfMemory
    default: .malformed(unsafe String(cString: ZSTD_getErrorName(result)))
    }
  }

  /// How many bytes the frames say that they stand for; nil where one does not say.
  ///
  /// Only today's format passes: libzstd would read those of before its standard, too. Source: RFC 8878, 3.1.
  static func contentBytes(_ input: UnsafeRawBufferPointer) throws(CompressionError) -> UInt64? {
    var rest = unsafe input
    var total: UInt64? = 0
    repeat {
      guard rest.count >= 4 else { throw .truncated }
      let magic = UInt32(littleEndian: unsafe rest.loadUnaligned(as: UInt32.self))
      guard magic == 0xFD2F_B528 || magic & 0xFFFF_FFF0 == 0x184D_2A50 else {
        throw .malformed(rest.count == input.count ? "not zstd" : "bytes follow its end")
      }
      let size = unsafe ZSTD_findFrameCompressedSize(rest.baseAddress, rest.count)
      guard ZSTD_isError(size) == 0, size > 0, size <= rest.count else { throw error(size) }
      // The two largest numbers stand for "unknown" and "error".
      let content = unsafe ZSTD_getFrameContentSize(rest.baseAddress, rest.count)
      if content >= UInt64.max - 1 {
        total = nil
      } else if let before = total {
        let (sum, isOver) = before.addingReportingOverflow(content)
        total = isOver ? UInt64.max : sum
      }
      unsafe rest = UnsafeRawBufferPointer(rebasing: rest[size...])
    } while unsafe !rest.isEmpty
    return total
  }
}
