import Synchronization

/// How a message's bytes are compressed.
///
/// Source: gRPC's doc/compression.md and PROTOCOL-HTTP2.md, Message-Encoding.
public enum Encoding: UInt8, Sendable, Hashable, CaseIterable, AtomicRepresentable {
  /// Not at all.
  case identity
  /// DEFLATE in gzip's wrapping (RFC 1952).
  case gzip
  /// DEFLATE in zlib's wrapping (RFC 1950), as HTTP means it; never without a wrapping.
  case deflate
  /// Zstandard (RFC 8878).
  case zstd

  /// As `grpc-encoding` says it.
  public var name: String {
    switch self {
    case .identity: "identity"
    case .gzip: "gzip"
    case .deflate: "deflate"
    case .zstd: "zstd"
    }
  }

  /// The encoding of that name, in lower case; nil when it is none of these.
  public init?(name: some Sequence<UInt8>) {
    guard let known = Self.allCases.first(where: { name.elementsEqual($0.name.utf8) }) else { return nil }
    self = known
  }
}

extension Encoding: CustomStringConvertible {
  public var description: String { name }
}

/// Encodings that a peer takes. All take ``Encoding/identity``.
public struct EncodingSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public init(_ encodings: some Sequence<Encoding>) {
    self.init(rawValue: encodings.reduce(0) { $0 | Self.bit(of: $1) })
  }

  /// What a `grpc-accept-encoding` field says: names with commas between them. Others' encodings mean nothing here.
  public init(list: some Collection<UInt8>) {
    self.init(
      list.split(separator: UInt8(ascii: ",")).compactMap { part in
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        // Behind a semicolon may stand a weight, as in HTTP's own field.
        let name = part.drop(while: isBlank).prefix { $0 != UInt8(ascii: ";") && !isBlank($0) }
        return Encoding(name: name)
      })
  }

  public func contains(_ encoding: Encoding) -> Bool {
    encoding == .identity || rawValue & Self.bit(of: encoding) != 0
  }

  private static func bit(of encoding: Encoding) -> UInt8 { encoding == .identity ? 0 : 1 << encoding.rawValue }
}
