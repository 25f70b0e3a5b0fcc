import HTTPRoutes
import Messages
import NIOCore

/// Writes a streamed answer to an HTTP/1.1 connection, piece by piece as the socket takes them.
struct HTTP1BodyWriter: HTTPBodyWriter {
  let connection: HTTP1Connection

  func write(_ bytes: Bytes) async throws {
    guard !bytes.isEmpty else { return }
    try Task.checkCancellation()
    let promise = connection.makePromise()
    connection.onLoop { connection.write(bytes, promise: promise) }
    try await promise.futureResult.get()
  }
}

extension ByteBufferAllocator {
  func buffer(_ bytes: Bytes) -> ByteBuffer {
    var buffer = buffer(capacity: bytes.count)
    unsafe bytes.withUnsafeBytes { _ = unsafe buffer.writeBytes($0) }
    return buffer
  }
}
