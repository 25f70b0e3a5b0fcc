internal import CZlib
import Messages

/// zlib's decompressor, with its window and a buffer.
@safe final class Inflater: @unchecked Sendable {
  // Sendable: lent by its pool to one caller at a time; the pool's lock orders its uses.
  // Safe: `stream` and `buffer` live from `init` to `deinit`, and never leave.

  /// Stays where it is: zlib's state points back to it.
  private let stream: UnsafeMutablePointer<z_stream>
  private let buffer: UnsafeMutableRawBufferPointer

  init() throws(CompressionError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe buffer = .allocate(byteCount: Output.bufferBytes, alignment: 16)
    guard
      unsafe inflateInit2_(
        stream, Wrapping.zlib.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .outOfMemory }
  }

  deinit {
    // Takes a stream whose initialisation failed, too.
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
    unsafe buffer.deallocate()
  }

  func decompress(_ bytes: Bytes, wrapping: Wrapping, limit: Int) throws(CompressionError) -> Bytes {
    unsafe inflateReset2(stream, wrapping.windowBits)
    return try unsafe bytes.withUnsafeBytes { (input) throws(CompressionError) in
      var rest = unsafe input
      var output = Output()
      // Bytes in the buffer, which goes on filling from one member of gzip's to the next.
      var filled = 0
      while true {
        if filled == Output.bufferBytes {
          unsafe output.append(UnsafeRawBufferPointer(buffer))
          filled = 0
        }
        // One byte more than the limit allows shows that it is passed.
        let left = limit - output.count - filled
        let room = min(Output.bufferBytes - filled, left == .max ? left : left + 1)
        let (status, taken, made) = unsafe step(rest, at: filled, room: room)
        guard made <= left else { throw .tooLarge(limit: limit) }
        filled += made
        // zlib takes no more than it was given.
        unsafe rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
        switch status {
        case Z_STREAM_END:
          if unsafe rest.isEmpty {
            return unsafe output.finish(with: UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
          }
          // gzip's members may follow each other (RFC 1952, 2.2); nothing else may.
          guard wrapping == .gzip, unsafe rest.starts(with: [0x1F, 0x8B]) else {
            throw .malformed("bytes follow its end")
          }
          unsafe inflateReset(stream)
        case Z_OK, Z_BUF_ERROR:
          if made == room { continue }
          // With room left over, zlib wants more input than there is.
          if unsafe rest.isEmpty { throw .truncated }
          if taken == 0 { throw .malformed("it leads nowhere") }
        case Z_NEED_DICT: throw .malformed("it needs a dictionary")
        case Z_MEM_ERROR: throw .outOfMemory
        default: throw .malformed(unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "not \(wrapping)")
        }
      }
    }
  }

  /// One call of zlib's: takes input as far as the room in the buffer goes.
  private func step(
    _ input: UnsafeRawBufferPointer, at start: Int, room: Int
  ) -> (status: Int32, taken: Int, made: Int) {
    let given = UInt32(clamping: input.count)
    let target = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[start..<start + room])
    unsafe stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_in = given
    unsafe stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe stream.pointee.avail_out = UInt32(clamping: room)
    let status = unsafe inflate(stream, Z_NO_FLUSH)
    return unsafe (status, Int(given - stream.pointee.avail_in), room - Int(stream.pointee.avail_out))
  }
}
