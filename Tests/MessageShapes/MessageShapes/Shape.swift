/// A message as many services send it: what the cost of encoding and decoding is measured and counted on.
///
/// Also part of the programs that do the same with other libraries (`Tests/Benchmarks/RPCPeers`).
public enum Shape: String, CaseIterable, Sendable {
  case note = "32 bytes"
  case mentions = "100 nested"
  case matrix = "32 × 384 floats"
  case blob = "64 KiB"
}

/// What is done with a message.
public enum Operation: String, CaseIterable, Sendable {
  /// From bytes; then every field is read.
  case decode
  /// A message that is there.
  case encode
  /// Out of values that no message holds yet.
  case buildAndEncode = "build and encode"
  case decodeJSON = "decode JSON"
  case encodeJSON = "encode JSON"
}

/// What messages of the shapes hold, the same for every library.
public struct ShapeContents: Sendable {
  public struct Mention: Sendable {
    public let text: String
    public let start: UInt32
    public let end: UInt32
    public let label: String
    public let score: Float
    public let page: UInt32
    public let x: Float
    public let y: Float
  }

  public let text = "the quick brown fox jumps over l"
  public let mentions: [Mention]
  public let rows: [[Float]]
  public let data: [UInt8]

  public init() {
    mentions = (0..<100).map { (i: Int) -> Mention in
      let x = Float(i) + 0.5
      let start = UInt32(17 * i)
      return Mention(
        text: "a name in a text, \(10_000 + i)", start: start, end: start + 9, label: "PERSON",
        score: Float(i + 1) / 128, page: UInt32(i / 10 + 1), x: x, y: 3 * x)
    }
    rows = (0..<32).map { row -> [Float] in (row..<row + 384).map { Float($0) * 0.375 - 50 } }
    data = (0..<65_536).map { UInt8(truncatingIfNeeded: $0 &* 31) }
  }
}
