internal import CZlib
import Messages

/// zlib's compressor for one wrapping, with its tables and a buffer.
@safe final class Deflater: @unchecked Sendable {
  // Sendable: lent by its pool to one caller at a time; the pool's lock orders its uses.
  // Safe: `stream` and `buffer` live from `init` to `deinit`, and never leave.

  /// Stays where it is: zlib's state points back to it.
  private let stream: UnsafeMutablePointer<z_stream>
  private let buffer: UnsafeMutableRawBufferPointer

  /// zlib's own default, 256 KiB of tables.
  private static let memoryLevel: Int32 = 8

  init(_ wrapping: Wrapping) throws(CompressionError) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    unsafe buffer = .allocate(byteCount: Output.bufferBytes, alignment: 16)
    guard
      unsafe deflateInit2_(
        stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, wrapping.windowBits, Self.memoryLevel, Z_DEFAULT_STRATEGY,
        ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw .outOfMemory }
  }

  deinit {
    // Takes a stream whose initialisation failed, too.
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
    unsafe buffer.deallocate()
  }

  /// Nil when the result would be over the limit.
  func compress(_ bytes: Bytes, atMost limit: Int) throws(CompressionError) -> Bytes? {
    unsafe deflateReset(stream)
    return try unsafe bytes.withUnsafeBytes { (input) throws(CompressionError) in
      var rest = unsafe input
      var output = Output()
      while true {
        let room = unsafe min(limit - output.count, buffer.count)
        guard room > 0 else { return nil }
        let given = UInt32(clamping: rest.count)
        unsafe stream.pointee.next_in = rest.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_in = given
        unsafe stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = UInt32(clamping: room)
        // Only input of 4 GiB and more takes more than one turn to be given.
        let status = unsafe deflate(stream, Int(given) == rest.count ? Z_FINISH : Z_NO_FLUSH)
        // zlib takes and makes no more than it was given and had room for.
        let taken = unsafe Int(given - stream.pointee.avail_in)
        unsafe rest = UnsafeRawBufferPointer(rebasing: rest[taken...])
        let made = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<(room - Int(stream.pointee.avail_out))])
        switch status {
        case Z_STREAM_END: return unsafe output.finish(with: made)
        case Z_OK, Z_BUF_ERROR: unsafe output.append(made)
        default: throw .outOfMemory
        }
      }
    }
  }
}
