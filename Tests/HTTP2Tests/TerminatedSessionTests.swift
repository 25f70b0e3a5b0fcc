import Testing

@testable import HTTP2

@Suite("Frames after the one that ends a session")
struct TerminatedSessionTests {
  private static func frame(_ type: UInt8, flags: UInt8 = 0, stream: UInt8 = 0, _ payload: [UInt8]) -> [UInt8] {
    [0, UInt8(payload.count >> 8), UInt8(payload.count & 255), type, flags, 0, 0, 0, stream] + payload
  }

  private static let opening = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + frame(4, [])

  /// Each is an error of the connection, whether libnghttp2 finds it or what stands before it.
  private static let fatal: [[UInt8]] = [
    frame(0, stream: 0, [1]), frame(0, stream: 1, [1]), frame(1, flags: 4, stream: 2, [0x82, 0x86, 0x84]),
    frame(1, flags: 4, stream: 0, [0x82]), frame(1, flags: 4, stream: 1, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]),
    frame(2, stream: 0, [0, 0, 0, 0, 1]), frame(3, stream: 0, [0, 0, 0, 8]),
    frame(3, stream: 1, [0, 0, 0, 8]), frame(4, stream: 1, []), frame(4, [0, 2, 0, 0, 0, 2]),
    frame(4, [0, 4, 0x80, 0, 0, 0]), frame(4, [0, 5, 0, 0, 0, 1]), frame(4, flags: 1, [0, 0, 0, 0, 0, 0]),
    frame(5, flags: 4, stream: 1, [0, 0, 0, 2]), frame(6, stream: 1, [UInt8](repeating: 0, count: 8)),
    frame(7, stream: 1, [UInt8](repeating: 0, count: 8)), frame(8, [0, 0, 0, 0]), frame(8, [0x7F, 0xFF, 0xFF, 0xFF]),
    frame(9, flags: 4, stream: 1, [0x82]), frame(4, [UInt8](repeating: 0, count: 6 * 33)),
  ]

  /// Each has a size that its type does not have.
  private static let malformed: [[UInt8]] = [
    frame(0, flags: 8, stream: 1, []), frame(1, flags: 0x2C, stream: 1, [0]), frame(2, stream: 1, [0, 0, 0, 0]),
    frame(3, stream: 1, [0, 0, 0]), frame(4, [0, 0, 0, 0, 0]), frame(5, stream: 1, [0]),
    frame(6, [UInt8](repeating: 0, count: 7)), frame(7, [UInt8](repeating: 0, count: 7)), frame(8, [0, 0, 0]),
    frame(10, [0]), frame(10, [0xFF, 0xFF, 0]), frame(12, [0]), frame(16, [0, 0, 0]), frame(0x16, [1]),
    // More than a frame may have.
    [1, 0, 0, 6, 0, 0, 0, 0, 0],
  ]

  @Test("A malformed frame behind the one that ends a session is nothing any more (CVE-2026-27135)")
  func malformedAfterTheEnd() async {
    // In a process of its own: where it goes wrong, libnghttp2 aborts.
    await #expect(processExitsWith: .success) {
      for first in Self.fatal {
        for second in Self.malformed {
          for cut in [false, true] {
            let events = RecordingDelegate()
            let session = try Session(role: .server, delegate: events)
            let tail = first + second + second
            let parts = cut ? [Self.opening] + tail.map { [$0] } : [Self.opening + tail]
            // What libnghttp2 finds it says by GOAWAY, floods by an error.
            for part in parts { try? part.withUnsafeBytes { try session.receive($0) } }
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            let count = try? buffer.withUnsafeMutableBytes { try session.produce(into: $0) }
            let hasEnded = session.goAwaySent != nil || session.failure != nil
            #expect(hasEnded, "\(first) \(second) \(cut): \(buffer.prefix(count ?? 0))")
          }
        }
      }
    }
  }
}
