import Messages

/// The headers or trailers of a call that belong to its users: keys with text or binary values, in their order.
///
/// Keys are lower-case ASCII; a key that ends with `-bin` has binary values, which transports carry as base64.
/// Keys that start with `grpc-` or `:` belong to the protocol and are not here.
/// Source: gRPC's PROTOCOL-HTTP2.md, Custom-Metadata.
public struct Metadata: Sendable, Hashable {
  /// One value of a key.
  public enum EntryValue: Sendable, Hashable {
    /// Printable ASCII, spaces inside allowed.
    case text(String)
    /// Any bytes.
    case binary(Bytes)
  }

  /// A key and one of its values.
  public struct Entry: Sendable, Hashable {
    public let key: String
    public let value: EntryValue
  }

  public private(set) var entries: [Entry]

  public init() { entries = [] }

  public init(minimumCapacity: Int) {
    entries = []
    if minimumCapacity > 0 { entries.reserveCapacity(minimumCapacity) }
  }

  public var isEmpty: Bool { entries.isEmpty }

  /// The text values of a key, in their order.
  public subscript(key: String) -> [String] {
    entries.compactMap { entry in
      guard entry.key == key, case .text(let text) = entry.value else { return nil }
      return text
    }
  }

  /// The first text value of a key.
  public func first(_ key: String) -> String? {
    for entry in entries where entry.key == key {
      if case .text(let text) = entry.value { return text }
    }
    return nil
  }

  /// The first binary value of a key.
  public func firstBinary(_ key: String) -> Bytes? {
    for entry in entries where entry.key == key {
      if case .binary(let bytes) = entry.value { return bytes }
    }
    return nil
  }

  /// Adds a text value; keeps the key's other values. A key or value that can't be sent is refused.
  ///
  /// - Returns: Whether it was added.
  @discardableResult
  public mutating func add(_ text: String, for key: String) -> Bool {
    guard let key = Self.normalized(key), !key.hasSuffix("-bin"), Self.isSendable(text) else { return false }
    entries.append(Entry(key: key, value: .text(text)))
    return true
  }

  /// Adds a binary value; the key must end with `-bin`.
  ///
  /// - Returns: Whether it was added.
  @discardableResult
  public mutating func add(_ bytes: Bytes, for key: String) -> Bool {
    guard let key = Self.normalized(key), key.hasSuffix("-bin") else { return false }
    entries.append(Entry(key: key, value: .binary(bytes)))
    return true
  }

  /// Adds an entry that came off the wire, whose key and value the transport has checked.
  public mutating func addReceived(key: String, value: EntryValue) {
    entries.append(Entry(key: key, value: value))
  }

  /// Adds all entries of another one.
  public mutating func add(contentsOf other: Metadata) {
    entries.append(contentsOf: other.entries)
  }

  /// Removes every value of a key.
  public mutating func remove(_ key: String) {
    entries.removeAll { $0.key == key }
  }

  /// The key in lower case, or nil when it has characters that keys can't have, or belongs to the protocol.
  static func normalized(_ key: String) -> String? {
    guard !key.isEmpty, key.utf8.count <= 255 else { return nil }
    var upper = false
    for byte in key.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
        continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): upper = true
      default: return nil
      }
    }
    let lowered = upper ? key.lowercased() : key
    return lowered.hasPrefix("grpc-") ? nil : lowered
  }

  static func isSendable(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }
}

extension Metadata: ExpressibleByDictionaryLiteral {
  public typealias Key = String

  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(minimumCapacity: elements.count)
    for (key, text) in elements { add(text, for: key) }
  }
}
