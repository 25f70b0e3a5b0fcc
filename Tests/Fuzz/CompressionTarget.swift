import Compression
import Messages

/// Compressed messages: the first byte chooses the codec.
enum CompressionTarget {
  private static let codecs = Codecs()
  private static let limit = 1 << 16

  static func run(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let encoding = Encoding.allCases[Int(first) % Encoding.allCases.count]
    let rest = Bytes(bytes.dropFirst())
    if let made = try? codecs.decompress(rest, by: encoding, limit: limit) {
      require(made.count <= limit, "nothing decompresses to more than the limit")
    }
    guard let compressed = try? codecs.compress(rest, by: encoding) else { return }
    require(
      (try? codecs.decompress(compressed, by: encoding, limit: rest.count)) == rest, "what was compressed returns")
  }
}
