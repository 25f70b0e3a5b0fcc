import Compression
import Messages
import Testing

@Suite("Compressing and decompressing")
struct CodecTests {
  let codecs = Codecs()

  @Test("What was compressed comes back as it was", arguments: Encoding.allCases, Sample.all)
  func roundTrip(encoding: Encoding, sample: Sample) throws {
    let bytes = sample.bytes
    let compressed = try codecs.compressed(bytes, by: encoding)
    #expect(try codecs.decompress(compressed, by: encoding, limit: bytes.count) == bytes)
    if encoding != .identity, sample.kind == .text || sample.kind == .zeros, sample.size >= 1000 {
      #expect(compressed.count < bytes.count / 4)
    }
  }

  @Test("A codec that was used before gives the same as a new one", arguments: Encoding.codecs)
  func reuse(encoding: Encoding) throws {
    for sample in [
      Sample(kind: .text, size: 100_000), Sample(kind: .random, size: 3000), Sample(kind: .zeros, size: 1),
    ] {
      let first = try Codecs().compressed(sample.bytes, by: encoding)
      #expect(try codecs.compressed(sample.bytes, by: encoding) == first)
      // What went wrong before leaves nothing behind.
      #expect(throws: CompressionError.self) { try codecs.decompress([1, 2, 3], by: encoding, limit: 100) }
      #expect(throws: CompressionError.self) {
        try codecs.decompress(Bytes(first.dropLast(2)), by: encoding, limit: 1 << 20)
      }
      #expect(try codecs.decompress(first, by: encoding, limit: 1 << 20) == sample.bytes)
    }
  }

  @Test("Compressing gives up where its result would be over a limit", arguments: Encoding.codecs)
  func limitOfCompressing(encoding: Encoding) throws {
    for sample in [
      Sample(kind: .random, size: 10), Sample(kind: .random, size: 200_000), Sample(kind: .text, size: 500_000),
    ] {
      let whole = try codecs.compressed(sample.bytes, by: encoding)
      #expect(try codecs.compress(sample.bytes, by: encoding, atMost: whole.count) == whole)
      #expect(try codecs.compress(sample.bytes, by: encoding, atMost: whole.count - 1) == nil)
      #expect(try codecs.compress(sample.bytes, by: encoding, atMost: 0) == nil)
      #expect(try codecs.compress(sample.bytes, by: encoding, atMost: -1) == nil)
    }
    // What is random gets no shorter.
    let random = Bytes.random(10_000, seed: 1)
    #expect(try codecs.compress(random, by: encoding, atMost: random.count - 1) == nil)
  }

  @Test("The limit is to the byte", arguments: Encoding.allCases, [0, 1, 65535, 65536, 65537, 1_000_000])
  func limitOfDecompressing(encoding: Encoding, size: Int) throws {
    for kind in [Sample.Kind.zeros, .random] {
      let bytes = Sample(kind: kind, size: size).bytes
      let compressed = try codecs.compressed(bytes, by: encoding)
      for limit in [size, size + 1, .max] {
        #expect(try codecs.decompress(compressed, by: encoding, limit: limit) == bytes)
      }
      for limit in [-1, 0, size / 2, size - 1] where limit < size && (limit >= 0 || size > 0) {
        #expect(throws: CompressionError.tooLarge(limit: max(0, limit))) {
          try codecs.decompress(compressed, by: encoding, limit: limit)
        }
      }
    }
  }

  @Test("Many threads share the codecs")
  func sharing() async throws {
    let codecs = codecs
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<60 {
        let encoding = Encoding.codecs[index % 3]
        group.addTask {
          let bytes = Sample(kind: index % 2 == 0 ? .text : .numbers, size: 1000 * index).bytes
          for _ in 0..<10 {
            let compressed = try codecs.compressed(bytes, by: encoding)
            #expect(try codecs.decompress(compressed, by: encoding, limit: bytes.count) == bytes)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  // MARK: - Names

  @Test("Encodings have gRPC's names", arguments: Encoding.allCases)
  func names(encoding: Encoding) {
    #expect(Encoding(name: encoding.name.utf8) == encoding)
    #expect("\(encoding)" == encoding.name)
  }

  @Test("Other names are none", arguments: ["", "GZIP", "gzip ", "x-gzip", "br", "snappy", "zst", "zstdd"])
  func otherNames(name: String) { #expect(Encoding(name: name.utf8) == nil) }

  @Test(
    "A list of encodings says what a peer takes",
    arguments: [
      ("", []), ("gzip", [.gzip]), ("identity,deflate,gzip", [.deflate, .gzip]),
      ("identity, deflate,\tgzip", [.deflate, .gzip]),
      ("br, zstd;q=0.5 , snappy", [.zstd]), (",,gzip,,", [.gzip]), ("gzip deflate", [.gzip]), ("*", []),
    ] as [(String, [Encoding])])
  func lists(text: String, encodings: [Encoding]) {
    let set = EncodingSet(list: text.utf8)
    #expect(set == EncodingSet(encodings))
    for encoding in Encoding.allCases {
      #expect(set.contains(encoding) == (encoding == .identity || encodings.contains(encoding)))
    }
  }
}
