import Compression
import Foundation
import Installations
import Messages
import Testing

@Suite("Other people's codecs")
struct JudgeTests {
  let codecs = Codecs()

  /// A program that decompresses, or compresses, from standard input to standard output.
  private static func run(_ encoding: Encoding, decompressing: Bool, _ input: Bytes) async throws -> Bytes {
    let (program, arguments): (String, [String])
    switch encoding {
    case .identity: return input
    case .zstd: (program, arguments) = ("/usr/bin/zstd", ["-q", "-c"] + (decompressing ? ["-d"] : ["-19"]))
    case .gzip, .deflate:
      let module = encoding == .gzip ? "gzip" : "zlib"
      let function = decompressing ? "decompress" : "compress"
      let script = "import sys,\(module); sys.stdout.buffer.write(\(module).\(function)(sys.stdin.buffer.read()))"
      (program, arguments) = ("/usr/bin/python3", ["-I", "-c", script])
    }
    let command = try await Command.run(URL(filePath: program), arguments, input: Data(input))
    try #require(command.succeeded, "\(command.errors)")
    return Bytes(command.output)
  }

  private static let samples = [
    Sample(kind: .text, size: 0), Sample(kind: .text, size: 1), Sample(kind: .text, size: 70_000),
    Sample(kind: .numbers, size: 1_000_001), Sample(kind: .random, size: 200_000), Sample(kind: .zeros, size: 300_000),
  ]

  @Test("They read what we write", arguments: Encoding.codecs, samples)
  func ours(encoding: Encoding, sample: Sample) async throws {
    let compressed = try codecs.compressed(sample.bytes, by: encoding)
    #expect(try await Self.run(encoding, decompressing: true, compressed) == sample.bytes)
  }

  @Test(
    "We read what they write, which does not say how much it is where it comes from a pipe", arguments: Encoding.codecs,
    samples)
  func theirs(encoding: Encoding, sample: Sample) async throws {
    let compressed = try await Self.run(encoding, decompressing: false, sample.bytes)
    #expect(try codecs.decompress(compressed, by: encoding, limit: sample.size) == sample.bytes)
    if sample.size > 0 {
      #expect(throws: CompressionError.tooLarge(limit: sample.size - 1)) {
        try codecs.decompress(compressed, by: encoding, limit: sample.size - 1)
      }
    }
  }
}
