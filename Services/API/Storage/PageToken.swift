import Crypto
import Foundation

/// Where a list goes on, as a text that callers can't read, change or use for another list.
///
/// The position and the first 16 bytes of an HMAC-SHA-256 over the list's identity and the position, in base64url.
public struct PageTokenCodec: Sendable {
  private let key: SymmetricKey
  private static let tagLength = 16

  /// `secret` is the installation's own, 32 random bytes.
  public init(secret: [UInt8]) {
    key = SymmetricKey(data: secret)
  }

  /// A token for `position` in the list that `list` identifies: its method and every parameter that shapes it.
  public func encode(_ position: Int64, of list: String) -> String {
    var bytes = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: position >> Int64($0)) }
    bytes += tag(of: bytes, list)
    return Data(bytes).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// The position in a token; nil for the empty one.
  ///
  /// Throws `invalid` when the token was not given for this list.
  public func decode(_ token: String, of list: String) throws(StorageError) -> Int64? {
    guard !token.isEmpty else { return nil }
    let refusal = StorageError.invalid(
      field: "page_token", reason: "not a token of this list; pass next_page_token with the same request fields")
    guard token.utf8.count == 32, !token.contains("="),
      let data = Data(base64Encoded: token.replacing("-", with: "+").replacing("_", with: "/"))
    else { throw refusal }
    let bytes = Array(data)
    guard bytes.count == 8 + Self.tagLength,
      ConstantTime.equal(Array(bytes[8...]), tag(of: Array(bytes[..<8]), list))
    else { throw refusal }
    return bytes[..<8].reduce(into: Int64(0)) { $0 = $0 << 8 | Int64($1) }
  }

  private func tag(of position: [UInt8], _ list: String) -> [UInt8] {
    var code = HMAC<SHA256>(key: key)
    code.update(data: position)
    code.update(data: Array(list.utf8))
    return Array(code.finalize().prefix(Self.tagLength))
  }
}

/// Comparison whose time does not depend on where two values differ.
enum ConstantTime {
  static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (a, b) in zip(left, right) { difference |= a ^ b }
    return difference == 0
  }
}

/// One page of a list.
public struct Slice<Element: Sendable>: Sendable {
  public var elements: [Element]
  /// Empty at the end.
  public var nextPageToken: String
}

/// Which page of a list is asked for.
public struct PageRequest: Sendable {
  /// At least 1.
  public var size: Int
  public var token: String

  public init(size: Int, token: String = "") {
    self.size = max(1, size)
    self.token = token
  }
}
