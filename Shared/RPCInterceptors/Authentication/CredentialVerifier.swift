import Messages
import RPCCore

/// Knows whose a token is.
public protocol CredentialVerifier: Sendable {
  /// Whose the token is; throws ``RPCCore/RPCError``, `UNAUTHENTICATED` when it is nobody's or no longer good.
  ///
  /// - Parameter token: As it came: it must go into no log and no error.
  func verify(_ token: String, for method: Method) async throws -> Identity
}

/// A fixed set of tokens, of which only digests are kept.
///
/// Every digest is compared, in a time that does not depend on where they differ: meant for as many tokens as fit into a
/// configuration.
public struct TokenDigests: CredentialVerifier {
  private let known: [(digest: Bytes, identity: Identity)]
  private let digest: @Sendable (String) -> Bytes

  /// - Parameters:
  ///   - known: Each token's digest, and whose it is.
  ///   - digest: A cryptographic hash of a token, such as SHA-256: the caller's, as the runtime brings none. Tokens are
  ///     random and long, so that it need not be slow.
  public init(_ known: [(digest: Bytes, identity: Identity)], digest: @escaping @Sendable (String) -> Bytes) {
    self.known = known
    self.digest = digest
  }

  public func verify(_ token: String, for method: Method) async throws -> Identity {
    let shown = digest(token)
    var found: Identity?
    for (digest, identity) in known where Self.isEqual(shown, digest) { found = identity }
    guard let found else { throw RPCError(.unauthenticated, "The token is not known.") }
    return found
  }

  /// Compares all of the bytes, wherever the first difference is.
  static func isEqual(_ left: Bytes, _ right: Bytes) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (one, other) in zip(left, right) { difference |= one ^ other }
    return difference == 0
  }
}
