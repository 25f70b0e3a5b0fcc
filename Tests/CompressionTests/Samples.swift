import Compression
import Messages
import Testing

/// Bytes of one kind and size.
struct Sample: Sendable, CustomTestStringConvertible {
  enum Kind: String, CaseIterable, Sendable {
    case zeros, text, random, numbers
  }

  let kind: Kind
  let size: Int

  var testDescription: String { "\(size) bytes of \(kind)" }

  /// From nothing to several of a codec's buffers, and the sizes about theirs.
  static let all = Kind.allCases.flatMap { kind in
    [0, 1, 2, 100, 1000, 4096, 65535, 65536, 65537, 131072, 300_001].map { Sample(kind: kind, size: $0) }
  }

  var bytes: Bytes {
    switch kind {
    case .zeros: return Bytes([UInt8](repeating: 0, count: size))
    case .text:
      let text = Array("The tide was out, and the ships lay in the mud of the harbour. ".utf8)
      // Not quite the same on each of its pages.
      return Bytes((0..<size).map { (index: Int) -> UInt8 in text[index % text.count] &+ UInt8(index >> 12 & 3) })
    case .random: return Bytes.random(size, seed: UInt64(size))
    case .numbers:
      var numbers: [UInt8] = []
      for number in 0..<UInt32(size / 4 + 1) { withUnsafeBytes(of: number &* number) { numbers += $0 } }
      return Bytes(numbers.prefix(size))
    }
  }
}

extension Bytes {
  /// The same bytes each time, and nothing that a codec could make shorter.
  static func random(_ count: Int, seed: UInt64) -> Bytes {
    var generator = NumberSequence(state: seed)
    return Bytes((0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next() >> 32) })
  }

  /// With some bytes changed.
  func changing(_ change: (inout [UInt8]) -> Void) -> Bytes {
    var bytes = [UInt8](self)
    change(&bytes)
    return Bytes(bytes)
  }
}

/// Numbers that look random and are the same in each run. Source: SplitMix64.
struct NumberSequence: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension Encoding {
  /// Those that change bytes.
  static let codecs: [Encoding] = [.gzip, .deflate, .zstd]
}

extension Codecs {
  /// Compresses, whatever the length becomes.
  func compressed(_ bytes: Bytes, by encoding: Encoding) throws -> Bytes {
    try #require(try compress(bytes, by: encoding))
  }
}
