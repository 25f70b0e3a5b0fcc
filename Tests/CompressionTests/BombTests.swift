import Compression
import Glibc
import Messages
import Testing

@Suite("Bombs")
struct BombTests {
  /// Bytes that stand for a thousand times as many and more.
  struct Bomb: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let encoding: Encoding
    let bytes: @Sendable (Codecs) throws -> Bytes
  }

  static let bombs =
    Encoding.codecs.map { encoding in
      Bomb(testDescription: "64 MiB of zeros by \(encoding)", encoding: encoding) {
        try $0.compressed(Bytes([UInt8](repeating: 0, count: 64 << 20)), by: encoding)
      }
    } + [
      Bomb(testDescription: "100,000 members of gzip", encoding: .gzip) { codecs in
        let member = [UInt8](try codecs.compressed(Bytes(repeatElement(0, count: 1000)), by: .gzip))
        return Bytes((0..<100_000).flatMap { _ in member })
      },
      Bomb(testDescription: "frames of zstd that each say little", encoding: .zstd) { codecs in
        let frame = [UInt8](try codecs.compressed(Bytes(repeatElement(0, count: 100_000)), by: .zstd))
        return Bytes((0..<3000).flatMap { _ in frame })
      },
      // A head that says nothing of size and 8 MiB of window, then blocks of 128 KiB of the same byte each.
      Bomb(testDescription: "a frame of zstd that does not say how much it is", encoding: .zstd) { _ in
        let block = { (isLast: Bool) -> [UInt8] in
          let head = UInt32(131072) << 3 | 1 << 1 | (isLast ? 1 : 0)
          return [UInt8(head & 255), UInt8(head >> 8 & 255), UInt8(head >> 16), 0]
        }
        return Bytes([0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x68] + (1...4000).flatMap { block($0 == 4000) })
      },
      // The same, with a claim of 2^63 bytes.
      Bomb(testDescription: "a frame of zstd that says too much", encoding: .zstd) { _ in
        [0x28, 0xB5, 0x2F, 0xFD, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0x80, 1, 0, 0]
      },
    ]

  @Test("A bomb stops at the limit, and takes no more memory than that and a buffer", arguments: bombs.indices)
  func bounded(index: Int) async {
    // In a process of its own, whose memory is that of this test alone.
    await #expect(processExitsWith: .success) { [index] in try BombTests.defuse(BombTests.bombs[index]) }
  }

  struct Failure: Error { let bytes: Int }

  private static func defuse(_ bomb: Bomb) throws {
    let codecs = Codecs()
    let bytes = try bomb.bytes(codecs)
    let limit = 8 << 20
    // Once before, so that what follows is the message's alone: neither a context's nor the program's own pages.
    #expect(throws: CompressionError.tooLarge(limit: 1000)) {
      try codecs.decompress(bytes, by: bomb.encoding, limit: 1000)
    }
    let before = try PeakMemory()
    for _ in 0..<20 {
      do {
        throw Failure(bytes: try codecs.decompress(bytes, by: bomb.encoding, limit: limit).count)
      } catch CompressionError.tooLarge(limit) {}
    }
    // The allocator's own keeping comes on top. Unbounded it would be eight times the limit and more.
    let growth = try before.growth()
    if growth > limit * 3 / 2 { throw Failure(bytes: growth) }
  }
}

/// The most memory that this process has had since some moment.
struct PeakMemory {
  private let before: Int

  struct Unreadable: Error {}

  init() throws {
    // Source: proc(5), /proc/pid/clear_refs.
    guard let file = fopen("/proc/self/clear_refs", "w") else { throw Unreadable() }
    fputs("5", file)
    guard fclose(file) == 0 else { throw Unreadable() }
    before = try Self.peak()
  }

  /// Bytes on top of what it was then.
  func growth() throws -> Int { try Self.peak() - before }

  private static func peak() throws -> Int {
    guard let file = fopen("/proc/self/status", "r") else { throw Unreadable() }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 8192)
    let count = fread(&buffer, 1, buffer.count, file)
    let lines = String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap({ Int($0) })
    else { throw Unreadable() }
    return kilobytes << 10
  }
}
