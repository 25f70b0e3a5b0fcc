import Compression
import Messages
import Testing

@Suite("Bytes that are not what they are said to be")
struct HostileInputTests {
  let codecs = Codecs()
  private static let content = Sample(kind: .text, size: 3000).bytes

  @Test("No beginning of a message passes for the whole", arguments: Encoding.codecs, [0, 1, 300, 3000, 70_000])
  func prefixes(encoding: Encoding, size: Int) throws {
    let compressed = try codecs.compressed(Sample(kind: .text, size: size).bytes, by: encoding)
    for count in 0..<compressed.count {
      #expect(throws: CompressionError.truncated, "\(count) of \(compressed.count) bytes") {
        try codecs.decompress(compressed.slice(0..<count), by: encoding, limit: 100_000)
      }
    }
  }

  @Test("Random bytes are refused", arguments: Encoding.codecs)
  func random(encoding: Encoding) throws {
    let whole = [UInt8](try codecs.compressed(Self.content, by: encoding))
    for seed in 0..<3000 as Range<UInt64> {
      let bytes = Bytes.random(Int(seed % 200), seed: seed)
      #expect(throws: CompressionError.self) { try codecs.decompress(bytes, by: encoding, limit: 10_000) }
      // Behind a head that is in order.
      let behind = Bytes(whole.prefix(12) + bytes)
      if let made = try? codecs.decompress(behind, by: encoding, limit: 10_000) { #expect(made.count <= 10_000) }
    }
  }

  @Test("A changed bit is noticed, or changes what no check covers", arguments: Encoding.codecs)
  func bitFlips(encoding: Encoding) throws {
    let compressed = try codecs.compressed(Self.content, by: encoding)
    var refusals = 0
    for bit in 0..<compressed.count * 8 {
      let changed = compressed.changing { $0[bit / 8] ^= 1 << UInt8(bit % 8) }
      do {
        let made = try codecs.decompress(changed, by: encoding, limit: 10_000)
        #expect(made.count <= 10_000)
        // zlib and gzip have sums of the content; what they let pass are fields that say nothing of it.
        if encoding != .zstd { #expect(made == Self.content, "bit \(bit)") }
      } catch {
        refusals += 1
      }
    }
    #expect(refusals > (encoding == .zstd ? 0 : compressed.count * 6))
    // And the next message is none the worse.
    #expect(try codecs.decompress(compressed, by: encoding, limit: 3000) == Self.content)
  }

  @Test("Each encoding refuses what the others make", arguments: Encoding.codecs, Encoding.codecs)
  func mixedUp(made: Encoding, taken: Encoding) throws {
    let compressed = try codecs.compressed(Self.content, by: made)
    if made == taken { return }
    #expect(throws: CompressionError.self) { try codecs.decompress(compressed, by: taken, limit: 10_000) }
  }

  @Test(
    "Bytes behind the end are refused", arguments: Encoding.codecs,
    [[0], [0x1F], [0x1F, 0x8B], [1, 2, 3, 4, 5]] as [[UInt8]])
  func trailingBytes(encoding: Encoding, garbage: [UInt8]) throws {
    let compressed = try codecs.compressed(Self.content, by: encoding)
    #expect(throws: CompressionError.self) {
      try codecs.decompress(Bytes([UInt8](compressed) + garbage), by: encoding, limit: 10_000)
    }
  }

  @Test("Members of gzip and frames of zstd follow each other; streams of zlib do not")
  func concatenated() throws {
    let parts = [Sample(kind: .text, size: 5000).bytes, [], Sample(kind: .zeros, size: 100_000).bytes]
    let content = parts.reduce([]) { $0 + [UInt8]($1) }
    for encoding in Encoding.codecs {
      let compressed = Bytes(try parts.reduce([]) { $0 + [UInt8](try codecs.compressed($1, by: encoding)) })
      if encoding == .deflate {
        #expect(throws: CompressionError.malformed("bytes follow its end")) {
          try codecs.decompress(compressed, by: encoding, limit: content.count)
        }
      } else {
        #expect(try codecs.decompress(compressed, by: encoding, limit: content.count) == Bytes(content))
        #expect(throws: CompressionError.tooLarge(limit: content.count - 1)) {
          try codecs.decompress(compressed, by: encoding, limit: content.count - 1)
        }
      }
    }
  }

  @Test("A stream that needs a dictionary is refused")
  func dictionary() {
    // A zlib head with FDICT, and the dictionary's sum.
    #expect(throws: CompressionError.malformed("it needs a dictionary")) {
      try codecs.decompress([0x78, 0xBB, 0x01, 0x02, 0x03, 0x04, 0x00], by: .deflate, limit: 100)
    }
  }

  @Test("DEFLATE without a wrapping is not what gRPC calls deflate")
  func bareDeflate() {
    // An empty stored block.
    #expect(throws: CompressionError.self) {
      try codecs.decompress([0x01, 0x00, 0x00, 0xFF, 0xFF], by: .deflate, limit: 100)
    }
  }

  @Test(
    "Frames of zstd's formats before its standard are refused",
    arguments: [0x22, 0x23, 0x24, 0x25, 0x26, 0x27] as [UInt8])
  func legacy(version: UInt8) {
    #expect(throws: CompressionError.malformed("not zstd")) {
      try codecs.decompress([version, 0xB5, 0x2F, 0xFD, 0, 0, 0, 0, 0, 0], by: .zstd, limit: 100)
    }
  }

  @Test("A skipped frame stands for nothing")
  func skippable() throws {
    let skipped: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 9, 9, 9]
    let compressed = [UInt8](try codecs.compressed(Self.content, by: .zstd))
    #expect(try codecs.decompress(Bytes(skipped + compressed + skipped), by: .zstd, limit: 3000) == Self.content)
    #expect(try codecs.decompress(Bytes(skipped), by: .zstd, limit: 0) == [])
  }
}
